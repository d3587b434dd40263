// The benchmark: the engine and the bare heap, natively and in a worker of the browser.
//
// `cargo xtask bench` says in the environment where the browser (CHROME), the native program
// (SPANLAB_BENCH) and the page with the worker (SPANLAB_ADDRESS) are. Every round measures
// everything, so that what else the machine does falls on all alike, and takes the quickest of
// three attempts. The table has the medians of the rounds with their least and greatest values;
// ratios are taken within a round.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const rounds = Number(process.env.SPANLAB_ROUNDS ?? 11);
const warmUp = 1;
const attempts = 3;

const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

/** A native program that answers lines. */
function native() {
  const program = spawn(process.env.SPANLAB_BENCH, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  const ask = async (request) => {
    program.stdin.write(`${request}\n`);
    return { answer: JSON.parse((await lines.next()).value) };
  };
  return { ask, close: async () => program.stdin.end() };
}

/** A worker that answers messages. */
async function worker() {
  const page = await browser.newPage();
  await page.goto(process.env.SPANLAB_ADDRESS);
  await page.evaluate(() => {
    window.worker = new Worker("boot.js", { type: "module" });
    window.next = () => new Promise((heard) => (window.worker.onmessage = (e) => heard(e.data)));
    return window.next();
  });
  const ask = async (request) =>
    JSON.parse(
      await page.evaluate((text) => {
        const heard = window.next();
        window.worker.postMessage(text);
        return heard;
      }, request),
    );
  return { ask, close: () => page.close() };
}

function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], least: sorted[0], greatest: sorted.at(-1) };
}

const short = (number) => (number >= 10 ? number.toFixed(1) : number.toFixed(2));
const text = ({ median, least, greatest }) =>
  `${short(median)} (${short(least)}–${short(greatest)})`;

function print(header, rows) {
  const line = (cells) => console.log(`| ${cells.join(" | ")} |`);
  line(header);
  line(header.map(() => "---"));
  rows.forEach(line);
  console.log();
}

const hosts = { native: native(), worker: await worker() };
const names = (await hosts.native.ask("list")).answer;

/** Millions of events per second, by workload, host and kind, one number for each round. */
const rates = names.map(() => ({ native: { engine: [], heap: [] }, worker: { engine: [], heap: [] } }));
for (let round = -warmUp; round < rounds; round += 1) {
  for (const [place] of names.entries()) {
    for (const kind of ["engine", "heap"]) {
      for (const [host, { ask }] of Object.entries(hosts)) {
        let best = 0;
        for (let attempt = 0; attempt < attempts; attempt += 1) {
          const [events, seconds] = (await ask(`${place} ${kind}`)).answer;
          best = Math.max(best, events / seconds / 1e6);
        }
        if (round >= 0) rates[place][host][kind].push(best);
      }
    }
  }
}

const ratio = (above, below) => text(spread(above.map((value, round) => value / below[round])));
print(
  [
    "workload",
    "native: engine (M events/s)",
    "bare heap",
    "ratio",
    "worker: engine",
    "bare heap",
    "ratio",
    "worker / native",
  ],
  names.map((name, place) => {
    const { native, worker } = rates[place];
    const beside = (host) => [
      text(spread(host.engine)),
      text(spread(host.heap)),
      ratio(host.engine, host.heap),
    ];
    return [name, ...beside(native), ...beside(worker), ratio(worker.engine, native.engine)];
  }),
);

const rate = (name, host) => rates[names.findIndex((other) => other.includes(name))][host].engine;
for (const host of Object.keys(hosts)) {
  const against = (one, other) => ratio(rate(one, host), rate(other, host));
  console.log(`${host}: large-sections / 85-desk tree ${against("large-sections", "85-desk")}`);
  console.log(`${host}: 1 000 units / large-sections ${against("1 000 units", "large-sections")}`);
  const desks = (name) => Number(name.match(/\d[\d ]*/)[0].replaceAll(" ", ""));
  for (const name of names.filter((name) => /tree of/.test(name))) {
    const logarithms = Math.log2(desks(name)) / Math.log2(85);
    console.log(
      `${host}: time per event, ${name} / 85-desk tree ${against("85-desk", name)};` +
        ` logarithms ${short(logarithms)}`,
    );
  }
}

const fresh = await worker();
await fresh.ask("list");
const empty = (await fresh.ask("list")).memory;
const large = names.findIndex((name) => name.includes("1 000 units"));
const full = (await fresh.ask(`${large} engine`)).memory;
console.log(`worker: memory with 1 000 units ${short(full / 2 ** 20)} MiB, at first ${short(empty / 2 ** 20)} MiB`);

await hosts.native.close();
await browser.close();
