// How fast the organization charts are: `cargo xtask browser board-speed.mjs` prints the numbers that
// stand in docs/performance.md. Two generated departments, both structures beside each other on a
// wide screen, one at a time on a phone. Beside the time by the clock stands what the page's own
// thread has computed in it, which says more on a busy machine.

import { test } from "node:test";
import { close, open } from "./support.mjs";

/** In the page: how long the moves of 90 frames took (ms), in order. */
const pan = () =>
  new Promise((resolve) => {
    const sights = [...document.querySelectorAll(".sight")];
    const place = sights.find((sight) => sight.scrollHeight > sight.clientHeight + 200);
    const scrolled = place ?? document.scrollingElement;
    const times = [];
    let last;
    const step = (now) => {
      if (last !== undefined) times.push(now - last);
      last = now;
      scrolled.scrollTop += 24;
      if (times.length < 90) requestAnimationFrame(step);
      else resolve(times.sort((a, b) => a - b));
    };
    requestAnimationFrame(step);
  });

/** In the page: how long a click takes until the next frame has been drawn (ms). */
const clickToFrame = (selector) =>
  new Promise((resolve) => {
    const start = performance.now();
    document.querySelector(selector).click();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  });

/** In the page: how long it takes until another department is drawn (ms). */
const opened = (units) =>
  new Promise((resolve) => {
    const start = performance.now();
    const look = () => {
      const there = document.querySelectorAll("[data-unit]").length >= 2 * units;
      if (there) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      else requestAnimationFrame(look);
    };
    location.hash = `#case=units-${units}`;
    look();
  });

/** Says how long something took in the page, by the clock and by its thread's own time (ms). */
const timed = async (page, what, work, ...given) => {
  page.metrics ??= await page.context().newCDPSession(page);
  await page.metrics.send("Performance.enable", { timeDomain: "threadTicks" });
  const own = async () => {
    const { metrics } = await page.metrics.send("Performance.getMetrics");
    return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
  };
  const before = await own();
  const time = await page.evaluate(work, ...given);
  console.log(`${what}: ${Math.round(time)} ms, of which computed ${Math.round((await own()) - before)} ms`);
};

/** In the page: stops the study that is wanted, else it would be measured, too; it may take minutes. */
const quiet = () => document.querySelector('[data-action="stop"]')?.click();

/** In the page: how long it takes from Enter on a unit until the next frame has been drawn (ms). */
const enter = (id) =>
  new Promise((resolve) => {
    const unit = document.querySelector(`[data-side="reform"] [data-unit="${id}"]`);
    const start = performance.now();
    unit.focus();
    unit.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  });

for (const [units, screen] of [
  [1000, { width: 1280, height: 800 }],
  [200, { width: 360, height: 740, touch: true }],
]) {
  test(`${units} units on ${screen.width} px`, async () => {
    const page = await open(screen);
    await page.locator('[data-run="done"]').waitFor({ timeout: 60_000 });
    await timed(page, `${units} units opened and drawn, both structures`, opened, units);
    await page.evaluate(quiet);
    await timed(page, "a section picked up", enter, "section-3");
    await timed(page, "dropped on another", enter, "section-63");
    await page.evaluate(quiet);
    for (const layout of ["list", "columns"]) {
      await timed(page, `drawn anew, both structures, ${layout}`, clickToFrame, `[data-layout="${layout}"]`);
    }
    for (const size of ["fit", "natural"]) {
      if (size === "natural") {
        const larger = '[data-action="larger"]';
        await timed(page, "from the whole chart to one that can be read", clickToFrame, larger);
        for (let step = 0; step < 7; step += 1) await page.locator(larger).click();
      }
      const times = await page.evaluate(pan);
      const frames = 1000 / times[Math.floor(times.length / 2)];
      const slow = times[Math.floor(times.length * 0.95)];
      console.log(`pan at ${size} size: ${frames.toFixed(0)} frames a second (median), slowest of 20 ${slow.toFixed(0)} ms`);
    }
    await close(page);
  });
}
