// The same seed gives the same bytes: the worker's report, as wasm in the browser, and that of the
// command line, as a native program.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { cases, reportOfWorker, withPage } from "./support.mjs";

const limit = { encoding: "utf8", maxBuffer: 1 << 26 };
const commandLine = (words, input) => execFileSync(process.env.SPANLAB_COMMAND, words, { ...limit, input });

for (const id of cases) {
  test(
    `the report on ${id} is the same to the byte, native and wasm`,
    withPage({}, async (page) => {
      const scenario = JSON.parse(commandLine(["preset", id]));
      scenario.run = { seed: 20261, days: 15, warm_up: 5, precision: 0.05, max_replications: 12 };
      const report = commandLine(["run", "-", "--json"], JSON.stringify(scenario)).trim();
      assert.equal(await reportOfWorker(page, scenario), `{"Finished":{"ticket":7,"report":${report}}}`);
    }),
  );
}
