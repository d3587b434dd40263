// How long the page takes to answer while a run is going on: from a click, a drop, a move of a slider
// or a change of the language to the next paint, by the browser's own event timing.
//
//     cargo xtask serve &
//     cd tests/browser && CHROME=chromium SPANLAB_ADDRESS=http://127.0.0.1:8080/ node interaction.mjs
//
// Nothing is asserted: the numbers stand in docs/performance.md with the machine that they are from.

import { chromium } from "playwright-core";

/** In the page, before its program: notes every event that is answered and every long task. */
function watch() {
  window.answered = [];
  window.tasks = [];
  const note = (type, list, what) => {
    const take = (entries) => entries.getEntries().forEach((entry) => list.push(what(entry)));
    new PerformanceObserver(take).observe({ type, buffered: true, durationThreshold: 16 });
  };
  note("event", window.answered, ({ name, interactionId, duration, processingStart, processingEnd, startTime }) => ({
    name,
    interactionId,
    duration,
    waited: Math.round(processingStart - startTime),
    worked: Math.round(processingEnd - processingStart),
  }));
  note("longtask", window.tasks, ({ startTime, duration }) => [Math.round(startTime), Math.round(duration)]);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
page.setDefaultTimeout(60_000);
await page.addInitScript(watch);
await page.goto(`${process.env.SPANLAB_ADDRESS ?? "http://127.0.0.1:8080/"}#case=large-sections`);
const done = () => page.locator('[data-run="done"]').waitFor({ timeout: 300_000 });
await done();
const cards = page.locator('[data-side="reform"] .card[data-unit]');
const units = await cards.evaluateAll((all) => all.map((card) => card.dataset.unit));
const card = (place) => page.locator(`[data-side="reform"] [data-unit="${units[place]}"]`);

/** Does something while a run is going on, and says the slowest answer to it. */
async function during(what, work) {
  await page.evaluate(() => {
    window.answered.length = 0;
    window.tasks.length = 0;
  });
  await work();
  await page.waitForTimeout(300);
  const runs = await page.evaluate(() => document.querySelector("[data-run]")?.dataset.run);
  const { answered, tasks } = await page.evaluate(() => ({ answered: window.answered, tasks: window.tasks }));
  const slowest = answered.filter((event) => event.interactionId).toSorted((a, b) => b.duration - a.duration)[0];
  const told = slowest
    ? `${slowest.duration} ms to the next paint (${slowest.name}, waited ${slowest.waited}, worked ${slowest.worked})`
    : "below 16 ms";
  const longest = tasks.map(([, duration]) => duration).toSorted((a, b) => b - a).slice(0, 3);
  console.log(`${what}: ${told}; run ${runs}; longest tasks ${longest.join(", ") || "none"} ms`);
}

await during("reading applied", () => page.locator("[data-reading]").first().click());
await page.locator('[data-part="answer"]').waitFor();
await done();
for (const round of [1, 2]) {
  console.log(`round ${round}`);
  await during("dropped", async () => {
    await card(round).focus();
    await page.keyboard.press("Enter");
    await card(round + 4).focus();
    await page.keyboard.press("Enter");
  });
  for (const view of ["time", "load", "within", "details"]) {
    await during(`tab ${view}`, () => page.locator(`[data-view="${view}"]`).click());
  }
  await during("language", () => page.getByRole("button", { name: /^(English|中文)$/ }).click());
  await done();
}
await during("drop and wait for its answer", async () => {
  await page.locator('[data-action="undo"]').click();
  await page.locator('[data-action="undo"]').click();
  await card(3).focus();
  await page.keyboard.press("Enter");
  await card(8).focus();
  await page.keyboard.press("Enter");
  await done();
});
await browser.close();
