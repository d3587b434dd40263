// What every view looks like, in either language, light and dark, on a phone, a desk and a wide
// screen: compared with small grey pictures in `pictures/`, so that a block that has moved, is gone
// or lies over another is found, while it does not matter how a letter is drawn.
//
// With SPANLAB_PICTURES=write they are drawn anew. They hold for the fonts that they were drawn with:
// where others are installed nothing is compared, and the test says so.

import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { browser, done, reformed, withPage } from "./support.mjs";
import { fonts, reduce } from "./reduce.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const references = path.join(here, "pictures");
const found = path.join(here, "../../target/pictures");
const writes = process.env.SPANLAB_PICTURES === "write";

/** A department with directives, so that every picture is there. */
const CASE = "#case=direct-leadership";

/** One page for a phone and one for a desk, since touch cannot be changed afterwards. */
const DEVICES = [
  { touch: true, sizes: [[360, 740]] },
  { touch: false, sizes: [[1280, 800], [1920, 1080]] },
];

const SCHEMES = ["light", "dark"];

const limit = { timeout: 180_000 };

/** Presses a button without a pointer, which would leave something lit. */
const press = (page, selector) => page.locator(selector).first().evaluate((button) => button.click());

const there = (page, selector) => page.locator(selector).first().waitFor(limit);

/** A view of the results, when what it shows is there. */
const view = (key, ready = "section") => ({
  name: key,
  part: `#view-${key}`,
  async enter(page) {
    await press(page, `[data-view="${key}"]`);
    await there(page, `#view-${key} ${ready}`);
  },
});

/** A dialog that a button opens. */
const dialog = (name, opener, ready) => ({
  name,
  async enter(page) {
    await press(page, opener);
    await there(page, `dialog[open] ${ready}`);
  },
  async leave(page) {
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "hidden" });
  },
});

const slide = (word) => ({
  name: `slide-${word}`,
  async enter(page) {
    await page.keyboard.press(word === "question" ? "p" : "PageDown");
    await there(page, `[data-slide="${word}"]`);
  },
});

/** What is shown one after the other; of the window if no part is named. */
const SCENES = [
  { name: "start", part: "body", enter: done },
  { name: "answer", part: ".top", enter: reformed },
  { name: "tree", part: ".charts" },
  {
    name: "list",
    part: ".charts",
    enter: (page) => press(page, '[data-layout="list"]'),
    leave: (page) => press(page, '[data-layout="columns"]'),
  },
  view("verdict", '[data-part="swing"] .swings'),
  view("time"),
  view("load"),
  view("within"),
  view("backlog", '[data-part="reach"]'),
  view("papers", ".stops"),
  view("details"),
  dialog("explanation", '[data-part="answer"] [data-explain="delay_mean"]', '[data-part="sway"]:has-text("25%")'),
  dialog("find", '[data-action="find"]', ".finder"),
  dialog("compose", '[data-step="edit"]', ".dialog-inside"),
  dialog("assumptions", '[data-action="assumptions"]', "[data-group]"),
  {
    name: "follow",
    async enter(page) {
      await press(page, ".playback-open");
      await there(page, ".playback-slider");
      await page.locator(".playback-slider").fill("300");
    },
    leave: (page) => press(page, ".playback-close"),
  },
  ...["question", "reform", "answer", "time", "people", "limits"].map(slide),
  {
    name: "check",
    part: "body",
    async enter(page) {
      await page.keyboard.press("Escape");
      await page.evaluate(() => (location.hash = "#check"));
      await there(page, '[data-check="done"]');
    },
  },
];

/** A picture of a part of the page where it lies, or of the window: a phone's is not made as tall as it. */
async function picture(page, part) {
  const clip = part && (await page.locator(part).first().boundingBox());
  const whole = clip ? { fullPage: true, clip } : {};
  return page.screenshot({ animations: "disabled", scale: "css", ...whole });
}

/** A picture, made small and compared; taken again as long as it differs, since a busy machine draws late. */
async function judged(page, blank, part, expected) {
  const pause = () => page.waitForTimeout(500);
  if (writes) await pause();
  for (let left = 6; ; left -= 1) {
    const taken = await picture(page, part);
    const judgement = await reduce(blank, taken, expected);
    const same = !judgement.size && !judgement.differing?.length;
    if (same || left === 0) return { ...judgement, taken };
    await pause();
  }
}

/** The small picture of a scene, compared; nothing if it is as it was, else what is not. */
async function compared(page, blank, { part }, file) {
  const place = path.join(references, file);
  const expected = writes ? undefined : await readFile(place).catch(() => undefined);
  const { taken, reduced, differing = [], difference, size, before } = await judged(page, blank, part, expected);
  const write = async (where, base64) => {
    await mkdir(path.dirname(where), { recursive: true });
    await writeFile(where, Buffer.from(base64, "base64"));
  };
  if (writes) return void (await write(place, reduced));
  if (expected && !size && differing.length === 0) return undefined;
  const beside = (word) => path.join(found, file.replace(".png", `.${word}.png`));
  await write(beside("actual"), taken.toString("base64"));
  await write(beside("reduced"), reduced);
  if (expected) await write(beside("expected"), expected.toString("base64"));
  if (difference) await write(beside("difference"), difference);
  if (!expected) return `${file}: there is no picture to compare with`;
  if (size) return `${file}: ${size.join(" × ")} cells instead of ${before.join(" × ")}`;
  const [x, y] = differing[0];
  return `${file}: ${differing.length} cells differ, the first at ${x}, ${y}`;
}

/** The folder of the pictures of one page in one size and one choice of colours. */
const folder = (lang, scheme, width) => `${lang.slice(0, 2)}-${scheme}-${width}`;

/** All scenes of one page in all its sizes and colours; what differs. */
async function differences(page, blank, lang, sizes) {
  for (const scheme of writes ? SCHEMES : []) {
    for (const [width] of sizes) {
      await rm(path.join(references, folder(lang, scheme, width)), { recursive: true, force: true });
    }
  }
  const wrong = [];
  for (const scene of SCENES) {
    await scene.enter?.(page);
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(() => scrollTo(0, 0));
        // Charts are drawn anew once their width is known.
        await page.waitForTimeout(150);
        const file = path.join(folder(lang, colorScheme, width), `${scene.name}.png`);
        wrong.push(await compared(page, blank, scene, file));
      }
    }
    await scene.leave?.(page);
  }
  return wrong.filter(Boolean);
}

for (const lang of ["zh-CN", "en-US"]) {
  for (const { touch, sizes } of DEVICES) {
    const name = `every view looks as it did (${lang}, ${sizes.map(([width]) => width).join(", ")} px)`;
    const [width, height] = sizes[0];
    const opened = { lang, touch, width, height, path: CASE };
    const work = async (page, context) => {
      const used = JSON.stringify(await fonts(page));
      const record = path.join(references, "fonts.json");
      if (writes) await mkdir(references, { recursive: true });
      if (writes) await writeFile(record, `${used}\n`);
      const drawn = (await readFile(record, "utf8").catch(() => "none yet")).trim();
      if (used !== drawn) return context.skip(`drawn with other fonts (${drawn}), here ${used}`);
      const blank = await (await browser()).newPage();
      const wrong = await differences(page, blank, lang, sizes);
      assert.deepEqual(wrong, [], `see ${found}`);
      return undefined;
    };
    test(name, withPage(opened, work));
  }
}
