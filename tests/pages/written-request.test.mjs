// Where a person decides about a change of numbers, it can be asked for in writing.
import assert from "node:assert/strict";
import test from "node:test";
import { startSimulator } from "../server/steps.mjs";
import { violations } from "./axe.mjs";
import { openBrowser, openPage } from "./browser.mjs";
import { confirmCode } from "./steps.mjs";

const server = await startSimulator(test);
const browser = await openBrowser(test);
const open = (t, options) => openPage(t, browser, server, options);
const press = (page, name) => page.getByRole("button", { name }).first().click();
const sheet = (page) => page.locator("#progress .sheet");

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

test("where a person decides, the request can be made in writing, and what is typed stays", async (t) => {
  const { page, posts } = await open(t);
  const own = await begin(page, { reach: "no" });
  await confirmCode(server, page, own.newTail);
  await page.getByRole("radio", { name: /刷脸核实/ }).check();
  await press(page, /不同意拍证件/);
  await page.getByText("已经换了方式，请看新的步骤。").waitFor();
  await press(page, "写换号申请书");
  await page.getByLabel("您的姓名").fill("韩梅梅");
  await sheet(page).getByText("我是韩梅梅").waitFor();
  // Nobody can bind a number they are not told; the server does not tell it, so the person writes it.
  assert.match(await sheet(page).innerText(), new RegExp(`由\\*{7}${own.oldTail}改为＿＿＿＿`));
  await page.getByLabel("新手机号").last().fill("139 0572 7001");
  await sheet(page).getByText("改为139 0572 7001。").waitFor();
  const sent = posts().length;
  await page.getByRole("link", { name: "English" }).click();
  await sheet(page).getByText("I am 韩梅梅").waitFor();
  assert.equal(await page.getByLabel("Your name").inputValue(), "韩梅梅");
  assert.equal(posts().length, sent, "nothing of the letter is sent");
  assert.deepEqual(await violations(page), []);
});
