// The projector: slides in large type, turned by the keys of a presenter, by pointer and by touch.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, done, reformed, withPage } from "./support.mjs";

const slide = (page) => page.locator("[data-slide]").getAttribute("data-slide");

/** Waits until a slide is shown. */
const shows = (page, word) => page.locator(`[data-slide="${word}"]`).waitFor();

/** The smallest type of what is read on a slide, in pixels. */
const smallestType = (page) =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.querySelector(".slide"), NodeFilter.SHOW_TEXT);
    let smallest = Infinity;
    while (texts.nextNode()) {
      if (!texts.currentNode.data.trim()) continue;
      smallest = Math.min(smallest, parseFloat(getComputedStyle(texts.currentNode.parentElement).fontSize));
    }
    return smallest;
  });

/** Nothing is wider than the window, nor cut off; on a projector nothing is scrolled either. */
async function fitsScreen(page, { width, height }) {
  await page.setViewportSize({ width, height });
  // The type follows the window in the next frame.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return { right: scrollWidth - clientWidth, below: scrollHeight - clientHeight };
  });
  const where = `${await slide(page)} at ${width} × ${height}`;
  assert.equal(beyond.right, 0, `wider: ${where}`);
  if (width >= 1280) assert.ok(beyond.below <= 0, `higher by ${beyond.below}: ${where}`);
}

const SCREENS = [
  { width: 360, height: 740 },
  { width: 1280, height: 720 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];

test(
  "the p key opens it; remote keys turn the slides, B blanks, Escape leaves and the focus is back",
  withPage({}, async (page) => {
    await reformed(page);
    await page.keyboard.press("p");
    await shows(page, "question");
    assert.equal(new URL(page.url()).hash, "#stage");
    for (const [key, word] of [
      ["PageDown", "reform"],
      [" ", "answer"],
      ["ArrowRight", "time"],
      ["PageDown", "people"],
      ["PageUp", "time"],
      ["End", "limits"],
      ["PageDown", "limits"],
      ["Home", "question"],
      ["Shift+ ", "question"],
    ]) {
      await page.keyboard.press(key);
      await shows(page, word);
    }
    await page.keyboard.press("PageDown");
    await page.keyboard.press("b");
    await page.locator(".is-blank").waitFor();
    assert.match(await page.locator("output").innerText(), /已黑屏/);
    await page.keyboard.press("PageDown");
    await page.locator(".projector:not(.is-blank)").waitFor();
    assert.equal(await slide(page), "reform");
    await page.keyboard.press("Escape");
    await page.locator(".page [data-part='answer']").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.dataset.action), "project");
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "taps turn the slides on a phone, and nothing is wider than it",
  withPage({ width: 360, height: 740, touch: true, path: "#case=township" }, async (page) => {
    await reformed(page);
    await page.locator('[data-action="project"]').tap();
    for (const word of ["question", "reform", "answer", "time", "people", "limits"]) {
      await shows(page, word);
      await fitsScreen(page, { width: 360, height: 740 });
      const small = await page
        .locator(".projector-controls :is(button, a):visible")
        .evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().height < 44).length);
      assert.equal(small, 0);
      const { bottom } = await page.locator(".projector-controls").evaluate((bar) => bar.getBoundingClientRect());
      assert.ok(bottom <= 740, "the controls are in sight");
      if (word !== "limits") await page.locator('[data-action="next"]').tap();
    }
    await page.locator('[data-action="previous"]').tap();
    await shows(page, "people");
    await page.locator('[data-action="leave"]').tap();
    await page.locator('[data-part="answer"]').waitFor();
  }),
);

for (const [lang, scheme] of [
  ["zh-CN", "light"],
  ["zh-CN", "dark"],
  ["en-US", "light"],
  ["en-US", "dark"],
]) {
  test(
    `every slide fits every screen, in type of at least 28 px at 1080p and with strong contrast (${lang}, ${scheme})`,
    withPage({ lang, scheme }, async (page) => {
      await reformed(page);
      await page.goto(`${page.url().split("#")[0]}#stage`);
      for (const word of ["question", "reform", "answer", "time", "people", "limits"]) {
        await shows(page, word);
        for (const screen of SCREENS) await fitsScreen(page, screen);
        await page.setViewportSize({ width: 1920, height: 1080 });
        assert.ok((await smallestType(page)) >= 27.99, word);
        await accessible(page, word, { "color-contrast-enhanced": { enabled: true } });
        await page.keyboard.press("PageDown");
      }
      assert.deepEqual(page.problems, []);
    }),
  );
}

test(
  "three numbers stand on the slide of the answer, and it changes in place when a run ends",
  withPage({ path: "#case=top-heavy" }, async (page) => {
    await done(page);
    await page.locator("[data-reading]").first().click();
    await page.keyboard.press("p");
    await shows(page, "question");
    await page.keyboard.press("PageDown");
    await page.keyboard.press("PageDown");
    await shows(page, "answer");
    await page.locator('[data-slide][data-run="done"]').waitFor({ timeout: 120_000 });
    assert.equal(await page.locator(".numbers:not(.is-others) > .number").count(), 3);
    assert.equal(await page.locator(".is-others > .number").count(), 3);
    const size = (selector) =>
      page.locator(selector).first().evaluate((shown) => parseFloat(getComputedStyle(shown).fontSize));
    await page.setViewportSize({ width: 1920, height: 1080 });
    assert.ok((await size(".slide > h1")) >= 47.9);
    assert.ok((await size(".number-largest")) >= 71.9);
    assert.match(await page.locator("h1").innerText(), /改革后|看不出差别/);
  }),
);

test(
  "a reform of many steps stays on the screen, and little text grows with it",
  withPage({ path: "#case=direct-leadership" }, async (page) => {
    await done(page);
    await page.locator("[data-reading]").last().click();
    await done(page);
    await page.keyboard.press("p");
    const type = () =>
      page.locator(".slide-body").evaluate((body) => parseFloat(getComputedStyle(body).fontSize));
    for (const word of ["question", "reform", "answer", "time", "people", "limits"]) {
      await shows(page, word);
      for (const screen of SCREENS.slice(1)) await fitsScreen(page, screen);
      await fitsScreen(page, { width: 1920, height: 1080 });
      if (word === "question") assert.ok((await type()) > 40, `${await type()} px`);
      if (word === "reform") assert.ok((await page.locator(".slide-list > li").count()) > 10);
      await page.keyboard.press("PageDown");
    }
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "a finger that moves across a slide turns it, and one that scrolls does not",
  withPage({ width: 360, height: 740, touch: true, path: "#case=top-heavy" }, async (page) => {
    await done(page);
    await page.locator('[data-action="project"]').click();
    await shows(page, "question");
    const session = await page.context().newCDPSession(page);
    const swipe = async (from, to) => {
      const touch = (type, touchPoints) =>
        session.send("Input.dispatchTouchEvent", { type, touchPoints });
      await touch("touchStart", [from]);
      for (let step = 1; step <= 6; step += 1) {
        const along = (a, b) => a + ((b - a) * step) / 6;
        await touch("touchMove", [{ x: along(from.x, to.x), y: along(from.y, to.y) }]);
      }
      await touch("touchEnd", []);
    };
    await swipe({ x: 180, y: 500 }, { x: 190, y: 200 });
    assert.equal(await slide(page), "question");
    await swipe({ x: 300, y: 300 }, { x: 60, y: 310 });
    await page.locator('[data-slide]:not([data-slide="question"])').waitFor();
    const number = page.locator(".projector-number");
    assert.match(await number.innerText(), /^2 \/ /);
    const place = await number.boundingBox();
    assert.ok(place.y + place.height <= 740, "the number of the page is in sight");
    await swipe({ x: 60, y: 300 }, { x: 300, y: 310 });
    await shows(page, "question");
  }),
);

test(
  "a structure that cannot keep up has no mean, on the stage and in its tab: it is said where it piles up",
  withPage({ path: "#case=top-heavy" }, async (page) => {
    await done(page);
    await page.locator('[data-reading="removed"]').click();
    await page.locator('[data-part="answer"]').waitFor();
    await done(page);
    await page.locator('[data-view="time"]').click();
    const panel = page.locator("#view-time .panel");
    assert.equal(await panel.count(), 1, "no parts of a difference that nobody knows");
    assert.match(await panel.innerText(), /改革后积压不断增加，时间不作比较[^]*改革后积压在/);
    assert.equal(await panel.locator(".outline.is-reformed").count(), 0);
    await page.goto(`${page.url().split("#")[0]}#stage`);
    await shows(page, "question");
    await page.keyboard.press("PageDown");
    await shows(page, "reform");
    await page.keyboard.press("PageDown");
    await shows(page, "answer");
    assert.match(await page.locator('[data-measure="on_time"]').innerText(), /不作比较/);
    await page.keyboard.press("PageDown");
    await shows(page, "time");
    const said = await page.locator(".slide").innerText();
    assert.match(said, /改革后[^]*积压不断增加，不作平均[^]*改革后积压在.*负荷.*%/);
    assert.equal(await page.locator(".slide .bar").count(), 1);
  }),
);

test(
  "who is seated stays on the chart of the slide, and the last slide tells how much work there may be",
  withPage({}, async (page) => {
    await reformed(page);
    await page.goto(`${page.url().split("#")[0]}#stage`);
    await shows(page, "question");
    await page.keyboard.press("PageDown");
    await shows(page, "reform");
    assert.equal(await page.locator(".slide-seated").count(), 4);
    assert.match(await page.locator(".slide-seated").first().innerText(), /坐科$/);
    await page.keyboard.press("End");
    await shows(page, "limits");
    assert.match(await page.locator(".slide").innerText(), /预测：/);
    assert.doesNotMatch(await page.locator(".slide").innerText(), /案例出处与假设|负责人/);
  }),
);
