// Serves dist/ as a host would, compressed, and measures it with Lighthouse's mobile profile.
//
// `cargo xtask lighthouse` says in the environment where the browser (CHROME_PATH) and the page
// (SPANLAB_DIST) are, and how many runs (SPANLAB_RUNS) there shall be. It prints the median of each
// number; it fails if a score is below what the project wants.

import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const dist = process.env.SPANLAB_DIST;
const runs = Number(process.env.SPANLAB_RUNS);

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

const answers = new Map();

function answer(path) {
  if (!answers.has(path)) {
    let file = join(dist, normalize(path));
    if (statSync(file).isDirectory()) file = join(file, "index.html");
    answers.set(path, { type: types[extname(file)], body: brotliCompressSync(readFileSync(file)) });
  }
  return answers.get(path);
}

const server = createServer((request, response) => {
  try {
    const { type, body } = answer(new URL(request.url, "http://a").pathname);
    const caching = type.startsWith("text/html") ? "no-cache" : "max-age=31536000, immutable";
    response.writeHead(200, {
      "content-type": type,
      "content-encoding": "br",
      "content-length": body.length,
      "cache-control": caching,
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}/`;

const wanted = { performance: 0.95, accessibility: 1, "best-practices": 1, seo: 1 };
const metrics = {
  "first-contentful-paint": "first paint (s)",
  "largest-contentful-paint": "largest paint (s)",
  interactive: "usable (s)",
  "speed-index": "speed index (s)",
  "total-blocking-time": "blocked (s)",
  "cumulative-layout-shift": "layout shift",
};

const results = [];
for (let run = 0; run < runs; run += 1) {
  const chrome = await launch({
    chromePath: process.env.CHROME_PATH,
    chromeFlags: ["--headless=new", "--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  try {
    const { lhr } = await lighthouse(address, {
      port: chrome.port,
      logLevel: "error",
      // A busy machine takes its time.
      maxWaitForFcp: 120_000,
      maxWaitForLoad: 180_000,
    });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    results.push(lhr);
  } finally {
    chrome.kill();
  }
}
server.close();

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
let failed = false;
for (const [category, least] of Object.entries(wanted)) {
  const score = median(results.map((lhr) => lhr.categories[category].score));
  failed ||= score < least;
  console.log(`${category.padEnd(20)} ${Math.round(score * 100)}`);
}
for (const [audit, name] of Object.entries(metrics)) {
  const value = median(results.map((lhr) => lhr.audits[audit].numericValue));
  const shown = audit.endsWith("shift") ? value : value / 1000;
  console.log(`${name.padEnd(20)} ${shown.toFixed(3)}`);
}
const last = results.at(-1);
for (const audit of Object.values(last.audits)) {
  const counts = Object.keys(wanted).some((category) =>
    last.categories[category].auditRefs.some((ref) => ref.id === audit.id && ref.weight > 0),
  );
  if (counts && audit.score !== null && audit.score < 0.9) {
    console.log(`- ${audit.id} (${audit.score}): ${audit.title} ${audit.displayValue ?? ""}`);
  }
}
process.exitCode = failed ? 1 : 0;
