// How a person goes through the steps of a change on the page.
import assert from "node:assert/strict";
import { codeTo } from "../server/steps.mjs";
import { violations } from "./axe.mjs";
import { tooWide } from "./browser.mjs";

let people = 0;
/** Numbers of a person's own, so that the limits of others do not count. */
export function numbers() {
  people += 1;
  return { before: `1382047${6_000 + people}`, after: `1390571${7_000 + people}` };
}

/** The rules of WCAG that axe knows, and nothing wider than the screen. */
export async function axe(page) {
  assert.deepEqual(await violations(page), []);
  assert.ok(await tooWide(page) <= 0, "wider than the screen");
}

export const heading = (page, name) => page.getByRole("heading", { name });
export const press = (page, name) => page.getByRole("button", { name }).first().click();
export const current = (page) => page.locator("[data-stage=current] .step-name").innerText();
export const code = (page) => page.getByLabel(/^(6位验证码|6-digit code)$/);
export const matches = /^(模拟：核对成功|Simulate: it matches)$/;
export const send = /^(发送验证码|Send the code)$/;

/** Asks for a change and comes to its first step, the code to the new number. */
export async function begin(page, { lang = "", reach = "yes", account } = {}) {
  const own = numbers();
  await page.goto(`/change-phone.html${lang}`);
  await page.getByLabel(/^(旧手机号|Old mobile number)$/).fill(own.before);
  await page.getByLabel(/^(新手机号|New mobile number)$/).fill(own.after);
  await page.locator(`#reach-${reach}`).check();
  if (account) await page.locator("#demo-account").selectOption(account);
  await press(page, /^(看看要办哪些步骤|Show me the steps)$/);
  await press(page, /^(确认，提交换号申请|Send the change request)$/);
  await heading(page, /换号申请已收到|Your change request has arrived/).waitFor();
  return { ...own, oldTail: own.before.slice(-4), newTail: own.after.slice(-4) };
}

/** Reads what a step needs a consent for, and gives it. */
export const agree = (page) => page.getByRole("checkbox", { name: /^(我单独同意|I agree to this separately)/ }).check();

/** Chooses one of several ways. */
export const choose = (page, name) => page.getByRole("radio", { name }).check();

/** Asks for a change whose new number has answered. */
export async function beginAnswered(server, page, options) {
  const own = await begin(page, options);
  await confirmCode(server, page, own.newTail);
  await page.getByText(/^(“新号码收验证码”已办好。|“Code to the new number” is done.)$/).waitFor();
  return own;
}

/** Comes to the code to the old number, with a code sent. */
export async function atCode(server, page, options) {
  const own = await beginAnswered(server, page, options);
  await choose(page, /^(重新登录确认|Sign in again)/);
  await press(page, matches);
  await page.getByText(/^(“重新登录确认”已办好。|“Sign in again” is done.)$/).waitFor();
  const before = server.said().length;
  await press(page, send);
  await code(page).waitFor();
  return { ...own, code: await codeTo(server, own.oldTail, before) };
}

/** Has a code sent, and types it. */
export async function confirmCode(server, page, tail) {
  const before = server.said().length;
  await press(page, send);
  await code(page).fill(await codeTo(server, tail, before));
  await press(page, /^(确认|Confirm)$/);
}
