// What a person typed stays in the page and goes to the lender: not into an address, not into the
// browser's storage, not onto the console, not into the server's log.
import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser } from "./browser.mjs";
import { confirmCost, openWithoutDwell } from "./cost.mjs";
import { look } from "./messages.mjs";
import { atCode, code, press } from "./steps.mjs";
import { startSimulator } from "../server/steps.mjs";
import { application, body, get, post } from "../server/submissions.mjs";

const server = await startSimulator(test);
const browser = await openBrowser(test);

// The pages' own files, and the addresses that a form is sent to.
const FILES = /^\/(|[\w-]+\.(html|css|svg)|pages\/([\w-]+\/)?[\w-]+\.(js|json)|heyan\/[\w-]+\.js|heyan\/built\/[\w-]+\.(js|wasm))$/;
const ENDPOINTS = /^\/(api\/(applications|sms-objections|phone-changes|verifications)|api\/(phone-changes|verifications|contacts|consents)\/[\w-]{24}(\/(backups|cancel|steps\/[\w-]+(\/start)?))?|status\/[\w-]{24})$/;
/** A name in an address is one that nobody can guess, and says nothing. */
const NAMED = /^(\?(k=[\w-]{24}|again=[\w-]{24}|lang=(en|zh-CN)|&)*)?$/;

/** A page with all that it says and asks for, of every kind. */
async function watched(t) {
  const opened = await openWithoutDwell(t, browser, server);
  const spoken = [];
  opened.page.context().on("console", (message) => spoken.push(message.text()));
  return { ...opened, spoken };
}

/** The values are in the page or were sent in a body; nowhere else. */
async function nowhereElse({ page, requests, spoken }, values) {
  const inside = (text) => values.filter((value) => text.includes(value));
  for (const { method, url, headers } of requests) {
    const { pathname, search } = new URL(url);
    if (url.startsWith("blob:")) continue;
    assert.match(pathname, method === "GET" ? new RegExp(`${FILES.source}|${ENDPOINTS.source}`) : ENDPOINTS, `${method} ${pathname}`);
    assert.match(search, NAMED, `${pathname}${search}`);
    const { "cookie": cookie, ...others } = headers;
    assert.equal(cookie, undefined, "a cookie");
    assert.deepEqual(inside(decodeURIComponent(url) + decodeURIComponent(JSON.stringify(others))), [], `${method} ${pathname}`);
  }
  assert.deepEqual(inside(decodeURIComponent(page.url())), [], "the address");
  assert.deepEqual(inside(await page.title()), [], "the title");
  const stored = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookie: document.cookie,
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    history: history.state,
    name: window.name,
  }));
  assert.deepEqual(stored, { local: {}, session: {}, cookie: "", databases: [], caches: [], workers: 0, history: null, name: "" });
  assert.deepEqual(await page.context().cookies(), []);
  assert.deepEqual(spoken, [], "the console");
  assert.deepEqual(inside(server.said()), [], "the server's log");
}

test("an application with everything in it", async (t) => {
  const opened = await watched(t);
  const { page, posts } = opened;
  await page.goto("/apply.html");
  await page.locator("#applicant-name").fill("欧阳晓峰");
  await page.locator("#applicant-phone").fill("138 2047 5916");
  await page.locator("#applicant-id").fill("11010519491231002X");
  const contact = page.getByRole("group", { name: "联系人1" });
  await contact.getByLabel("姓名").fill("司徒文静");
  await contact.getByLabel("手机号").fill("136 0571 6284");
  await contact.getByLabel("对方是您的").selectOption({ label: "朋友" });
  await contact.getByLabel("这位联系人已满18周岁。").check();
  await contact.getByLabel(/^我已告诉对方/).check();
  const values = ["欧阳晓峰", "2047 5916", "20475916", "1101051949", "19491231", "司徒文静", "0571 6284", "05716284"];
  // Sent when something is missing, changed, and sent for good.
  await page.getByRole("button", { name: /^提交申请$/ }).click();
  await page.getByRole("group", { name: /需要修改|再看一眼/ }).waitFor();
  await nowhereElse(opened, values);
  assert.deepEqual(posts(), []);
  for (const name of [/核对.*手机号/, /请联系人转告/]) await page.getByRole("checkbox", { name }).check();
  await page.getByRole("button", { name: /^提交申请$/ }).click();
  await confirmCost(page);
  await page.getByRole("heading", { name: "申请已收到" }).waitFor();
  await nowhereElse(opened, values);
  assert.equal(posts().length, 1);
  await page.getByRole("link", { name: "查看办理情况" }).click();
  await page.getByRole("heading", { name: "已收到您的申请" }).waitFor();
  const status = await page.locator("body").innerText();
  for (const value of values) assert.ok(!status.includes(value), value);
  await nowhereElse(opened, values);
});

test("a change of numbers, with its code, left and come back to", async (t) => {
  const opened = await watched(t);
  const { page } = opened;
  const own = await atCode(server, page);
  await code(page).fill(own.code);
  // The simulator shows codes in its terminal in place of sending them: of the log only numbers count here.
  const values = [own.before, own.after];
  await nowhereElse(opened, values);
  await press(page, /^确认$/);
  await page.locator(`[data-stage=current]`).first().waitFor();
  await nowhereElse(opened, values);
  await page.reload();
  await page.locator(`[data-stage=current]`).first().waitFor();
  await nowhereElse(opened, values);
  for (const { url } of opened.requests) assert.ok(!url.includes(own.code), "the code");
  const { text } = await get(server.url, `/api/phone-changes/${new URL(page.url()).hash.slice(1)}`);
  for (const value of [...values, own.code]) assert.ok(!text.includes(value), value);
});

test("a message, and what is known of its receiver", async (t) => {
  const opened = await watched(t);
  await opened.page.goto("/sms.html");
  await look(opened.page, { text: "【示例消费金融】欧阳*峰，您身份证尾号8876名下欠款5320元已逾期，请尽快还款。验证码 864213", own: { "姓名": "欧阳晓峰", "身份证号码后4位": "1234" } });
  await opened.page.locator("#outcome").waitFor();
  await nowhereElse(opened, ["欧阳晓峰", "尾号8876", "864213"]);
});

test("a message that is reported", async (t) => {
  const opened = await watched(t);
  const { page } = opened;
  await page.goto("/sms-report.html");
  await page.getByLabel("短信原文").fill("【示例银行】您尾号7788的账户已冻结，请致电13547780123");
  await page.getByRole("radio", { name: "我没有在你们这里借过钱" }).check();
  await page.getByLabel(/^想补充的话/).fill("昨天也收到过上官雨桐");
  await page.getByRole("button", { name: "看看要发送的内容" }).click();
  await page.getByRole("button", { name: "确认，发到演示" }).click();
  await page.getByRole("heading", { name: "已收到您反映的短信" }).waitFor();
  await nowhereElse(opened, ["尾号7788", "13547780123", "上官雨桐"]);
});

test("an old number that is given up", async (t) => {
  const opened = await watched(t);
  const { page } = opened;
  await page.goto("/old-number.html");
  await page.getByText("核对备用号码").click();
  await page.getByLabel("旧号码", { exact: true }).fill("138 2047 5916");
  await page.getByLabel("联系人的号码").fill("150 0571 6284\n136 0571 6284");
  await page.getByLabel("备用号码1").fill("+86 13820475916");
  await page.keyboard.press("Tab");
  await page.getByText("这是要停用的旧号码").waitFor();
  await nowhereElse(opened, ["20475916", "2047 5916", "0571 6284"]);
});

test("a contact who answers", async (t) => {
  const opened = await watched(t);
  const taken = await post(server.url, body(application(), { locale: "zh-CN" }));
  const { text } = await get(server.url, `${taken.json.statusUrl}?lang=zh-CN`);
  await opened.page.goto(/\/contact\.html\?k=[\w-]+/.exec(text)[0]);
  await opened.page.getByRole("button", { name: "不同意" }).click();
  await opened.page.getByRole("heading", { name: "已记下：您不同意" }).waitFor();
  await nowhereElse(opened, ["韩梅梅", "李雷", "20475916", "05716284"]);
});
