// A change of numbers from the request to the confirmation, step by step, on the real server.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { codeTo, startSimulator, wrong } from "../server/steps.mjs";
import { DESK, PHONE, hasFocus, openBrowser, openPage, picture, tabTo } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const server = await startSimulator(test);
const browser = await openBrowser(test);
const open = (t, options) => openPage(t, browser, server, options);

let people = 0;
/** Numbers of a person's own, so that the limits of others do not count. */
function numbers() {
  people += 1;
  return { before: `1382047${6_000 + people}`, after: `1390571${7_000 + people}` };
}

async function axe(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), TAGS);
  assert.deepEqual(found.violations.flatMap(({ id, nodes }) => nodes.map((one) => `${id}: ${one.html.slice(0, 160)}`)), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
}

const heading = (page, name) => page.getByRole("heading", { name });
const press = (page, name) => page.getByRole("button", { name }).first().click();
const current = (page) => page.locator("[data-stage=current] .step-name").innerText();
const code = (page) => page.getByLabel(/^(6位验证码|6-digit code)$/);
const matches = /^(模拟：核对成功|Simulate: it matches)$/;
const send = /^(发送验证码|Send the code)$/;

/** Asks for a change and comes to its first step. */
async function begin(page, { lang = "", reach = "yes", account } = {}) {
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

/** Comes to the code to the old number, with a code sent. */
async function atCode(page, options) {
  const own = await begin(page, options);
  await press(page, matches);
  const before = server.said().length;
  await press(page, send);
  await code(page).waitFor();
  return { ...own, code: await codeTo(server, own.oldTail, before) };
}

async function confirmCode(page, tail) {
  const before = server.said().length;
  await press(page, send);
  await code(page).fill(await codeTo(server, tail, before));
  await press(page, /^(确认|Confirm)$/);
}

for (const [lang, viewport, name] of [["", PHONE, "zh-390"], ["?lang=en", DESK, "en-1280"], ["", { width: 320, height: 640 }, "zh-320"]]) {
  test(`the whole way with the old number at hand, ${name}`, async (t) => {
    const { page } = await open(t, { viewport });
    const own = await begin(page, { lang, account: "overdue" });
    assert.match(page.url(), /#[\w-]{24}$/);
    const region = page.locator("#progress");
    const words = await region.innerText();
    assert.ok(words.search(/支付宝|Alipay/) < words.search(/重新登录确认|Sign in again/), "how to pay comes first");
    if (lang) assert.doesNotMatch(words, /\p{Script=Han}/u);
    await axe(page);
    await picture(page, `steps-start-${name}`);
    await press(page, matches);
    await page.getByText(/^(“重新登录确认”已办好。|“Sign in again” is done.)$/).waitFor();
    await axe(page);
    await confirmCode(page, own.oldTail);
    await page.waitForFunction(() => /新号码收验证码|Code to the new number/.test(document.querySelector("[data-stage=current] .step-name")?.textContent ?? ""));
    const before = server.said().length;
    await press(page, send);
    await code(page).waitFor();
    await axe(page);
    await picture(page, `steps-code-${name}`);
    await code(page).fill(await codeTo(server, own.newTail, before));
    await page.keyboard.press("Enter");
    await heading(page, /^(新号码已经绑定|The new number is bound)$/).waitFor();
    assert.match(await region.innerText(), /提款|drawing money/);
    assert.match(await region.innerText(), /还款|[Rr]epaying/);
    await axe(page);
    await picture(page, `steps-cooling-${name}`);
    await press(page, /^(查看、保存或打印确认书|See, save or print the confirmation)$/);
    const letter = page.locator(".letter-place .sheet");
    await letter.waitFor();
    const written = await letter.innerText();
    for (const tail of [own.oldTail, own.newTail]) assert.ok(written.includes(tail));
    assert.doesNotMatch(written, /1382047|1390571/, "no whole number");
    assert.match(written, /[0-9a-f]{64}/);
    assert.ok(!written.includes(new URL(page.url()).hash.slice(1)), "a letter is shown to others; the way in is not in it");
    assert.match(written, /旧号码收验证码、新号码收验证码|Code to the old number.*Code to the new number/s);
    if (lang) assert.doesNotMatch(written.replaceAll("示例消费金融有限公司", ""), /\p{Script=Han}/u);
    await axe(page);
    await picture(page, `steps-letter-${name}`);
    const saved = page.waitForEvent("download");
    await press(page, /^(存成文本文件|Save as text)$/);
    assert.match((await saved).suggestedFilename(), /\.txt$/);
    // The page in the other language keeps the letter open.
    await page.locator("[data-switch-language]").click();
    await page.waitForFunction((before) => {
      const sheet = document.querySelector(".letter-place .sheet");
      return sheet && sheet.innerText !== before;
    }, written);
  });
}

test("by keyboard alone, in English, with the old number gone", async (t) => {
  const { page } = await open(t);
  const own = numbers();
  const go = async (control) => { await tabTo(page, control, 90); await page.keyboard.press("Enter"); };
  await page.goto("/change-phone.html?lang=en");
  await tabTo(page, page.getByLabel("Old mobile number"));
  await page.keyboard.type(own.before);
  await tabTo(page, page.getByLabel("New mobile number"));
  await page.keyboard.type(own.after);
  await tabTo(page, page.locator("#reach-yes"));
  await page.keyboard.press("ArrowDown");
  await go(page.getByRole("button", { name: "Show me the steps" }));
  await page.getByRole("heading", { name: "The steps" }).waitFor();
  await go(page.getByRole("button", { name: "Send the change request" }));
  await heading(page, /^Your change request has arrived/).waitFor();
  assert.ok(await hasFocus(heading(page, /^Your change request has arrived/)));
  await go(page.getByRole("button", { name: matches }));
  await page.getByText("“Sign in again” is done.").waitFor();
  await page.getByRole("group", { name: "Which way do you choose?" }).waitFor();
  assert.equal(await current(page), "Show that it is you");
  assert.ok(await hasFocus(page.locator("[data-stage=current] .step-name")), "the next step has the focus");
  // The way without the face.
  await tabTo(page, page.getByRole("radio", { name: /Face check/ }));
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.getByRole("radio", { name: /Bank card check/ }).isChecked());
  await axe(page);
  await picture(page, "steps-ways-en-390");
  await go(page.getByRole("button", { name: matches }));
  await page.getByText(/“Photo of both sides of your identity card” is done/).waitFor();
  await go(page.getByRole("button", { name: matches }));
  await page.getByText(/“Bank card check” is done/).waitFor();
  await go(page.getByRole("button", { name: matches }));
  await page.getByText(/“The carrier confirms the new number” is done/).waitFor();
  const before = server.said().length;
  await go(page.getByRole("button", { name: send }));
  await code(page).waitFor();
  assert.ok(await hasFocus(code(page)));
  await page.keyboard.type(await codeTo(server, own.after.slice(-4), before));
  await page.keyboard.press("Enter");
  await heading(page, "The new number is bound").waitFor();
});

test("a second number is added at the end, after its own code", async (t) => {
  const { page } = await open(t, { expected: [/status of 422/] });
  const own = await begin(page);
  await press(page, matches);
  await page.getByText("“重新登录确认”已办好。").waitFor();
  await confirmCode(page, own.oldTail);
  await page.getByText("“旧号码收验证码”已办好。").waitFor();
  await confirmCode(page, own.newTail);
  await heading(page, "新号码已经绑定").waitFor();
  await press(page, "添加备用号码");
  const field = page.getByLabel("备用手机号");
  await field.waitFor();
  assert.ok(await hasFocus(field));
  await press(page, "确认这个号码");
  await page.getByText("请填写备用手机号。").waitFor();
  const backup = numbers();
  await field.fill(backup.after);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: send }).waitFor();
  await axe(page);
  await confirmCode(page, backup.after.slice(-4));
  await page.getByRole("listitem").filter({ hasText: `已添加尾号${backup.after.slice(-4)}。` }).waitFor();
  await axe(page);
  await picture(page, "steps-backup-390");
  await page.reload();
  await page.getByRole("listitem").filter({ hasText: `已添加尾号${backup.after.slice(-4)}。` }).waitFor();
});

test("every way closed leads to a person, never to a wall", async (t) => {
  const { page } = await open(t);
  await begin(page, { reach: "no" });
  await press(page, matches);
  await press(page, "现在拍不了身份证，换别的方式");
  await page.getByText("已经换了方式，请看新的步骤。").waitFor();
  assert.match(await page.locator("#progress").innerText(), /人工核实/);
  assert.match(await page.locator("#progress").innerText(), /12378/);
  await axe(page);
});

test("a whole message can be pasted; one with several numbers is left to the person", async (t) => {
  const { page } = await open(t);
  const own = await atCode(page);
  const paste = (text) => code(page).evaluate((input, words) => {
    const data = new DataTransfer();
    data.setData("text", words);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  await paste("订单123456，金额654321元");
  await page.getByText("这段文字里不止一个6位数字").waitFor();
  assert.equal(await code(page).inputValue(), "");
  await paste(`【示例消费金融】订单 998877，验证码：${own.code}，5分钟内有效。`);
  assert.equal(await code(page).inputValue(), own.code);
  await page.getByText("验证码已经填好，请点“确认”。").waitFor();
  assert.match(await code(page).getAttribute("autocomplete"), /one-time-code/);
  assert.equal(await code(page).getAttribute("inputmode"), "numeric");
  // As a keyboard with wide digits types it.
  await code(page).fill([...own.code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(""));
  await press(page, "确认");
  await page.getByText("“旧号码收验证码”已办好。").waitFor();
});

test("a wrong code, then too many: the sentence stands at the field, a new one helps", async (t) => {
  const { page } = await open(t, { expected: [/status of (422|429)/] });
  const own = await atCode(page);
  await code(page).fill("12");
  await press(page, "确认");
  await page.getByText(/还差4位/).waitFor();
  for (const left of [4, 3, 2, 1]) {
    await code(page).fill(wrong(own.code));
    await press(page, "确认");
    await page.getByText(`还可以再试${left}次`).waitFor();
    assert.ok(await hasFocus(code(page)));
    assert.equal(await code(page).getAttribute("aria-invalid"), "true");
  }
  await axe(page);
  await picture(page, "steps-wrong-390");
  await code(page).fill(wrong(own.code));
  await press(page, "确认");
  await page.getByText(/已经输错5次/).waitFor();
  await axe(page);
  assert.ok(await hasFocus(page.getByRole("button", { name: "重新获取验证码" })));
  await press(page, "重新获取验证码");
  await page.getByText(/请等\d+秒再发/).waitFor();
  server.wait(61);
  await press(page, "重新获取验证码");
  await code(page).waitFor();
});

test("a code that has expired, on the server's clock and on the page's", async (t) => {
  const { page } = await open(t, { expected: [/status of 422/] });
  await page.clock.install();
  const own = await atCode(page);
  server.wait(301);
  await code(page).fill(own.code);
  await press(page, "确认");
  await page.getByText("这个验证码已经过期，请重新获取一个。").waitFor();
  await press(page, "重新获取验证码");
  await code(page).waitFor();
  await page.clock.runFor(301_000);
  await page.getByText("验证码过期了，请重新获取。").waitFor();
  await axe(page);
});

test("sending again waits, says so quietly, and works", async (t) => {
  const { page } = await open(t);
  await page.clock.install();
  const own = await atCode(page);
  const again = page.getByRole("button", { name: /^重新发送/ });
  assert.match(await again.innerText(), /（\d+秒后）/);
  assert.equal(await again.getAttribute("aria-disabled"), "true");
  const live = page.locator(".code-form > [role=status]");
  assert.equal(await live.innerText(), "", "the countdown is not read out");
  await page.clock.runFor(61_000);
  server.wait(61);
  assert.equal(await again.getAttribute("aria-disabled"), null);
  assert.equal(await live.innerText(), "现在可以重新发送验证码了。");
  const before = server.said().length;
  await again.click();
  await code(page).fill(await codeTo(server, own.oldTail, before));
  await press(page, "确认");
  await page.getByText("“旧号码收验证码”已办好。").waitFor();
});

test("leave and come back by the address alone, on another device; nothing is stored", async (t) => {
  const { page } = await open(t);
  await atCode(page);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
  const address = await page.locator(".way-back .address").innerText();
  assert.equal(address, page.url());
  const { page: other } = await open(t, { viewport: DESK });
  await other.goto(address);
  await heading(other, /换号申请已收到，还差2步/).waitFor();
  assert.match(await current(other), /旧号码收验证码/);
  assert.ok(await code(other).isVisible(), "the code that was sent can be typed here");
  assert.equal(await other.locator("#change").isVisible(), false);
  await axe(other);
  await picture(other, "steps-back-1280");
  await other.getByRole("link", { name: "跳到正文" }).focus();
  await other.keyboard.press("Enter");
  await other.waitForFunction(() => /#[\w-]{24}$/.test(location.href));
  await other.getByRole("link", { name: "English" }).click();
  await heading(other, /^Your change request has arrived; 2 steps to go/).waitFor();
  assert.doesNotMatch(await other.locator("#progress").innerText(), /\p{Script=Han}/u);
});

test("cancelled after a second look; the address says so afterwards", async (t) => {
  const { page } = await open(t);
  await begin(page);
  await press(page, "取消这次换号");
  await page.getByText("确定取消吗？账户会继续绑定旧号码。").waitFor();
  await axe(page);
  await press(page, "不取消，继续");
  assert.ok(await hasFocus(page.getByRole("button", { name: "取消这次换号" })));
  await press(page, "取消这次换号");
  await press(page, "确定");
  await heading(page, "这次换号已经取消").waitFor();
  await axe(page);
  await picture(page, "steps-cancelled-390");
  await page.reload();
  await heading(page, "这次换号已经取消").waitFor();
  await press(page, "重新申请换号");
  await page.getByLabel("旧手机号").waitFor();
});

test("an address that leads nowhere, opened anew and in place of another", async (t) => {
  const { page } = await open(t, { expected: [/status of 404/] });
  await begin(page);
  await page.evaluate((id) => { location.hash = id; }, "B".repeat(24));
  await heading(page, "没有找到这次换号").waitFor();
  await page.goto(`/change-phone.html#${"A".repeat(24)}`);
  await heading(page, "没有找到这次换号").waitFor();
  await axe(page);
  await press(page, "重新申请换号");
  await page.getByLabel("旧手机号").waitFor();
});

test("offline, a server that fails, a slow one: said in words, nothing lost", async (t) => {
  const { page } = await open(t, { expected: [/ERR_INTERNET_DISCONNECTED|status of 500|ERR_FAILED/] });
  const own = await atCode(page);
  await code(page).fill(own.code);
  await page.context().setOffline(true);
  await press(page, "确认");
  await page.getByText(/现在没有网络/).waitFor();
  await axe(page);
  assert.equal(await code(page).inputValue(), own.code, "what was typed stays");
  await page.context().setOffline(false);
  await page.route("**/steps/**", (route) => route.fulfill({ status: 500, body: "" }), { times: 1 });
  await press(page, "确认");
  await page.getByText(/服务器暂时出了问题/).waitFor();
  await page.route("**/steps/**", async (route) => {
    await new Promise((later) => { setTimeout(later, 6_500); });
    await route.continue();
  }, { times: 1 });
  await press(page, "确认");
  await page.getByText("网络有点慢，请再等一下。").waitFor();
  await page.getByText("“旧号码收验证码”已办好。").waitFor();
});

test("the answer that got lost: the step is done all the same", async (t) => {
  const { page } = await open(t, { expected: [/ERR_FAILED|status of 409/] });
  const own = await atCode(page);
  await page.route("**/steps/otp-old", async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
  await code(page).fill(own.code);
  await press(page, "确认");
  await page.getByText(/没有连上服务器/).waitFor();
  await press(page, "确认");
  await page.waitForFunction(() => /新号码收验证码/.test(document.querySelector("[data-stage=current] .step-name")?.textContent ?? ""));
});

test("the server was started anew: finished steps stay, and a new code is asked for", async (t) => {
  const own = await startSimulator(t);
  const { page } = await openPage(t, browser, own, { expected: [/status of (409|429)/] });
  const person = await begin(page);
  await press(page, matches);
  await press(page, send);
  const lost = await codeTo(own, person.oldTail);
  await code(page).waitFor();
  const again = await own.restart({ port: new URL(own.url).port });
  await code(page).fill(lost);
  await press(page, "确认");
  await page.getByText(/服务器重新启动过/).waitFor();
  await axe(page);
  own.wait(61);
  await press(page, "重新获取验证码");
  await code(page).fill(await codeTo(again, person.oldTail));
  await press(page, "确认");
  await page.getByText("“旧号码收验证码”已办好。").waitFor();
});

test("WebOTP, where a browser has it, fills the field; leaving it takes the wish back", async (t) => {
  const { page } = await open(t);
  await page.addInitScript(() => {
    window.OTPCredential = class {};
    window.asked = [];
    navigator.credentials.get = (wish) => new Promise((done) => {
      window.asked.push(wish);
      window.deliver = (text) => done({ code: text });
    });
  });
  const own = await atCode(page);
  assert.deepEqual(await page.evaluate(() => window.asked.map(({ otp }) => otp.transport)), [["sms"]]);
  await page.evaluate((text) => window.deliver(text), own.code);
  await page.getByText("验证码已经填好，请点“确认”。").waitFor();
  assert.equal(await code(page).inputValue(), own.code);
  await press(page, "确认");
  await page.getByText("“旧号码收验证码”已办好。").waitFor();
  assert.ok(await page.evaluate(() => window.asked[0].signal.aborted));
});

test("without the checks the server looks at the code alone", async (t) => {
  const { page } = await open(t, { expected: [/wasm|ERR_FAILED|status of 422/i] });
  const first = await atCode(page);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.reload();
  await code(page).fill("12 34");
  await press(page, "确认");
  await page.getByText(/还差2位/).waitFor();
  await code(page).fill(first.code);
  await press(page, "确认");
  await page.getByText("“旧号码收验证码”已办好。").waitFor();
});
