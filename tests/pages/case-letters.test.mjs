// The letters of a change of numbers: the confirmation when it is in force, the request where a person decides.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { codeTo, startSimulator } from "../server/steps.mjs";
import { violations } from "./axe.mjs";
import { DESK, PHONE, openBrowser, openPage, picture } from "./browser.mjs";

const server = await startSimulator(test);
const browser = await openBrowser(test);
const open = (t, options) => openPage(t, browser, server, options);
const press = (page, name) => page.getByRole("button", { name }).first().click();
const sheet = (page) => page.locator("#progress .sheet");
const matches = /^(模拟：核对成功|Simulate: it matches)$/;

let people = 0;

/** Asks for a change and comes to its first step. */
async function begin(page, { lang = "", reach = "yes" } = {}) {
  people += 1;
  const own = { before: `1382048${6_000 + people}`, after: `1390572${7_000 + people}` };
  await page.goto(`/change-phone.html${lang}`);
  await page.getByLabel(/^(旧手机号|Old mobile number)$/).fill(own.before);
  await page.getByLabel(/^(新手机号|New mobile number)$/).fill(own.after);
  await page.locator(`#reach-${reach}`).check();
  await press(page, /^(看看要办哪些步骤|Show me the steps)$/);
  await press(page, /^(确认，提交换号申请|Send the change request)$/);
  await page.getByRole("heading", { name: /换号申请已收到|Your change request has arrived/ }).waitFor();
  return { oldTail: own.before.slice(-4), newTail: own.after.slice(-4) };
}

async function confirmCode(page, tail) {
  await page.locator("[data-stage=current]").getByRole("button", { name: /^(发送验证码|Send the code)$/ }).waitFor();
  const before = server.said().length;
  await press(page, /^(发送验证码|Send the code)$/);
  await page.getByLabel(/^(6位验证码|6-digit code)$/).fill(await codeTo(server, tail, before));
  await press(page, /^(确认|Confirm)$/);
}

for (const [lang, viewport, name] of [["", PHONE, "zh-390"], ["?lang=en", DESK, "en-1280"]]) {
  test(`a change ends with its confirmation, ${name}`, async (t) => {
    const { page } = await open(t, { viewport, acceptDownloads: true });
    const own = await begin(page, { lang });
    await press(page, matches);
    await page.getByText(/^(“重新登录确认”已办好。|“Sign in again” is done.)$/).waitFor();
    await confirmCode(page, own.oldTail);
    await page.getByText(/^(“旧号码收验证码”已办好。|“Code to the old number” is done.)$/).waitFor();
    await confirmCode(page, own.newTail);
    await page.getByRole("heading", { name: /^(变更确认书|Your confirmation)$/ }).waitFor();
    const words = await sheet(page).innerText();
    assert.match(words, new RegExp(`\\*{7}${own.oldTail}.*\\*{7}${own.newTail}`));
    assert.match(words, lang ? /Done: Sign in again, Code to the old number, Code to the new number\./ : /已完成：重新登录确认、旧号码收验证码、新号码收验证码。/);
    assert.match(words, lang ? /Repaying is not affected\./ : /变更期间，还款不受影响。/);
    assert.match(words, /\(?SHA-256\)?.*[0-9a-f]{64}/);
    assert.doesNotMatch(words, /\d{11}/);
    const [id] = /[\w-]{24}$/.exec(page.url()) ?? [""];
    assert.ok(!words.includes(id) && words.includes(id.slice(0, 8)), "whoever finds the letter cannot open the case");
    const save = page.locator("#progress").getByRole("button", { name: /^(存成文本文件|Save as text)$/ });
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    assert.match(download.suggestedFilename(), lang ? /^Confirmation-phone-number-changed\.txt$/ : /^手机号变更确认书\.txt$/);
    assert.match(await readFile(await download.path(), "utf8"), new RegExp(own.newTail));
    assert.deepEqual(await violations(page), []);
    await picture(page, `confirmation-${name}`);
  });
}

test("where a person decides, the request can be made in writing, and what is typed stays", async (t) => {
  const { page, posts } = await open(t);
  const own = await begin(page, { reach: "no" });
  await press(page, matches);
  await press(page, "现在拍不了身份证，换别的方式");
  await page.getByText("已经换了方式，请看新的步骤。").waitFor();
  await confirmCode(page, own.newTail);
  await press(page, "写换号申请书");
  await page.getByLabel("您的姓名").fill("韩梅梅");
  await sheet(page).getByText("我是韩梅梅").waitFor();
  assert.match(await sheet(page).innerText(), new RegExp(`由\\*{7}${own.oldTail}改为\\*{7}${own.newTail}`));
  const sent = posts().length;
  await page.getByRole("link", { name: "English" }).click();
  await sheet(page).getByText("I am 韩梅梅").waitFor();
  assert.equal(await page.getByLabel("Your name").inputValue(), "韩梅梅");
  assert.equal(posts().length, sent, "nothing of the letter is sent");
  assert.deepEqual(await violations(page), []);
});
