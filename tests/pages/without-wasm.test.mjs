// The loan application where the checks cannot be loaded: it goes unchecked, and the server judges it.
import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser } from "./browser.mjs";
import { confirmCost, openWithoutDwell } from "./cost.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const open = (t, options) => openWithoutDwell(t, browser, server, options);

test("without the wasm the form goes all the same, marked unchecked", async (t) => {
  const { page, posts } = await open(t, { expected: [/\.wasm|ERR_FAILED|wasm/i] });
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/apply.html");
  await page.getByLabel("姓名").first().fill("韩梅梅");
  await page.getByLabel("手机号").first().fill("138 2047 5916");
  await page.getByRole("checkbox", { name: /核对.*手机号/ }).check();
  await page.getByRole("button", { name: "提交申请" }).click();
  await confirmCost(page);
  await page.getByRole("heading", { name: "申请已收到" }).waitFor();
  const [sent, ...more] = posts();
  assert.deepEqual(more, []);
  assert.equal(sent.body.checked, false);
  assert.equal(sent.body.report, null);
});

test("without the wasm a bad form is caught by the server and shown at the fields", async (t) => {
  const { page } = await open(t, { expected: [/\.wasm|ERR_FAILED|wasm/i, /status of 422/] });
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/apply.html");
  await page.getByRole("button", { name: "提交申请" }).click();
  await confirmCost(page);
  await page.getByRole("group", { name: /需要修改/ }).waitFor();
  assert.equal(await page.getByLabel("姓名").first().getAttribute("aria-invalid"), "true");
});

/** What a browser that is too old makes of the scripts: nothing. */
const unreadable = (page) => page.route(/\/(pages|heyan)\/(?!early).*\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: "a ??? b" }));

test("where the scripts cannot be read, it is a form all the same", async (t) => {
  const { page, posts } = await open(t, { fresh: true, expected: [/SyntaxError/, /status of 422/] });
  await unreadable(page);
  await page.goto("/apply.html?lang=en");
  // Held back for English words that do not come, two seconds at most.
  await page.getByLabel("姓名").first().fill("韩梅梅");
  await page.getByLabel("手机号").first().fill("138 2047 5916");
  await page.getByRole("checkbox", { name: /核对.*手机号/ }).check();
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.getByRole("button", { name: /提交|发送|send/i }).waitFor();
  const [sent] = posts();
  assert.match(sent.type, /x-www-form-urlencoded/);
});

test("where the scripts do not arrive, every page shows what it has without them", async (t) => {
  const { page } = await open(t, { fresh: true, expected: [/ERR_FAILED|Failed to load/] });
  await page.route(/\/(pages|heyan)\/(?!early).*\.js$/, (route) => route.abort());
  for (const [path, words] of Object.entries({
    "/?lang=en": "您想做什么？", "/apply.html?lang=en": "提交申请", "/change-phone.html": "看看要办哪些步骤", "/sms.html": "这里的检查没有运行起来",
    "/sms-report.html": "看看要发送的内容", "/old-number.html": "停用旧号码之前", "/contact.html": "没有还款义务",
  })) {
    await page.goto(path);
    await page.getByText(words).first().waitFor({ timeout: 8_000 });
    for (const control of await page.locator(".scripted-only").all()) assert.equal(await control.isVisible(), false, path);
  }
});

test("where the scripts cannot be read, the page for an SMS says so at once", async (t) => {
  const { page } = await open(t, { fresh: true, expected: [/SyntaxError/] });
  await unreadable(page);
  await page.goto("/sms.html");
  await page.getByText("这里的检查没有运行起来").waitFor({ timeout: 8_000 });
  assert.equal(await page.locator("#sms").isVisible(), false, "no form that does nothing");
});
