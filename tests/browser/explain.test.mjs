// Explanations: no figure on the page without one, and what an explanation says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { close, done, fits, open, reformed, withPage } from "./support.mjs";

/**
 * Numerals that are not figures. The rule: names (of cases, reforms, units and classes, whoever is
 * picked from a list included), the steps of one paper, which are read off, quotations and where they come from, the numbers of steps, the ticks
 * and limits of an axis, how far a run is, what the keys are, what a drop would bring, which is gone
 * before it could be asked for, and the assumptions, which are entered and not found.
 */
const NO_FIGURES = [
  "select",
  ".toolbar h1",
  ".answer-groups small",
  ".readings",
  "[data-unit]",
  ".follow",
  "[data-part='steps']",
  "[data-part='source']",
  "[data-part='assumptions']",
  "[data-part='assumed']",
  ".tick",
  ".limit-name",
  ".legend",
  ".run-line",
  "[data-part='hint']",
  "[data-part='outcome']",
  "[data-part='told']",
  ".visually-hidden",
  "[data-part='explanation']",
];

/** What belongs together: one button that explains is enough for all numbers in it. */
const SCOPES = ["[data-explain]", "[data-measure]", ".figure", ".panel", ".facts", "tr", "table", "dl > div", ".today"];

/** In the page: every text with a numeral that nothing explains. */
function unexplained([exempt, scopes]) {
  const texts = document.createTreeWalker(document.querySelector(".page"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (!/\d/.test(data) || parentElement.closest(exempt.join())) continue;
    let scope = parentElement.closest(scopes.join());
    while (scope && !scope.matches("[data-explain]") && !scope.querySelector("[data-explain]")) {
      scope = scope.parentElement?.closest(scopes.join());
    }
    if (!scope) found.push(`${parentElement.className || parentElement.tagName}: ${data}`);
  }
  return found;
}

for (const lang of ["zh-CN", "en-US"]) {
  test(
    `no figure is without an explanation, and every button opens one (${lang})`,
    withPage({ lang, path: "#case=township" }, async (page) => {
      await done(page);
      assert.deepEqual(await page.evaluate(unexplained, [NO_FIGURES, SCOPES]), []);
      await reformed(page);
      // Only the view in sight is drawn.
      const views = new Map();
      for (const view of ["verdict", "time", "load", "within", "backlog", "papers", "details"]) {
        await page.locator(`[data-view="${view}"]`).click();
        await page.locator(`#view-${view} > *`).first().waitFor();
        await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
        assert.deepEqual(await page.evaluate(unexplained, [NO_FIGURES, SCOPES]), [], view);
        const keys = page.locator("[data-explain]");
        for (const key of await keys.evaluateAll((all) => all.map((each) => each.dataset.explain))) {
          if (!views.has(key)) views.set(key, view);
        }
      }
      assert.ok(views.size >= 25, [...views.keys()].join());
      for (const [key, view] of views) {
        await page.locator(`[data-view="${view}"]`).click();
        await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
        const button = page.locator(`[data-explain="${key}"]`).first();
        await button.click();
        const sheet = page.locator("dialog[open]");
        await sheet.waitFor();
        assert.ok((await sheet.locator("h2").innerText()).length > 1, key);
        assert.ok((await sheet.locator("dt").count()) >= 5, key);
        await page.keyboard.press("Escape");
        await sheet.waitFor({ state: "detached" }).catch(() => sheet.waitFor({ state: "hidden" }));
      }
      assert.deepEqual(page.problems, []);
    }),
  );
}

test(
  "an explanation has value, interval, spread, replications and the weightiest assumption; Escape gives the focus back",
  withPage({ path: "#case=township" }, async (page) => {
    await reformed(page);
    const button = page.locator('[data-part="answer"] [data-explain="delay_mean"]');
    await button.focus();
    await page.keyboard.press("Enter");
    const sheet = page.locator("dialog[open]");
    await sheet.waitFor();
    const text = await sheet.innerText();
    for (const word of ["平均办结时间", "现行", "改革后", "95% 区间", "各遍之间的标准差", "模拟遍数", "取决于"]) {
      assert.ok(text.includes(word), word);
    }
    await sheet.locator('[data-part="sway"]', { hasText: "预测（改革后）：影响最大的假设是" }).waitFor({ timeout: 60_000 });
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "hidden" });
    assert.equal(await button.evaluate((each) => each === document.activeElement), true);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "an explanation leads to the paper that shows the figure, of its class if it is of one",
  withPage({ path: "#case=township" }, async (page) => {
    await reformed(page);
    const follow = async (opener, choice) => {
      await opener.click();
      await page.locator("dialog[open]").getByRole("button", { name: choice }).click();
      await page.locator("dialog[open]").waitFor({ state: "hidden" });
      await page.locator("[data-part='twins'] .stops").waitFor({ timeout: 60_000 });
      assert.equal(await page.evaluate(() => document.activeElement.id), "tab-papers");
    };
    await follow(page.locator('[data-part="answer"] [data-explain="delay_mean"]'), "中间一件");
    const pressed = page.locator(".picker [aria-pressed='true']");
    assert.equal(await pressed.innerText(), "中间一件");
    await page.locator('[data-view="details"]').click();
    const ofClass = page.locator('[data-part="kinds"] [data-class][data-explain="delay_mean"]').first();
    const name = await ofClass.innerText();
    await ofClass.click();
    assert.match(await page.locator("dialog[open]").innerText(), /95% 区间 .*：(改革后更好|现行更好|看不出差别)/);
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "hidden" });
    await follow(ofClass, "中间一件");
    assert.ok((await page.locator(".follow-which").innerText()).startsWith(name), name);
    await page.locator('[data-view="details"]').click();
    await page.locator('#view-details [data-explain="levels"]').first().click();
    assert.equal(await page.locator("dialog[open] [data-paper]").count(), 0);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "on a phone every number of the kinds of papers is in sight, and its head stays there",
  withPage({ width: 360, height: 740, touch: true, path: "#case=township" }, async (page) => {
    await reformed(page);
    await page.locator('[data-view="details"]').tap();
    const kinds = page.locator('[data-part="kinds"]');
    await kinds.locator(".is-sum").scrollIntoViewIfNeeded();
    const rows = await kinds.locator("tbody tr").evaluateAll((all) =>
      all.map((row) => [...row.cells].map((cell) => [cell.scrollWidth - cell.clientWidth, cell.getBoundingClientRect().right])),
    );
    assert.equal(rows.length, 13);
    for (const [over, right] of rows.flat()) assert.ok(over <= 0 && right <= 360, `${over} ${right}`);
    const head = await kinds.locator("thead").boundingBox();
    assert.ok(head.y >= 0 && head.y < 740, `${head.y}`);
    await fits(page);
  }),
);

for (const scheme of ["light", "dark"]) {
  test(
    `an open explanation is accessible and fits a phone; a tap beside it closes it (${scheme})`,
    withPage({ scheme, width: 360, height: 740, touch: true, path: "#case=township" }, async (page) => {
      await reformed(page);
      await page.locator('[data-part="answer"] [data-explain="on_time"]').tap();
      await page.locator("dialog[open]").waitFor();
      await fits(page);
      await page.setViewportSize({ width: 360, height: 740 });
      await page.touchscreen.tap(180, 20);
      await page.locator("dialog[open]").waitFor({ state: "hidden" });
    }),
  );
}

test("an explanation of a case that cannot be simulated says that, and why", async () => {
  const before = (page) =>
    page.route(/large-sections\.json$/, async (route) => {
      const response = await route.fetch();
      const found = await response.json();
      const { organization, work } = found.scenario;
      // Somebody would have to own the first duty.
      for (const unit of organization.units) {
        if (unit.duties) unit.duties = unit.duties.filter((duty) => duty !== work[0].duty);
      }
      await route.fulfill({ response, json: found });
    });
  const page = await open({ lang: "en-US", before });
  await page.locator('[data-run="failed"]').waitFor({ timeout: 60_000 });
  await page.locator("[data-explain]").first().click();
  const said = await page.locator('[data-part="sway"]').innerText();
  assert.match(said, /^It cannot be predicted: .*no section owns the duty/);
  await close(page);
});
