// Confirming the applicant's own number before the application goes, and sending it without.
import assert from "node:assert/strict";
import test from "node:test";
import { codeTo, startSimulator } from "../server/steps.mjs";
import { DESK, PHONE, hasFocus, openBrowser, picture, tabTo } from "./browser.mjs";
import { axe, code } from "./steps.mjs";
import { confirmCost, openWithoutDwell } from "./cost.mjs";

const server = await startSimulator(test);
const browser = await openBrowser(test);
const open = (t, options) => openWithoutDwell(t, browser, server, options);

let people = 0;
const number = () => `1382047${8_000 + (people += 1)}`;

const card = (page) => page.locator("[data-own-number]");
const start = (page) => card(page).getByRole("button", { name: /^(确认我的手机号|Confirm my number)$/ });
const receipt = (page) => page.getByRole("heading", { name: /^(申请已收到|Your application has arrived)/ });
const consent = (page) => page.locator("[name='consents.carrier-check']");

async function fill(page, phone, lang = "") {
  await page.goto(`/apply.html${lang}`);
  await page.locator("#applicant-name").fill("韩梅梅");
  await page.locator("#applicant-phone").fill(phone);
}

async function confirm(page, phone) {
  await start(page).click();
  const before = server.said().length;
  await card(page).getByRole("button", { name: /^(发送验证码|Send the code)$/ }).click();
  await code(page).fill(await codeTo(server, phone.slice(-4), before));
  await card(page).getByRole("button", { name: /^(确认|Confirm)$/ }).click();
  await card(page).getByText(/已经确认，可以提交申请了|is confirmed\. You can send/).waitFor();
}

async function sent(page) {
  const answer = page.waitForResponse("**/api/applications");
  await page.locator("form button[type=submit]").click();
  await confirmCost(page);
  const said = await (await answer).json();
  await receipt(page).waitFor();
  return said;
}

for (const [lang, viewport, name] of [["", PHONE, "zh-390"], ["?lang=en", DESK, "en-1280"]]) {
  test(`confirmed by a code, then by the carrier under its own consent, ${name}`, async (t) => {
    const { page, requests } = await open(t, { viewport });
    const phone = number();
    await fill(page, phone, lang);
    await start(page).waitFor();
    assert.ok(!requests.some(({ url }) => /own-number\.js|code-form\.js/.test(url)), "loaded when it is wanted");
    await confirm(page, phone);
    await axe(page);
    await card(page).getByText(/同意“核对您的手机号”之后|Once you agree above/).waitFor();
    await consent(page).check();
    await card(page).getByRole("button", { name: /^(模拟：核对成功|Simulate: it matches)$/ }).click();
    await card(page).getByText(/运营商核对一致|The carrier confirms it/).waitFor();
    if (lang) assert.doesNotMatch(await card(page).innerText(), /\p{Script=Han}/u);
    await axe(page);
    await picture(page, `own-number-${name}`);
    assert.equal((await sent(page)).numberVerified, true);
    await page.getByRole("link", { name: /查看办理情况|See the status/ }).click();
    await page.getByText(/您的手机号已用验证码确认|was confirmed with a code/).waitFor();
  });
}

test("by keyboard alone; Enter in the code field sends no application", async (t) => {
  const { page, posts } = await open(t);
  const phone = number();
  await fill(page, phone);
  await tabTo(page, start(page), 120);
  await page.keyboard.press("Enter");
  await card(page).getByRole("button", { name: "发送验证码" }).waitFor();
  const before = server.said().length;
  assert.ok(await hasFocus(card(page).getByRole("button", { name: "发送验证码" })));
  await page.keyboard.press("Enter");
  await code(page).waitFor();
  await page.keyboard.type(await codeTo(server, phone.slice(-4), before));
  await page.keyboard.press("Enter");
  await card(page).getByText("已经确认，可以提交申请了").waitFor();
  assert.ok(!posts().some(({ path }) => path === "/api/applications"));
});

test("another number afterwards is not the confirmed one", async (t) => {
  const { page } = await open(t);
  const phone = number();
  await fill(page, phone);
  await confirm(page, phone);
  await page.locator("#applicant-phone").fill(number());
  await card(page).getByText(/手机号改过了/).waitFor();
  assert.ok(await start(page).isVisible());
  await axe(page);
  await consent(page).check();
  assert.equal((await sent(page)).numberVerified, false);
});

test("writing the same number another way changes nothing", async (t) => {
  const { page } = await open(t);
  const phone = number();
  await fill(page, phone);
  await confirm(page, phone);
  await page.locator("#applicant-phone").fill(`+86 ${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`);
  await consent(page).check();
  assert.equal((await sent(page)).numberVerified, true);
});

test("without a number first, or with one that gets no code", async (t) => {
  const { page } = await open(t, { expected: [/status of 422/] });
  await fill(page, "");
  await start(page).click();
  await card(page).getByText("请先在上面填好手机号。").waitFor();
  assert.ok(await hasFocus(page.locator("#applicant-phone")));
  await page.locator("#applicant-phone").fill("0571 8888 8888");
  await start(page).click();
  await card(page).getByText(/请检查手机号是否填对/).waitFor();
});

for (const [name, block] of [["the endpoint", "**/api/verifications**"], ["the code's own script", "**/own-number.js"], ["the wasm", "**/*.wasm"]]) {
  test(`${name} cannot be reached: the application goes, marked as not confirmed`, async (t) => {
    const { page } = await open(t, { expected: [/ERR_FAILED|wasm|dynamically imported/i] });
    await page.route(block, (route) => route.abort());
    await fill(page, number());
    await start(page).click();
    if (name === "the wasm") await card(page).getByRole("button", { name: "发送验证码" }).waitFor();
    else await card(page).getByText(/号码会标为“还没有确认”/).waitFor();
    await consent(page).check();
    const said = await sent(page);
    assert.equal(said.numberVerified, false);
    await page.getByRole("link", { name: "查看办理情况" }).click();
    await page.getByText(/还没有用验证码确认。不影响这次提交/).waitFor();
  });
}

test("without scripts there is no card, and the form goes", async (t) => {
  const { page } = await open(t, { scripts: false });
  await page.goto("/apply.html");
  assert.equal(await card(page).isVisible(), false);
});
