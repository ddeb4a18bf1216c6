// A change of numbers from the request to the confirmation, step by step, on the real server.
import assert from "node:assert/strict";
import test from "node:test";
import { codeTo, startSimulator } from "../server/steps.mjs";
import { DESK, PHONE, hasFocus, openBrowser, openPage, picture, tabTo } from "./browser.mjs";
import { agree, atCode, axe, begin, beginAnswered, choose, code, confirmCode, current, heading, matches, numbers, press, send } from "./steps.mjs";

const server = await startSimulator(test);
const browser = await openBrowser(test);
const open = (t, options) => openPage(t, browser, server, options);

for (const [lang, viewport, name] of [["", PHONE, "zh-390"], ["?lang=en", DESK, "en-1280"], ["", { width: 320, height: 640 }, "zh-320"]]) {
  test(`the whole way with the old number at hand, ${name}`, async (t) => {
    const { page } = await open(t, { viewport });
    const own = await begin(page, { lang, account: "overdue" });
    assert.match(page.url(), /#[\w-]{24}$/);
    const region = page.locator("#progress");
    const words = await region.innerText();
    assert.ok(words.search(/支付宝|Alipay/) < words.search(/您来做|Your steps/), "how to pay comes first");
    if (lang) assert.doesNotMatch(words, /\p{Script=Han}/u);
    await axe(page);
    await picture(page, `steps-start-${name}`);
    assert.match(await current(page), /新号码收验证码|Code to the new number/);
    await press(page, send);
    await code(page).waitFor();
    // Without the terminal: the message is on the simulated phone, which says what it is.
    assert.match(await page.getByRole("group", { name: /模拟手机|simulated phone/ }).innerText(), lang ? /A real lender sends/ : /真的办理时/);
    await press(page, /^(看看模拟手机收到的短信|Read the message on the simulated phone)$/);
    const message = page.locator(".simulated-message");
    await message.getByText(/\d{6}/).waitFor();
    const [digits] = /\d{6}/.exec(await message.innerText());
    assert.equal(digits, await codeTo(server, own.newTail));
    await axe(page);
    await picture(page, `steps-code-${name}`);
    await code(page).fill(digits);
    await page.keyboard.press("Enter");
    await page.getByText(/^(“新号码收验证码”已办好。|“Code to the new number” is done.)$/).waitFor();
    assert.equal(await page.getByRole("radio", { checked: true }).count(), 0, "no way is chosen for the person");
    await choose(page, /^(重新登录确认|Sign in again)/);
    await press(page, matches);
    await page.getByText(/^(“重新登录确认”已办好。|“Sign in again” is done.)$/).waitFor();
    await axe(page);
    await picture(page, `steps-old-${name}`);
    await confirmCode(server, page, own.oldTail);
    await heading(page, /^(新号码已经绑定|The new number is bound)$/).waitFor();
    assert.match(await region.innerText(), /提款|withdrawals/);
    const told = await region.locator(".told li").allInnerTexts();
    assert.equal(new Set(told).size, told.length, "nothing is told twice");
    assert.match(await region.innerText(), /还款|[Rr]epaying/);
    await axe(page);
    await picture(page, `steps-cooling-${name}`);
    await press(page, /^(打开确认书|Open the confirmation)$/);
    const letter = page.locator(".letter-place .sheet");
    await letter.waitFor();
    const written = await letter.innerText();
    for (const tail of [own.oldTail, own.newTail]) assert.ok(written.includes(tail));
    assert.doesNotMatch(written, /1382047|1390571/, "no whole number");
    assert.match(written, /[0-9a-f]{64}/);
    assert.doesNotMatch(written, /＿＿|演示没有|no hotline/, "nothing is left unfilled");
    assert.match(written, /96110/);
    assert.ok(!written.includes(new URL(page.url()).hash.slice(1)), "a letter is shown to others; the way in is not in it");
    assert.match(written, /新号码收验证码.*旧号码收验证码|Code to the new number.*Code to the old number/s);
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
  const agreeByKeys = async () => {
    await tabTo(page, page.getByRole("checkbox", { name: /^I agree to this separately/ }), 90);
    await page.keyboard.press("Space");
  };
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
  const before = server.said().length;
  await go(page.getByRole("button", { name: send }));
  await code(page).waitFor();
  assert.ok(await hasFocus(code(page)));
  await page.keyboard.type(await codeTo(server, own.after.slice(-4), before));
  await page.keyboard.press("Enter");
  await page.getByText("“Code to the new number” is done.").waitFor();
  await page.getByRole("group", { name: "Which way do you choose?" }).waitFor();
  assert.equal(await current(page), "Show that it is you");
  assert.ok(await hasFocus(page.locator("[data-stage=current] .step-name")), "the next step has the focus");
  // The way without the face.
  await tabTo(page, page.getByRole("radio", { name: /Face check/ }));
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.getByRole("radio", { name: /Bank card check/ }).isChecked());
  await axe(page);
  await picture(page, "steps-ways-en-390");
  await agreeByKeys();
  await go(page.getByRole("button", { name: matches }));
  await page.getByText(/“Photo of your identity document” is done/).waitFor();
  await agreeByKeys();
  await go(page.getByRole("button", { name: matches }));
  await page.getByText(/“Bank card check” is done/).waitFor();
  await heading(page, "One thing is for you to decide").waitFor();
  await agreeByKeys();
  await go(page.getByRole("button", { name: matches }));
  await heading(page, "The new number is bound").waitFor();
});

test("a second number is added at the end, after its own code", async (t) => {
  const { page } = await open(t, { expected: [/status of 422/] });
  const own = await beginAnswered(server, page);
  await choose(page, /^重新登录确认/);
  await press(page, matches);
  await page.getByText("“重新登录确认”已办好。").waitFor();
  await confirmCode(server, page, own.oldTail);
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
  await confirmCode(server, page, backup.after.slice(-4));
  await page.getByRole("listitem").filter({ hasText: `已添加尾号${backup.after.slice(-4)}。` }).waitFor();
  await axe(page);
  await picture(page, "steps-backup-390");
  await page.reload();
  await page.getByRole("listitem").filter({ hasText: `已添加尾号${backup.after.slice(-4)}。` }).waitFor();
  // When the waiting time is over nothing waits, and there is nothing left to undo.
  server.wait(24 * 3600 + 1);
  await page.reload();
  await heading(page, "换号已经完成").waitFor();
  await press(page, "打开确认书");
  const letter = page.locator(".letter-place .sheet");
  await letter.waitFor();
  assert.match(await letter.innerText(), /暂停的操作：没有/);
  assert.doesNotMatch(await letter.innerText(), /撤销/);
  assert.equal(await page.getByRole("button", { name: /撤销|取消/ }).count(), 0);
});

test("every way closed leads to a person, never to a wall", async (t) => {
  const { page } = await open(t);
  await beginAnswered(server, page, { reach: "no" });
  await choose(page, /刷脸核实/);
  await press(page, "不同意拍证件，或现在拍不了：换别的方式");
  await page.getByText("已经换了方式，请看新的步骤。").waitFor();
  assert.match(await page.locator("#progress").innerText(), /人工核实/);
  assert.match(await page.locator("#progress").innerText(), /12378/);
  await axe(page);
});

test("a whole message can be pasted; one with several numbers is left to the person", async (t) => {
  const { page } = await open(t);
  const own = await atCode(server, page);
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
  await heading(page, "新号码已经绑定").waitFor();
});

test("leave and come back by the address alone, on another device; nothing is stored", async (t) => {
  const { page } = await open(t);
  await atCode(server, page);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
  const address = await page.locator(".way-back .address").innerText();
  assert.equal(address, page.url());
  const { page: other } = await open(t, { viewport: DESK });
  await other.goto(address);
  await heading(other, /换号申请已收到，还差1步/).waitFor();
  assert.match(await current(other), /旧号码收验证码/);
  assert.ok(await code(other).isVisible(), "the code that was sent can be typed here");
  assert.equal(await other.locator("#change").isVisible(), false);
  await axe(other);
  await picture(other, "steps-back-1280");
  await other.getByRole("link", { name: "跳到正文" }).focus();
  await other.keyboard.press("Enter");
  await other.waitForFunction(() => /#[\w-]{24}$/.test(location.href));
  await other.getByRole("link", { name: "English" }).click();
  await heading(other, /^Your change request has arrived; 1 step to go/).waitFor();
  assert.doesNotMatch(await other.locator("#progress").innerText(), /\p{Script=Han}/u);
});

test("WebOTP, where a browser has it, fills the field; leaving it takes the wish back", async (t) => {
  const { page } = await open(t, { fresh: true });
  await page.addInitScript(() => {
    window.OTPCredential = class {};
    window.asked = [];
    navigator.credentials.get = (wish) => new Promise((done) => {
      window.asked.push(wish);
      window.deliver = (text) => done({ code: text });
    });
  });
  const own = await atCode(server, page);
  assert.deepEqual(await page.evaluate(() => window.asked.map(({ otp }) => otp.transport)), [["sms"], ["sms"]], "one for each number");
  assert.ok(await page.evaluate(() => window.asked[0].signal.aborted), "the first is answered");
  await page.evaluate((text) => window.deliver(text), own.code);
  await page.getByText("验证码已经填好，请点“确认”。").waitFor();
  assert.equal(await code(page).inputValue(), own.code);
  await press(page, "确认");
  await heading(page, "新号码已经绑定").waitFor();
  assert.ok(await page.evaluate(() => window.asked[1].signal.aborted));
});

test("with the old number cancelled: nothing is said of it that cannot be, and the steps are counted once", async (t) => {
  const { page } = await open(t);
  const own = numbers();
  await page.goto("/change-phone.html?old=cancelled");
  assert.ok(await page.getByRole("radio", { name: "号码已经注销" }).isChecked(), "the checklist said so already");
  await page.getByLabel("旧手机号").fill(own.before);
  await page.getByLabel("新手机号").fill(own.after);
  await press(page, "看看要办哪些步骤");
  const plan = page.locator("#plan");
  assert.equal(await plan.locator("ol.steps > li").count(), 2);
  assert.doesNotMatch(await plan.innerText(), /重新登录|通知旧号码|注销旧号码前/);
  await picture(page, "change-plan-cancelled-390");
  await press(page, "确认，提交换号申请");
  await heading(page, /^换号申请已收到，还差2步/).waitFor();
  const region = page.locator("#progress");
  assert.equal(await region.locator("ol.steps > li").count(), 2);
  assert.doesNotMatch(await region.innerText(), /重新登录|通知旧号码|注销旧号码前/);
  await confirmCode(server, page, own.after.slice(-4));
  await heading(page, /^换号申请已收到，还差1步/).waitFor();
  assert.equal(await region.getByText("确认是您本人", { exact: true }).count(), 1);
  await choose(page, /核对银行卡/);
  // Nothing is looked at before the box is ticked, and the box says what is missing.
  await page.getByRole("button", { name: matches }).dispatchEvent("click");
  await page.getByText("请先勾选上面的同意。不同意，可以换别的方式。").waitFor();
  const box = page.getByRole("checkbox", { name: /^我单独同意：拍摄身份证件/ });
  assert.ok(await hasFocus(box));
  assert.equal(await box.isChecked(), false);
  assert.ok(await page.getByText("防止别人冒用").first().isVisible(), "what for can be read without unfolding anything");
  await axe(page);
  await picture(page, "steps-consent-390");
  await agree(page);
  await press(page, matches);
  await page.getByText("“拍身份证件”已办好。").waitFor();
  // What is done is neither asked for nor named again, and the page stays where it is.
  assert.equal(await page.getByRole("radio", { name: /拍身份证/ }).count(), 0);
  assert.ok(await hasFocus(page.locator("[data-stage=current] .step-name")));
  await picture(page, "steps-cancelled-way-390");
  await axe(page);
  await agree(page);
  await press(page, "模拟：暂时办不了");
  await page.getByText("“核对银行卡”这次没有办成，换了别的办法。请看现在的步骤。").waitFor();
  await page.getByText("“核对银行卡”已办好。").waitFor({ state: "hidden" });
  await choose(page, /刷脸核实/);
  await agree(page);
  await press(page, matches);
  await page.getByText("“刷脸核实”已办好。").waitFor();
  await heading(page, "还有一件事要您决定").waitFor();
  await agree(page);
  await press(page, matches);
  await heading(page, "新号码已经绑定").waitFor();
  assert.doesNotMatch(await region.innerText(), /刷脸是自愿的|接着办/);
  assert.match(await region.innerText(), /72小时（3天）/);
  await axe(page);
  await press(page, "撤销这次换号");
  await page.getByText(/旧号码已经用不了，您要重新申请换号/).waitFor();
  assert.doesNotMatch(await region.innerText(), /绑定回旧号码/);
  assert.ok(await hasFocus(page.locator("#cancel-sure")), "a second Enter undoes nothing");
  await page.keyboard.press("Enter");
  await press(page, "撤销换号");
  await heading(page, "这次换号已经撤销").waitFor();
  assert.doesNotMatch(await region.innerText(), /已办好|什么也没有改动/);
  await axe(page);
});
