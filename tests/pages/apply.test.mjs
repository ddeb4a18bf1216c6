// The loan application, by label and keyboard, under the real policy, against the real server.
import assert from "node:assert/strict";
import test from "node:test";
import { REQUIRED, agree, arrives, fill, fillAndSend, ready, receipt, relayed, send, summary } from "./apply.mjs";
import { DESK, hasFocus, openBrowser, picture, settled, tabTo } from "./browser.mjs";
import { confirmCost, openWithoutDwell } from "./cost.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const open = (t, options) => openWithoutDwell(t, browser, server, options);

test("filled in by label, sent once, and the receipt leads to the status page", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/apply.html");
  await fill(page);
  const contact = page.getByRole("group", { name: "联系人1" });
  await contact.getByLabel("姓名").fill("李雷");
  await contact.getByLabel("手机号").fill("136 0571 6284");
  await contact.getByLabel("对方是您的").selectOption({ label: "朋友" });
  await contact.getByLabel("这位联系人已满18周岁。").check();
  await contact.getByLabel(/^我已告诉对方/).check();
  await relayed(page).check();
  await agree(page);
  assert.deepEqual(posts(), [], "nothing is sent before");
  await send(page).click();
  await arrives(page);
  const [sent, ...more] = posts();
  assert.deepEqual(more, []);
  assert.equal(sent.path, "/api/applications");
  assert.match(sent.key, /^[0-9a-f-]{36}$/);
  assert.equal(sent.body.checked, true);
  assert.equal(sent.body.locale, "zh-CN");
  assert.equal(sent.body.report.verdict, "pass");
  assert.equal(typeof sent.body.noticeVersion, "string");
  assert.equal(sent.body.application.contacts.length, 1);
  assert.equal(sent.body.application.consents["carrier-check"], "given");
  assert.ok(await hasFocus(receipt(page)));
  await picture(page, "apply-receipt-390");
  await page.getByRole("link", { name: "查看办理情况" }).click();
  await page.getByRole("heading", { name: "已收到您的申请" }).waitFor();
  assert.match(page.url(), /\/status\/[\w-]{22,}$/);
  await picture(page, "status-390");
});

test("page and server judge by the same rules and show the same notice", async (t) => {
  const { page } = await open(t);
  await page.goto("/apply.html");
  await ready(page);
  await fill(page);
  await agree(page);
  const answer = page.waitForResponse("**/api/applications");
  await send(page).click();
  await confirmCost(page);
  const response = await answer;
  const told = await response.json();
  const sent = response.request().postDataJSON();
  assert.equal(told.ruleset, sent.report.ruleset);
  assert.deepEqual(told.findings, sent.report.findings);

  await page.goto("/apply.html");
  await page.getByText("阅读全文：怎样处理您的个人信息").click();
  const shown = page.getByRole("region", { name: "说明全文" });
  await shown.getByText("谁在处理您的信息").first().waitFor();
  const here = await shown.innerText();
  await page.goto("/notices/loan-application");
  const parts = await page.locator("main h2, main h3, main li, main td, main p").allInnerTexts();
  assert.ok(parts.length > 30);
  const squeezed = (text) => text.replace(/\s+/g, "");
  for (const part of parts) assert.ok(squeezed(here).includes(squeezed(part)), part);
});

test("an empty form: nothing leaves, the summary takes the focus and leads to the fields", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/apply.html");
  await send(page).click();
  await summary(page).waitFor();
  assert.ok(await hasFocus(summary(page)));
  assert.deepEqual(posts(), []);
  await picture(page, "apply-errors-390");

  const links = summary(page).getByRole("link");
  assert.ok((await links.count()) >= 3);
  const text = await links.first().innerText();
  const name = page.getByLabel("姓名").first();
  const beside = await name.evaluate((field) => field.getAttribute("aria-describedby")?.split(" ")
    .map((id) => document.getElementById(id)?.innerText ?? "").join(" "));
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  const sentence = text.replace(/^姓名|^您的信息/u, "").trim();
  assert.ok(beside.includes(sentence.replace(/^姓名\s*/u, "")), `${beside} has the words of ${sentence}`);

  await page.keyboard.press("Tab");
  assert.ok(await hasFocus(links.first()));
  await page.keyboard.press("Enter");
  assert.ok(await hasFocus(name));
});

test("the dash before an extension stays while it is typed; the same number elsewhere is forgotten once it changes", async (t) => {
  const { page } = await open(t);
  await page.goto("/apply.html");
  await settled(page);
  const work = page.getByLabel(/单位电话/);
  await work.focus();
  await page.keyboard.type("0512 6284 1357-12", { delay: 15 });
  assert.match(await work.inputValue(), /1357-12$/);
  const phone = page.getByLabel("手机号").first();
  await phone.fill("138 2047 5916");
  const contact = page.locator("#contact-0-phone");
  await contact.fill("138 2047 5916");
  await contact.blur();
  await phone.focus();
  await phone.blur();
  const help = page.locator("[data-heyan-field]:has(#applicant-phone) [data-heyan-help]");
  await help.getByText("同一个号码").waitFor();
  await contact.fill("136 0571 6284");
  await contact.blur();
  await help.getByText("同一个号码").waitFor({ state: "detached" });
});

test("what was typed stays as it was typed", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/apply.html");
  const typed = "手机：１３８ 2047 591";
  await fill(page, { phone: typed });
  await send(page).click();
  await summary(page).waitFor();
  assert.equal(await page.getByLabel("手机号").first().inputValue(), typed);
  assert.equal(await page.getByLabel("姓名").first().inputValue(), "韩梅梅");
  assert.deepEqual(posts(), []);
  await page.getByLabel("手机号").first().fill("138 2047 5916");
  await agree(page);
  await send(page).click();
  await arrives(page);
  assert.equal(posts().length, 1);
});

test("by keyboard alone", async (t) => {
  const { page, posts } = await open(t, { viewport: DESK });
  await page.goto("/apply.html");
  await ready(page);
  await tabTo(page, page.getByLabel("姓名").first());
  await page.keyboard.type("韩梅梅");
  await tabTo(page, page.getByLabel("手机号").first());
  await page.keyboard.type("13820475916");
  const contact = page.getByRole("group", { name: "联系人1" });
  await tabTo(page, contact.getByLabel("姓名"));
  await page.keyboard.type("李雷");
  await tabTo(page, contact.getByLabel("手机号"));
  await page.keyboard.type("13605716284");
  await tabTo(page, contact.getByLabel("对方是您的"));
  await contact.getByLabel("对方是您的").selectOption("friend");
  for (const box of [contact.getByLabel("这位联系人已满18周岁。"), contact.getByLabel(/^我已告诉对方/), relayed(page), page.getByRole("checkbox", { name: REQUIRED })]) {
    await tabTo(page, box);
    await page.keyboard.press("Space");
    assert.ok(await box.isChecked());
  }
  await tabTo(page, send(page));
  await page.keyboard.press("Enter");
  await arrives(page);
  assert.equal(posts().length, 1);
});

test("a double click, and a third, send once", async (t) => {
  const { page, posts } = await open(t);
  await page.route("**/api/applications", async (route) => {
    await new Promise((later) => { setTimeout(later, 700); });
    await route.continue();
  });
  await page.goto("/apply.html");
  await ready(page);
  await fill(page);
  await agree(page);
  await send(page).dblclick();
  await confirmCost(page);
  await send(page).click({ force: true });
  await page.getByLabel("姓名").first().press("Enter");
  await receipt(page).waitFor();
  assert.equal(posts().length, 1);
});

test("consents: none is ticked, the needed one is asked for, the optional ones never", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/apply.html");
  await ready(page);
  const boxes = page.getByRole("region", { name: "阅读后，请您逐项选择" }).getByRole("checkbox");
  assert.ok((await boxes.count()) >= 2);
  for (const box of await boxes.all()) assert.equal(await box.isChecked(), false);
  await fill(page);
  await send(page).click();
  await summary(page).waitFor();
  assert.equal(await summary(page).getByRole("link").count(), 1, "one is missing");
  assert.deepEqual(posts(), []);
  await agree(page);
  await send(page).click();
  await arrives(page);
  const { consents } = posts()[0].body.application;
  assert.equal(consents["carrier-check"], "given");
  assert.equal(consents["marketing-sms"], "untouched");
});

test("what the server finds stands at the fields, in the words it used", async (t) => {
  const { page, posts } = await open(t, { expected: [/status of 422/] });
  // Something between page and server spoils a number: only the server's own check can notice.
  await page.route("**/api/applications", async (route) => {
    const body = route.request().postDataJSON();
    body.application.applicant.phone = "138 2047 59";
    await route.continue({ postData: JSON.stringify(body) });
  }, { times: 1 });
  await page.goto("/apply.html");
  await fill(page);
  await agree(page);
  const answer = page.waitForResponse("**/api/applications");
  await send(page).click();
  await confirmCost(page);
  const problem = await (await answer).json();
  assert.equal((await answer).status(), 422);
  await summary(page).waitFor();
  assert.ok(await hasFocus(summary(page)));
  const [finding] = problem.findings;
  assert.ok((await summary(page).innerText()).includes(finding.message));
  const field = page.getByLabel("手机号").first();
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  assert.equal(await field.inputValue(), "138 2047 5916");
  await send(page).click();
  await receipt(page).waitFor();
  const [first, second] = posts();
  assert.notEqual(first.key, second.key, "a new attempt has a new key");
});

test("one field mended clears another that was marked because of it, and the summary counts down", async (t) => {
  const { page } = await open(t);
  await page.goto("/apply.html");
  await ready(page);
  await page.getByLabel("姓名").first().fill("韩梅梅");
  await page.getByLabel("手机号").first().fill("138 2047 5916");
  const contact = page.getByRole("group", { name: "联系人1" });
  await contact.getByLabel("姓名").fill("李雷");
  const phone = contact.getByLabel("手机号");
  await phone.fill("138 2047 5916");
  await phone.blur();
  await page.locator("[data-heyan-help]").getByText("和“手机号”是同一个号码。").waitFor();
  await contact.getByLabel("对方是您的").selectOption("friend");
  await contact.getByLabel("这位联系人已满18周岁。").check();
  await contact.getByLabel(/^我已告诉对方/).check();
  await send(page).click();
  await summary(page).getByRole("heading", { name: "有2处需要修改" }).waitFor();
  assert.equal(await phone.getAttribute("aria-invalid"), "true");
  const own = page.getByLabel("手机号").first();
  await own.fill("136 0571 6284");
  await own.blur();
  await summary(page).getByRole("heading", { name: "有1处需要修改" }).waitFor();
  assert.equal(await phone.getAttribute("aria-invalid"), null, "the contact's number is another one now");
});

test("contacts named and their item passed over: said before anything is sent", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/apply.html");
  await ready(page);
  await fill(page);
  const contact = page.getByRole("group", { name: "联系人1" });
  await contact.getByLabel("姓名").fill("李雷");
  await contact.getByLabel("手机号").fill("0571 8765 4321");
  await contact.getByLabel("对方是您的").selectOption("friend");
  await contact.getByLabel("这位联系人已满18周岁。").check();
  await contact.getByLabel(/^我已告诉对方/).check();
  await agree(page);
  await send(page).click();
  await summary(page).getByText("您填了联系人，但没有同意联系他们，这些信息不会保存。").click();
  assert.ok(await hasFocus(page.locator("#consent-emergency-contact")), "to where it is put right");
  assert.deepEqual(posts(), []);
  await page.getByRole("button", { name: "没有填错，继续提交" }).click();
  await confirmCost(page);
  await page.getByRole("heading", { name: "申请已收到", exact: true }).waitFor();
  assert.doesNotMatch(await page.locator("#receipt").innerText(), /固定电话|座机/, "nobody looks at what is not kept");
});

test("a warning is shown, and sent when the person says it is right", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/apply.html");
  await ready(page);
  await fill(page);
  const contact = page.getByRole("group", { name: "联系人1" });
  await contact.getByLabel("姓名").fill("韩梅梅");
  await contact.getByLabel("手机号").fill("136 0571 6284");
  await contact.getByLabel("对方是您的").selectOption("colleague");
  await contact.getByLabel("这位联系人已满18周岁。").check();
  await contact.getByLabel(/^我已告诉对方/).check();
  await relayed(page).check();
  await agree(page);
  await send(page).click();
  await summary(page).waitFor();
  assert.deepEqual(posts(), []);
  await page.getByRole("button", { name: "没有填错，继续提交" }).click();
  await confirmCost(page);
  await page.getByRole("heading", { name: "申请已收到，需要人工核对" }).waitFor();
  assert.equal(posts().length, 1);
  await page.getByRole("link", { name: "查看办理情况" }).click();
  await page.getByRole("heading", { name: "已收到您的申请，还需人工核对" }).waitFor();
  await picture(page, "status-review-390");
});

test("in English", async (t) => {
  const { page, posts } = await open(t, { viewport: DESK });
  await page.goto("/apply.html?lang=en");
  await send(page).click();
  await summary(page).waitFor();
  assert.match(await summary(page).innerText(), /Please enter your name/);
  assert.doesNotMatch(await page.locator("main form").innerText(), /请|您/);
  await picture(page, "apply-errors-en-1280");
  await fillAndSend(page);
  await arrives(page);
  assert.equal(posts()[0].body.locale, "en");
  await page.getByRole("link", { name: "See the status" }).click();
  await page.getByRole("heading", { name: "We have received your application" }).waitFor();
});

test("switching the language keeps what was typed and what was found", async (t) => {
  const { page } = await open(t);
  await page.goto("/apply.html");
  await fill(page, { phone: "138 2047 591" });
  await send(page).click();
  await summary(page).waitFor();
  await page.getByRole("link", { name: "English" }).click();
  await page.getByRole("heading", { name: "Loan application" }).waitFor();
  assert.equal(await page.getByLabel("Mobile number").first().inputValue(), "138 2047 591");
  assert.match(await summary(page).innerText(), /digit/);
});
