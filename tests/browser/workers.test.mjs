// The replications of a study are spread over workers; the report does not depend on how many there
// are, nor on one that dies.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, close } from "./support.mjs";

/** Long enough to be disturbed: some hundred replications. */
const LONG = "#case=direct-leadership";

/** Opens a page on a machine with so many processors that notes what its workers say. */
function openWith(processors, path = "#case=top-heavy") {
  const before = (page) =>
    page.addInitScript((processors) => {
      Object.defineProperty(navigator, "hardwareConcurrency", { value: processors });
      window.heard = [];
      window.Worker = class extends Worker {
        constructor(...given) {
          super(...given);
          this.addEventListener("message", ({ data }) => window.heard.push(data));
        }
      };
    }, processors);
  return open({ path, before });
}

async function done(page) {
  await page.locator('[data-run="done"]').waitFor({ timeout: 120_000 });
}

/** The report that the page was told last, without the name of the run. */
async function report(page) {
  await done(page);
  const finished = await page.evaluate(() => window.heard.filter((said) => said.startsWith('{"Finished"')).at(-1));
  return finished.replace(/^.*?"report"/, "");
}

/** The report on the reform of the case's text, after something has happened during the run. */
async function disturbed(processors, path, disturb = async () => {}) {
  const page = await openWith(processors, path);
  try {
    await done(page);
    await page.locator("[data-reading]").first().click();
    await page.locator('[data-run="running"]').waitFor();
    await disturb(page);
    return await report(page);
  } finally {
    await close(page);
  }
}

/** What a worker does from now on: it throws as soon as it looks at the clock. */
const fail = (worker) =>
  worker.evaluate(() => {
    Date.now = () => {
      throw new Error("an accident");
    };
  });

for (const [processors, expected] of [
  [1, 1],
  [3, 3],
  [64, 8],
]) {
  test(`on ${processors} processors ${expected} workers play`, async () => {
    const page = await openWith(processors);
    try {
      await done(page);
      await page.waitForFunction((n) => window.heard.filter((said) => said === '"Ready"').length === n, expected);
      assert.equal(page.workers().length, expected);
      assert.deepEqual(page.problems, []);
    } finally {
      await close(page);
    }
  });
}

test("the report does not depend on the number of workers", async () => {
  const alone = await disturbed(1, "#case=top-heavy");
  assert.match(alone, /"replications":\d+/);
  for (const processors of [2, 5]) {
    assert.equal(await disturbed(processors, "#case=top-heavy"), alone, `${processors} processors`);
  }
});

test("a helper that dies is replaced, and the report is the same", async () => {
  const quiet = await disturbed(2, LONG);
  const shaken = await disturbed(2, LONG, async (page) => {
    const [, helper] = page.workers();
    const gone = page.waitForEvent("worker");
    await fail(helper);
    await gone;
    assert.equal(await page.locator('[data-run="running"]').count(), 1, "the run goes on");
  });
  assert.equal(shaken, quiet);
});

test("a leader that dies is replaced, and the run is made again with the same result", async () => {
  const quiet = await disturbed(2, "#case=top-heavy");
  const shaken = await disturbed(2, "#case=top-heavy", async (page) => {
    const [leader] = page.workers();
    const another = page.waitForEvent("worker");
    await fail(leader);
    await another;
  });
  assert.equal(shaken, quiet);
});

/** The report on a section that is held over another one for so long (ms) before it is dropped, and
 *  whether the page was told how far its run was. */
async function heldFor(time) {
  const page = await openWith(2, "#case=large-sections");
  try {
    await done(page);
    const place = async (unit) => {
      const card = page.locator(`[data-side="reform"] [data-unit="${unit}"]`);
      await card.scrollIntoViewIfNeeded();
      const { x, y, height } = await card.boundingBox();
      return [x + 30, y + height / 2];
    };
    await page.mouse.move(...(await place("cadre-information")));
    await page.mouse.down();
    await page.mouse.move(...(await place("cadre-allocation")), { steps: 8 });
    await page.waitForTimeout(time);
    await page.evaluate(() => window.heard.splice(0));
    await page.mouse.up();
    await page.waitForFunction(() => window.heard.some((said) => said.startsWith('{"Finished"')));
    const told = await page.evaluate(() => window.heard.some((said) => said.startsWith('{"Progress"')));
    return { report: await report(page), told };
  } finally {
    await close(page);
  }
}

test("what is held over a place is played ahead, with the same report", async () => {
  const [ahead, anew] = [await heldFor(5_000), await heldFor(0)];
  assert.equal(ahead.told, false, "the report was there when it was wanted");
  assert.equal(anew.told, true);
  assert.equal(ahead.report, anew.report);
});
