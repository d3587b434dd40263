// The check of the engine: each textbook system is simulated in the page and agrees with its exact
// value, with the same numbers as on the command line.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { askWorker, close, fits, open, withPage } from "./support.mjs";

const limit = { encoding: "utf8", maxBuffer: 1 << 26 };

/** What the command line finds with a seed, as it prints it. */
const found = (seed) => execFileSync(process.env.SPANLAB_COMMAND, ["validate", "--json", "--seed", `${seed}`], limit);

/** Waits until all has been simulated. */
const done = (page) => page.locator('[data-check="done"]').waitFor({ timeout: 180_000 });

/** A column of the table, line by line, without its label. */
const column = (page, name) => page.locator(`tbody td.${name}`).allInnerTexts();

/** A number as the page shows it; a share and a number of papers have one decimal more. */
const shown = (number, measure) =>
  number.toFixed(["on_time", "number"].includes(measure) ? 4 : 3).replace("-", "−");

const languages = {
  "zh-CN": { title: "检验：模拟与精确值对照", agrees: "相符", all: /项均与精确值相符/ },
  "en-US": { title: "Check: simulation against exact values", agrees: "agrees", all: /^All \d+ measures agree/ },
};

for (const [lang, words] of Object.entries(languages)) {
  for (const scheme of ["light", "dark"]) {
    test(
      `every line agrees, with the numbers of the command line (${lang}, ${scheme})`,
      withPage({ lang, scheme, path: "#check" }, async (page) => {
        assert.equal(await page.getByRole("heading", { level: 2 }).innerText(), words.title);
        assert.equal(await page.title(), words.title);
        await fits(page);
        await done(page);
        const { agreements } = JSON.parse(found(1));
        const expected = (say) => agreements.map((one) => say(one));
        assert.deepEqual(
          await column(page, "exact"),
          expected(({ exact, measure }) => shown(exact, measure)),
        );
        assert.deepEqual(
          await column(page, "simulated"),
          expected(
            ({ mean, standard_error, measure }) => `${shown(mean, measure)} ± ${shown(standard_error, measure)}`,
          ),
        );
        assert.deepEqual(
          await column(page, "is-verdict"),
          expected(() => words.agrees),
        );
        assert.match(await page.getByRole("status").innerText(), words.all);
        await fits(page);
        assert.deepEqual(page.problems, []);
      }),
    );
  }
}

test(
  "a worker finds the same as the command line, to the byte",
  withPage({}, async (page) => {
    const said = await page.evaluate(askWorker, { ask: { Examine: { seed: 7 } }, until: '"share":1.0' });
    const agreements = (json) => json.slice(json.indexOf('"agreements":')).trim().replace(/\}+$/, "");
    assert.ok(agreements(said).length > 1000, said);
    assert.equal(agreements(said), agreements(found(7)));
  }),
);

test(
  "the link at the end of the page leads to it; both ways back keep what was done, and end its worker",
  withPage({ lang: "en-US", path: "#case=township" }, async (page) => {
    const workers = () => page.workers().length;
    await page.locator('[data-run="done"]').waitFor({ timeout: 120_000 });
    await page.locator("[data-reading]").first().click();
    await page.locator('[data-part="answer"]').waitFor({ timeout: 60_000 });
    const steps = await page.locator('[data-part="steps"] li').allInnerTexts();
    assert.ok(steps.length > 0);
    const before = workers();
    const there = async () => {
      await page.getByRole("link", { name: "Check: simulation against exact values" }).click();
      await page.locator("[data-check]").waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
      await page.locator("tbody td.exact").first().waitFor({ timeout: 60_000 });
      assert.equal(workers(), before + 1);
    };
    const back = async () => {
      await page.locator("[data-run]").waitFor();
      assert.deepEqual(await page.locator('[data-part="steps"] li').allInnerTexts(), steps);
      assert.equal(await page.locator("[data-check]").count(), 0);
      assert.equal(new URL(page.url()).hash, "#case=township");
      while (workers() > before) await page.waitForTimeout(20);
    };
    await there();
    // What cannot be seen is not undone.
    await page.keyboard.press("Control+z");
    await page.getByRole("link", { name: "Back" }).click();
    await back();
    await there();
    await page.goBack();
    await back();
    await page.goForward();
    await page.locator("[data-check]").waitFor();
    assert.deepEqual(page.problems, []);
  }),
);

test("once more, with other random numbers, gives other numbers", async () => {
  const page = await open({ path: "#check" });
  await done(page);
  const once = await column(page, "simulated");
  await page.locator('[data-action="again"]').click();
  await page.locator('[data-check="running"]').waitFor();
  await done(page);
  const again = await column(page, "simulated");
  assert.equal(again.length, once.length);
  assert.notDeepEqual(again, once);
  assert.match(await page.locator(".check-seed").innerText(), /--seed 2$/);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test("a worker that cannot be started is told, and it can be tried again", async () => {
  const page = await open({ lang: "en-US", path: "#case=township" });
  await page.locator('[data-run="done"]').waitFor({ timeout: 120_000 });
  await page.evaluate(() => {
    window.Kept = Worker;
    window.Worker = class {
      constructor() {
        throw new Error("no worker");
      }
    };
  });
  await page.getByRole("link", { name: "Check: simulation against exact values" }).click();
  await page.locator('[data-check="failed"]').waitFor({ timeout: 30_000 });
  assert.match(await page.getByRole("status").innerText(), /has not been finished/);
  await page.evaluate(() => {
    window.Worker = window.Kept;
  });
  await page.locator('[data-action="again"]').click();
  await page.locator("tbody td.exact").first().waitFor({ timeout: 60_000 });
  await close(page);
});
