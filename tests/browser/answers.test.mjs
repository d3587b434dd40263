// The views of the results: one at a time, by pointer and key, and what each of them says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { done, withPage } from "./support.mjs";

const views = ["verdict", "time", "load", "within", "backlog", "papers", "details"];

/** Takes the reform of the case and waits for its answer. */
async function reformed(page) {
  await page.locator('[data-run="done"]').waitFor({ timeout: 60_000 });
  await page.locator("[data-reading]").first().click();
  await page.locator('[data-part="pictures"] [role="tablist"]').waitFor({ timeout: 120_000 });
  await page.locator('[data-run="done"]').waitFor({ timeout: 120_000 });
}

const tab = (page, view) => page.locator(`[data-view="${view}"]`);

/** The views that can be seen. */
const seen = (page) =>
  page.locator('[role="tabpanel"]:visible').evaluateAll((all) => all.map((one) => one.id));

const measured = async (locator) => Number(await locator.getAttribute("data-value"));

test(
  "one view is shown at a time, by mouse and by arrow keys, and all of them on paper",
  withPage({}, async (page) => {
    await reformed(page);
    assert.deepEqual(await seen(page), ["view-verdict"]);
    for (const view of views) {
      await tab(page, view).click();
      assert.deepEqual(await seen(page), [`view-${view}`]);
    }
    await tab(page, "details").press("Home");
    assert.deepEqual(await seen(page), ["view-verdict"]);
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await seen(page), ["view-time"]);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.view), "time");
    // As a browser does before it prints.
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    await page.locator("#view-details").waitFor();
    // Single papers are printed by whoever looks at them.
    const printed = views.filter((view) => view !== "papers");
    assert.deepEqual(await seen(page), printed.map((view) => `view-${view}`));
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "the deadline is dragged by mouse and moved by key, and tells the share on time",
  withPage({}, async (page) => {
    await reformed(page);
    await tab(page, "within").click();
    const slider = page.locator('#view-within [role="slider"]');
    const reading = page.locator('[data-measure="within"]');
    const { x, y, width, height } = await slider.boundingBox();
    await page.mouse.move(x + width * 0.2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.5, y + height / 2, { steps: 5 });
    await page.mouse.up();
    const before = Number(await slider.getAttribute("aria-valuenow"));
    assert.match(await reading.innerText(), /办结/);
    assert.match(await slider.getAttribute("aria-valuetext"), /现行 \d+\.\d%，改革后 \d+\.\d%/);
    await slider.press("ArrowRight");
    assert.equal(Number(await slider.getAttribute("aria-valuenow")), before + 1);
    await slider.press("End");
    assert.match(await reading.innerText(), /99\.|100/);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "the deadline is moved by a finger",
  withPage({ width: 360, height: 740, touch: true, lang: "en-US" }, async (page) => {
    await reformed(page);
    await tab(page, "within").tap();
    const slider = page.locator('#view-within [role="slider"]');
    await slider.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await slider.boundingBox();
    await page.touchscreen.tap(x + width * 0.9, y + height / 2);
    const far = Number(await slider.getAttribute("aria-valuenow"));
    await page.touchscreen.tap(x + width * 0.1, y + height / 2);
    assert.ok(Number(await slider.getAttribute("aria-valuenow")) < far);
  }),
);

test(
  "the parts of the difference sum to it, and one that is pointed at lights up its desks",
  withPage({}, async (page) => {
    await reformed(page);
    await tab(page, "time").click();
    const mean = page.locator('[data-part="answer"] [data-measure="delay_mean"]');
    const sum = page.locator('[data-part="change"] .is-sum');
    const total = Number(await sum.getAttribute("data-minutes"));
    assert.ok(Math.abs(total - (await measured(mean))) < 1e-6, `${total}`);
    assert.equal(await page.locator("[data-lit]").count(), 0);
    await page.locator('[data-part="change"] [data-kind]').first().hover();
    assert.ok((await page.locator('[data-side="baseline"] [data-lit]').count()) > 0);
    assert.notEqual((await page.locator('[data-part="change"] .sources').innerText()).trim(), "");
    await page.mouse.move(2, 2);
    assert.equal(await page.locator("[data-lit]").count(), 0);
    await page.locator('[data-part="change"] [role="group"]').press("ArrowDown");
    assert.ok((await page.locator('[data-side="reform"] [data-lit]').count()) > 0);
  }),
);

test(
  "the verdict can be read aloud, and says by prediction where it would flip",
  withPage({}, async (page) => {
    await reformed(page);
    const text = page.locator('[data-part="verdict"]');
    await text.getByText("未经模拟").waitFor();
    const said = await text.innerText();
    for (const part of ["平均办结时间", "95% 的文件", "领导", "以上都以本案例的数据和假设为前提"]) {
      assert.ok(said.includes(part), `${part}: ${said}`);
    }
  }),
);

test(
  "where today is simulated more often for a reform, its chart says why its numbers move",
  withPage({ path: "#case=seated-commissioners" }, async (page) => {
    await reformed(page);
    const note = page.locator('[data-side="baseline"] [data-part="recounted"]');
    assert.match(await note.innerText(), /^为比较这项改革，模拟由 \d+ 遍增到 \d+ 遍，预热由 \d+ 天增到 \d+ 天/);
    await page.locator('[data-action="reset"]').click();
    await page.locator('[data-part="today"] [data-measure="delay_mean"]').waitFor();
    assert.equal(await note.count(), 0);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "other time limits are told beside today and in the verdict, with the share on time by both",
  withPage({ path: "#case=parallel-approval" }, async (page) => {
    await done(page);
    await page.locator('[data-reading="limits-only"]').click();
    await page.locator('[data-part="verdict"]').waitFor({ timeout: 120_000 });
    await done(page);
    const both = /现行也按改革后的时限计算：限时办结率为 [\d.]+%，按原时限为 [\d.]+%。/;
    assert.match(await page.locator('[data-part="recounted"]').innerText(), both);
    assert.match(await page.locator(".verdict-text").innerText(), both);
    assert.deepEqual(page.problems, []);
  }),
);
