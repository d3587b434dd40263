// The main job: sections are dragged together, by mouse, by touch, by taps and by keyboard, and the
// page says what that does, in the very numbers of the command line.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { cases, done, fits, withPage } from "./support.mjs";

const MOVED = "cadre-information";
const TARGET = "cadre-allocation";
const MEASURES = ["delay_mean", "on_time", "balance_cv"];

/** A unit of the reformed structure. */
const unit = (page, id) => page.locator(`[data-side="reform"] [data-unit="${id}"]`);

/** The large section that holds a unit, if any. */
const trayOf = (page, id) =>
  page.locator(`[data-side="reform"] [data-tray]:has([data-unit="${id}"])`);

/** Waits until both sections are in one large section, and the run for it is done. */
async function merged(page) {
  await trayOf(page, MOVED).waitFor();
  assert.equal(await trayOf(page, MOVED).locator(`[data-unit="${TARGET}"]`).count(), 1);
  await done(page);
}

/** Waits until no section of the reform is in a large section. */
async function apart(page) {
  await trayOf(page, MOVED).waitFor({ state: "detached" });
}

/** The middle of a unit that is in sight. */
async function middle(locator) {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Brings both units to the middle of the window, so that no edge scrolls. */
async function center(page) {
  await unit(page, TARGET).evaluate((card) => card.scrollIntoView({ block: "center" }));
}

async function dragByMouse(page, from, to) {
  await center(page);
  const [start, end] = [await middle(from), await middle(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 12, start.y - 12, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 8 });
}

/** A finger that is put down on the grip, drawn, and lifted. */
async function dragByTouch(page, from, to) {
  await center(page);
  const grip = await middle(from.locator("[data-grip]"));
  const end = await middle(to);
  const session = await page.context().newCDPSession(page);
  const touch = (type, points) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await touch("touchStart", [grip]);
  for (let step = 1; step <= 8; step += 1) {
    const along = (a, b) => a + ((b - a) * step) / 8;
    await touch("touchMove", [{ x: along(grip.x, end.x), y: along(grip.y, end.y) }]);
  }
  await touch("touchEnd", []);
}

/** The report of the command line for the same merge and seed. */
function commandLineReport() {
  const spanlab = process.env.SPANLAB_COMMAND;
  const limit = { encoding: "utf8", maxBuffer: 1 << 26 };
  const scenario = JSON.parse(execFileSync(spanlab, ["preset", "large-sections"], limit));
  const name = "merged";
  scenario.reform = [{ move: "merge", name, sections: [TARGET, MOVED], sharing: "help" }];
  const input = JSON.stringify(scenario);
  return JSON.parse(execFileSync(spanlab, ["run", "-", "--json"], { ...limit, input }));
}

test(
  "a section dragged onto another by mouse joins it, and the page answers as the command line does",
  withPage({}, async (page) => {
    await done(page);
    await dragByMouse(page, unit(page, MOVED), unit(page, TARGET));
    const hint = page.locator('[data-part="hint"]');
    assert.match(await hint.innerText(), /18\s*→\s*17/);
    await hint.filter({ hasText: /预测平均办结时间缩短 0\.\d+ 天/ }).waitFor();
    await page.mouse.up();
    await merged(page);
    const report = commandLineReport();
    for (const measure of MEASURES) {
      const shown = page.locator(`[data-part="answer"] [data-measure="${measure}"]`);
      const found = report.difference[measure];
      assert.equal(Number(await shown.getAttribute("data-value")), found.value);
      assert.equal(Number(await shown.getAttribute("data-half-width")), found.half_width);
      assert.equal(await shown.getAttribute("data-verdict"), found.verdict);
    }
    assert.match(await page.locator('[data-part="answer"]').innerText(), /改革后平均办结时间缩短/);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "a section dragged by touch joins the one it is dropped on",
  withPage({ width: 360, height: 740, touch: true }, async (page) => {
    await done(page);
    await dragByTouch(page, unit(page, MOVED), unit(page, TARGET));
    await merged(page);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "two taps do what a drag does",
  withPage({ width: 360, height: 740, touch: true }, async (page) => {
    await done(page);
    await unit(page, MOVED).tap();
    await unit(page, TARGET).tap();
    await merged(page);
  }),
);

test(
  "the keyboard alone does what a drag does, and Escape puts back",
  withPage({}, async (page) => {
    await done(page);
    await unit(page, MOVED).focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("[data-hand]").count(), 1);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("[data-hand]").count(), 0);
    await page.keyboard.press("Enter");
    await unit(page, TARGET).focus();
    await page.keyboard.press("Enter");
    await merged(page);
    assert.notEqual((await page.locator('[data-part="told"]').innerText()).trim(), "");
  }),
);

test(
  "a drag that is cancelled changes nothing",
  withPage({}, async (page) => {
    await done(page);
    await dragByMouse(page, unit(page, MOVED), unit(page, TARGET));
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await apart(page);
    assert.equal(await page.locator('[data-action="undo"]').isDisabled(), true);
  }),
);

test(
  "the tip of what is dragged is never cut by the window",
  withPage({}, async (page) => {
    await done(page);
    await center(page);
    const start = await middle(unit(page, MOVED));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    for (const end of [[1270, 400], [1270, 620], [640, 620], [4, 400]]) {
      await page.mouse.move(...end, { steps: 4 });
      const { x, y, width, height } = await page.locator(".ghost").boundingBox();
      assert.ok(x >= 0 && y >= 0 && x + width <= 1280 && y + height <= 800, `${end}: ${[x, y, width, height]}`);
    }
    await page.keyboard.press("Escape");
    await page.mouse.up();
  }),
);

test(
  "a drop that is not allowed says why and changes nothing",
  withPage({}, async (page) => {
    await done(page);
    await dragByMouse(page, unit(page, "commissioner-cadre-one"), unit(page, TARGET));
    assert.notEqual((await page.locator('[data-part="hint"]').innerText()).trim(), "");
    await page.mouse.up();
    assert.equal(await page.locator('[data-action="undo"]').isDisabled(), true);
  }),
);

test(
  "undo, redo and the way back to today, by button and by key",
  withPage({}, async (page) => {
    await done(page);
    await unit(page, MOVED).click();
    await unit(page, TARGET).click();
    await merged(page);
    await page.locator('[data-action="undo"]').click();
    await apart(page);
    await page.locator('[data-action="redo"]').click();
    await merged(page);
    await page.keyboard.press("Control+z");
    await apart(page);
    await page.keyboard.press("Control+y");
    await merged(page);
    await page.locator('[data-action="reset"]').click();
    await apart(page);
  }),
);

test(
  "how a large section shares its work can be chosen, and the page runs again",
  withPage({}, async (page) => {
    await done(page);
    await unit(page, MOVED).click();
    await unit(page, TARGET).click();
    await merged(page);
    const answer = page.locator('[data-part="answer"] [data-measure="delay_mean"]');
    const helping = await answer.getAttribute("data-value");
    await page.locator("[data-sharing]").selectOption({ index: 0 });
    await done(page);
    assert.match(await trayOf(page, MOVED).innerText(), /各管一摊/);
    assert.notEqual(await answer.getAttribute("data-value"), helping);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "a member that is dragged out of its large section stands alone again",
  withPage({}, async (page) => {
    await done(page);
    await unit(page, MOVED).click();
    await unit(page, TARGET).click();
    await merged(page);
    await dragByMouse(page, unit(page, MOVED), unit(page, "commissioner-cadre-one"));
    await page.mouse.up();
    await apart(page);
  }),
);

test(
  "a commissioner that is dropped on the deputy head is seated there",
  withPage({}, async (page) => {
    await done(page);
    await dragByMouse(page, unit(page, "commissioner-cadre-one"), unit(page, "deputy-cadre"));
    await page.mouse.up();
    await unit(page, "commissioner-cadre-one").waitFor({ state: "detached" });
    await done(page);
    assert.match(await page.locator('[data-part="steps"]').innerText(), /坐/);
  }),
);

test(
  "the language can be changed at any time and is remembered",
  withPage({}, async (page) => {
    await done(page);
    await unit(page, MOVED).click();
    await unit(page, TARGET).click();
    await merged(page);
    await page.locator('[data-action="language"]').click();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.match(await page.locator('[data-part="answer"]').innerText(), /sooner/);
    assert.doesNotMatch(await page.locator('[data-part="answer"]').innerText(), /[\u4e00-\u9fff]/);
    await page.reload();
    await done(page);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
  }),
);

for (const id of cases) {
  test(
    `the case ${id} runs with the reform of its text, in both languages`,
    withPage({ path: `#case=${id}` }, async (page) => {
      await done(page);
      await page.locator("[data-reading]").first().click();
      await page.locator('[data-part="answer"]').waitFor({ timeout: 60_000 });
      await done(page);
      await fits(page);
      await page.locator('[data-action="language"]').click();
      const shown = page.locator('[data-part="answer"] [data-measure="delay_mean"]');
      assert.equal(await shown.count(), 1);
      assert.deepEqual(page.problems, []);
    }),
  );
}

test(
  "a worker that does not load is said, and can be tried again",
  withPage({ before: (page) => page.route(/worker-\w+\.js$/, (route) => route.abort()) }, async (page) => {
    await page.locator('[data-run="failed"]').waitFor({ timeout: 60_000 });
    await page.unroute(/worker-\w+\.js$/);
    await page.locator('[data-action="retry"]').click();
    await done(page);
  }),
);

test(
  "the page hears what is wanted while a run goes on, and the run can be cancelled",
  withPage({ path: "#case=direct-leadership" }, async (page) => {
    await done(page);
    await page.locator("[data-reading]").first().click();
    await page.locator('[data-run="running"]').waitFor();
    await page.locator('[data-action="language"]').click();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.equal(await page.locator('[data-run="running"]').count(), 1);
    await page.locator('[data-action="stop"]').click();
    await page.locator('[data-run="stopped"]').waitFor();
  }),
);
