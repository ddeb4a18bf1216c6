// Every page and state, also those the server writes, against the rules of WCAG 2.2 A and AA that axe knows.
import assert from "node:assert/strict";
import test from "node:test";
import { COLOURS, violations } from "./axe.mjs";
import { openBrowser, openPage } from "./browser.mjs";
import { confirmCost, withoutDwell } from "./cost.mjs";
import { startServer } from "./server.mjs";
import { application, body, get, post } from "../server/submissions.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
// One page for all: a session for each of so many states takes longer than looking at them.
const { page } = await openPage(test, browser, server, { expected: [/status of 422/] });
await withoutDwell(page);

/** An application with a contact, taken by the server. */
async function named() {
  const consents = { "carrier-check": "given", "emergency-contact": "given", "marketing-sms": "untouched" };
  const { id, statusUrl } = (await post(server.url, body(application({ consents }), { locale: "zh-CN" }))).json;
  const { text } = await get(server.url, statusUrl);
  return { id, status: statusUrl, link: /\/contact\.html\?k=[\w-]+/.exec(text)[0] };
}

/** The same, after the contact refused. */
async function refused() {
  const known = await named();
  const path = known.link.replace("/contact.html?k=", "/api/contacts/");
  await post(server.url, { answer: "refused" }, { path, key: null });
  return known;
}

const states = {
  "the landing page": async (page) => { await page.goto("/"); },
  "the application, empty": async (page) => { await page.goto("/apply.html"); },
  "the application, in English": async (page) => { await page.goto("/apply.html?lang=en"); },
  "the application, errors shown": async (page) => {
    await page.goto("/apply.html");
    await page.getByRole("button", { name: "提交申请" }).click();
    await page.getByRole("group", { name: /需要修改/ }).waitFor();
  },
  "the application, received": async (page) => {
    await page.goto("/apply.html");
    await page.getByLabel("姓名").first().fill("韩梅梅");
    await page.getByLabel("手机号").first().fill("138 2047 5916");
    await page.getByRole("checkbox", { name: /核对.*手机号/ }).check();
    await page.getByRole("button", { name: "提交申请" }).click();
    await confirmCost(page);
    await page.getByRole("heading", { name: "申请已收到" }).waitFor();
  },
  "a status page": async (page) => {
    await states["the application, received"](page);
    await page.getByRole("link", { name: "查看办理情况" }).click();
    await page.getByRole("heading", { name: /^已收到您的申请/ }).waitFor();
  },
  "the change of numbers, empty": async (page) => { await page.goto("/change-phone.html"); },
  "the change of numbers, its steps": async (page) => {
    await page.goto("/change-phone.html");
    await page.getByLabel("旧手机号").fill("138 2047 5916");
    await page.getByLabel("新手机号").fill("136 0571 6284");
    await page.getByRole("radio", { name: "号码已经注销" }).check();
    await page.getByRole("button", { name: "看看要办哪些步骤" }).click();
    await page.getByRole("heading", { name: "要办的步骤" }).waitFor();
  },
  "the application, its costs": async (page) => {
    await page.goto("/apply.html");
    await page.getByLabel("姓名").first().fill("韩梅梅");
    await page.getByLabel("手机号").first().fill("138 2047 5916");
    await page.getByRole("checkbox", { name: /核对.*手机号/ }).check();
    await page.getByRole("button", { name: "提交申请" }).click();
    await page.getByRole("dialog").waitFor();
  },
  "the application, asked again": async (page) => {
    const { id } = await named();
    await page.goto(`/apply.html?again=${id}`);
    await page.getByRole("button", { name: "我想重新选择" }).waitFor();
    await page.getByText("这一项的全部内容").first().click();
  },
  "a contact's page": async (page) => {
    await page.goto((await named()).link);
    await page.getByText("没有还款义务").first().waitFor();
  },
  "a contact's page, in English, agreed": async (page) => {
    await page.goto(`${(await named()).link}&lang=en`);
    await page.getByRole("button", { name: "I agree" }).click();
    await page.getByRole("button", { name: "Withdraw" }).waitFor();
  },
  "a contact's page without its link": async (page) => {
    await page.goto("/contact.html");
    await page.getByRole("heading", { name: "这个网址不完整，还不能回答" }).waitFor();
  },
  "a contact's page for browsers without scripts": async (page) => {
    await page.goto((await named()).link.replace(".html?k=", "/"));
  },
  "a status page where a contact refused": async (page) => { await page.goto((await refused()).status); },
  "another contact": async (page) => { await page.goto(`${(await refused()).status}/contacts`); },
  "the change of numbers, on its way": async (page) => {
    await states["the change of numbers, its steps"](page);
    await page.getByRole("button", { name: "确认，提交换号申请" }).click();
    await page.getByRole("heading", { name: /^换号申请已收到/ }).waitFor();
  },
  "the change of numbers, a code sent": async (page) => {
    await page.goto("/change-phone.html");
    await page.getByLabel("旧手机号").fill("138 2047 5917");
    await page.getByLabel("新手机号").fill("136 0571 6285");
    await page.getByRole("radio", { name: "能收到", exact: true }).check();
    await page.getByRole("button", { name: "看看要办哪些步骤" }).click();
    await page.getByRole("button", { name: "确认，提交换号申请" }).click();
    await page.getByRole("button", { name: "发送验证码" }).click();
    await page.getByLabel("6位验证码").waitFor();
  },
  "a consent, withdrawn": async (page) => {
    await page.goto((await named()).status);
    await page.getByRole("button", { name: /^撤回.*核对/ }).click();
    await page.getByText("您撤回了办理必需的一项").first().waitFor();
  },
  "a contact's page, withdrawn": async (page) => {
    await page.goto((await named()).link);
    await page.getByRole("button", { name: "同意", exact: true }).click();
    await page.getByRole("button", { name: "撤回同意" }).click();
    await page.getByRole("heading", { name: "已撤回：您不再做联系人" }).waitFor();
  },
  "a page of the manual": async (page) => { await page.goto("/docs/phone-data.html"); },
  "a page of the manual, in English": async (page) => { await page.goto("/docs/phone-data.en.html"); },
  "the threat model": async (page) => { await page.goto("/docs/threat-model.html"); },
  "the threat model, in English": async (page) => { await page.goto("/docs/threat-model.en.html"); },
  "the notice": async (page) => { await page.goto("/notices/loan-application?lang=en"); },
};

const withoutScripts = {
  "check your answers": "applicant.name=%E9%9F%A9&applicant.phone=13820475916&consents.carrier-check=given",
  "what has to be put right": "applicant.name=&contacts.0.name=x",
};

for (const [name, reach] of Object.entries(states)) {
  test(name, async () => {
    await page.emulateMedia({ colorScheme: "light" });
    await reach(page);
    assert.deepEqual(await violations(page), []);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
    assert.deepEqual(await violations(page, COLOURS), [], "dark");
  });
}

for (const [name, fields] of Object.entries(withoutScripts)) {
  test(name, async () => {
    const answer = await fetch(`${server.url}/api/applications`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: fields,
    });
    const text = await answer.text();
    await page.route("**/written", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: text }));
    await page.goto("/written");
    assert.deepEqual(await violations(page), []);
    await page.unroute("**/written");
  });
}
