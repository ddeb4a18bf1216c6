// What is said at a field comes and goes while a button is pressed. It must not move the button from under the finger.
import assert from "node:assert/strict";
import { test } from "node:test";
import { serveFolder } from "../package/page.mjs";
import { openBrowser } from "./browser.mjs";

const browser = await openBrowser(test);
const site = new URL("../../www/", import.meta.url).pathname;

/** The check refuses three times over what is empty, and answers whoever asked when `answer` is called. */
const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>page</title>
<form action="/api/applications">
  <div data-heyan-field><label for="name">姓名</label> <input id="name" name="name"></div>
  <div data-heyan-field><label for="note">备注</label> <input id="note" name="note"></div>
  <button>提交</button>
</form>
<script type="module">
  import { guardForm } from "/heyan/form.js";
  globalThis.waiting = [];
  globalThis.answer = () => { for (const done of waiting.splice(0)) done(); };
  guardForm(document.querySelector("form"), {
    check: async ({ name }) => {
      await new Promise((done) => { waiting.push(done); });
      const findings = name ? [] : ["一", "二", "三"].map((message) => ({ code: "demo." + message, severity: "error", path: "/name", message }));
      return { verdict: name ? "pass" : "reject", findings, ruleset: "demo" };
    },
  });
</script>`;

/** A page whose field for the name is marked, with what is asked again about it still unanswered. */
async function openAskedAgain(t) {
  const address = await serveFolder(t, site, { "/": PAGE });
  const page = await browser.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  const asked = () => page.waitForFunction(() => globalThis.waiting.length > 0);
  await page.getByRole("button", { name: "提交" }).click();
  await asked();
  await page.evaluate(() => globalThis.answer());
  await page.locator("#name[aria-invalid]").waitFor();
  await page.getByLabel("姓名").fill("王小明");
  await page.getByLabel("备注").focus();
  await asked();
  // A second press within half a second would be taken for a double click.
  await page.waitForTimeout(800);
  return { page, asked };
}

const messages = (page) => page.locator("[data-heyan-messages] p").count();

test("an answer that comes while a button is pressed waits for the finger, and the press counts", async (t) => {
  const { page, asked } = await openAskedAgain(t);
  const button = page.getByRole("button", { name: "提交" });
  const { x, y, width, height } = await button.boundingBox();
  await page.mouse.move(x + width / 2, y + height - 2);
  await page.mouse.down();
  await page.evaluate(() => globalThis.answer());
  await page.waitForTimeout(300);
  assert.equal(await messages(page), 3, "nothing moves under the finger");
  assert.equal((await button.boundingBox()).y, y);
  await page.mouse.up();
  await asked();
  await page.waitForTimeout(300);
  assert.equal(await messages(page), 3, "what is being sent is judged by its own answer");
});

test("without a press it is shown at once; after one that was no click, once the finger is gone", async (t) => {
  const { page } = await openAskedAgain(t);
  await page.evaluate(() => globalThis.answer());
  await page.waitForFunction(() => document.querySelectorAll("[data-heyan-messages] p").length === 0, undefined, { timeout: 2_000 });

  const { page: pressed } = await openAskedAgain(t);
  await pressed.mouse.move(5, 5);
  await pressed.mouse.down();
  await pressed.evaluate(() => globalThis.answer());
  await pressed.waitForTimeout(300);
  assert.equal(await messages(pressed), 3);
  await pressed.mouse.up();
  await pressed.waitForFunction(() => document.querySelectorAll("[data-heyan-messages] p").length === 0, undefined, { timeout: 2_000 });
});
