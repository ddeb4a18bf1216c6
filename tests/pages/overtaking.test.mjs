// Answers of a slow check overtake one another: what a newer one said is not undone by an older one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { serveFolder } from "../package/page.mjs";
import { openBrowser } from "./browser.mjs";

const browser = await openBrowser(test);
const site = new URL("../../www/", import.meta.url).pathname;

/** Both fields have to be filled in, and not with the same. Every question waits in `asked` until it is answered. */
const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>page</title>
<form action="/api/applications">
  <div data-heyan-field><label for="name">姓名</label> <input id="name" name="name"></div>
  <div data-heyan-field><label for="note">备注</label> <input id="note" name="note"></div>
  <button>提交</button>
</form>
<button type="button">别处</button>
<script type="module">
  import { guardForm } from "/heyan/form.js";
  globalThis.asked = [];
  guardForm(document.querySelector("form"), {
    async check({ name = "", note = "" }) {
      await new Promise((answer) => { asked.push(answer); });
      const wrong = [["name", name], ["note", note]].filter(([, value]) => value.length < 2);
      const findings = wrong.map(([field, value]) => ({ code: "demo." + field, severity: "error", path: "/" + field, message: value ? "太短" : "没有填" }));
      if (!wrong.length && name === note) findings.push({ code: "demo.same", severity: "error", path: "/note", message: "与姓名相同" });
      return { verdict: findings.length ? "reject" : "pass", findings, ruleset: "demo" };
    },
  });
</script>`;

/** A page whose first two fields are marked. */
async function openMarked(t) {
  const address = await serveFolder(t, site, { "/": PAGE });
  const page = await browser.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  const waiting = (count) => page.waitForFunction((count) => globalThis.asked.length === count, count);
  /** Answers question `index`, and gives the page the time to show it. */
  const answer = async (index) => {
    await page.evaluate((index) => globalThis.asked[index](), index);
    await page.waitForTimeout(200);
  };
  /** The focus rests outside the form: a third field would ask, too, when it is left. */
  const leave = async (label, text) => {
    await page.getByLabel(label).fill(text);
    await page.getByRole("button", { name: "别处" }).focus();
  };
  await page.getByRole("button", { name: "提交" }).click();
  await waiting(1);
  await answer(0);
  await page.locator("#name[aria-invalid]").waitFor();
  return { page, waiting, answer, leave, said: async () => (await page.locator(".heyan-message").allInnerTexts()).map((text) => text.slice(-3)) };
}

test("an older answer does not take away what a newer one left", async (t) => {
  const { waiting, answer, leave, said } = await openMarked(t);
  await leave("姓名", "王小明");
  await waiting(2);
  await leave("姓名", "");
  await waiting(3);
  await answer(2);
  assert.deepEqual(await said(), ["没有填", "没有填"]);
  await answer(1);
  assert.deepEqual(await said(), ["没有填", "没有填"]);
});

test("a newer answer speaks for all fields left before it", async (t) => {
  const { waiting, answer, leave, said } = await openMarked(t);
  await leave("姓名", "王");
  await waiting(2);
  await leave("备注", "甲乙");
  await waiting(3);
  await answer(2);
  assert.deepEqual(await said(), ["：太短"]);
  await answer(1);
  assert.deepEqual(await said(), ["：太短"]);
});

test("an answer on what stood in a field before it was left again changes nothing there", async (t) => {
  const { waiting, answer, leave, said } = await openMarked(t);
  await leave("姓名", "王小明");
  await waiting(2);
  await leave("姓名", "王");
  await waiting(3);
  await answer(1);
  await answer(2);
  assert.deepEqual(await said(), ["：太短", "没有填"]);
});

test("an older answer does not take away what another field is the reason for", async (t) => {
  const { waiting, answer, leave, said } = await openMarked(t);
  await leave("备注", "甲乙");
  await waiting(2);
  await leave("姓名", "甲乙");
  await waiting(3);
  await answer(2);
  assert.deepEqual(await said(), ["名相同"]);
  await answer(1);
  assert.deepEqual(await said(), ["名相同"]);
});

test("an answer on what stood there before the form was sent changes nothing of what that said", async (t) => {
  const { page, waiting, answer, leave, said } = await openMarked(t);
  await leave("备注", "甲乙");
  await waiting(2);
  await leave("姓名", "王小明");
  await waiting(3);
  await page.getByLabel("备注").fill("");
  // A second press within half a second would be taken for a double click.
  await page.waitForTimeout(800);
  await page.getByRole("button", { name: "提交" }).click();
  await page.locator("form[aria-busy=true]").waitFor();
  await waiting(4);
  await answer(3);
  await page.locator("form[aria-busy=false]").waitFor();
  assert.deepEqual(await said(), ["没有填"]);
  await answer(2);
  assert.deepEqual(await said(), ["没有填"]);
});

test("a field that is changed and left is asked about once", async (t) => {
  const { page, waiting, leave } = await openMarked(t);
  await leave("姓名", "王小明");
  await waiting(2);
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => globalThis.asked.length), 2);
});
