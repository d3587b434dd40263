// The names on the charts: no word is broken, no letter is left alone, nothing leaves its card, and a
// merger leaves the columns as they are.

import assert from "node:assert/strict";
import { test } from "node:test";
import { done, reformed, withPage } from "./support.mjs";

/** The lines of every name on the charts that is in sight. */
const lines = () => {
  const range = document.createRange();
  const top = (node, place) => {
    range.setStart(node, place);
    range.setEnd(node, place + 1);
    return range.getBoundingClientRect().top;
  };
  const linesOf = (node) =>
    [...node.data].reduce((all, letter, place) => {
      const begins = place === 0 || Math.abs(top(node, place) - top(node, place - 1)) > 3;
      return begins && letter !== " " ? [...all, letter] : [...all.slice(0, -1), (all.at(-1) ?? "") + letter];
    }, []);
  const names = [...document.querySelectorAll(".tree .name")].filter((name) => name.offsetWidth);
  return names.map((name) => linesOf(name.lastChild));
};

/** Cards with something in them that sticks out. */
const cut = () =>
  [...document.querySelectorAll(".tree :is(.inside, .name, .seat, .people)")]
    .filter((part) => part.scrollWidth > part.clientWidth + 2 && part.clientWidth)
    .map((part) => part.textContent);

const columns = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".columns")].map(
      (chart) => getComputedStyle(chart).gridTemplateColumns.split(" ").length,
    ),
  );

const isBroken = (name) =>
  name.some((line, place) => /[a-z]$/i.test(line) && /^[a-z]/i.test(name[place + 1] ?? ""));

const isAlone = (name) => name.length > 1 && name.at(-1).replace(/[）)]/, "").length < 2;

const screens = [
  { lang: "en", width: 1180, height: 820, touch: true },
  { lang: "en", width: 1280, height: 800 },
  { lang: "zh-CN", width: 1180, height: 820, touch: true },
  { lang: "zh-CN", width: 1440, height: 900, path: "#case=township" },
];

for (const screen of screens) {
  test(
    `at ${screen.width} px the names keep their words (${screen.lang})`,
    withPage(screen, async (page) => {
      await done(page);
      const before = await columns(page);
      await reformed(page);
      await page.locator('[data-part="tint"]').selectOption({ index: 2 });
      const names = await page.evaluate(lines);
      assert.ok(names.length > 20);
      assert.deepEqual(names.filter((name) => isBroken(name) || isAlone(name)), []);
      assert.deepEqual(await page.evaluate(cut), []);
      assert.deepEqual(await columns(page), before);
    }),
  );
}
