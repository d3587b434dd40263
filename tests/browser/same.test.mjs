// The same seed gives the same bytes: the worker's report, as wasm in the browser, and that of the
// command line, as a native program.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { cases, withPage } from "./support.mjs";

const limit = { encoding: "utf8", maxBuffer: 1 << 26 };
const commandLine = (words, input) => execFileSync(process.env.SPANLAB_COMMAND, words, { ...limit, input });

/** What a worker of the page says at the end of a run of this scenario, as it says it. */
const finished = (page, scenario) =>
  page.evaluate(
    (scenario) =>
      new Promise((resolve, reject) => {
        const address = document.querySelector('meta[name="spanlab-worker"]').content;
        const worker = new Worker(address, { type: "module" });
        worker.onerror = (event) => reject(new Error(event.message || "the worker failed"));
        worker.onmessage = ({ data }) => {
          if (data === '"Ready"') worker.postMessage(JSON.stringify({ Run: { ticket: 7, scenario } }));
          if (data.startsWith('{"Finished"')) resolve(data);
        };
      }),
    scenario,
  );

for (const id of cases) {
  test(
    `the report on ${id} is the same to the byte, native and wasm`,
    withPage({}, async (page) => {
      const scenario = JSON.parse(commandLine(["preset", id]));
      scenario.run = { seed: 20261, days: 15, warm_up: 5, precision: 0.05, max_replications: 12 };
      const report = commandLine(["run", "-", "--json"], JSON.stringify(scenario)).trim();
      assert.equal(await finished(page, scenario), `{"Finished":{"ticket":7,"report":${report}}}`);
    }),
  );
}
