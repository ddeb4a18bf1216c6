// Which number of a pasted message is the code.
import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser, openPage } from "./browser.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);

const cases = [
  ["482913", "482913"],
  [" 482 913 ", "482913"],
  ["482-913", "482913"],
  ["４８２９１３", "482913"],
  ["【示例消费金融】验证码482913，5分钟内有效。", "482913"],
  ["482913 is your code. @lender.example #482913", "482913"],
  ["订单 998877，验证码：482913，5分钟内有效。", "482913"],
  ["Your code is 482913. Order 998877.", "482913"],
  // A phone number, an amount, a date are longer or shorter.
  ["尾号5916，金额1234567.00元，验证码482913", "482913"],
  ["验证码 482913，请勿告诉 13820475916", "482913"],
  // Two that could be it are the person's to tell apart.
  ["998877 482913", undefined],
  ["验证码482913，验证码998877", undefined],
  // Nothing to find stays as it was, for the check to speak of.
  ["1234567", "1234567"],
  ["没有数字", "没有数字"],
];

test("the code in a message", async (t) => {
  const { page } = await openPage(t, browser, server);
  await page.goto("/change-phone.html");
  const found = await page.evaluate(async (texts) => {
    const { findCode } = await import("/pages/case/code-form.js");
    return texts.map((text) => findCode(text) ?? null);
  }, cases.map(([text]) => text));
  assert.deepEqual(found, cases.map(([, code]) => code ?? null));
});
