// The form a newcomer writes: labels and fields side by side, nothing around any of them. Each field says its own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { serveFolder } from "../package/page.mjs";
import { openBrowser } from "./browser.mjs";

const browser = await openBrowser(test);
const site = new URL("../../www/", import.meta.url).pathname;
const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>page</title>
<form id="apply" method="post" action="/api/applications">
  <label for="name">姓名</label>
  <input id="name" name="applicant.name">
  <label for="phone">手机号</label>
  <input id="phone" name="applicant.phone" data-heyan-phone="applicant">
  <label for="id">身份证号</label>
  <input id="id" name="applicant.idNumber" data-heyan-optional data-heyan-id-number>
  <label><input type="radio" name="applicant.maritalStatus" value="single"> 未婚</label>
  <label><input type="radio" name="applicant.maritalStatus" value="married"> 已婚</label>
  <input type="hidden" data-heyan-list="/contacts">
  <button>提交</button>
</form>
<script type="module">
  import init, * as heyan from "/heyan/application.js";
  import { guardForm } from "/heyan/form.js";
  const module = init().then(() => heyan);
  guardForm(document.querySelector("#apply"), { module, check: async (value, options) => (await module).checkApplication(value, options) });
</script>`;

async function open(t) {
  const address = await serveFolder(t, site, { "/": PAGE });
  const page = await browser.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  return page;
}

/** What stands directly in front of a field and directly behind it. */
const around = (page, id) => page.evaluate((id) => {
  const field = document.getElementById(id);
  const said = (element, attribute) => (element?.hasAttribute(attribute) ? element.textContent.trim() : "");
  return { before: said(field.previousElementSibling, "data-heyan-messages"), behind: said(field.nextElementSibling, "data-heyan-help") };
}, id);

test("every field that is wrong says so in front of itself, and is described by it", async (t) => {
  const page = await open(t);
  await page.getByRole("button", { name: "提交" }).click();
  await page.locator("[data-heyan-summary] li").nth(1).waitFor();
  assert.equal((await around(page, "name")).before, "错误：请填写您的姓名。按身份证上的姓名填写。");
  assert.equal((await around(page, "phone")).before, "错误：请填写电话号码。");
  assert.equal((await around(page, "id")).before, "");
  for (const label of ["姓名", "手机号"]) {
    const field = page.getByLabel(label);
    const slot = await field.getAttribute("aria-describedby");
    assert.match(await page.locator(`[id="${slot}"]`).textContent(), label === "姓名" ? /您的姓名/ : /电话号码/);
  }
  assert.equal(await page.getByLabel("未婚").evaluate((radio) => radio.labels[0].childElementCount), 1);
});

test("the findings speak the language of the page", async (t) => {
  const page = await open(t);
  await page.evaluate(() => { document.documentElement.lang = "en"; });
  await page.getByRole("button", { name: "提交" }).click();
  await page.locator("[data-heyan-summary] li").nth(1).waitFor();
  const { before } = await around(page, "phone");
  assert.match(before, /^Error: /);
  assert.doesNotMatch(before, /\p{Script=Han}/u);
});

test("help for one field neither takes another's message away nor stands at another", async (t) => {
  const page = await open(t);
  await page.getByRole("button", { name: "提交" }).click();
  await page.locator("[data-heyan-summary] li").nth(1).waitFor();
  await page.getByLabel("手机号").fill("13926584107");
  await page.getByLabel("身份证号").fill("110101199003079998");
  await page.getByLabel("姓名").focus();
  await page.locator("#phone + [data-heyan-help]").getByText("号码完整").waitFor();
  await page.locator("#id + [data-heyan-help]").getByText("对不上").waitFor();
  assert.deepEqual(await around(page, "name"), { before: "错误：请填写您的姓名。按身份证上的姓名填写。", behind: "" });
  await page.getByLabel("姓名").fill("王小明");
  await page.getByRole("button", { name: "提交" }).click();
  await page.locator("[data-heyan-messages]", { hasText: "对不上" }).waitFor();
  assert.match((await around(page, "id")).before, /^错误：这个号码对不上/);
  assert.equal((await around(page, "name")).before, "");
});

test("a button without a type is one that sends: it says that it is busy, and keeps the focus when trying again goes away", async (t) => {
  const page = await open(t);
  let answer;
  await page.route("**/api/applications", async (route) => {
    await new Promise((go) => { answer = go; });
    return route.fulfill({ status: 503 });
  });
  const button = page.getByRole("button", { name: "提交" });
  await page.getByLabel("姓名").fill("王小明");
  await page.getByLabel("手机号").fill("13926584107");
  await button.click();
  await page.getByText("正在提交").waitFor();
  assert.equal(await button.getAttribute("aria-disabled"), "true");
  answer();
  const again = page.getByRole("button", { name: "再试一次" });
  await again.focus();
  assert.equal(await button.getAttribute("aria-disabled"), null);
  await page.keyboard.press("Enter");
  await page.getByText("正在提交").waitFor();
  assert.ok(await button.evaluate((one) => one === document.activeElement));
  answer();
  await again.waitFor();
});
