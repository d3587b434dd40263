// The focus is never lost: a button that has nothing more to do keeps it, what was carried by
// keyboard has it again, and the reform's chart is one stop away.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withPage } from "./support.mjs";

const unit = (page, id) => page.locator(`[data-side="reform"] .tree [data-unit="${id}"]`);
const button = (page, name) => page.locator(`[data-action="${name}"]`).first();
const focused = (page) =>
  page.evaluate(() => {
    const { dataset } = document.activeElement;
    return dataset.action ?? dataset.step ?? dataset.unit ?? "";
  });

async function done(page) {
  await page.locator('[data-run="done"]').waitFor({ timeout: 60_000 });
}

test(
  "a button that is off keeps the focus and does nothing",
  withPage({}, async (page) => {
    await done(page);
    await page.locator("[data-reading]").first().click();
    await done(page);
    for (const name of ["undo", "redo", "reset"]) {
      await button(page, name).focus();
      await page.keyboard.press("Enter");
      await page.locator(`[data-action="${name}"][aria-disabled="true"]`).waitFor();
      assert.equal(await focused(page), name);
      const before = await page.locator('[data-part="steps"] li').count();
      await page.keyboard.press("Enter");
      assert.equal(await page.locator('[data-part="steps"] li').count(), before);
      assert.equal(await focused(page), name);
    }
    await button(page, "undo").click();
    const second = page.locator('[data-part="steps"] li').nth(1).locator('[data-step="up"]');
    await second.focus();
    await page.keyboard.press("Enter");
    await page.locator('[data-part="steps"] li').first().locator(":focus").waitFor();
    assert.equal(await focused(page), "up");
  }),
);

test(
  "what was carried by keyboard and is put back has the focus",
  withPage({}, async (page) => {
    await done(page);
    await unit(page, "cadre-information").focus();
    await page.keyboard.press("Enter");
    await page.locator('[data-hand="pick"]').waitFor();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowUp");
    assert.notEqual(await focused(page), "cadre-information");
    await page.keyboard.press("Escape");
    await page.locator("[data-hand]").waitFor({ state: "detached" });
    await unit(page, "cadre-information").and(page.locator(":focus")).waitFor();
  }),
);

for (const [what, way] of [
  ["its button", "Enter"],
  ["Escape from the bar", "Escape"],
]) {
  test(
    `what was carried by keyboard and is put back with ${what} has the focus`,
    withPage({}, async (page) => {
      await done(page);
      const card = unit(page, "cadre-information");
      await card.focus();
      await page.keyboard.press("Enter");
      await page.locator('[data-hand="pick"]').waitFor();
      await button(page, "put-back").focus();
      await page.keyboard.press(way);
      await page.locator("[data-hand]").waitFor({ state: "detached" });
      await card.and(page.locator(":focus-visible")).waitFor();
    }),
  );
}

test(
  "a bar that goes leaves the focus in the chart",
  withPage({}, async (page) => {
    await done(page);
    for (const [open, name] of [["x", "clear-marks"], ["Enter", "put-aside"]]) {
      const card = unit(page, "cadre-information").first();
      await card.focus();
      await page.keyboard.press(open);
      await button(page, name).focus();
      await page.keyboard.press("Enter");
      await button(page, name).waitFor({ state: "detached" });
      await card.and(page.locator(":focus")).waitFor();
    }
  }),
);

test(
  "what a merge of marked sections would bring is told before it is made",
  withPage({}, async (page) => {
    await done(page);
    for (const id of ["cadre-information", "cadre-allocation"]) {
      await unit(page, id).focus();
      await page.keyboard.press("x");
    }
    const told = page.locator('[data-part="marks"] [role="status"]');
    await told.getByText("科室 18 → 17").waitFor();
    await told.getByText(/预测平均办结时间/).waitFor();
    await page.keyboard.press("m");
    await page.locator('[data-side="reform"] [data-tray]').waitFor();
  }),
);

test(
  "the first stop of the page leads to the chart of the reform",
  withPage({}, async (page) => {
    await done(page);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "skip");
    assert.ok(await button(page, "skip").isVisible());
    await page.keyboard.press("Enter");
    await page.locator('[data-side="reform"] .tree [data-unit]:focus').waitFor();
  }),
);

test(
  "at 200 % what has the focus stays above the bar, and what is carried is told once",
  withPage({ lang: "en", width: 640, height: 400 }, async (page) => {
    await done(page);
    const told = page.locator('[data-part="told"]');
    await page.evaluate(() => {
      window.heard = [];
      const hear = (changes) =>
        changes.forEach(({ addedNodes }) =>
          addedNodes.forEach((node) => node.nodeName === "P" && heard.push(node.textContent)),
        );
      new MutationObserver(hear).observe(document.querySelector('[data-part="told"]'), {
        childList: true,
      });
    });
    await page.locator('[data-side="reform"] [data-unit="cadre-information"]').focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await told.getByText("Predicted:").waitFor();
    const heard = await page.evaluate(() => window.heard);
    assert.equal(heard.filter((part) => part.startsWith("Drop here:")).length, 1, heard.join("\n"));
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press("ArrowDown");
      await told.getByText("Drop here:").waitFor();
      await page.waitForFunction(() => {
        const target = document.activeElement.getBoundingClientRect();
        const bar = document.querySelector('.hint[data-part="hint"]').getBoundingClientRect();
        return target.top >= 0 && target.bottom <= bar.top;
      });
    }
  }),
);

test(
  "after the last step is removed the focus is on the button that adds one",
  withPage({}, async (page) => {
    await done(page);
    await page.locator('[data-side="reform"] [data-unit="guidance"]').focus();
    await page.keyboard.press("Enter");
    await page.locator('[data-side="reform"] [data-unit="organization"]').focus();
    await page.keyboard.press("Enter");
    await page.locator('[data-step="remove"]').focus();
    await page.keyboard.press("Enter");
    await page.locator('[data-step="remove"]').waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement.dataset.action === "add-step");
  }),
);
