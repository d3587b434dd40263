// Nothing jumps when an answer comes: there is room for it, in every case, language and width.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cases, close, done, open } from "./support.mjs";

/** The cases with the longest answers, which are looked at on a touch screen, too. */
const LONGEST = ["direct-leadership", "top-heavy"];
const WIDTHS = [768, 960, 1024, 1088, 1280, 1440, 1600, 1920];
const HEIGHT = 800;
/** What the browser may count as shifted in all (cumulative layout shift). */
const MOST = 0.005;

/** In the page, before its program: adds up what shifts, other than right after an input. */
function watch() {
  window.shifted = 0;
  const add = (list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
  };
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
}

/** In the page: on how many lines the levels, the differences and the verdicts of the answer are. */
function lines() {
  const tops = (of) => [...document.querySelectorAll(`.answer-fact ${of}`)].map((it) => Math.round(it.getBoundingClientRect().top));
  return [".answer-levels", ".answer-change", ".verdict"].map((of) => new Set(tops(of)).size);
}

/** Where the charts are at each width. */
async function tops(page) {
  const found = {};
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    found[width] = await page
      .locator(".charts")
      .evaluate((charts) => Math.round(charts.getBoundingClientRect().top + scrollY));
  }
  return found;
}

/** Where the charts are in the window. */
const inSight = (page) =>
  page.locator(".charts").evaluate((charts) => Math.round(charts.getBoundingClientRect().top));

/** Opens a narrow page whose simulation has to wait until it is let go. */
async function held(path, lang, touch) {
  let release;
  const go = new Promise((resolve) => (release = resolve));
  const hold = async (route) => {
    await go;
    await route.continue();
  };
  const before = async (page) => {
    await page.addInitScript(watch);
    await page.route(/_simulation\.wasm$/, hold);
  };
  const page = await open({ path, lang, width: 360, height: HEIGHT, touch, before });
  await page.locator('[data-part="steps"]').waitFor();
  return { page, release };
}

for (const lang of ["zh-CN", "en-US"]) {
  test(`the first sections are in sight before any move and with the answer: ${lang}`, async () => {
    const page = await open({ lang, width: 1280, height: HEIGHT });
    await done(page);
    const inWindow = async (side, unit) => {
      const { y, height } = await page.locator(`[data-side="${side}"] [data-unit="${unit}"]`).boundingBox();
      assert.ok(y >= 0 && y + height <= HEIGHT, `${unit}: ${y} + ${height}`);
    };
    await inWindow("reform", "general-office");
    assert.ok((await page.locator(".toolbar").boundingBox()).height < 64, "the buttons are one row");
    await page.locator("[data-reading]").first().click();
    await page.locator('[data-part="answer"] [data-measure="delay_mean"]').waitFor();
    await done(page);
    await page.evaluate(() => window.scrollTo(0, 0));
    await inWindow("baseline", "general-office");
    await inWindow("reform", "deputy-talent");
    assert.deepEqual(await page.evaluate(lines), [1, 1, 1], "levels, differences and verdicts are in line");
    await close(page);
  });

  for (const [id, touch] of [...cases.map((id) => [id, false]), ...LONGEST.map((id) => [id, true])]) {
    test(`nothing jumps when an answer comes: ${id}, ${lang}${touch ? ", touched" : ""}`, async () => {
      const { page, release } = await held(`#case=${id}`, lang, touch);
      await page.waitForTimeout(300);
      const shifted = await page.evaluate(() => window.shifted);
      assert.ok(shifted <= MOST, `opened: ${shifted}`);
      const before = await tops(page);
      const readings = page.locator("[data-reading]");
      await readings.first().click();
      const waiting = await tops(page);
      const awaited = await page.locator('[data-part="awaited"]').innerText();
      assert.match(awaited, /^(正在模拟这项改革…|Simulating this reform…)/);
      await page.setViewportSize({ width: 360, height: HEIGHT });
      await readings.first().scrollIntoViewIfNeeded();
      const seen = await inSight(page);
      release();
      await page.locator('[data-part="answer"] [data-measure="delay_mean"]').waitFor();
      await done(page);
      // The browser scrolls by whole pixels.
      assert.ok(Math.abs((await inSight(page)) - seen) <= 1, "360 px");
      for (let reading = 0; reading < (await readings.count()); reading += 1) {
        await readings.nth(reading).click();
        await done(page);
        assert.deepEqual(await tops(page), waiting, `reading ${reading}`);
      }
      await page.locator('[data-action="reset"]').click();
      await page.locator('[data-part="today"] [data-measure="delay_mean"]').waitFor();
      await done(page);
      assert.deepEqual(await tops(page), before, "the figures of today");
      await close(page);
    });
  }
}
