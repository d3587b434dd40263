// The organization chart: an accessible tree with one stop for Tab, folding, searching, colours, the
// list, the size, and what is printed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { withPage } from "./support.mjs";

const unit = (page, id, side = "reform") =>
  page.locator(`[data-side="${side}"] [data-unit="${id}"]`);

const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("data-unit"));

async function done(page) {
  await page.locator('[data-run="done"]').waitFor({ timeout: 60_000 });
}

test(
  "each chart is a tree with one stop for Tab, and the arrows move, fold and unfold",
  withPage({}, async (page) => {
    await done(page);
    for (const side of ["baseline", "reform"]) {
      assert.equal(await page.locator(`[data-side="${side}"] [role="tree"]`).count(), 1);
      assert.equal(await page.locator(`[data-side="${side}"] [tabindex="0"]`).count(), 1);
    }
    await unit(page, "head").focus();
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "deputy-cadre");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await unit(page, "deputy-cadre").getAttribute("aria-expanded"), "false");
    assert.equal(await unit(page, "cadre-one").count(), 0);
    assert.equal(await unit(page, "cadre-one", "baseline").count(), 0);
    await page.keyboard.press("ArrowRight");
    assert.equal(await unit(page, "deputy-cadre").getAttribute("aria-expanded"), "true");
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(page), "commissioner-cadre-one");
    await page.keyboard.press("End");
    const last = await focused(page);
    await page.keyboard.press("Home");
    assert.equal(await focused(page), "head");
    await page.keyboard.press("1");
    assert.equal(await focused(page), "report-centre");
    assert.equal(await page.locator('[data-side="reform"] [tabindex="0"]').count(), 1);
    assert.notEqual(last, "head");
    assert.match(await unit(page, "cadre-one").getAttribute("aria-label"), /干部一科.*忙碌 \d+%.*件在等/);
    assert.deepEqual(page.problems, []);
  }),
);

for (const layout of ["columns", "list"]) {
  test(
    `in the ${layout} the keyboard alone moves a section, and the focus goes with it`,
    withPage({}, async (page) => {
      await done(page);
      await page.locator(`[data-layout="${layout}"]`).click();
      await unit(page, "cadre-information").focus();
      await page.keyboard.press("Space");
      assert.equal(
        await unit(page, "cadre-information").getAttribute("aria-selected"),
        "true",
      );
      await page.keyboard.press("ArrowUp");
      assert.equal(await focused(page), "cadre-allocation");
      await page.keyboard.press("Enter");
      await page.locator('[data-action="undo"]:not([aria-disabled])').waitFor();
      await done(page);
      assert.equal(await focused(page), "cadre-allocation");
      assert.equal(await unit(page, "cadre-information").getAttribute("aria-level"), "5");
      const { violations } = await new AxeBuilder({ page }).include(".charts").analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
        [],
      );
      assert.deepEqual(page.problems, []);
    }),
  );
}

test(
  "on a phone the list is moved by taps, and nothing is wider than the screen",
  withPage({ width: 360, height: 740, touch: true }, async (page) => {
    await done(page);
    await page.locator('[data-layout="list"]').tap();
    await unit(page, "cadre-information").tap();
    await unit(page, "cadre-allocation").tap();
    await page.locator('[data-action="undo"]:not([aria-disabled])').waitFor();
    await done(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0);
    assert.match(await unit(page, "cadre-allocation").innerText(), /\d+% → \d+%/);
  }),
);

test(
  "what is sought is unfolded, marked, counted, and brought into view by Enter",
  withPage({ height: 500 }, async (page) => {
    await done(page);
    await page.locator('[data-action="fold-all"]').click();
    assert.equal(await unit(page, "talent").count(), 0);
    const field = page.locator('[data-part="search"]');
    await field.fill("人才科");
    await unit(page, "talent").waitFor();
    assert.equal(await page.locator('[data-side="reform"] .is-found').count(), 1);
    assert.match(await page.locator(".search output").innerText(), /1/);
    await field.press("Enter");
    await page.waitForFunction(() => document.activeElement?.dataset.unit === "talent");
    const box = await unit(page, "talent").boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 500, "it is in sight");
  }),
);

test(
  "colours come with words or numbers, and a legend",
  withPage({}, async (page) => {
    await done(page);
    const tint = page.locator('[data-part="tint"]');
    await tint.selectOption({ index: 1 });
    assert.equal(await unit(page, "cadre-one").locator(".chip").innerText(), "1");
    assert.equal(await page.locator(".legend [data-line]").count(), 3);
    await tint.selectOption({ index: 2 });
    assert.match(await unit(page, "cadre-one").innerText(), /\d+%/);
    assert.equal(await page.locator(".legend [data-step]").count(), 4);
    const { violations } = await new AxeBuilder({ page }).include(".charts").analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
      [],
    );
  }),
);

test(
  "the size changes by button, key and wheel, and a card can be dragged at any size",
  withPage({}, async (page) => {
    await done(page);
    const width = async () => (await unit(page, "head").boundingBox()).height;
    const natural = await width();
    await page.locator('[data-action="smaller"]').click();
    assert.ok((await width()) < natural);
    await unit(page, "head").focus();
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    assert.ok((await width()) > natural);
    await page.keyboard.press("0");
    const tall = await page.evaluate(() =>
      Math.max(...[...document.querySelectorAll(".tree")].map((tree) => tree.offsetHeight)),
    );
    assert.ok(tall <= 800, `the whole chart is in sight: ${tall}`);
    await unit(page, "head").hover();
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, 120);
    await page.keyboard.up("Control");
    const [from, to] = ["cadre-information", "cadre-allocation"].map((id) => unit(page, id));
    // Away from the edges, near which a drag scrolls the page.
    await to.evaluate((card) => card.scrollIntoView({ block: "center" }));
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    await page.mouse.move(start.x + 30, start.y + 10);
    await page.mouse.down();
    await page.mouse.move(start.x + 42, start.y, { steps: 3 });
    await page.mouse.move(end.x + 30, end.y + 10, { steps: 6 });
    await page.mouse.up();
    await page.locator('[data-tray] [data-unit="cadre-information"]').waitFor();
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "a card glides from where it was to where it is, from one structure to the other too",
  withPage({ width: 360, height: 740, touch: true }, async (page) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await page.evaluate(() => {
      const animate = Element.prototype.animate;
      window.glided = [];
      Element.prototype.animate = function (frames, options) {
        if (frames[0].transform) window.glided.push(this.dataset.unit);
        return animate.call(this, frames, options);
      };
    });
    await done(page);
    await unit(page, "cadre-information").tap();
    await unit(page, "cadre-allocation").tap();
    await page.waitForFunction(() => window.glided.includes("cadre-information"));
    await done(page);
    for (const stage of ["baseline", "reform"]) {
      await page.evaluate(() => (window.glided = []));
      await page.locator(`[data-stage="${stage}"]`).tap();
      await page.waitForFunction(() => window.glided.includes("cadre-information"));
    }
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.evaluate(() => (window.glided = []));
    await page.locator('[data-stage="baseline"]').tap();
    await page.waitForTimeout(300);
    assert.deepEqual(await page.evaluate(() => window.glided), []);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "what is printed is the list",
  withPage({}, async (page) => {
    await done(page);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.locator(".tree.is-list").count(), 2);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    assert.equal(await page.locator(".tree.is-columns").count(), 2);
  }),
);

test(
  "with the load in figures nothing runs out of the card of an office where others are seated",
  withPage({ lang: "en-US" }, async (page) => {
    await done(page);
    await page.locator("[data-reading]").first().click();
    await done(page);
    await page.locator('[data-part="tint"]').selectOption({ index: 2 });
    const beyond = await page.locator('[data-side="reform"] .seat').evaluateAll((seats) =>
      seats.map((seat) => {
        const card = seat.closest("[data-unit]").getBoundingClientRect();
        const reach = [seat, ...seat.children].map((part) => part.getBoundingClientRect().right);
        return Math.max(...reach) - card.right;
      }),
    );
    assert.equal(beyond.length, 4);
    assert.ok(Math.max(...beyond) <= 0.5, `${beyond}`);
  }),
);
