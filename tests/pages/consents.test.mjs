// The consents on the application: read, saved, recorded, shown again, withdrawn, and asked anew only
// where that is due.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { openBrowser, openPage, picture } from "./browser.mjs";
import { confirmCost, openWithoutDwell } from "./cost.mjs";
import { startServer } from "./server.mjs";
import { application, body, get, post, postForm } from "../server/submissions.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const open = (t, options) => openWithoutDwell(t, browser, server, options);

const items = (page) => page.getByRole("region", { name: /^(阅读后，请您逐项选择|Read, then decide on each item)$/ });
const carrier = (page) => page.getByRole("checkbox", { name: /核对.*手机号|checking your mobile number/i });
const marketing = (page) => page.getByRole("checkbox", { name: /活动和产品信息|offers by SMS/ });

async function send(page) {
  await page.getByLabel(/^(姓名|Name)/).first().fill("韩梅梅");
  await page.getByLabel(/^(手机号|Mobile number)/).first().fill("138 2047 5916");
  await carrier(page).check();
  await page.getByRole("button", { name: /^(提交申请|Send application)$/ }).click();
  await confirmCost(page);
  await page.getByRole("heading", { name: /申请已收到|Your application has arrived/ }).waitFor();
}

/** The notice's items have taken the place of the page's own; they come when they are about to be seen. */
async function ready(page) {
  await page.locator("[data-consents]").scrollIntoViewIfNeeded();
  await page.locator("[data-consent] .told-whole strong").first().waitFor({ state: "attached" });
}

for (const [address, { width, height }] of [["/apply.html", { width: 390, height: 844 }], ["/apply.html?lang=en", { width: 1280, height: 900 }]]) {
  test(`the notice comes when somebody gets near it, and nothing below it moves: ${address} at ${width}`, async (t) => {
    const { page } = await open(t, { viewport: { width, height } });
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    const below = () => page.locator("form [type=submit]").evaluate((button) => button.getBoundingClientRect().y + scrollY);
    assert.equal(await page.locator("[data-consent] .told-whole strong").count(), 0, "it is not there yet");
    const before = await below();
    await ready(page);
    assert.equal(await below(), before);
  });
}

test("the record says what was shown and done, and the server's own follows it", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/apply.html");
  await ready(page);
  await page.getByText("阅读全文：怎样处理您的个人信息").click();
  const text = page.getByRole("region", { name: "说明全文" });
  await text.scrollIntoViewIfNeeded();
  await page.waitForTimeout(1_200);
  await text.evaluate((element) => { element.scrollTop = element.scrollHeight; });
  await text.evaluate((element) => element.scrollIntoView({ block: "end" }));
  await page.waitForTimeout(500);
  await items(page).locator("[data-section=carrier-check] summary").click();
  await items(page).getByText("接收方").first().waitFor();
  await picture(page, "apply-consents-390");
  await send(page);
  await picture(page, "apply-receipt-decided-390");
  const receipt = await page.locator("#receipt").innerText();
  assert.match(receipt, /同意：向第三方核对您的手机号/);
  assert.match(receipt, /没有同意：用短信给您发活动和产品信息/);
  assert.match(receipt, /随时可以在办理情况页撤回/);

  const [{ body: sent }] = posts();
  const record = JSON.parse(sent.consentRecord);
  assert.equal(record.record_type, "consent");
  assert.deepEqual(record.items.map(({ purpose_id, state }) => [purpose_id, state]),
    [["emergency-contact", "refused"], ["carrier-check", "given"], ["marketing-sms", "refused"]]);
  assert.deepEqual(record.action.touched, ["carrier-check"]);
  assert.equal(record.action.label, "提交申请");
  assert.equal(record.action.trusted_event, true);
  assert.equal(record.display.max_scroll_permille, 1000);
  assert.ok(record.display.visible_ms >= 1_000, `${record.display.visible_ms}`);
  assert.deepEqual(record.display.expanded, ["carrier-check"]);
  assert.equal(record.display.viewport, "390x844");
  for (const secret of ["韩梅梅", "2047", "13820475916"]) assert.ok(!sent.consentRecord.includes(secret));

  await page.getByRole("link", { name: "查看办理情况" }).click();
  await page.getByRole("heading", { name: "您的选择" }).waitFor();
  const id = page.url().split("/").at(-1);
  const { reference, records } = (await get(server.url, `/api/consents/${id}`)).json;
  assert.equal(records.length, 1, "the server's own");
  assert.equal(reference, record.subject.ref);
  assert.equal(records[0].event.clock, "server");
  assert.equal(records[0].display.visible_ms, record.display.visible_ms);
  assert.ok(records[0].prev_record_hash, "it names the page's");
  assert.equal(records[0].template.sha256, record.template.sha256);
});

test("a text nobody unfolded is not recorded as seen", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/apply.html");
  await ready(page);
  await send(page);
  const { display } = JSON.parse(posts()[0].body.consentRecord);
  assert.equal(display.visible_ms, 0);
  assert.equal(display.max_scroll_permille, 0);
});

test("contacts without the consent for them are not kept, and the receipt says so", async (t) => {
  const { page } = await open(t);
  await page.goto("/apply.html");
  await ready(page);
  const contact = page.getByRole("group", { name: "联系人1" });
  await contact.getByLabel("姓名").fill("李雷");
  await contact.getByLabel("手机号").fill("136 0571 6284");
  await contact.getByLabel("对方是您的").selectOption("friend");
  await contact.getByLabel("这位联系人已满18周岁。").check();
  await contact.getByLabel(/^我已告诉对方/).check();
  await carrier(page).check();
  await page.getByLabel("姓名").first().fill("韩梅梅");
  await page.getByLabel("手机号").first().fill("138 2047 5916");
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.getByRole("button", { name: "没有填错，继续提交" }).click();
  await confirmCost(page);
  await page.getByText("联系人的信息没有保存").waitFor();
  await page.getByRole("link", { name: "查看办理情况" }).click();
  await page.getByText("所以我们没有保存联系人的信息").waitFor();
});

test("the whole text can be saved", async (t) => {
  const { page } = await open(t);
  await page.goto("/apply.html");
  await ready(page);
  await page.getByText("阅读全文：怎样处理您的个人信息").click();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "保存到手机或电脑" }).click();
  const file = await saving;
  assert.equal(file.suggestedFilename(), "个人信息处理说明.txt");
  assert.match(readFileSync(await file.path(), "utf8"), /示例号码核验有限公司/);
});

test("withdrawn from the status page: one press, and it says so", async (t) => {
  const { page } = await open(t);
  const taken = await post(server.url, body(application(), { locale: "zh-CN" }));
  await page.goto(taken.json.statusUrl);
  await picture(page, "status-decisions-390");
  await page.getByRole("button", { name: /^撤回：向第三方核对您的手机号/ }).click();
  await page.getByText(/^已撤回/).waitFor();
  assert.equal(await page.getByRole("button", { name: /^撤回：向第三方核对/ }).count(), 0);
  assert.equal(await page.getByRole("button", { name: /^撤回/ }).count(), 1);
  await picture(page, "status-withdrawn-390");
});

test("refused before: not asked again, unless the person wants to; withdrawn and needed: asked", async (t) => {
  const { page, posts } = await open(t);
  const taken = await post(server.url, body(application({ consents: { "carrier-check": "given", "emergency-contact": "given", "marketing-sms": "untouched" } }), { locale: "zh-CN" }));
  await postForm(server.url, `${taken.json.statusUrl}/withdrawals`, { item: "carrier-check" });
  await page.goto(taken.json.statusUrl);
  await page.getByRole("link", { name: "再填一份申请，重新选择" }).click();
  await page.getByText("您上次没有同意").waitFor();
  assert.match(await items(page).innerText(), /您上次没有同意“用短信给您发活动和产品信息”。\d+年\d+月\d+日之前不再问您/);
  assert.equal(await marketing(page).count(), 0);
  assert.equal(await carrier(page).isChecked(), false);
  await picture(page, "apply-again-390");
  await page.getByRole("button", { name: "我想重新选择" }).click();
  await marketing(page).waitFor();
  assert.equal(await marketing(page).isChecked(), false, "unticked all the same");
  await page.reload();
  await page.getByText("您上次没有同意").waitFor();
  await send(page);
  const [{ body: sent }] = posts();
  assert.ok(!("marketing-sms" in sent.application.consents), "not asked, not answered");
  const record = JSON.parse(sent.consentRecord);
  assert.deepEqual(record.items.map(({ purpose_id }) => purpose_id), ["emergency-contact", "carrier-check"]);
  const before = (await get(server.url, `/api/consents/${taken.json.id}`)).json;
  assert.equal(record.subject.ref, before.reference, "one person's chain");
  assert.equal(before.records.length, 3, "given, withdrawn, decided anew");
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
});

test("what has changed since is asked, with what it was and what it is", async (t) => {
  const { page } = await open(t);
  const taken = await post(server.url, body(application({ consents: { "carrier-check": "given", "marketing-sms": "untouched" } }), { locale: "zh-CN" }));
  await page.goto("/apply.html");
  // The record of an older notice, whose recipient was another and whose offers came by phone.
  const record = await page.evaluate(async () => {
    const heyan = await import("/heyan/consent.js");
    await heyan.default();
    const lender = await (await fetch("/pages/lender.json")).json();
    const facts = { ...lender, ...lender.notices["loan-application"] };
    facts.recipients.carrier.name = "从前号码核验有限公司";
    const notice = heyan.readyNotice("loan-application", facts);
    notice.purposes.find(({ id }) => id === "marketing-sms").method["zh-CN"] = "打电话给您";
    const at = new Date().toISOString();
    return heyan.recordConsent(notice, {
      recordId: crypto.randomUUID(), subject: { reference: crypto.randomUUID(), kind: "applicant" }, at,
      items: { "carrier-check": "given", "marketing-sms": "refused" },
      display: { openedAt: at, confirmedAt: at, visibleMs: 9000, maxScrollPermille: 1000 }, action: { method: "tick", label: "同意" },
    }, { locale: "zh-CN" }).record;
  });
  await page.route("**/api/consents/*", (route) => route.fulfill({ json: { reference: record.subject.ref, previous: null, records: [record] } }));
  await page.goto(`/apply.html?again=${taken.json.id}`);
  await page.getByText("和您上次看到的相比，这一项变了：").first().waitFor();
  const said = await items(page).innerText();
  assert.match(said, /原来：[\s\S]*从前号码核验有限公司[\s\S]*现在：[\s\S]*示例号码核验有限公司/);
  assert.equal(await marketing(page).count(), 0, "a refusal stands until its time is over, whatever is offered now");
  assert.equal(await carrier(page).isChecked(), false);
  await picture(page, "apply-changed-390");
});

test("without the earlier records everything is asked", async (t) => {
  const { page } = await open(t, { expected: [/status of 404/] });
  await page.goto(`/apply.html?again=${"A".repeat(24)}`);
  await ready(page);
  assert.equal(await marketing(page).count(), 1);
});

test("without scripts: the notice, the costs, the choices, and the way to withdraw", async (t) => {
  const { page } = await openPage(t, browser, server, { scripts: false });
  await page.goto("/apply.html");
  await page.getByLabel("姓名").first().fill("韩梅梅");
  await page.getByLabel("手机号").first().fill("138 2047 5916");
  await carrier(page).check();
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.getByRole("heading", { name: "借这笔钱，一共要付多少" }).waitFor();
  await picture(page, "without-scripts-cost-390");
  await page.getByRole("button", { name: "确认提交" }).click();
  await page.getByRole("heading", { name: "您的选择" }).waitFor();
  const said = await page.locator("main").innerText();
  assert.match(said, /没有同意/);
  assert.match(said, /没有记录到您看过综合融资成本/);
  await page.getByRole("button", { name: /^撤回/ }).click();
  await page.getByText(/^已撤回/).waitFor();
});
