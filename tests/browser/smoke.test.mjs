// The page arrives, or says why not. Everything here happens on a sub-path.

import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { test } from "node:test";
import { askWorker, close, done, holding, open, waitUntilMounted, withPage } from "./support.mjs";

const PAGE_WASM = /page-[^/]*\.wasm$/;
const ZH_TITLE = "扁平化·大科制模拟器";
const EN_TITLE = "Spanlab: flat structures, large sections";

test(
  "the page loads without a complaint from the browser",
  withPage({ path: "?from=test#part" }, async (page) => {
    assert.deepEqual(page.problems, []);
    assert.notEqual((await page.locator("#app").innerText()).trim(), "");
  }),
);

for (const [lang, title, sentence] of [
  ["zh-CN", ZH_TITLE, "把科室拖到一起"],
  ["en-GB", EN_TITLE, "Drag sections together"],
  ["fr-FR", EN_TITLE, "Drag sections together"],
]) {
  test(`before any wasm there is a title, a sentence and an outline (${lang})`, async () => {
    const { before, release } = holding(PAGE_WASM);
    const page = await open({ lang, before, mounted: false });
    assert.equal(await page.locator("h1").innerText(), title);
    assert.equal(await page.title(), title);
    assert.match(await page.locator(".shell p").first().innerText(), new RegExp(sentence));
    assert.equal(await page.locator(".shell-chart").count(), 2);
    assert.equal(await page.locator("#shell-retry").isVisible(), false);
    release();
    await waitUntilMounted(page);
    assert.deepEqual(page.problems, []);
    await close(page);
  });
}

test("the stored language wins over the browser's", async () => {
  for (const stored of ["en", '"en"']) {
    const { before, release } = holding(PAGE_WASM);
    const page = await open({
      lang: "zh-CN",
      mounted: false,
      before: async (page) => {
        await before(page);
        await page.addInitScript(
          (value) => localStorage.setItem("spanlab.language", value),
          stored,
        );
      },
    });
    assert.equal(await page.locator("h1").innerText(), EN_TITLE);
    release();
    await close(page);
  }
});

for (const [lang, sentence, button] of [
  ["zh-CN", "页面没有载入完整", "重试"],
  ["en-US", "The page did not load completely", "Try again"],
]) {
  for (const [what, pattern] of [
    ["wasm", PAGE_WASM],
    ["script", /page-[^/]*\.js(\?|$)/],
    ["case", /cases-[^/]*\/large-sections\.json$/],
  ]) {
    test(`a ${what} that does not arrive is said, and can be tried again (${lang})`, async () => {
      const page = await open({
        lang,
        mounted: false,
        before: (page) => page.route(pattern, (route) => route.abort()),
      });
      const retry = page.getByRole("button", { name: button });
      await retry.waitFor();
      assert.match(await page.locator("#shell-failure").innerText(), new RegExp(sentence));
      assert.equal(await page.locator("#shell-loading").isVisible(), false);

      const tryAgain = () => Promise.all([page.waitForEvent("domcontentloaded"), retry.click()]);
      await tryAgain();
      await retry.waitFor();

      await page.unroute(pattern);
      await tryAgain();
      await waitUntilMounted(page);
      await done(page);
      await close(page);
    });
  }
}

test(
  "a case is fetched when it is chosen; one that does not arrive is said, and the shown one stays",
  withPage({ lang: "en-US" }, async (page) => {
    const chooser = page.getByLabel("Case");
    const fetched = [];
    page.on("request", (request) => fetched.push(request.url().replace(/.*\//, "")));
    await page.route(/township\.json$/, (route) => route.abort());
    await chooser.selectOption("township");
    await page.getByText("did not arrive").first().waitFor();
    assert.equal(await chooser.inputValue(), "large-sections");
    await page.unroute(/township\.json$/);
    await chooser.selectOption("township");
    await page.waitForFunction(() => location.hash === "#case=township");
    await page.evaluate(() => (location.hash = "#case=top-heavy"));
    await page.waitForFunction(() => document.querySelector("select").value === "top-heavy");
    const cases = fetched.filter((name) => name.endsWith(".json"));
    assert.deepEqual(cases, ["township.json", "township.json", "top-heavy.json"]);
  }),
);

test(
  "the chooser names the case that is shown, also after undoing a choice",
  withPage({}, async (page) => {
    const chooser = page.locator("select").first();
    for (const id of ["top-heavy", "large-sections"]) {
      await chooser.selectOption(id);
      await page.waitForFunction((id) => location.hash === `#case=${id}`, id);
    }
    await page.locator('[data-action="undo"]').click();
    await page.waitForFunction(() => location.hash === "#case=top-heavy");
    assert.equal(await chooser.inputValue(), "top-heavy");
  }),
);

test(
  "the projector of a case is that of the same case when it is loaded again",
  withPage({ path: "#case=township" }, async (page) => {
    await page.locator('[data-action="project"]').click();
    await page.waitForFunction(() => location.hash === "#stage&case=township");
    await page.reload();
    await page.locator("[data-slide]").first().waitFor();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => location.hash === "#case=township");
    assert.equal(await page.locator("select").first().inputValue(), "township");
  }),
);

test(
  "an address that names a case loads that one alone",
  withPage({ path: "#case=township" }, async (page) => {
    const names = () => performance.getEntriesByType("resource").map((entry) => entry.name);
    const cases = (await page.evaluate(names)).filter((name) => name.endsWith(".json"));
    assert.deepEqual(cases.map((name) => name.replace(/.*\//, "")), ["township.json"]);
    assert.equal(await page.locator("select").first().inputValue(), "township");
  }),
);

test("wasm of the wrong type is loaded all the same", async () => {
  const page = await open({
    before: (page) =>
      page.route(PAGE_WASM, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, contentType: "application/octet-stream" });
      }),
  });
  assert.deepEqual(page.problems, []);
  await close(page);
});

for (const missing of ["WebAssembly", "Worker"]) {
  test(
    `a browser without ${missing} is told so`,
    withPage(
      {
        lang: "en-US",
        mounted: false,
        before: (page) => page.addInitScript((name) => delete globalThis[name], missing),
      },
      async (page) => {
        await page.getByRole("button", { name: "Try again" }).waitFor();
        assert.match(await page.locator("#shell-failure").innerText(), /This browser lacks/);
      },
    ),
  );
}

test(
  "the worker can be started from the document, under the content security policy",
  withPage({}, async (page) => {
    assert.equal(await page.evaluate(askWorker, { until: "" }), '"Ready"');
    assert.deepEqual(page.problems, []);
  }),
);

for (const scheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    test(`the first paint is accessible and fits (${scheme}, ${width} px)`, async () => {
      const { before, release } = holding(PAGE_WASM);
      const page = await open({ scheme, width, before, mounted: false });
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id, help }) => `${id}: ${help}`),
        [],
      );
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overflow, 0);
      release();
      await close(page);
    });
  }
}
