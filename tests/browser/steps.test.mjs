// Editing the reform: the list of steps, the search, marked sections and the place aside, by mouse,
// by touch and by keyboard alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { withPage } from "./support.mjs";

const unit = (page, id) => page.locator(`[data-side="reform"] .tree [data-unit="${id}"]`);
const steps = (page) => page.locator('[data-part="steps"] li');
const trays = (page) => page.locator('[data-side="reform"] [data-tray]');

/** Waits until the run for what is shown is done. */
async function done(page) {
  await page.locator('[data-run="done"]').waitFor({ timeout: 60_000 });
}

/** Merges two sections by clicks. */
async function merge(page, one, other) {
  const before = await steps(page).count();
  await unit(page, one).click();
  await unit(page, other).click();
  await steps(page).nth(before).waitFor();
}

/** Waits until no dialog is open. */
async function closed(page) {
  await page.locator("dialog.dialog").waitFor({ state: "detached" });
}

/** What a check for accessibility complains about. */
async function complaints(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

test(
  "a step is switched off and on, moved and removed, and the run follows",
  withPage({}, async (page) => {
    await done(page);
    await merge(page, "cadre-training", "talent");
    await merge(page, "guidance", "organization");
    await done(page);
    const sentence = (place) => steps(page).nth(place).locator(".sentence").innerText();
    const first = await sentence(0);
    await steps(page).nth(0).locator("input").uncheck();
    assert.equal(await trays(page).count(), 1);
    assert.equal(await steps(page).count(), 2);
    await done(page);
    await steps(page).nth(0).locator("input").check();
    assert.equal(await trays(page).count(), 2);
    await steps(page).nth(0).locator('[data-step="down"]').click();
    assert.equal(await sentence(1), first);
    const down = steps(page).nth(1).locator('[data-step="down"]');
    assert.equal(await down.evaluate((button) => button === document.activeElement), true);
    assert.equal(await down.getAttribute("aria-disabled"), "true");
    await page.keyboard.press("Alt+ArrowUp");
    assert.equal(await sentence(0), first);
    await page.keyboard.press("Delete");
    assert.equal(await steps(page).count(), 1);
    await page.keyboard.press("Control+z");
    assert.equal(await steps(page).count(), 2);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "a step that a later one needs stays, and the page says why",
  withPage({}, async (page) => {
    await done(page);
    await merge(page, "cadre-training", "talent");
    await merge(page, "research-office", "talent");
    await steps(page).nth(0).locator("input").click();
    assert.equal(await steps(page).nth(0).locator("input").isChecked(), true);
    assert.match(await page.locator('[data-part="hint"]').innerText(), /研究室并入人才科（大科）/);
  }),
);

test(
  "a step is edited in a dialog that says what would come of it",
  withPage({}, async (page) => {
    await done(page);
    await merge(page, "cadre-training", "talent");
    await steps(page).nth(0).locator('[data-step="edit"]').click();
    await page.locator('.boxes input[value="research-office"]').check();
    assert.match(await page.locator('[data-part="draft-outcome"]').innerText(), /研究室/);
    assert.deepEqual(await complaints(page), []);
    await page.locator('[data-action="make"]').click();
    assert.match(await steps(page).nth(0).innerText(), /人才科、干部培训科、研究室合并为人才科（大科）/);
    await closed(page);
  }),
);

test(
  "what a form cannot take stays as it was typed, beside the reason, and nothing can be made of it",
  withPage({}, async (page) => {
    await done(page);
    await page.keyboard.press("Control+k");
    await page.locator(".finder").fill("调整编制 办公室");
    await page.keyboard.press("Enter");
    const number = page.locator('.draft [data-slot="number"]');
    const make = page.locator('[data-action="make"]');
    for (const [text, why] of [
      ["", /还没有填，应填 0 到 10,000 的整数/],
      ["abc", /不是数字/],
      ["1.5", /应填 0 到 10,000 的整数/],
    ]) {
      await number.fill(text);
      assert.match(await page.locator(".field-unfit").innerText(), why);
      assert.equal(await number.inputValue(), text);
      assert.equal(await make.getAttribute("aria-disabled"), "true");
    }
    assert.deepEqual(await complaints(page), []);
    // Key by key: the field is the same one whether it can stand as it is or not.
    await number.press("Control+a");
    for (const key of ["Backspace", "a", "Backspace", "1", "2"]) await page.keyboard.press(key);
    assert.equal(await number.inputValue(), "12");
    await number.fill("４");
    assert.equal(await page.locator(".field-unfit:visible").count(), 0);
    assert.match(await page.locator('[data-part="draft-outcome"]').innerText(), /全部门增加 1 名/);
    assert.equal(await page.locator(".draft .is-box").count(), 0, "the case has no quotas");
    await make.click();
    await closed(page);
  }),
);

test(
  "what is typed as the name of a large section counts at every key, and must be its own",
  withPage({}, async (page) => {
    await done(page);
    await merge(page, "cadre-training", "talent");
    await steps(page).nth(0).locator('[data-step="edit"]').click();
    const name = page.locator('.draft [data-slot="name"]');
    const outcome = page.locator('[data-part="draft-outcome"]');
    const make = page.locator('[data-action="make"]');
    await name.fill("");
    await name.pressSequentially("组织科");
    assert.match(await outcome.innerText(), /“组织科”这个名称已在使用/);
    assert.equal(await make.getAttribute("aria-disabled"), "true");
    await name.pressSequentially("（人才）");
    assert.match(await outcome.innerText(), /组织科（人才）/);
    assert.equal(await make.getAttribute("aria-disabled"), null);
    await make.click();
    assert.match(await steps(page).nth(0).innerText(), /合并为组织科（人才）/);
    await closed(page);
  }),
);

test(
  "the keyboard alone finds a move, is told why it cannot be made, and makes it",
  withPage({}, async (page) => {
    await done(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("合并人才");
    const active = page.locator('#found [aria-selected="true"]');
    assert.match(await active.innerText(), /合并为大科：人才科、企业管理人才中心/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    assert.deepEqual(await complaints(page), []);
    await page.keyboard.press("Enter");
    const focused = page.locator(".boxes input:focus");
    await focused.waitFor();
    await page.locator('.boxes input[value="talent"]').focus();
    await page.keyboard.press("Space");
    const outcome = page.locator('[data-part="draft-outcome"]');
    assert.match(await outcome.innerText(), /至少要有两个/);
    assert.equal(await page.locator('[data-action="make"]').isDisabled(), true);
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await closed(page);
    assert.equal(await steps(page).count(), 1);
    await done(page);
  }),
);

test(
  "every kind of move can be made from the search",
  withPage({ lang: "en-US" }, async (page) => {
    await done(page);
    await page.locator("[data-reading]").first().click();
    // One commissioner is left to be seated.
    await steps(page).last().locator('[data-step="remove"]').click();
    const before = await steps(page).count();
    const kinds = await offered(page);
    assert.equal(kinds.length, 14);
    for (const kind of kinds) {
      await page.keyboard.press("Control+k");
      await page.locator(".finder").fill(kind);
      await page.keyboard.press("Enter");
      await page.locator(".draft").waitFor();
      const number = page.locator('.draft [data-slot="number"]');
      if (await number.count()) await number.fill("5");
      const work = page.locator('.draft [data-slot="work"]');
      if (await work.count()) await work.selectOption({ index: 1 });
      const order = page.locator('.draft [data-slot="order"]');
      if (await order.count()) await order.selectOption({ index: 1 });
      const rule = page.locator('.draft [data-slot="firstasked"]');
      if (await rule.count()) await rule.selectOption({ index: 1 });
      const boxes = page.locator(".draft .boxes input");
      for (let place = 0; place < Math.min(2, await boxes.count()); place += 1) {
        await boxes.nth(place).press("Space");
      }
      const make = page.locator('[data-action="make"]');
      assert.equal(await make.isEnabled(), true, `${kind}: ${await page.locator(".draft").innerText()}`);
      await make.press("Enter");
      await closed(page);
      await page.keyboard.press("Control+z");
      await steps(page).nth(before).waitFor({ state: "detached" });
    }
    assert.deepEqual(page.problems, []);
  }),
);

/** The kinds of moves that the search offers without a word. */
async function offered(page) {
  await page.keyboard.press("Control+k");
  const titles = await page.locator("#found .found-title").allInnerTexts();
  await page.keyboard.press("Escape");
  await closed(page);
  return titles.slice(0, 14);
}

test(
  "the search goes to a unit, gives commands, and Escape gives the focus back",
  withPage({}, async (page) => {
    await done(page);
    await unit(page, "talent").focus();
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Escape");
    await closed(page);
    const here = (id) => unit(page, id).evaluate((card) => card === document.activeElement);
    assert.equal(await here("talent"), true);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("研究室");
    await page.keyboard.press("Enter");
    await closed(page);
    await page.waitForFunction(
      () => document.activeElement?.getAttribute("data-unit") === "research-office",
    );
    await page.keyboard.press("Control+k");
    await page.keyboard.type("english");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
  }),
);

test(
  "the search goes to an assumption, and prints the page",
  withPage({}, async (page) => {
    await done(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("业务量");
    await page.keyboard.press("Enter");
    await page.locator('[data-part="assumptions"]').waitFor();
    await page.waitForFunction(() => document.activeElement?.closest("[data-field]"));
    const field = () => document.activeElement.closest("[data-field]").querySelector("label").textContent;
    assert.equal(await page.evaluate(field), "业务量");
    await page.keyboard.press("Escape");
    await page.locator('[data-part="assumptions"]').waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("传达走样");
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () => document.activeElement?.closest("[data-field]")?.textContent.includes("传达走样"),
    );
    await page.keyboard.press("Escape");
    await page.evaluate(() => (window.print = () => (window.printed = true)));
    await page.keyboard.press("Control+k");
    await page.keyboard.type("打印");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => window.printed);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "whatever has a name on the page is found by it",
  withPage({}, async (page) => {
    await done(page);
    await page.locator("[data-reading]").first().click();
    await done(page);
    const names = await page.evaluate(() => {
      const all = document.querySelectorAll(
        "[data-action], [data-layout], [data-view], .panel-topic, .playback-open, summary, .case-chooser option",
      );
      const wanted = [...all].filter(
        (each) =>
          !each.closest("[data-part='steps'], [role='tree']") &&
          each.dataset.action !== "find" &&
          !each.hasAttribute("aria-disabled") &&
          (each.offsetParent || each.localName === "option"),
      );
      return wanted.map((each) => each.getAttribute("aria-label") ?? each.textContent.trim());
    });
    assert.ok(names.length > 25, `${names.length}`);
    await page.keyboard.press("Control+k");
    for (const name of names) {
      await page.locator(".finder").fill(name);
      const found = page.locator(".found-title").filter({ hasText: name });
      assert.ok((await found.count()) > 0, name);
    }
    await page.locator(".finder").fill("差在哪里");
    await page.keyboard.press("Enter");
    await page.locator('[data-part="change"]').waitFor();
    assert.ok(
      await page.locator('[data-part="change"]').evaluate((chart) => {
        const { top, bottom } = chart.getBoundingClientRect();
        return top >= 0 && top < innerHeight && bottom > 0;
      }),
      "the chart is in sight",
    );
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "a question mark shows all keys and gestures",
  withPage({}, async (page) => {
    await done(page);
    await page.keyboard.press("?");
    assert.match(await page.locator("dialog.dialog").innerText(), /Ctrl K/);
    assert.deepEqual(await complaints(page), []);
    await page.keyboard.press("Escape");
    await closed(page);
    await page.locator('[data-action="keys"]').click();
    await page.locator('[data-action="close-dialog"]').click();
    await closed(page);
  }),
);

test(
  "several sections are marked by click, by key and by tap, and merge in one step",
  withPage({}, async (page) => {
    await done(page);
    await unit(page, "organization").click({ modifiers: ["Shift"] });
    await unit(page, "guidance").click({ modifiers: ["Control"] });
    await unit(page, "organizers-office").focus();
    await page.keyboard.press("x");
    assert.match(await page.locator('[data-part="marks"]').innerText(), /组织科、指导科、组织员办/);
    await page.keyboard.press("m");
    assert.equal(await steps(page).count(), 1);
    assert.match(await steps(page).innerText(), /组织科、指导科、组织员办合并为组织科（大科）/);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "by finger the search, the marks and the place aside work as well",
  withPage({ width: 360, height: 740, touch: true }, async (page) => {
    await done(page);
    await page.locator('[data-action="mark"]').tap();
    await unit(page, "organization").tap();
    await unit(page, "guidance").tap();
    await page.locator('[data-action="merge-marked"]').tap();
    assert.equal(await steps(page).count(), 1);
    await unit(page, "talent").tap();
    await page.locator('[data-action="put-aside"]').tap();
    const aside = page.locator('[data-part="aside"] [data-unit="talent"]');
    await aside.waitFor();
    assert.equal(await unit(page, "talent").count(), 1, "it still works where it is");
    assert.equal(await steps(page).count(), 1, "and nothing is changed");
    await aside.tap();
    await unit(page, "cadre-training").tap();
    assert.equal(await steps(page).count(), 2);
    assert.equal(await page.locator('[data-part="aside"]').count(), 0);
    await page.locator('[data-action="find"]').tap();
    await page.locator(".finder").fill("坐科");
    await page.locator("#found li").first().tap();
    await page.locator('[data-action="make"]').tap();
    assert.equal(await steps(page).count(), 3);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "a section is dragged to the place aside and from there onto another one",
  withPage({}, async (page) => {
    await done(page);
    await unit(page, "research-office").focus();
    await page.keyboard.press("p");
    const aside = page.locator('[data-part="aside"]');
    await aside.waitFor();
    const middle = async (locator) => {
      const { x, y, width, height } = await locator.boundingBox();
      return [x + width / 2, y + height / 2];
    };
    await unit(page, "cadre-two").evaluate((card) => card.scrollIntoView({ block: "center" }));
    const drag = async (from, to) => {
      const [x, y] = await middle(from);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 12, y + 12, { steps: 3 });
      await page.mouse.move(...(await middle(to)), { steps: 8 });
      await page.mouse.up();
    };
    await drag(unit(page, "cadre-two"), aside.locator("h3"));
    await aside.locator('[data-unit="cadre-two"]').waitFor();
    assert.equal(await steps(page).count(), 0);
    await drag(aside.locator('[data-unit="cadre-two"]'), unit(page, "civil-service"));
    assert.equal(await steps(page).count(), 1);
    assert.equal(await aside.locator('[data-unit="cadre-two"]').count(), 0);
    assert.equal(await aside.locator('[data-unit="research-office"]').count(), 1);
    assert.deepEqual(page.problems, []);
  }),
);

test(
  "a button at the list opens every kind of step, before there is any",
  withPage({}, async (page) => {
    await done(page);
    await page.locator('[data-action="add-step"]').click();
    await page.locator("#found li").first().waitFor();
    const kinds = await page.locator("#found").innerText();
    assert.match(kinds, /合并/);
    assert.match(kinds, /下放/);
    await page.keyboard.press("Escape");
    await closed(page);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.action), "add-step");
  }),
);
