// Nothing typed is lost: by a line that drops, a device offline, a server in trouble, or by going to another page and
// back. And nothing of it is stored.
import assert from "node:assert/strict";
import test from "node:test";
import { chromium } from "playwright-core";
import { counting, openBrowser, openPage, settled } from "./browser.mjs";
import { confirmCost, withoutDwell } from "./cost.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);

/** Each form: what is typed into it, and what sends it. */
const forms = {
  "/apply.html": {
    typed: { "applicant-name": "韩梅梅", "applicant-phone": "138 2047 5916", "applicant-work": "010 6555 1234" },
    ticked: ["consent-carrier-check"],
    async send(page) {
      await page.getByRole("button", { name: "提交申请" }).click();
      await confirmCost(page);
    },
    received: "申请已收到",
  },
  "/change-phone.html": {
    typed: { "old-phone": "138 2047 5916", "new-phone": "136 0571 6284" },
    ticked: ["reach-cancelled"],
    async send(page) {
      await page.getByRole("button", { name: "看看要办哪些步骤" }).click();
      await page.getByRole("button", { name: "确认，提交换号申请" }).click();
    },
    received: /^换号申请已收到/,
  },
  "/sms-report.html": {
    typed: { "report-text": "【示例】您的账户有异常", "report-note": "我没有借过", "report-name": "韩梅梅" },
    ticked: ["reason-never"],
    async send(page) {
      await page.getByRole("button", { name: "看看要发送的内容" }).click();
      await page.getByRole("button", { name: "确认，发到演示" }).click();
    },
    received: "已收到您反映的短信",
  },
};
/** Pages that send nothing. */
const others = {
  "/sms.html": { typed: { "sms-text": "【示例】您的账户有异常" }, ticked: [] },
  "/": { typed: { "try-phone": "138 2047 5916" }, ticked: [] },
  "/old-number.html": { typed: {}, ticked: ["lenders-due", "banks-cards"] },
};

async function fill(page, { typed, ticked }) {
  for (const [id, text] of Object.entries(typed)) await page.locator(`#${id}`).fill(text);
  for (const id of ticked) await page.locator(`#${id}`).check();
}

/** All of it stands there as it was typed. */
async function stands(page, { typed, ticked }, when) {
  for (const [id, text] of Object.entries(typed)) assert.equal(await page.locator(`#${id}`).inputValue(), text, `${when}: ${id}`);
  for (const id of ticked) assert.ok(await page.locator(`#${id}`).isChecked(), `${when}: ${id}`);
}

async function nothingStored(page) {
  const kept = await page.evaluate(async () => ({
    cookies: document.cookie, local: localStorage.length, session: sessionStorage.length, state: history.state,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  }));
  assert.deepEqual(kept, { cookies: "", local: 0, session: 0, state: null, databases: 0, caches: 0 });
}

for (const [path, form] of Object.entries(forms)) {
  test(`${path}: a line that drops, a device offline, a server in trouble: said, nothing lost, and a way on`, async (t) => {
    const { page, posts } = await openPage(t, browser, server, { expected: [/ERR_|status of 503/] });
    await withoutDwell(page);
    await page.goto(path);
    await settled(page);
    await fill(page, form);
    const retry = page.getByRole("button", { name: "再试一次" });
    await page.route("**/api/**", (route) => route.abort("failed"), { times: 3 });
    await form.send(page);
    await page.getByText("填写的内容都还在").waitFor();
    await page.unroute("**/api/**");
    await stands(page, form, "dropped");
    await page.context().setOffline(true);
    await retry.click();
    await page.getByText("您的设备没有连上网络。填写的内容都还在，连上后请再试一次。").waitFor();
    await stands(page, form, "offline");
    await page.context().setOffline(false);
    await page.route("**/api/**", (route) => route.fulfill({ status: 503, body: "" }), { times: 3 });
    await retry.click();
    await page.getByText("我们这边出了问题，不是您填错了。").waitFor({ timeout: 30_000 });
    await page.unroute("**/api/**");
    await stands(page, form, "server");
    await retry.click();
    await page.getByRole("heading", { name: form.received }).waitFor();
    assert.equal(new Set(posts().map(({ key }) => key)).size, 1, "one submission, however often it was tried");
    await nothingStored(page);
  });
}

test("going to another page and back: what was typed is there, and nothing of it is stored", async (t) => {
  // A tool that drives a browser keeps no page for going back; people's browsers do.
  const own = await chromium.launch({
    executablePath: process.env.HEYAN_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  t.after(() => own.close());
  for (const [path, form] of Object.entries({ ...forms, ...others })) {
    const page = await own.newPage({ baseURL: server.url });
    counting(page.context());
    await page.goto(path);
    await settled(page);
    await fill(page, form);
    await nothingStored(page);
    await page.goto("/rules.html");
    await page.goBack({ waitUntil: "commit" });
    // A page that was kept is there at once; into one that is loaded anew the browser puts what was typed as it comes.
    await page.waitForFunction(([wanted, { typed, ticked }]) => location.pathname === wanted && document.readyState === "complete"
      && Object.entries(typed).every(([id, text]) => document.getElementById(id).value === text)
      && ticked.every((id) => document.getElementById(id).checked), [path, { typed: form.typed, ticked: form.ticked }], { timeout: 15_000 })
      .catch(() => undefined);
    await stands(page, form, path);
    await page.close();
  }
});
