// In Firefox: the page loads without a complaint, sections are dragged together and answered for, and
// the worker's report is the native one to the byte.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, test } from "node:test";
import puppeteer from "puppeteer-core";
import { address, cases, reportOfWorker } from "./support.mjs";

const limit = { encoding: "utf8", maxBuffer: 1 << 26 };
const commandLine = (words, input) => execFileSync(process.env.SPANLAB_COMMAND, words, { ...limit, input });

const MOVED = "cadre-information";
const TARGET = "cadre-allocation";

let launched;

function browser() {
  launched ??= puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX,
    headless: true,
  });
  return launched;
}

after(async () => {
  const running = await launched;
  await running?.close();
});

/** Like node's `test`, with a page in Firefox that is opened before and closed after. */
function withFirefox(work) {
  return async () => {
    const page = await (await browser()).newPage();
    page.problems = [];
    page.on("console", (message) => {
      if (message.type() === "error") page.problems.push(message.text());
    });
    page.on("pageerror", (error) => page.problems.push(error.message));
    try {
      await page.setViewport({ width: 1280, height: 800 });
      await page.goto(address, { waitUntil: "domcontentloaded" });
      await page.waitForSelector('[data-run="done"]', { timeout: 60_000 });
      await work(page);
    } finally {
      await page.close();
    }
  };
}

test(
  "Firefox merges two sections by mouse and answers",
  withFirefox(async (page) => {
    const unit = async (id) => page.$(`[data-side="reform"] [data-unit="${id}"]`);
    const [from, to] = [await unit(MOVED), await unit(TARGET)];
    await to.evaluate((card) => card.scrollIntoView({ block: "center" }));
    const middle = async (card) => {
      const { x, y, width, height } = await card.boundingBox();
      return [x + width / 2, y + height / 2];
    };
    const [start, end] = [await middle(from), await middle(to)];
    await page.mouse.move(...start);
    await page.mouse.down();
    await page.mouse.move(start[0] + 12, start[1] - 12, { steps: 3 });
    await page.mouse.move(...end, { steps: 8 });
    await page.waitForFunction(() => /预测|Predicted/.test(document.querySelector('[data-part="hint"]').innerText));
    await page.mouse.up();
    const together = `[data-side="reform"] [data-tray]:has([data-unit="${MOVED}"]) [data-unit="${TARGET}"]`;
    await page.waitForSelector(together);
    await page.waitForSelector('[data-run="done"]', { timeout: 60_000 });
    const answer = await page.$eval('[data-part="answer"]', (part) => part.innerText);
    assert.match(answer, /平均办结时间|sooner/);
    assert.deepEqual(page.problems, []);
  }),
);

for (const id of cases) {
  test(
    `the report on ${id} is the same to the byte, native and in Firefox`,
    withFirefox(async (page) => {
      const scenario = JSON.parse(commandLine(["preset", id]));
      scenario.run = { seed: 20261, days: 15, warm_up: 5, precision: 0.05, max_replications: 12 };
      const report = commandLine(["run", "-", "--json"], JSON.stringify(scenario)).trim();
      assert.equal(await reportOfWorker(page, scenario), `{"Finished":{"ticket":7,"report":${report}}}`);
    }),
  );
}
