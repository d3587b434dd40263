// How many frames a second the playback paints with 500 papers on their way at once.
//
// The environment says where the browser (CHROME) and the page (SPANLAB_ADDRESS) are:
//
//     cargo xtask serve &
//     cd tests/browser && CHROME=chromium SPANLAB_ADDRESS=http://127.0.0.1:8080/ node frames.mjs
//
// No built-in case has so many on their way at once, so the papers that the worker tells are replaced
// on their way to the page: 250 in each chart, each going from desk to desk without a pause. The page
// is as it is published.

import { chromium } from "playwright-core";

const papers = 250;
const seconds = 10;

/** In the page, before its program: the worker's papers become the crowd. */
function crowd(number) {
  const handover = 5;
  const twoHours = 7_200_000;
  const seen = new Set();
  const crowded = (text) => {
    if (!text.startsWith('{"Followed"')) return text;
    const message = JSON.parse(text);
    const kept = message.Followed.kept.Papers;
    if (!kept) return text;
    const desks = Math.max(...kept.film.tracks.flatMap(([, , , , steps]) => steps.map(([, desk]) => desk))) + 1;
    const steps = (paper) =>
      Array.from({ length: 500 }, (_, step) => [twoHours - 5_000 * paper, (paper * 7 + step * 3) % desks, 0, handover]);
    kept.film.tracks = seen.has(kept.side)
      ? []
      : Array.from({ length: number }, (_, paper) => [0, paper, kept.film.from, true, steps(paper), []]);
    seen.add(kept.side);
    return JSON.stringify(message);
  };
  const Worker = window.Worker;
  window.Worker = class extends Worker {
    set onmessage(hear) {
      super.onmessage = ({ data }) => hear.call(this, new MessageEvent("message", { data: crowded(data) }));
    }
  };
}

/** In the page: the time between frames (ms). */
const frames = (time) =>
  new Promise((resolve) => {
    const between = [];
    let last;
    const end = performance.now() + time;
    const frame = (now) => {
      if (last !== undefined) between.push(now - last);
      last = now;
      if (now < end) requestAnimationFrame(frame);
      else resolve(between);
    };
    requestAnimationFrame(frame);
  });

const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "en-US" });
await page.addInitScript(crowd, papers);
await page.goto(`${process.env.SPANLAB_ADDRESS ?? "http://127.0.0.1:8080/"}#case=large-sections`);
await page.locator(".readings button").first().click({ timeout: 60_000 });
await page.locator('[data-run="done"]').waitFor({ timeout: 300_000 });
await page.getByRole("button", { name: "Play back the papers" }).click();
await page.locator("[data-turn='play']").click({ timeout: 120_000 });
const metrics = await page.context().newCDPSession(page);
await metrics.send("Performance.enable", { timeDomain: "threadTicks" });
/** What the page's own thread has computed (ms), which a busy machine does not change much. */
const computed = async () => {
  const told = (await metrics.send("Performance.getMetrics")).metrics;
  return 1_000 * told.find(({ name }) => name === "TaskDuration").value;
};
const before = await computed();
const between = (await page.evaluate(frames, 1_000 * seconds)).toSorted((a, b) => a - b);
const own = ((await computed()) - before) / between.length;
const at = (share) => between[Math.floor((between.length - 1) * share)].toFixed(1);
const mean = between.reduce((sum, time) => sum + time, 0) / between.length;
console.log(`${2 * papers} papers on their way: ${(1_000 / mean).toFixed(1)} frames a second`);
console.log(`time between frames: median ${at(0.5)} ms, 95 % below ${at(0.95)} ms, longest ${at(1)} ms`);
console.log(`computed by the page's own thread: ${own.toFixed(1)} ms a frame`);
await page.screenshot({ path: process.env.PICTURE ?? "/dev/null", type: "png" });
await browser.close();
