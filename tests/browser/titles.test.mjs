// What the people and parts of a department are called is told by the department: a division has no section chief.

import assert from "node:assert/strict";
import { test } from "node:test";
import { done, withPage } from "./support.mjs";

/** Everything that can be read, seen or heard. */
const said = (page) =>
  page.evaluate(() => {
    const told = ["aria-label", "title", "placeholder", "alt"];
    const heard = [...document.querySelectorAll("#app *")].flatMap((one) =>
      told.map((name) => one.getAttribute(name) ?? ""),
    );
    return [document.querySelector("#app").textContent, ...heard].join("\n");
  });

/** The words around each title of a section that is not a name of another case. */
const foreign = (text) =>
  [...text.replaceAll(/(18|一)个?\s?个科室/g, "").matchAll(/.{0,12}(科长|科员|科室).{0,8}/g)].map(([found]) => found);

test(
  "nothing on the page calls the people of a division those of a section",
  withPage({ path: "#case=direct-leadership" }, async (page) => {
    const check = async (where) => assert.deepEqual(foreign(await said(page)), [], where);
    await done(page);
    await check("today");
    await page.locator('[data-reading="with-delegation"]').click();
    await done(page);
    const views = page.locator('[data-part="pictures"] [role="tab"]');
    await views.first().waitFor();
    for (const view of await views.all()) {
      await view.click();
      await page.locator("#app details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
      await page.waitForTimeout(100);
      await check(await view.innerText());
    }
    await page.keyboard.press("Control+k");
    await page.locator("dialog[open]").waitFor();
    await check("the search");
    await page.keyboard.press("Escape");
    await page.goto(`${page.url().split("#")[0]}#stage`);
    await page.locator(".projector").waitFor();
    for (let slide = 0; slide < 8; slide += 1) {
      await check(`slide ${slide + 1}`);
      await page.keyboard.press("ArrowRight");
    }
    assert.deepEqual(page.problems, []);
  }),
);
