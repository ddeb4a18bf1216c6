// Every page and state, also those the server writes, against the rules of WCAG 2.2 A and AA that axe knows.
import assert from "node:assert/strict";
import test from "node:test";
import { COLOURS, violations } from "./axe.mjs";
import { openBrowser, openPage } from "./browser.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);

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
  "the notice": async (page) => { await page.goto("/notices/loan-application?lang=en"); },
};

const withoutScripts = {
  "check your answers": "applicant.name=%E9%9F%A9&applicant.phone=13820475916&consents.carrier-check=given",
  "what has to be put right": "applicant.name=&contacts.0.name=x",
};

for (const [name, reach] of Object.entries(states)) {
  test(name, async (t) => {
    const { page } = await openPage(t, browser, server);
    await reach(page);
    assert.deepEqual(await violations(page), []);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
    assert.deepEqual(await violations(page, COLOURS), [], "dark");
  });
}

for (const [name, fields] of Object.entries(withoutScripts)) {
  test(name, async (t) => {
    const { page } = await openPage(t, browser, server, { expected: [/status of 422/] });
    const answer = await fetch(`${server.url}/api/applications`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: fields,
    });
    const text = await answer.text();
    await page.route("**/written", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: text }));
    await page.goto("/written");
    assert.deepEqual(await violations(page), []);
  });
}
