// What is done to a case is kept on the device: it is there again when the page is opened again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, address, close, done, holding, open, waitUntilMounted, withPage } from "./support.mjs";

const card = (page, id) => page.locator(`[data-side="reform"] .tree [data-unit="${id}"]`);
const steps = (page) => page.locator('[data-part="steps"] li');
const notice = (page) => page.locator('[data-part="notice"]');
const chooser = (page) => page.locator("select").first();
const work = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("work")));

/** Merges two sections by clicks. */
async function merge(page, one, other) {
  const before = await steps(page).count();
  await card(page, one).click();
  await card(page, other).click();
  await steps(page).nth(before).waitFor();
}

/** Opens a case and waits until it is shown. */
async function choose(page, id) {
  await chooser(page).selectOption(id);
  await page.waitForFunction((id) => location.hash === `#case=${id}`, id);
}

async function reload(page) {
  await page.reload({ waitUntil: "domcontentloaded" });
  await waitUntilMounted(page);
}

/** Sets what is kept before the page is there. */
const keeping = (text) => (page) =>
  page.addInitScript((text) => {
    if (!sessionStorage.getItem("begun")) {
      sessionStorage.setItem("begun", "yes");
      localStorage.setItem("spanlab.work.large-sections", text);
    }
  }, text);

for (const [lang, sentence, unfit, anew, close] of [
  ["zh-CN", "已恢复上次在本机所做的改动", "没有恢复", "从头开始", "知道了"],
  ["en-US", "What you did here before has been restored", "has not been restored", "Begin anew", "Close"],
]) {
  test(
    `steps, those that are off and assumptions are there again after loading anew (${lang})`,
    withPage({ lang }, async (page) => {
      await done(page);
      assert.deepEqual(await work(page), []);
      await merge(page, "cadre-training", "talent");
      await merge(page, "guidance", "organization");
      await steps(page).nth(1).locator("input").uncheck();
      const list = await page.locator('[data-part="steps"] ol').innerText();
      await reload(page);
      await notice(page).waitFor();
      assert.match(await notice(page).innerText(), new RegExp(sentence));
      assert.match(await page.getByRole("status").allInnerTexts().then(String), new RegExp(sentence));
      assert.equal(await page.locator('[data-part="steps"] ol').innerText(), list);
      assert.equal(await steps(page).nth(1).locator("input").isChecked(), false);
      await page.locator('[data-part="answer"] [data-measure="delay_mean"]').waitFor();
      await accessible(page);
      await notice(page).getByRole("button", { name: anew }).click();
      await steps(page).first().waitFor({ state: "detached" });
      assert.equal(await notice(page).count(), 0);
      assert.deepEqual(await work(page), []);
      await page.locator('[data-action="undo"]').click();
      assert.equal(await steps(page).count(), 2);
      await reload(page);
      await notice(page).getByRole("button", { name: close }).click();
      await notice(page).waitFor({ state: "detached" });
      assert.equal(await steps(page).count(), 2);
      assert.deepEqual(page.problems, []);
    }),
  );

  test(
    `what cannot be read is told, stays until something is done, and the page opens (${lang})`,
    withPage({ lang, before: keeping("{nonsense") }, async (page) => {
      await notice(page).waitFor();
      assert.match(await notice(page).innerText(), new RegExp(unfit));
      assert.equal(await notice(page).getByRole("button", { name: anew }).count(), 0);
      await done(page);
      assert.equal(await page.locator('[data-action="undo"]').isDisabled(), true);
      const kept = () => page.evaluate(() => localStorage.getItem("spanlab.work.large-sections"));
      assert.equal(await kept(), "{nonsense");
      await merge(page, "cadre-training", "talent");
      assert.match(await kept(), /cadre-training/);
      await reload(page);
      await steps(page).first().waitFor();
      assert.deepEqual(page.problems, []);
    }),
  );

  test(
    `an address that names no case is told and corrected (${lang})`,
    withPage({ lang, path: "#case=nonsense" }, async (page) => {
      await notice(page).getByText("“nonsense”").waitFor();
      await page.waitForFunction(() => location.hash === "#case=large-sections");
      await notice(page).getByRole("button", { name: close }).click();
      await choose(page, "township");
      await page.evaluate(() => (location.hash = "#case=%E6%9D%91"));
      await notice(page).getByText("“村”").waitFor();
      await page.waitForFunction(() => location.hash === "#case=township");
      assert.deepEqual(page.problems, []);
    }),
  );
}

test(
  "what is assumed otherwise is there again, and is simulated",
  withPage({ lang: "en-US" }, async (page) => {
    await done(page);
    await page.locator('[data-action="assumptions"]').first().click();
    await page.locator('[data-part="assumptions"] [data-group="Times"] h4 button').click();
    const field = page.locator('[data-field="assumptions.review.chief.mean"] input[type="text"]');
    await field.first().fill("50");
    await field.first().press("Enter");
    await page.waitForFunction(() => localStorage.getItem("spanlab.work.large-sections"));
    const line = await page.locator('[data-part="assumed"]').innerText();
    await reload(page);
    await notice(page).waitFor();
    assert.equal(await page.locator('[data-part="assumed"]').innerText(), line);
    await done(page);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "each case has its own work, and the untouched one none",
  withPage({}, async (page) => {
    await done(page);
    await merge(page, "cadre-training", "talent");
    await choose(page, "township");
    assert.equal(await steps(page).count(), 0);
    assert.equal(await notice(page).count(), 0);
    await page.locator("[data-reading]").first().click();
    await steps(page).first().waitFor();
    const town = await steps(page).count();
    await choose(page, "large-sections");
    await notice(page).waitFor();
    assert.equal(await steps(page).count(), 1);
    await choose(page, "top-heavy");
    assert.equal(await notice(page).count(), 0);
    await page.evaluate(() => (location.hash = "#case=township"));
    await notice(page).waitFor();
    assert.equal(await steps(page).count(), town);
    await reload(page);
    await steps(page).nth(town - 1).waitFor();
    assert.equal(await chooser(page).inputValue(), "township");
    assert.deepEqual(page.problems, []);
  }),
);

test("nothing is shown and nothing is run before the work is there again", async () => {
  const page = await open({});
  await done(page);
  await merge(page, "cadre-training", "talent");
  const { before, release } = holding(/_later\.wasm$/);
  await before(page);
  await page.reload({ waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => performance.getEntriesByType("resource").length > 0);
  await page.waitForTimeout(1500);
  assert.equal(await page.locator("#app > .shell").count(), 1);
  assert.equal(page.workers().length, 0);
  release();
  await waitUntilMounted(page);
  assert.equal(await page.locator('[data-side="reform"] [data-tray]:has([data-unit="talent"])').count(), 1);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test("work whose program does not arrive is not lost: the page says so and tries again", async () => {
  const page = await open({ lang: "en-US" });
  await done(page);
  await merge(page, "cadre-training", "talent");
  await page.route(/_later\.wasm$/, (route) => route.abort());
  await page.reload({ waitUntil: "domcontentloaded" });
  const again = page.getByRole("button", { name: "Try again" });
  await again.waitFor();
  await page.unroute(/_later\.wasm$/);
  await again.click();
  await notice(page).waitFor();
  assert.equal(await steps(page).count(), 1);
  await close(page);
});

for (const [what, forbid] of [
  [
    "forbidden",
    () =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      }),
  ],
  [
    "full",
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  ],
]) {
  test(`a storage that is ${what} changes nothing else`, async () => {
    const page = await open({ before: (page) => page.addInitScript(forbid) });
    await done(page);
    await merge(page, "cadre-training", "talent");
    await choose(page, "township");
    await done(page);
    await reload(page);
    assert.equal(await steps(page).count(), 0);
    assert.equal(await notice(page).count(), 0);
    assert.deepEqual(page.problems, []);
    await close(page);
  });
}

test("of two windows the one that changed something last is kept", async () => {
  const one = await open({});
  await done(one);
  const other = await one.context().newPage();
  await other.goto(address);
  await waitUntilMounted(other);
  await done(other);
  await merge(one, "cadre-training", "talent");
  await merge(other, "guidance", "organization");
  assert.equal(await steps(one).count(), 1);
  await reload(one);
  await steps(one).first().waitFor();
  assert.equal(
    await steps(one).first().innerText(),
    await steps(other).first().innerText(),
  );
  await close(one);
});

test(
  "what is done goes before what is told, and both fit a phone",
  withPage({ width: 390, touch: true }, async (page) => {
    await done(page);
    await card(page, "cadre-training").tap();
    await card(page, "talent").tap();
    await steps(page).first().waitFor();
    await reload(page);
    await notice(page).waitFor();
    await card(page, "guidance").tap();
    await notice(page).waitFor({ state: "hidden" });
    assert.equal(await page.locator('.hint[data-part="hint"]').isVisible(), true);
    await page.keyboard.press("Escape");
    await notice(page).waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0);
  }),
);
