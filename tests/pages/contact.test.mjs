// What a named contact gets: the notice in full, two equal answers, a way back, at every width and
// in both languages, with scripts and without.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { DESK, hasFocus, openBrowser, openPage, picture, settled, tabTo, tooWide } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { application, body, get, post } from "../server/submissions.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const open = (t, options) => openPage(t, browser, server, options);

/** An application with one contact: their link, and the applicant's status page. */
async function named() {
  const taken = await post(server.url, body(application(), { locale: "zh-CN" }));
  const status = taken.json.statusUrl;
  const { text } = await get(server.url, `${status}?lang=zh-CN`);
  return { link: /\/contact\.html\?k=[\w-]+/.exec(text)[0], status };
}

const notice = (page) => page.getByRole("region", { name: /^(说明全文|The notice in full)$/ });
const shown = (page) => notice(page).getByText(/没有还款义务|not obliged to repay|no duty to repay|您不是担保人|not a guarantor/i).first();
const refuse = (page) => page.getByRole("button", { name: /^(不同意|I refuse)$/ });
const agree = (page) => page.getByRole("button", { name: /^(同意|I agree)$/ });

test("the notice stands there in full, and the two answers are equals", async (t) => {
  const { page, posts } = await open(t);
  const { link } = await named();
  await page.goto(link);
  await shown(page).waitFor();
  await page.getByText(/^韩\*\*在“示例消费金融有限公司”/).waitFor();
  const here = (await notice(page).innerText()).replace(/\s+/g, "");
  const served = await open(t);
  await served.page.goto("/notices/contact?lang=zh-CN");
  for (const part of await served.page.locator("main li, main p, main td").allInnerTexts()) {
    assert.ok(here.includes(part.replace(/\s+/g, "")), part);
  }
  const [no, yes] = await Promise.all([refuse(page).boundingBox(), agree(page).boundingBox()]);
  assert.ok(Math.abs(no.width - yes.width) < 1 && Math.abs(no.height - yes.height) < 1, "as large");
  assert.ok(no.y + no.height <= 844, "in reach without scrolling");
  const looks = await Promise.all([refuse(page), agree(page)].map((button) => button.evaluate((element) => {
    const { color, backgroundColor, borderColor, fontWeight, fontSize } = getComputedStyle(element);
    return { color, backgroundColor, borderColor, fontWeight, fontSize };
  })));
  assert.deepEqual(looks[0], looks[1], "as strong");
  assert.deepEqual(posts(), []);
  await picture(page, "contact-390");
});

test("nothing of the debt, nothing of the applicant but a covered name, nothing of the contact", async (t) => {
  const { page, requests } = await open(t);
  const { link } = await named();
  await page.goto(link);
  await shown(page).waitFor();
  await settled(page);
  const text = await page.locator("body").innerText();
  for (const secret of ["韩梅梅", "2047", "李雷", "0571", "10,000", "9.48"]) assert.ok(!text.includes(secret), secret);
  for (const { url } of requests) assert.doesNotMatch(decodeURIComponent(url), /韩|李|138|139/);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
});

test("\"不同意\" is one press: recorded with how the notice was shown, and the contact is gone", async (t) => {
  const { page, posts } = await open(t);
  const { link, status } = await named();
  await page.goto(link);
  await shown(page).waitFor();
  await settled(page);
  await page.waitForTimeout(1_000);
  await refuse(page).click();
  const outcome = page.getByRole("heading", { name: "已记下：您不同意" });
  await outcome.waitFor();
  assert.ok(await hasFocus(outcome));
  await picture(page, "contact-refused-390");
  const [sent, ...more] = posts();
  assert.deepEqual(more, []);
  assert.equal(sent.body.answer, "refused");
  const record = JSON.parse(sent.body.record);
  assert.equal(record.record_type, "refusal");
  assert.equal(record.subject.kind, "contact");
  assert.equal(record.action.label, "不同意");
  assert.equal(record.action.trusted_event, true);
  assert.ok(record.display.visible_ms >= 500, `${record.display.visible_ms}`);
  assert.ok(record.display.max_scroll_permille > 0 && record.display.max_scroll_permille < 900, "the bar and the fold hide the rest");
  assert.equal(await refuse(page).isVisible(), false);
  await page.reload();
  await outcome.waitFor();
  await page.goto(`${status}?lang=zh-CN`);
  assert.match(await page.locator("main").innerText(), /联系人1：不同意，信息已删除/);
  await picture(page, "status-contact-refused-390");
  await page.getByRole("link", { name: "另填一位联系人" }).click();
  await page.getByLabel("姓名").fill("林涛");
  await page.getByLabel("手机号").fill("137 5523 9046");
  await page.getByLabel("对方是您的").selectOption("friend");
  await page.getByLabel("这位联系人已满18周岁。").check();
  await page.getByLabel(/^我已告诉对方/).check();
  await picture(page, "status-another-390");
  await page.getByRole("button", { name: "提交联系人" }).click();
  await page.getByText("联系人2：等对方回答").waitFor();
});

test("by keyboard alone: agreed, opened again, withdrawn", async (t) => {
  const { page, posts } = await open(t, { viewport: DESK });
  const { link } = await named();
  await page.goto(link);
  await shown(page).waitFor();
  await settled(page);
  await tabTo(page, agree(page));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "已记下：您同意做联系人" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "已记下：您同意做联系人" }).waitFor();
  await shown(page).waitFor();
  await tabTo(page, page.getByRole("button", { name: "撤回同意" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "已撤回：您不再做联系人" }).waitFor();
  const types = posts().map(({ body }) => JSON.parse(body.record));
  assert.deepEqual(types.map(({ record_type }) => record_type), ["consent", "withdrawal"]);
  assert.ok(types[1].prev_record_hash, "it names the one before");
});

test("a network that fails: words, and another press does it", async (t) => {
  const { page } = await open(t, { expected: [/ERR_FAILED/, /status of 500/] });
  const { link } = await named();
  await page.goto(link);
  await shown(page).waitFor();
  await page.route("**/api/contacts/*", (route) => route.abort("failed"), { times: 1 });
  await refuse(page).click();
  await page.getByText("网络不通，您的回答还没有记下。").waitFor();
  await page.route("**/api/contacts/*", (route) => route.fulfill({ status: 500, body: "{}" }), { times: 1 });
  await refuse(page).click();
  await page.getByText("服务器出了问题，您的回答还没有记下。").waitFor();
  await refuse(page).dblclick();
  await page.getByRole("heading", { name: "已记下：您不同意" }).waitFor();
});

test("a link that is unknown, cut off or over", async (t) => {
  const { page } = await open(t, { expected: [/status of 4\d\d/] });
  await page.goto(`/contact.html?k=${"A".repeat(24)}`);
  await page.getByRole("heading", { name: "这个链接打不开" }).waitFor();
  assert.doesNotMatch(await page.locator("main").innerText(), /填了您的姓名|有人把您填/, "of whom nothing is known, nothing is said");
  assert.equal(await refuse(page).isVisible(), false);
  await page.goto("/contact.html");
  await page.getByRole("heading", { name: "这个网址不完整，还不能回答" }).waitFor();
  await shown(page).waitFor();
  const { link, status } = await named();
  await page.goto(status);
  await page.getByRole("button", { name: /^撤回：联系不到您时/ }).click();
  await page.getByText("联系人1：信息已删除").waitFor();
  await page.goto(link);
  await page.getByRole("heading", { name: "这个链接已经失效" }).waitFor();
});

test("in English, switched on the way, the link kept", async (t) => {
  const { page, posts } = await open(t);
  const { link } = await named();
  await page.goto(link);
  await shown(page).waitFor();
  await page.getByRole("link", { name: "English" }).click();
  await page.getByRole("heading", { name: "Somebody named you as a contact" }).waitFor();
  await page.getByText(/^韩\*\* applied to/).waitFor();
  const words = (await page.locator("main").innerText()).replaceAll("示例消费金融有限公司", "").replace("韩**", "").replace("示例市示例路1号（虚构）", "");
  assert.doesNotMatch(words, /\p{Script=Han}/u);
  await agree(page).click();
  await page.getByRole("heading", { name: "Noted: you agree to be a contact" }).waitFor();
  assert.equal(posts()[0].body.locale, "en");
  assert.equal(JSON.parse(posts()[0].body.record).locale, "en");
});

test("without the wasm: the notice stands there all the same, and the answers work", async (t) => {
  const { page, posts } = await open(t, { expected: [/\.wasm|ERR_FAILED|wasm/i] });
  await page.route("**/*.wasm", (route) => route.abort());
  const { link } = await named();
  await page.goto(link);
  await shown(page).waitFor();
  await refuse(page).click();
  await page.getByRole("heading", { name: "已记下：您不同意" }).waitFor();
  assert.equal(posts()[0].body.record, null);
});

test("the notice in the page is the one the module shows, in both languages: nothing moves when it comes", async (t) => {
  const { page } = await open(t);
  const { link } = await named();
  for (const tongue of ["zh-CN", "en"]) {
    let release;
    const held = new Promise((done) => { release = done; });
    await page.route("**/*.wasm", async (route) => { await held; await route.continue(); });
    await page.goto(tongue === "en" ? `${link}&lang=en` : link, { waitUntil: "domcontentloaded" });
    const text = page.locator(`[data-document] > [lang="${tongue}"]`);
    await text.getByText(/没有还款义务|nothing to repay/).waitFor();
    assert.equal(await page.locator("[data-document] > :visible").count(), 1, "one language");
    await text.evaluate((element) => { element.first = true; });
    await page.evaluate(() => {
      window.shift = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
        .observe({ type: "layout-shift", buffered: true });
    });
    release();
    await settled(page);
    await page.waitForTimeout(300);
    assert.equal(await text.evaluate((element) => element.first), true, "it was not replaced");
    assert.ok(await page.evaluate(() => window.shift) < 0.02, `${await page.evaluate(() => window.shift)}`);
    await page.unroute("**/*.wasm");
  }
});

test("a notice of yesterday's build is replaced by the module's, and what was seen of it does not count", async (t) => {
  const { page, posts } = await open(t);
  const { link } = await named();
  await page.route("**/contact.html*", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace("您不是担保人，没有还款义务", "这一句是昨天的") });
  });
  await page.goto(link);
  await shown(page).waitFor();
  await settled(page);
  assert.equal(await page.getByText("这一句是昨天的").count(), 0);
  const at = await page.evaluate(() => new Date().toISOString());
  await page.waitForTimeout(600);
  await refuse(page).click();
  await page.getByRole("heading", { name: "已记下：您不同意" }).waitFor();
  const { display } = JSON.parse(posts()[0].body.record);
  assert.ok(display.opened_at > new Date(Date.parse(at) - 5_000).toISOString(), display.opened_at);
  assert.ok(display.visible_ms < 5_000, `${display.visible_ms}`);
});

test("without scripts: one press refuses, and the whole notice can be read first", async (t) => {
  for (const first of [true, false]) {
    const { page } = await open(t, { scripts: false });
    const { link } = await named();
    await page.goto(link);
    await shown(page).waitFor();
    if (first) {
      await page.getByRole("button", { name: "看看是谁填的" }).click();
      await page.getByText(/^韩\*\*在“示例消费金融有限公司”/).waitFor();
      assert.match(await page.locator("main").innerText(), /联系不到申请人时请您转告/);
      await picture(page, "contact-without-scripts-390");
    }
    await refuse(page).click();
    await page.getByRole("heading", { name: "已记下：您不同意" }).waitFor();
    assert.match(page.url(), /\/contact\/[\w-]{24}$/);
  }
});

test("the notice can be saved", async (t) => {
  const { page } = await open(t);
  const { link } = await named();
  await page.goto(link);
  await shown(page).waitFor();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "保存到手机或电脑" }).click();
  const file = await saving;
  assert.equal(file.suggestedFilename(), "联系人说明.txt");
  assert.match(readFileSync(await file.path(), "utf8"), /联系不到申请人时请您转告/);
});

for (const width of [360, 390, 1280]) {
  test(`nothing has to be scrolled sideways at ${width} px`, async (t) => {
    const { page } = await open(t, { viewport: { width, height: 800 } });
    const { link, status } = await named();
    for (const [address, words] of [[link, /有人把您填为联系人/], [`${link}&lang=en`, /Somebody named you/], [status, /您的选择/], [`${status}?lang=en`, /What you decided/]]) {
      await page.goto(address);
      await page.getByRole("heading", { name: words }).waitFor();
      await settled(page);
      assert.equal(await tooWide(page), 0, address.replace(/k=[\w-]+/, "k=…"));
    }
  });
}
