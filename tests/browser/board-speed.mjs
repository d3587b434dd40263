// How fast the organization charts are: `cargo xtask browser board-speed.mjs` prints the numbers that
// stand in docs/performance.md. Two generated departments, both structures beside each other on a
// wide screen, one at a time on a phone.

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

for (const [units, screen] of [
  [1000, { width: 1280, height: 800 }],
  [200, { width: 360, height: 740, touch: true }],
]) {
  test(`${units} units on ${screen.width} px`, async () => {
    const page = await open(screen);
    await page.locator('[data-run="done"]').waitFor({ timeout: 60_000 });
    const say = (what, value) => console.log(`${units} units: ${what} ${value}`);
    say("opened and drawn, both structures, ms", Math.round(await page.evaluate(opened, units)));
    // Else the study that is wanted now would be measured, too.
    await page.locator('[data-run="done"]').waitFor({ timeout: 300_000 });
    for (const [layout, name] of [["list", "list"], ["columns", "columns"]]) {
      const time = await page.evaluate(clickToFrame, `[data-layout="${layout}"]`);
      say(`drawn anew, both structures, ${name}, ms`, Math.round(time));
    }
    for (const size of ["fit", "natural"]) {
      if (size === "natural") {
        for (let step = 0; step < 8; step += 1) await page.locator('[data-action="larger"]').click();
      }
      const times = await page.evaluate(pan);
      const frames = 1000 / times[Math.floor(times.length / 2)];
      say(`pan at ${size} size, frames per second (median)`, frames.toFixed(0));
      say(`pan at ${size} size, slowest of 20 frames, ms`, times[Math.floor(times.length * 0.95)].toFixed(0));
    }
    await close(page);
  });
}
