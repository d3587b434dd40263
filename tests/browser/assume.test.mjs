// Work and assumptions: every field can be changed by mouse, touch and keyboard; what that brings is
// predicted at once and simulated after, in the very numbers of the command line.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { withPage } from "./support.mjs";

const CASE = "township";
const REVIEW = "assumptions.review.chief.mean";
const MEASURES = ["delay_mean", "on_time", "balance_cv"];

const panel = (page) => page.locator('[data-part="assumptions"]');
const row = (page, place) => page.locator(`[data-field="${place}"]`);
const slider = (page, place) => row(page, place).locator('input[type="range"]').first();
const number = (page, place) => row(page, place).locator('input[type="text"]').first();
const outlook = (page) => page.locator("[data-outlook]");

async function done(page) {
  await page.locator('[data-run="done"]').waitFor({ timeout: 60_000 });
}

/** Opens the panel and one of its groups. */
async function openGroup(page, group) {
  await page.locator('[data-action="assumptions"]').click();
  await panel(page).locator(`[data-group="${group}"] h4 button`).click();
}

/** The report of the command line on the edited document. */
function commandLineReport(edit) {
  const limit = { encoding: "utf8", maxBuffer: 1 << 26 };
  const spanlab = process.env.SPANLAB_COMMAND;
  const scenario = JSON.parse(execFileSync(spanlab, ["preset", CASE], limit));
  edit(scenario);
  const input = JSON.stringify(scenario);
  return JSON.parse(execFileSync(spanlab, ["run", "-", "--json"], { ...limit, input }));
}

/** The page's answer is that of the command line. */
async function agrees(page, report) {
  for (const measure of MEASURES) {
    const shown = page.locator(`[data-part="answer"] [data-measure="${measure}"]`);
    const found = report.difference[measure];
    assert.equal(Number(await shown.getAttribute("data-value")), found.value);
    assert.equal(Number(await shown.getAttribute("data-half-width")), found.half_width);
    assert.equal(await shown.getAttribute("data-verdict"), found.verdict);
  }
}

test(
  "a slider drawn by mouse predicts at once and simulates after, as the command line does",
  withPage({ path: `#case=${CASE}` }, async (page) => {
    await done(page);
    await page.locator("[data-reading]").first().click();
    await done(page);
    const answer = page.locator('[data-part="answer"] [data-measure="delay_mean"]');
    const before = await answer.getAttribute("data-value");
    await openGroup(page, "Times");
    await slider(page, REVIEW).scrollIntoViewIfNeeded();
    const { x, y, width, height } = await slider(page, REVIEW).boundingBox();
    await page.mouse.move(x + width * 0.5, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.45, y + height / 2, { steps: 6 });
    await page.locator('[data-outlook="is-predicted"]').waitFor();
    assert.match(await outlook(page).innerText(), /约 \d+\.\d 天[\s\S]*约 \d+\.\d 天[\s\S]*预测/);
    await page.mouse.up();
    await page.locator('[data-outlook="is-simulated"]').waitFor({ timeout: 60_000 });
    await done(page);
    const minutes = Number(await number(page, REVIEW).inputValue());
    assert.notEqual(minutes, 35);
    assert.match(await page.locator('[data-part="assumed"]').innerText(), /已改动 1 项假设/);
    assert.notEqual(await answer.getAttribute("data-value"), before);
    const report = commandLineReport((scenario) => {
      scenario.assumptions ??= {};
      scenario.assumptions.review = { chief: { mean: minutes, cv: 1 } };
    });
    await agrees(page, report);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "a number that is typed is taken, one that is not allowed is refused with a sentence",
  withPage({ path: `#case=${CASE}` }, async (page) => {
    await done(page);
    await openGroup(page, "Quality");
    const place = "assumptions.catch";
    await number(page, place).fill("150");
    await number(page, place).press("Enter");
    assert.match(await row(page, place).locator('[role="alert"]').innerText(), /应填 0 到 100%；现仍为 50%/);
    assert.equal(await number(page, place).getAttribute("aria-invalid"), "true");
    assert.equal(await number(page, place).inputValue(), "150");
    await number(page, place).fill("half");
    await number(page, place).press("Enter");
    assert.match(await row(page, place).locator('[role="alert"]').innerText(), /不是数字/);
    assert.equal(await number(page, place).inputValue(), "half");
    assert.equal(await page.locator('[data-action="undo"]').isDisabled(), true);
    await number(page, place).fill("80％");
    await number(page, place).press("Enter");
    await row(page, place).locator('[data-action="restore"]').waitFor();
    assert.equal(await row(page, place).locator('[role="alert"]').count(), 0);
    assert.equal(await number(page, place).inputValue(), "80");
    await done(page);
    await row(page, place).locator('[data-action="restore"]').click();
    assert.equal(await number(page, place).inputValue(), "50");
    assert.equal(await page.locator('[data-action="restore-all"]').count(), 0);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "the slider of an empty field goes on from what holds",
  withPage({ path: `#case=${CASE}` }, async (page) => {
    await done(page);
    await openGroup(page, "Presence");
    const place = "organization.units[0].presence";
    assert.equal(await number(page, place).getAttribute("placeholder"), "按职级（60%）");
    await slider(page, place).press("ArrowRight");
    await row(page, place).locator('[data-action="restore"]').waitFor();
    assert.equal(await number(page, place).inputValue(), "61");
    await row(page, place).locator('[data-action="restore"]').click();
    assert.equal(await number(page, place).inputValue(), "");
    assert.equal(await slider(page, place).getAttribute("aria-valuetext"), "按职级（60%）");
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "those who listen hear where a slider rests, and which mean is whose",
  withPage({ path: `#case=${CASE}` }, async (page) => {
    await done(page);
    await page.locator("[data-reading]").first().click();
    await done(page);
    await openGroup(page, "Times");
    await page.waitForTimeout(900);
    await page.evaluate(() => {
      window.heard = [];
      const place = document.querySelector("[data-heard]");
      const hear = () => window.heard.push(place.textContent);
      new MutationObserver(hear).observe(place, { subtree: true, childList: true, characterData: true });
    });
    await slider(page, REVIEW).focus();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowLeft");
    await page.waitForTimeout(300);
    assert.deepEqual(await page.evaluate(() => window.heard), []);
    await page.waitForFunction(() => /现行 .*天，改革后 .*天（模拟）/.test(window.heard.at(-1)));
    assert.ok((await page.evaluate(() => window.heard)).length <= 3);
  }),
);

test(
  "the volume of work is the first field, found by what it is called, and one change that can be undone",
  withPage({ path: `#case=${CASE}` }, async (page) => {
    await done(page);
    await page.locator('[data-action="assumptions"]').click();
    const volume = "assumptions.volume";
    const first = await panel(page).locator("[data-field]").first().getAttribute("data-field");
    assert.equal(first, volume);
    for (const word of ["业务量", "来件", "volume"]) {
      await panel(page).locator('input[type="search"]').fill(word);
      await row(page, volume).waitFor();
    }
    await panel(page).locator('input[type="search"]').fill("");
    const before = await outlook(page).innerText();
    await number(page, volume).fill("0.5 倍");
    await number(page, volume).press("Enter");
    await done(page);
    assert.match(await page.locator('[data-part="assumed"]').innerText(), /已改动 1 项假设/);
    await page.locator('[data-outlook="is-simulated"]').waitFor();
    assert.notEqual(await outlook(page).innerText(), before);
    await page.locator('[data-action="close-assumptions"]').click();
    await page.locator('[data-action="undo"]').click();
    await done(page);
    assert.match(await page.locator('[data-part="assumed"]').innerText(), /默认值/);
  }),
);

test(
  "on a phone the panel covers the page, and a finger moves the slider",
  withPage({ path: `#case=${CASE}`, width: 360, height: 740, touch: true }, async (page) => {
    await done(page);
    await page.locator('[data-action="assumptions"]').tap();
    const box = await panel(page).boundingBox();
    assert.deepEqual([box.x, box.y, box.width, box.height], [0, 0, 360, 740]);
    await panel(page).locator('[data-group="Class(0)"] h4 button').tap();
    const place = "work[0].arrivals.per_day";
    await slider(page, place).scrollIntoViewIfNeeded();
    const before = await number(page, place).inputValue();
    const dial = await slider(page, place).boundingBox();
    assert.ok(dial.height >= 44, `${dial.height} px`);
    await page.touchscreen.tap(dial.x + dial.width * 0.3, dial.y + dial.height / 2);
    await panel(page).locator('[data-action="restore-all"]').waitFor();
    assert.notEqual(await number(page, place).inputValue(), before);
    await page.locator('[data-action="close-assumptions"]').tap();
    assert.equal(await panel(page).isVisible(), false);
    assert.match(await page.locator('[data-part="assumed"]').innerText(), /已改动 1 项假设/);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "the keyboard alone opens the panel, moves a slider in one step, and closes it",
  withPage({ path: `#case=${CASE}`, lang: "en-US" }, async (page) => {
    await done(page);
    await page.locator('[data-action="assumptions"]').focus();
    await page.keyboard.press("Enter");
    await panel(page).getByRole("searchbox").focus();
    await page.keyboard.type("one review by the chief");
    await row(page, REVIEW).waitFor();
    assert.equal(await panel(page).locator("[data-field]").first().getAttribute("data-field"), REVIEW);
    await slider(page, REVIEW).focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
    await row(page, REVIEW).locator('[aria-valuetext="42 min"]').waitFor();
    await row(page, REVIEW).locator('[data-action="restore"]').waitFor();
    await page.locator('[data-action="undo"]:not([aria-disabled])').waitFor();
    assert.match(await page.locator('[data-part="assumed"]').innerText(), /1 assumption changed/);
    await page.keyboard.press("Escape");
    assert.equal(await panel(page).isVisible(), false);
    const focused = () => document.activeElement.getAttribute("data-action");
    assert.equal(await page.evaluate(focused), "assumptions");
    await page.keyboard.press("Control+z");
    await page.locator('[data-part="assumed"]', { hasText: "defaults" }).waitFor();
    assert.equal(await page.locator('[data-action="undo"]').isDisabled(), true);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "a value with which nobody could do the work is refused with a sentence",
  withPage({ path: `#case=${CASE}` }, async (page) => {
    await done(page);
    await page.locator('[data-action="assumptions"]').click();
    const sections = panel(page).locator('[data-group^="Unit("]');
    const first = await sections.first().getAttribute("data-group");
    await panel(page).locator(`[data-group="${first}"] h4 button`).click();
    const place = `organization.units[${first.match(/\d+/)[0]}].clerks`;
    await number(page, place).fill("0");
    await number(page, place).press("Enter");
    assert.match(await row(page, place).locator('[role="alert"]').innerText(), /不能改为 0 人/);
    assert.equal(await number(page, place).inputValue(), "0");
    assert.notEqual(await slider(page, place).inputValue(), "0");
    assert.equal(await page.locator('[data-action="undo"]').isDisabled(), true);
    assert.deepEqual(page.problems, []);
  }),
);

for (const [width, scheme] of [
  [1280, "light"],
  [360, "dark"],
]) {
  test(
    `nothing is wrong with the open panel for those who listen, ${width} px, ${scheme}`,
    withPage({ path: `#case=${CASE}`, width, scheme, touch: width < 600 }, async (page) => {
      await done(page);
      await page.locator('[data-action="assumptions"]').click();
      for (const group of ["Times", "Presence", "Rules", "Class(0)", "Run"]) {
        await panel(page).locator(`[data-group="${group}"] h4 button`).click();
      }
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
        [],
      );
      const overflow = await panel(page).evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth);
      assert.equal(overflow, 0);
    }),
  );
}

test(
  "a heading that is opened keeps the focus, and Escape closes the panel and gives the focus back",
  withPage({ path: `#case=${CASE}` }, async (page) => {
    await page.locator('[data-action="assumptions"]').click();
    // The first group is open from the start.
    const heading = panel(page).locator("h4 button").nth(1);
    await heading.click();
    await panel(page).locator('[data-group="Times"] .assume-row').first().waitFor();
    const isFocused = (element) => element === document.activeElement;
    assert.ok(await heading.evaluate(isFocused), "the heading has the focus");
    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "hidden" });
    assert.ok(await page.locator('[data-action="assumptions"]').evaluate(isFocused), "the focus is back");
    assert.deepEqual(page.problems, []);
  }),
);
