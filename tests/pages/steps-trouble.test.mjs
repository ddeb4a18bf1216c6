// When a step does not go as it should: wrong codes, lost answers, no network, a change of mind.
import assert from "node:assert/strict";
import test from "node:test";
import { codeTo, startSimulator, wrong } from "../server/steps.mjs";
import { hasFocus, openBrowser, openPage, picture } from "./browser.mjs";
import { atCode, axe, begin, beginAnswered, choose, code, heading, matches, press, send } from "./steps.mjs";

const server = await startSimulator(test);
const browser = await openBrowser(test);
const open = (t, options) => openPage(t, browser, server, options);

test("what could not be done is not called done", async (t) => {
  const { page } = await open(t);
  await beginAnswered(server, page);
  await choose(page, /^重新登录确认/);
  await press(page, "模拟：暂时办不了");
  await page.getByText("“重新登录确认”这次没有办成，换了别的办法。请看现在的步骤。").waitFor();
  assert.equal(await page.getByText("“重新登录确认”已办好。").count(), 0);
});

test("a wrong code, then too many: the sentence stands at the field, a new one helps", async (t) => {
  const { page } = await open(t, { expected: [/status of (422|429)/] });
  const own = await atCode(server, page);
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
  const { page } = await open(t, { fresh: true, expected: [/status of 422/] });
  await page.clock.install();
  const own = await atCode(server, page);
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
  const { page } = await open(t, { fresh: true });
  await page.clock.install();
  const own = await atCode(server, page);
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
  await heading(page, "新号码已经绑定").waitFor();
});

test("a code that comes before the server's answer can be typed and confirmed at once", async (t) => {
  const { page } = await open(t, { fresh: true });
  await page.clock.install();
  const own = await atCode(server, page);
  await code(page).fill("12");
  await page.clock.runFor(61_000);
  server.wait(61);
  let release = () => {};
  const released = new Promise((resolve) => { release = resolve; });
  await page.route("**/start", async (route) => {
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  }, { times: 1 });
  const before = server.said().length;
  await press(page, /^重新发送/);
  await code(page).fill(await codeTo(server, own.oldTail, before));
  await press(page, "确认");
  release();
  await heading(page, "新号码已经绑定").waitFor();
});

test("cancelled after a second look; the address says so afterwards", async (t) => {
  const { page } = await open(t);
  await beginAnswered(server, page);
  await press(page, "取消这次换号");
  await page.getByText("要取消这次换号吗？账户会继续绑定旧号码。").waitFor();
  assert.ok(await hasFocus(page.locator("#cancel-sure")), "a second Enter cancels nothing");
  await page.keyboard.press("Enter");
  await page.getByText("要取消这次换号吗？").waitFor();
  await axe(page);
  await press(page, "不取消，继续");
  assert.ok(await hasFocus(page.getByRole("button", { name: "取消这次换号" })));
  await press(page, "取消这次换号");
  await press(page, "取消换号");
  await heading(page, "这次换号已经取消").waitFor();
  assert.doesNotMatch(await page.locator("#progress").innerText(), /已办好/);
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
  const own = await atCode(server, page);
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
  let arrive;
  const slow = new Promise((done) => { arrive = done; });
  await page.route("**/steps/**", async (route) => {
    await slow;
    await route.continue();
  }, { times: 1 });
  await press(page, "确认");
  await page.getByText("网络有点慢，请再等一下。").waitFor();
  arrive();
  await heading(page, "新号码已经绑定").waitFor();
});

test("the answer that got lost: the step is done all the same", async (t) => {
  const { page } = await open(t, { expected: [/ERR_FAILED|status of 409/] });
  const own = await atCode(server, page);
  await page.route("**/steps/otp-old", async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
  await code(page).fill(own.code);
  await press(page, "确认");
  await page.getByText(/没有连上服务器/).waitFor();
  await press(page, "确认");
  await heading(page, "新号码已经绑定").waitFor();
});

test("the server was started anew: finished steps stay, and a new code is asked for", async (t) => {
  const own = await startSimulator(t);
  const { page } = await openPage(t, browser, own, { expected: [/status of (409|429)/] });
  const person = await beginAnswered(own, page);
  await choose(page, /^重新登录确认/);
  await press(page, matches);
  await page.getByText("“重新登录确认”已办好。").waitFor();
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
  await heading(page, "新号码已经绑定").waitFor();
});

test("without the checks the server looks at the code alone", async (t) => {
  const { page } = await open(t, { expected: [/wasm|ERR_FAILED|status of 422/i] });
  const first = await atCode(server, page);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.reload();
  await code(page).fill("12 34");
  await press(page, "确认");
  await page.getByText(/还差2位/).waitFor();
  await code(page).fill(first.code);
  await press(page, "确认");
  await heading(page, "新号码已经绑定").waitFor();
});
