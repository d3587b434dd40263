// For everyone: every view in every language and colour scheme, large type, targets for fingers, and
// the focus.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, done, fits, reformed, withPage } from "./support.mjs";

/** What can be pressed, is in sight, and is smaller than 44 px, a box with its label: links within a sentence aside. */
const tooSmall = () =>
  [...document.querySelectorAll("button, a, select, summary, input")]
    .filter((each) => each.checkVisibility({ opacityProperty: true }) && !each.closest("p:not(.check-link)"))
    .map((each) => [each, (each.closest("label:has([type=checkbox])") ?? each).getBoundingClientRect()])
    .filter(([, { width, height }]) => width > 0 && (width < 43.9 || height < 43.9))
    .map(([each, { width, height }]) => `${Math.round(width)} × ${Math.round(height)}: ${each.outerHTML.slice(0, 80)}`);

for (const lang of ["zh-CN", "en-US"]) {
  for (const scheme of ["light", "dark"]) {
    test(
      `every view is accessible and fits (${lang}, ${scheme})`,
      withPage({ lang, scheme, path: "#case=township" }, async (page) => {
        await done(page);
        await fits(page);
        await reformed(page);
        await fits(page);
        await page.locator('[data-part="answer"] [data-explain]').first().click();
        await page.locator("dialog[open]").waitFor();
        await fits(page);
        await page.keyboard.press("Escape");
        await page.goto(`${page.url().split("#")[0]}#check`);
        await page.locator("[data-check]").waitFor();
        await fits(page);
        await page.goto(`${page.url().split("#")[0]}#stage`);
        await page.locator("[data-slide]").waitFor();
        await fits(page);
      }),
    );
  }

  test(
    `large type is remembered, fits a phone, and is larger everywhere (${lang})`,
    withPage({ lang, width: 360, height: 740, touch: true, path: "#case=township" }, async (page) => {
      await reformed(page);
      const size = () => page.locator(".answer-sentence").evaluate((each) => parseFloat(getComputedStyle(each).fontSize));
      const before = await size();
      await page.locator('[data-action="large"]').tap();
      assert.ok((await size()) > before * 1.25);
      await fits(page, [360]);
      await page.reload();
      await done(page);
      assert.equal(await page.locator('[data-action="large"]').getAttribute("aria-pressed"), "true");
      await page.locator('[data-action="large"]').tap();
      assert.equal(await page.locator("html").getAttribute("data-type"), "");
    }),
  );

  test(
    `what can be touched is large enough for a finger (${lang})`,
    withPage({ lang, width: 360, height: 740, touch: true, path: "#case=township" }, async (page) => {
      await done(page);
      assert.deepEqual(await page.evaluate(tooSmall), []);
      await reformed(page);
      assert.deepEqual(await page.evaluate(tooSmall), []);
    }),
  );
}

test(
  "the focus is always seen, and colours of the user's own are accessible too",
  withPage({ path: "#case=township" }, async (page) => {
    await reformed(page);
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return true;
        const { outlineStyle, outlineWidth } = getComputedStyle(focused);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      });
      assert.ok(seen, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 100)));
    }
    await page.emulateMedia({ forcedColors: "active" });
    await accessible(page, "forced colours", { "color-contrast": { enabled: false } });
  }),
);

test(
  "whoever leaves the check stands at the link that led there",
  withPage({ path: "#case=township" }, async (page) => {
    await done(page);
    await page.locator('a[href="#check"]').click();
    await page.locator("[data-check]").waitFor();
    await page.locator(".check-back").click();
    await page.locator("[data-run]").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#check");
  }),
);
