// What stands on paper: every view, and what the numbers rest on, though nothing of it is open on the
// screen; and that patterns stay lines there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withPage } from "./support.mjs";

const done = (page) => page.locator('[data-run="done"]').waitFor({ timeout: 120_000 });

/** Takes the reform of the case and waits for its answer. */
async function reformed(page) {
  await done(page);
  await page.locator("[data-reading]").first().click();
  await page.locator('[data-part="pictures"] [role="tablist"]').waitFor({ timeout: 120_000 });
  await done(page);
}

test(
  "a browser that does not wait prints every view, and patterns as lines",
  withPage({}, async (page) => {
    await reformed(page);
    const drawn = await page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
      const views = [...document.querySelectorAll('[role="tabpanel"]')];
      const found = views.filter((view) => view.childElementCount > 0).map((view) => view.id);
      window.dispatchEvent(new Event("afterprint"));
      return found;
    });
    const all = ["verdict", "time", "load", "within", "backlog", "details"];
    assert.deepEqual(drawn, all.map((view) => `view-${view}`));
    const paper = await page.pdf({ format: "A4" });
    assert.ok(!paper.includes("/Subtype /Image"), "a picture in pixels");
    assert.equal(await page.locator('[data-part="printed"]').count(), 0);
  }),
);

test(
  "source, assumptions, method and the day are on paper, and nothing that is for the screen only",
  withPage({}, async (page) => {
    await done(page);
    const prints = async () => {
      await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
      await page.emulateMedia({ media: "print" });
      return page.locator('[data-part="printed"]').innerText();
    };
    const today = await prints();
    assert.match(today, /均为本案例的默认值/);
    assert.match(today, /现行结构模拟 \d+ 遍，每遍计 \d+ 个工作日（此前预热 \d+ 天不计）；随机种子 \d+/);
    assert.match(today, /《组织部大科制改革措施》/);
    assert.match(today, new RegExp(`${new Date().getFullYear()} 年 \\d+ 月 \\d+ 日打印`));
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });

    await page.locator('[data-action="assumptions"]').click();
    await page.locator('[data-part="assumptions"] [data-field] input:not([type="range"])').first().fill("1.2");
    await page.keyboard.press("Enter");
    await page.locator('[data-part="assumed"]', { hasText: "已改动 1 项" }).waitFor();
    await done(page);
    const changed = await prints();
    assert.match(changed, /业务量\s+1 倍\s+1.2 倍/);
    for (const gone of [".assume", ".readings", ".check-link", "details.source"]) {
      assert.equal(await page.locator(gone).isVisible(), false, gone);
    }
    assert.deepEqual(page.problems, []);
  }),
);
