// What stands at the lower edge: what is held and where it may go, then what has come of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, done, withPage } from "./support.mjs";

const phone = { width: 360, height: 740, touch: true };

/** A unit of the reformed structure. */
const unit = (page, id) => page.locator(`[data-side="reform"] [data-unit="${id}"]`);
const outcome = (page) => page.locator('[data-part="outcome"]');
const hint = (page) => page.locator('[data-part="hint"]');

/** Puts a unit's middle at a height of the window. */
const scrollTo = (locator, height) =>
  locator.evaluate((card, wanted) => {
    const { top, bottom } = card.getBoundingClientRect();
    window.scrollBy(0, (top + bottom) / 2 - wanted);
  }, height);

/** A finger that is put down, drawn up, and held until nothing rolls on: a tap would only stop that. */
async function swipe(page, { x, y }, by) {
  const session = await page.context().newCDPSession(page);
  const touch = (type, touchPoints) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", [{ x, y }]);
  for (let step = 1; step <= 8; step += 1) await touch("touchMove", [{ x, y: y - (by * step) / 8 }]);
  await page.waitForTimeout(300);
  await touch("touchMove", [{ x, y: y - by }]);
  await touch("touchEnd", []);
}

for (const options of [{ width: 1280, height: 800 }, phone]) {
  test(
    `at ${options.width} px the answer is told where the cards are, leads to the top, and can be taken back`,
    withPage(options, async (page) => {
      await done(page);
      const choose = (id) => (options.touch ? unit(page, id).tap() : unit(page, id).click());
      await scrollTo(unit(page, "cadre-one"), 400);
      assert.equal(await outcome(page).count(), 0, "nothing is changed");
      await choose("cadre-information");
      await choose("cadre-one");
      await outcome(page).waitFor();
      await done(page);
      await outcome(page).filter({ hasText: /改革后平均办结时间缩短\s0\.\d+\s天（95% 区间/ }).waitFor();
      await accessible(page);
      await outcome(page).locator(".outcome-way").click();
      await outcome(page).waitFor({ state: "detached" });
      const top = await page.locator(".answer-headline").boundingBox();
      assert.ok(top.y >= 0 && top.y < 200, `the headline is on top: ${top.y}`);
      await scrollTo(unit(page, "cadre-one"), 400);
      await outcome(page).locator('[data-action="take-back"]').click();
      await page.locator("[data-tray]").waitFor({ state: "detached" });
      assert.equal(await outcome(page).count(), 0);
      assert.deepEqual(page.problems, []);
    }),
  );
}

test(
  "what a finger picks up is named and stays in sight, and scrolling chooses no target",
  withPage(phone, async (page) => {
    await done(page);
    const card = unit(page, "cadre-information");
    await scrollTo(card, 700);
    const { x, y } = await card.boundingBox();
    await page.touchscreen.tap(x + 100, y + 20);
    assert.match(await hint(page).innerText(), /干部信息科移到哪里/);
    const bar = await hint(page).boundingBox();
    await page.waitForFunction(
      (edge) => document.querySelector(".tree .is-held").getBoundingClientRect().bottom <= edge,
      bar.y,
    );
    const over = await unit(page, "head").boundingBox();
    const before = await page.evaluate(() => window.scrollY);
    await swipe(page, { x: over.x + 60, y: over.y + 20 }, 120);
    await page.waitForFunction((y) => window.scrollY > y + 50, before);
    assert.match(await hint(page).innerText(), /干部信息科移到哪里/);
    assert.equal(await page.locator(".is-target").count(), 0);
    await page.locator('[data-action="put-back"]').tap();
    await page.locator("[data-hand]").waitFor({ state: "detached" });
  }),
);

test(
  "an undo by key leaves the focus in the chart where it was",
  withPage({}, async (page) => {
    await done(page);
    await page.locator('[data-side="baseline"] [data-unit="head"]').focus();
    await unit(page, "cadre-information").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    assert.match(await hint(page).innerText(), /放在这里：/);
    await page.keyboard.press("Enter");
    await page.locator("[data-tray]").waitFor();
    await page.keyboard.press("Control+z");
    await page.locator("[data-tray]").waitFor({ state: "detached" });
    await page.waitForFunction(
      () => document.activeElement.closest("[data-side]")?.dataset.side === "reform",
    );
  }),
);
