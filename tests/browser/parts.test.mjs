// The program comes in parts: the charts can be used before the rest of the page is there, and a part
// that does not arrive can be asked for again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { close, done, holding, open } from "./support.mjs";

const LATER = /_later\.wasm$/;
const SIMULATION = /_simulation\.wasm$/;

/** Opens the page with every request for a part treated so. */
const openWith = (pattern, treat, more = {}) =>
  open({ before: (page) => page.route(pattern, treat), ...more });

const card = (page, id) => page.locator(`[data-side="reform"] [data-unit="${id}"]`);

/** Chooses a section and then another, with the keyboard, which merges them. */
async function merge(page, moved, target) {
  await card(page, moved).focus();
  await page.keyboard.press("Enter");
  await card(page, target).focus();
  await page.keyboard.press("Enter");
}

const tray = (page, member) =>
  page.locator(`[data-side="reform"] [data-tray]:has([data-unit="${member}"])`);

test("a section is moved, and the move undone, before the rest of the page is there", async () => {
  const { before, release } = holding(LATER);
  const page = await open({ before });
  await merge(page, "cadre-information", "cadre-allocation");
  await tray(page, "cadre-information").waitFor();
  await page.locator('[data-action="undo"]').click();
  await tray(page, "cadre-information").waitFor({ state: "detached" });
  await page.locator('[data-action="redo"]').click();
  await tray(page, "cadre-information").waitFor();
  assert.equal(await page.locator('[data-part="answer"]').count(), 0);
  // What only the rest knows is done when it is there.
  await page.keyboard.press("Control+k");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  release();
  await page.locator("dialog[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator('[data-part="answer"] [data-measure="delay_mean"]').waitFor();
  await done(page);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test("a dialog that was asked for before the rest was there waits until nothing is dragged", async () => {
  const { before, release } = holding(LATER);
  const page = await open({ before });
  const middle = async (id) => {
    await card(page, id).scrollIntoViewIfNeeded();
    const box = await card(page, id).boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  await page.locator('[data-action="keys"]').click();
  const [from, to] = [await middle("cadre-information"), await middle("cadre-allocation")];
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 8 });
  release();
  await page.locator('[data-part="steps"]').waitFor({ state: "attached" });
  assert.equal(await page.locator('[data-hand="drag"]').count(), 1);
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await page.mouse.move(...(await middle("cadre-allocation")), { steps: 2 });
  await page.mouse.up();
  await page.locator("dialog[open]").waitFor();
  await tray(page, "cadre-information").waitFor();
  await close(page);
});

for (const [lang, sentence, button, byHand] of [
  ["zh-CN", "页面没有载入完整", "重试", true],
  ["en-US", "The page did not load completely", "Try again", false],
]) {
  test(`the rest of the page that does not arrive is said, and asked for again (${lang})`, async () => {
    let page;
    const arrives = () => page?.evaluate(() => window.arrives);
    const treat = async (route) => ((await arrives()) ? route.continue() : route.abort());
    page = await openWith(LATER, treat, { lang });
    const alert = page.getByRole("alert").filter({ hasText: sentence });
    await alert.waitFor();
    await merge(page, "cadre-information", "cadre-allocation");
    await tray(page, "cadre-information").waitFor();
    const again = alert.getByRole("button", { name: button });
    assert.equal(await again.isVisible(), true);
    await again.evaluate((again, byHand) => {
      window.arrives = true;
      if (byHand) again.click();
    }, byHand);
    await alert.waitFor({ state: "detached" });
    await page.locator('[data-part="steps"]').waitFor();
    await done(page);
    assert.equal(await page.locator('[data-action="retry"]').count(), 0);
    await close(page);
  });
}

test("workers whose part does not arrive are said, and can be called again", async () => {
  const page = await openWith(SIMULATION, (route) => route.abort(), { lang: "en-US" });
  await page.getByText("The simulation could not be started").first().waitFor();
  await page.unroute(SIMULATION);
  await page.getByRole("button", { name: "Run again" }).click();
  await done(page);
  await close(page);
});
