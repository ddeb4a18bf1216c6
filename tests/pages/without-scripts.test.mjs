// Both forms in a browser that runs no scripts: filled in, checked once more, sent, and the status read.
import assert from "node:assert/strict";
import test from "node:test";
import { DESK, hasFocus, openBrowser, openPage, picture } from "./browser.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const open = (t, options) => openPage(t, browser, server, { scripts: false, ...options });

test("an application goes by way of \"check your answers\" to its status page", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/apply.html");
  assert.match(await page.locator("noscript").first().innerText(), /没有启用脚本/);
  await page.getByLabel("姓名").first().fill("韩梅梅");
  await page.getByLabel("手机号").first().fill("138 2047 5916");
  const contact = page.getByRole("group", { name: "联系人2" });
  await page.getByLabel("身份证号码").fill("11010519491231002X");
  await contact.getByLabel("姓名").fill("李雷");
  await contact.getByLabel("手机号").fill("136 0571 6284");
  await contact.getByLabel("对方是您的").selectOption({ label: "朋友" });
  await contact.getByLabel("这位联系人已满18周岁。").check();
  await contact.getByLabel(/^我已告诉对方/).check();
  await page.getByRole("checkbox", { name: /核对.*手机号/ }).check();
  await page.getByRole("button", { name: "提交申请" }).click();

  await page.getByRole("heading", { name: "请核对您填写的内容" }).waitFor();
  const answers = await page.locator("main").innerText();
  assert.match(answers, /联系人1[\s\S]*李雷/);
  assert.match(answers, /身份证号码[\s\S]*110\*{11}002X/, "read back covered");
  await picture(page, "without-scripts-check-390");
  await page.getByRole("button", { name: "修改" }).click();

  await page.getByRole("heading", { name: "修改您填写的内容" }).waitFor();
  assert.equal(await page.getByLabel("姓名", { exact: true }).first().inputValue(), "韩梅梅");
  assert.equal(await page.getByLabel("身份证号码").inputValue(), "11010519491231002X");
  await picture(page, "without-scripts-edit-390");
  await page.getByLabel("姓名", { exact: true }).first().fill("韩小梅");
  await page.getByRole("button", { name: "继续" }).click();

  await page.getByRole("heading", { name: "请核对您填写的内容" }).waitFor();
  assert.match(await page.locator("main").innerText(), /韩小梅/);
  await page.getByRole("button", { name: "确认提交" }).dblclick();
  await page.getByRole("heading", { name: "已收到您的申请" }).waitFor();
  assert.match(page.url(), /\/status\/[\w-]{22,}$/);
  for (const sent of posts()) assert.match(sent.type, /^application\/x-www-form-urlencoded/);
  await page.reload();
  await page.getByRole("heading", { name: "已收到您的申请" }).waitFor();
});

test("an empty form comes back with its errors, which lead to the fields", async (t) => {
  const { page } = await open(t, { viewport: DESK, expected: [/status of 422/] });
  await page.goto("/apply.html");
  await page.getByRole("button", { name: "提交申请" }).click();
  const summary = page.getByRole("alert");
  await summary.waitFor();
  await picture(page, "without-scripts-errors-1280");
  await summary.getByRole("link", { name: /^姓名/ }).click();
  const name = page.getByLabel("姓名", { exact: true }).first();
  assert.ok(await hasFocus(name));
  assert.equal(await name.getAttribute("aria-invalid"), "true");
});

test("a change of numbers", async (t) => {
  const { page } = await open(t);
  await page.goto("/change-phone.html");
  await page.getByLabel("旧手机号").fill("138 2047 5916");
  await page.getByLabel("新手机号").fill("136 0571 6284");
  await page.getByRole("radio", { name: "收不到，但号码还在" }).check();
  await page.locator("form button[type=submit]:visible").first().click();
  await page.getByRole("heading", { name: "请核对您填写的内容" }).waitFor();
  assert.match(await page.locator("main").innerText(), /您来做/);
  await picture(page, "without-scripts-change-390");
  await page.getByRole("button", { name: "确认提交" }).click();
  await page.getByRole("heading", { name: /^已收到您的换号申请/ }).waitFor();
});

test("the whole notice can be read", async (t) => {
  const { page } = await open(t, { viewport: DESK });
  await page.goto("/apply.html");
  await page.getByText("阅读全文：怎样处理您的个人信息").click();
  await page.goto(await page.getByRole("link", { name: "在新页面打开全文" }).getAttribute("href"));
  assert.ok((await page.getByRole("heading").count()) >= 5);
  await picture(page, "notice-1280");
  await page.getByRole("link", { name: "English" }).click();
  assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /personal data/);
});

test("5 MB pasted into a field get their answer in words", async (t) => {
  const { page } = await open(t, { expected: [/status of 413/] });
  await page.goto("/apply.html");
  await page.getByLabel("姓名").first().fill("长".repeat(600_000));
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.getByRole("heading", { name: "内容太多" }).waitFor();
});
