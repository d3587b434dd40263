// One paper and the playback: what they show is what the engine did, and everything goes by mouse,
// by touch and by keyboard.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { withPage } from "./support.mjs";

const limit = 60_000;

/** Applies the first reading of the shown case and waits for its report. */
async function reformed(page) {
  await page.locator(".readings button").first().click();
  await page.locator('[data-run="done"]').waitFor({ timeout: limit });
}

/** Opens their view and waits until the papers are there. */
async function papers(page) {
  await page.locator('[data-view="papers"]').click();
  await page.locator("[data-part='twins'] .stops").waitFor({ timeout: limit });
}

const title = (page) => page.locator("[data-part='twins'] h2").innerText();
const which = (page) => page.locator(".follow-which").innerText();

async function violations(page, part) {
  const { violations: found } = await new AxeBuilder({ page }).include(part).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

test(
  "two papers say how long either took, and the lanes are as long",
  withPage({ path: "#case=township" }, async (page) => {
    await reformed(page);
    await papers(page);
    assert.match(await title(page), /同一件文件：现行 [\d.]+ (天|小时|分钟)、经手 \d+ 个岗位共 \d+ 次；改革后/);
    const names = await page.locator("[data-part='twins'] .way").first().locator("li").count();
    assert.ok(names > 1, "a way has stops");
    assert.deepEqual(await violations(page, "[data-part='twins']"), []);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "a paper is chosen by percentile, by class, by what it gains, and by its neighbor",
  withPage({ path: "#case=township", lang: "en-US" }, async (page) => {
    await reformed(page);
    await papers(page);
    const pressed = page.locator(".picker [aria-pressed='true']");
    assert.match(await pressed.innerText(), /Percentile 95/);
    const first = await which(page);
    await page.locator(".picker").getByRole("button", { name: "The middle one" }).click();
    assert.notEqual(await which(page), first);
    const middle = await which(page);
    await page.locator(".picker").getByRole("button", { name: "The middle one" }).press("ArrowRight");
    assert.notEqual(await which(page), middle);
    assert.equal(await pressed.count(), 0);
    await page.keyboard.press("ArrowLeft");
    assert.equal(await which(page), middle);
    await page.locator(".picker select").selectOption({ index: 1 });
    const name = await page.locator(".picker select option").nth(1).innerText();
    assert.ok((await which(page)).startsWith(name));
  }),
);

test(
  "the slider goes to every percentile by key and by touch, and says where it is",
  withPage({ path: "#case=township", width: 360, height: 740, touch: true }, async (page) => {
    await reformed(page);
    await papers(page);
    const slider = page.locator(".picker").getByRole("slider");
    assert.equal(await slider.getAttribute("aria-valuetext"), "第 95 百分位");
    const first = await which(page);
    await slider.press("ArrowLeft");
    assert.equal(await slider.getAttribute("aria-valuetext"), "第 94 百分位");
    assert.equal(await page.locator(".picker output").innerText(), "94");
    assert.notEqual(await which(page), first);
    await slider.press("Home");
    assert.match(await which(page), /第 [1-9]\d? 位/);
    const box = await slider.boundingBox();
    assert.ok(box.height >= 44 && box.width >= 96, JSON.stringify(box));
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    assert.match(await slider.getAttribute("aria-valuetext"), /^(第 (4[5-9]|5[0-5]) 百分位|中间一件)$/);
    await page.locator(".picker").getByRole("button", { name: "改革省时最多" }).tap();
    assert.match(await slider.getAttribute("aria-valuetext"), /\d|中间/);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "the playback ends with the numbers of the replication",
  // A case that buys nothing: what is bought is played back today, and not measured.
  withPage({ path: "#case=seated-commissioners", lang: "en-US" }, async (page) => {
    await reformed(page);
    await page.getByRole("button", { name: "Play back the papers" }).click();
    const slider = page.getByRole("slider", { name: "Moment" });
    await slider.waitFor({ timeout: limit });
    await slider.focus();
    await page.keyboard.press("End");
    const scores = await page.locator(".playback-score").allInnerTexts();
    // The same replication by the command line, alone.
    const json = execFileSync(
      process.env.SPANLAB_COMMAND,
      ["run", "seated-commissioners", "--replications", "1", "--json"],
      { encoding: "utf8", maxBuffer: 1 << 26 },
    );
    const report = JSON.parse(json);
    for (const [place, side] of [report.baseline, report.reformed].entries()) {
      const mean = (side.delay.mean.value / 480).toFixed(2);
      assert.ok(scores[place].includes(`mean ${mean} days`), `${scores[place]}: ${mean}`);
      const counts = Object.values(side.classes).map(({ count }) => count.value);
      const done = counts.reduce((sum, count) => sum + count, 0);
      assert.ok(scores[place].includes(`done ${done}`), `${scores[place]}: ${done}`);
    }
  }),
);

test(
  "the playback goes by keys: space, comma, full stop, brackets",
  withPage({ path: "#case=township" }, async (page) => {
    await reformed(page);
    await page.getByRole("button", { name: "回放文件流转" }).click();
    const clock = page.locator(".playback-clock");
    await clock.waitFor({ timeout: limit });
    assert.equal(await clock.innerText(), "第 1 天 08:00");
    await page.locator(".playback-legend").click();
    await page.keyboard.press(".");
    assert.equal(await clock.innerText(), "第 1 天 08:15");
    await page.keyboard.press(",");
    assert.equal(await clock.innerText(), "第 1 天 08:00");
    await page.keyboard.press("]");
    assert.equal(await page.locator(".playback-speed output").innerText(), "1 秒 8 小时");
    await page.keyboard.press(" ");
    await page.waitForFunction(
      () => document.querySelector(".playback-clock").innerText !== "第 1 天 08:00",
    );
    await page.keyboard.press(" ");
    assert.equal(await page.locator("[data-turn='play']").getAttribute("aria-label"), "播放");
    assert.deepEqual(await violations(page, ".playback"), []);
    assert.deepEqual(page.problems, []);
  }),
);

/** In the page: whether there are papers, and all lie at the lower edge of a card. */
const lieOnCards = () => {
  const canvas = document.querySelector(".playback-canvas");
  const frame = canvas.getBoundingClientRect();
  const scale = canvas.width / frame.width;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const edges = [...document.querySelectorAll("[data-side] [data-unit]:not([data-parked])")]
    .map((card) => card.getBoundingClientRect())
    .map(({ left, right, bottom }) => ({ left, right, bottom }));
  let [some, all] = [false, true];
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] === 0) continue;
    const pixel = (at - 3) / 4;
    const x = frame.left + (pixel % canvas.width) / scale;
    const y = frame.top + Math.floor(pixel / canvas.width) / scale;
    const isOn = ({ left, right, bottom }) => left <= x && x <= right && Math.abs(y - bottom) <= 12;
    some = true;
    all &&= edges.some(isOn);
  }
  return some && all;
};

test(
  "papers that stand still lie on the cards however the charts are laid out",
  withPage({ path: "#case=township", width: 1100 }, async (page) => {
    await reformed(page);
    await page.getByRole("button", { name: "回放文件流转" }).click();
    const forward = page.locator("[data-turn='forward']");
    await forward.waitFor({ timeout: limit });
    for (let step = 0; step < 20; step += 1) await forward.click();
    const lie = (what) =>
      page.waitForFunction(lieOnCards, null, { timeout: 5_000 }).catch(() => assert.fail(what));
    await lie("at first");
    for (const [what, change] of [
      ["folded", () => page.locator('[data-action="fold-all"]').click()],
      ["unfolded", () => page.locator('[data-action="fold-all"]').click()],
      ["larger", () => page.locator('[data-action="larger"]').click()],
      ["scrolled", () => page.locator('[data-side="reform"] .sight').evaluate((it) => (it.scrollLeft = 90))],
      ["as a list", () => page.locator('[data-layout="list"]').click()],
      ["in a smaller window", () => page.setViewportSize({ width: 980, height: 700 })],
      ["one at a time", () => page.setViewportSize({ width: 700, height: 700 })],
      ["the other one", () => page.locator('[data-stage="baseline"]').click()],
    ]) {
      await change();
      await lie(what);
    }
    assert.deepEqual(page.problems, []);
  }),
);

/** In the page: whether a card can be seen and nothing covers it. */
const isInSight = (card) => {
  const { left, top, width, height } = card.getBoundingClientRect();
  return card.contains(document.elementFromPoint(left + width / 2, top + height / 2));
};

test(
  "on a phone the playback that is opened runs at once, at the lower edge, below the chart",
  withPage({ path: "#case=township", width: 360, height: 740, touch: true }, async (page) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await reformed(page);
    await page.getByRole("button", { name: "回放文件流转" }).tap();
    await page.locator(".playback-clock").waitFor({ timeout: limit });
    await page.waitForFunction(
      () => document.querySelector(".playback-clock").innerText !== "第 1 天 08:00",
    );
    const head = page.locator('[data-side="reform"] .tree [data-unit]').first();
    await page.waitForFunction(isInSight, await head.elementHandle());
    const { y, height } = await page.locator(".playback").boundingBox();
    assert.equal(Math.round(y + height), 740);
    assert.match(await page.locator(".playback-legend").innerText(), /实心在办，空心在等/);
    assert.match(await page.locator(".playback-score").first().innerText(), /已办结的平均/);
  }),
);

test(
  "on a phone the playback goes by touch, over the chart that is shown, and nothing is too wide",
  withPage({ path: "#case=township", width: 360, height: 740, touch: true }, async (page) => {
    await reformed(page);
    await papers(page);
    await page.getByRole("button", { name: "回放文件流转" }).tap();
    await page.locator("[data-turn='play']").tap({ timeout: limit });
    await page.waitForFunction(
      () => document.querySelector(".playback-clock").innerText !== "第 1 天 08:00",
    );
    const painted = await page.locator(".playback-canvas").evaluate((canvas) => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return data.some((byte) => byte > 0);
    });
    assert.ok(painted, "there are papers on the chart");
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0);
  }),
);

test(
  "on a phone that lies the playback is one line, and the chart is in sight above it",
  withPage({ path: "#case=township", lang: "en", width: 740, height: 360, touch: true }, async (page) => {
    await reformed(page);
    await page.locator(".playback-open").tap();
    await page.locator(".playback-clock").waitFor({ timeout: limit });
    const head = page.locator('[data-side="reform"] .tree [data-unit]').first();
    await page.waitForFunction(isInSight, await head.elementHandle());
    const { height } = await page.locator(".playback").boundingBox();
    assert.ok(height < 80, `${height} px`);
    const cut = await page
      .locator(".playback")
      .evaluate((player) => player.scrollWidth - player.clientWidth);
    assert.equal(cut, 0);
  }),
);

test(
  "with the keyboard the playback has the focus when it is opened, and gives it back when it is left",
  withPage({ path: "#case=township" }, async (page) => {
    await reformed(page);
    const focused = () =>
      page.evaluate(() => document.activeElement.dataset.turn ?? document.activeElement.className);
    for (const leave of ["Escape", "Enter"]) {
      await page.locator(".playback-open").focus();
      await page.keyboard.press("Enter");
      await page.locator("[data-turn='play']").waitFor({ timeout: limit });
      assert.equal(await focused(), "play");
      if (leave === "Enter") await page.locator(".playback-close").focus();
      await page.keyboard.press(leave);
      await page.locator(".playback-open").waitFor();
      assert.equal(await focused(), "playback-open");
    }
  }),
);
