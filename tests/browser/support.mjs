// What every test in the browser needs: a browser, and a page in it that notes what goes wrong.
//
// `cargo xtask browser` says in the environment where the browser (CHROME) and the page
// (SPANLAB_ADDRESS) are.

import assert from "node:assert/strict";
import { after } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

export const address = process.env.SPANLAB_ADDRESS ?? "http://127.0.0.1:8080/";

/** The built-in cases. */
export const cases = [
  "large-sections",
  "seated-commissioners",
  "direct-leadership",
  "township",
  "parallel-approval",
  "top-heavy",
];

const isRoot = process.getuid?.() === 0;

let launched;

/** The browser of this test file; it is started once and closed at the end. */
export function browser() {
  launched ??= chromium.launch({
    executablePath: process.env.CHROME,
    args: [
      // A browser that runs as root refuses to start with a sandbox.
      ...(isRoot ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return launched;
}

after(async () => {
  const running = await launched;
  await running?.close();
});

/**
 * Opens the page in a visitor's fresh window.
 *
 * - `lang`: the browser's language; `scheme`: "light" or "dark"; `touch`: a touch screen.
 * - `path`: what follows the page's address, such as "?a=b#c".
 * - `before(page)`: called before the page is asked for, to hold requests back or to set storage.
 * - `mounted`: whether to wait until the application has replaced the document's first paint.
 *
 * The page has `problems`: errors in the console (violations of the content security policy are
 * among them), uncaught errors, and requests that failed.
 */
export async function open({
  lang = "zh-CN",
  width = 1280,
  height = 800,
  touch = false,
  scheme = "light",
  path = "",
  before = async () => {},
  mounted = true,
} = {}) {
  const context = await (
    await browser()
  ).newContext({
    locale: lang,
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
    colorScheme: scheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.problems = [];
  page.on("console", (message) => {
    if (message.type() === "error") page.problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => page.problems.push(`uncaught: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400) page.problems.push(`${response.status()}: ${response.url()}`);
  });
  await before(page);
  await page.goto(address + path, { waitUntil: "domcontentloaded" });
  if (mounted) await waitUntilMounted(page);
  return page;
}

/** Holds requests back until `release` is called; `before` is for `open`. */
export function holding(pattern) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const before = (page) =>
    page.route(pattern, async (route) => {
      await released;
      await route.continue();
    });
  return { before, release };
}

/** Waits until the application has replaced the document's first paint. */
export async function waitUntilMounted(page) {
  await page.locator("#app > .shell").waitFor({ state: "detached", timeout: 20_000 });
}

/** Closes a page and its window; requests that a test still holds back are let go. */
export async function close(page) {
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.context().close();
}

/** Like node's `test`, with a page that is opened with `options` before and closed after. */
export function withPage(options, work) {
  return async (context) => {
    const page = await open(options);
    try {
      await work(page, context);
    } finally {
      await close(page);
    }
  };
}

/**
 * In the page: starts a worker with the page's program, as the page does, asks it something if
 * `ask` is given, and returns the first thing that it says and that contains `until`.
 */
export const askWorker = ({ ask, until }) =>
  new Promise((resolve, reject) => {
    const meta = (name) => document.querySelector(`meta[name="spanlab-${name}"]`);
    const address = (relative) => new URL(relative, document.baseURI).href;
    const worker = new Worker(meta("worker").content, { type: "module" });
    worker.onerror = (event) => reject(new Error(event.message || "the worker failed"));
    worker.onmessage = ({ data }) => {
      if (data === '"Ready"' && ask) worker.postMessage(JSON.stringify(ask));
      if (data.includes(until)) resolve(data);
    };
    WebAssembly.compileStreaming(fetch(address(meta("page").dataset.wasm))).then(
      (program) => worker.postMessage([address(meta("page").content), program]),
      reject,
    );
  });

/** What a worker of the page says at the end of a run of this scenario, as it says it. */
export const reportOfWorker = (page, scenario) =>
  page.evaluate(askWorker, { ask: { Run: { ticket: 7, scenario } }, until: '{"Finished"' });

/** Waits until the run for what is shown is done. */
export async function done(page) {
  await page.locator('[data-run="done"]').waitFor({ timeout: 120_000 });
}

/** Applies the reform of the case's text and waits for its answer. */
export async function reformed(page) {
  await done(page);
  await page.locator("[data-reading]").first().click();
  await page.locator('[data-part="answer"]').waitFor({ timeout: 120_000 });
  await done(page);
}

/** Asserts that nothing is wider than a phone and than a desk's screen, and that axe finds nothing. */
export async function fits(page, widths = [360, 1280]) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0, `wider than ${width} px`);
    await accessible(page, `${width} px`);
  }
}

/** Asserts that axe finds nothing. */
export async function accessible(page, where = "", rules = {}) {
  const { violations } = await new AxeBuilder({ page }).options({ rules }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${where} ${id}: ${nodes[0].html}`),
    [],
  );
}
