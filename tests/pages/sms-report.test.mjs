// A message reported to the lender: nothing goes before it was shown, and then exactly what was shown.
import assert from "node:assert/strict";
import test from "node:test";
import { COLOURS, violations } from "./axe.mjs";
import { DESK, hasFocus, openBrowser, openPage, picture, settled, tabTo, tooWide } from "./browser.mjs";
import { record } from "./recorder.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const TEXT = "【工商银行】您的手机银行今日过期，\u200b请立即点击 http://95588.icbcv.com <script>alert(1)</script>";

async function fill(page) {
  await page.getByLabel("短信原文").fill(TEXT);
  await page.getByLabel(/^发来的号码/).fill("95588");
  await page.getByRole("radio", { name: "我没有在你们这里借过钱" }).check();
  await page.getByLabel(/^想补充的话/).fill("昨天也收到过");
}

test("every part is shown, a part can be taken out, and exactly that is sent", async (t) => {
  const { page, posts } = await openPage(t, browser, server);
  await page.goto("/sms-report.html");
  await fill(page);
  await page.getByRole("button", { name: "看看要发送的内容" }).click();
  const preview = page.getByRole("region", { name: "将要发送的内容" });
  await preview.waitFor();
  assert.match(await preview.innerText(), /<script>alert\(1\)<\/script>/);
  assert.match(await preview.innerText(), /U\+200B/);
  assert.ok(await hasFocus(page.getByRole("heading", { name: "将要发送的内容" })));
  await picture(page, "sms-report-preview-390");
  await preview.getByRole("button", { name: "去掉“想补充的话”" }).click();
  await preview.getByText("昨天也收到过").waitFor({ state: "detached" });
  await preview.getByText("给开发者：原样的数据").click();
  const exact = (await preview.locator("pre").textContent()).replace("[看不见的字符 U+200B]", "").replace("U+200B", "\u200b");
  assert.deepEqual(posts(), [], "nothing is sent before the word is given");
  await preview.getByRole("button", { name: "确认，发到演示" }).dblclick();
  await page.getByRole("heading", { name: "已收到您反映的短信" }).waitFor();
  const [sent, ...more] = posts();
  assert.equal(more.length, 0);
  assert.deepEqual(sent.body, JSON.parse(exact), "what was shown is what was sent");
  await page.getByText(/^编号：\S+。收到时间：20\d\d年/).waitFor();
  assert.deepEqual(sent.body.objection, { sms: { text: TEXT, sender: "95588" }, reason: "never-borrowed" });
  assert.deepEqual(await violations(page), []);
  await page.getByRole("link", { name: "查看办理情况" }).click();
  await page.getByRole("heading", { name: "现在您可以这样做" }).waitFor();
  const status = await page.locator("main").innerText();
  assert.match(status, /很可能是诈骗/);
  assert.match(status, /没有人会核实，也不会答复/);
  assert.match(status, new RegExp(`字数：${[...TEXT].length}`));
  assert.match(status, /想查的事：我没有在你们这里借过钱/);
  assert.doesNotMatch(status, /手机银行今日过期/, "nothing of its words");
  await page.getByRole("link", { name: "96110" }).first().waitFor();
  assert.deepEqual(await violations(page), []);
});

test("numbers of papers and cards are covered before they are shown and sent", async (t) => {
  const { page, posts } = await openPage(t, browser, server);
  await page.goto("/sms-report.html");
  await fill(page);
  await page.getByLabel("短信原文").fill("【甲】王先生11010519491231002X，尾号见卡6222 0212 3456 7890 123，请还款");
  await page.getByLabel(/^想补充的话/).fill("我的卡6222021234567890123没有逾期");
  await page.getByRole("button", { name: "看看要发送的内容" }).click();
  const preview = page.getByRole("region", { name: "将要发送的内容" });
  await preview.getByText("身份证号码和银行卡号已经打码，只留后四位。").waitFor();
  await preview.getByText("给开发者：原样的数据").click();
  const shown = await preview.innerText();
  assert.match(shown, /王先生\*{14}002X，尾号见卡\*{4} \*{4} \*{4} \*{3}0 123，/);
  assert.match(shown, /我的卡\*{15}0123没有/);
  await picture(page, "sms-report-covered-390");
  await preview.getByRole("button", { name: "确认，发到演示" }).click();
  await page.getByRole("heading", { name: "已收到您反映的短信" }).waitFor();
  const whole = /1949|6222|7890/;
  assert.doesNotMatch(shown, whole);
  assert.doesNotMatch(JSON.stringify(posts()), whole);
  assert.equal(posts()[0].body.objection.note, `我的卡${"*".repeat(15)}0123没有逾期`);
});

test("without scripts the server covers them before it shows anything for checking", async (t) => {
  const { page } = await openPage(t, browser, server, { scripts: false });
  await page.goto("/sms-report.html");
  await fill(page);
  await page.getByLabel("短信原文").fill("【甲】王先生11010519491231002X请还款");
  await page.getByRole("button", { name: "看看要发送的内容" }).click();
  await page.getByRole("heading", { name: "请核对您填写的内容" }).waitFor();
  assert.match(await page.locator("main").innerText(), /王先生\*{14}002X请还款/);
  assert.doesNotMatch(await page.content(), /1949/);
});

test("a change after the showing withdraws it", async (t) => {
  const { page, posts } = await openPage(t, browser, server);
  await page.goto("/sms-report.html");
  await fill(page);
  await page.getByRole("button", { name: "看看要发送的内容" }).click();
  await page.getByRole("button", { name: "确认，发到演示" }).waitFor();
  await page.getByLabel(/^发来的号码/).fill("1069");
  await page.getByRole("button", { name: "确认，发到演示" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "看看要发送的内容" }).click();
  await page.getByRole("button", { name: "返回修改" }).click();
  assert.ok(await hasFocus(page.getByLabel("短信原文")));
  assert.deepEqual(posts(), []);
});

test("by keyboard alone, from errors to the receipt", async (t) => {
  const { page } = await openPage(t, browser, server, { viewport: DESK });
  await page.goto("/sms-report.html?lang=en");
  await tabTo(page, page.getByRole("button", { name: "Show me what will be sent" }));
  await page.keyboard.press("Enter");
  const summary = page.getByRole("group", { name: "2 things need correcting" });
  await summary.waitFor();
  await tabTo(page, summary.getByRole("link", { name: /The message/ }));
  await page.keyboard.press("Enter");
  assert.ok(await hasFocus(page.getByRole("textbox", { name: "The message" })));
  await page.keyboard.insertText(TEXT);
  await tabTo(page, page.getByRole("radio", { name: "Did you send this message?" }));
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.getByRole("radio", { name: "I never borrowed from you" }).isChecked());
  await tabTo(page, page.getByRole("button", { name: "Show me what will be sent" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Send it to the demonstration" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "The message you reported has arrived" }).waitFor();
});

test("a number that is too short is said at once, before anything is shown or sent", async (t) => {
  const { page, posts } = await openPage(t, browser, server);
  await page.goto("/sms-report.html");
  await page.getByText("这一页只是演示，没有人会核实，也不会答复。").waitFor();
  await fill(page);
  await page.getByLabel(/^发来的号码/).fill("106x");
  await page.getByLabel(/^手机号/).fill("137 6712 348");
  await page.getByLabel(/^姓名/).focus();
  await page.locator("[data-heyan-field]:has(#report-phone)").getByText(/还差1位数字/).waitFor();
  await page.getByRole("button", { name: "看看要发送的内容" }).click();
  await page.getByRole("group", { name: /需要修改/ }).getByRole("link", { name: /手机号/ }).waitFor();
  await page.getByText("号码里不该有别的字").waitFor();
  await page.getByLabel(/^手机号/).fill("13800000024");
  await page.getByRole("button", { name: "看看要发送的内容" }).click();
  await page.getByRole("button", { name: "确认，发到演示" }).waitFor();
  assert.deepEqual(posts(), []);
});

test("what the server finds comes back to its field, with everything kept", async (t) => {
  const { page } = await openPage(t, browser, server, { expected: [/status of 422/, /Failed to load resource/] });
  // Where the module cannot be had, the server alone looks.
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/sms-report.html");
  await fill(page);
  await page.getByLabel(/^手机号/).fill("138 1234 567");
  await page.getByRole("button", { name: "看看要发送的内容" }).click();
  await page.getByRole("button", { name: "确认，发到演示" }).click();
  await page.getByRole("group", { name: /需要修改/ }).getByRole("link", { name: /手机号/ }).click();
  assert.ok(await hasFocus(page.getByLabel(/^手机号/)));
  assert.equal(await page.getByLabel("短信原文").inputValue(), TEXT);
});

test("without scripts: checked by the server, sent on the person's word", async (t) => {
  const { page } = await openPage(t, browser, server, { scripts: false });
  await page.goto("/sms-report.html");
  await fill(page);
  await page.getByRole("button", { name: "看看要发送的内容" }).click();
  await page.getByRole("heading", { name: "请核对您填写的内容" }).waitFor();
  assert.match(await page.locator("main").innerText(), /<script>alert\(1\)<\/script>/);
  await page.getByRole("button", { name: "确认提交" }).click();
  await page.getByRole("heading", { name: "已收到您反映的短信" }).waitFor();
  assert.match(page.url(), /\/status\/[\w-]{22,}$/);
});

test("the page can send to one address and to no other", async (t) => {
  const wire = await record(t, server);
  const { page } = await openPage(t, browser, wire, { expected: [/Content Security Policy|violates|connect-src|img-src|Fetch API cannot load/] });
  await page.goto("/sms-report.html");
  await settled(page);
  const before = wire.seen.length;
  const outcome = await page.evaluate(async () => {
    navigator.sendBeacon("/status/x", "x");
    return {
      other: await fetch("/api/applications", { method: "POST", body: "x" }).then(() => "sent", () => "blocked"),
      image: await new Promise((done) => {
        const image = new Image();
        image.onload = () => done("sent");
        image.onerror = () => done("blocked");
        image.src = "/style.css?x";
      }),
    };
  });
  assert.deepEqual(outcome, { other: "blocked", image: "blocked" });
  await page.waitForTimeout(300);
  assert.deepEqual(wire.seen.slice(before), []);
});

for (const [name, reach] of [
  ["empty", async () => undefined],
  ["errors", async (page) => {
    await page.getByRole("button", { name: "看看要发送的内容" }).click();
    await page.getByRole("group", { name: /需要修改/ }).waitFor();
  }],
  ["what will be sent", async (page) => {
    await fill(page);
    await page.getByRole("button", { name: "看看要发送的内容" }).click();
    await page.getByRole("button", { name: "确认，发到演示" }).waitFor();
  }],
]) {
  test(`accessible, at every width: ${name}`, async (t) => {
    const { page } = await openPage(t, browser, server);
    await page.goto("/sms-report.html");
    await reach(page);
    assert.deepEqual(await violations(page), []);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.deepEqual(await violations(page, COLOURS), [], "dark");
    for (const width of [320, 360, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      assert.equal(await tooWide(page), 0, `${width} px`);
    }
  });
}
