// The catalogue of rules: to be read, searched and linked to, by a compliance officer with or without
// scripts, a mouse or good eyes.
import assert from "node:assert/strict";
import test from "node:test";
import { COLOURS, violations } from "./axe.mjs";
import { DESK, hasFocus, openBrowser, openPage, picture, tabTo, tooWide } from "./browser.mjs";
import { startServer } from "./server.mjs";
import init, { listRules } from "../../www/heyan/index.node.js";

const server = await startServer(test);
const browser = await openBrowser(test);
await init();

const shownRules = (page) => page.locator(".rule:visible");

for (const [path, locale] of [["/rules.html", "zh-CN"], ["/rules.en.html", "en"]]) {
  test(`${path} holds what listRules says, each rule once, without scripts`, async (t) => {
    const { page } = await openPage(t, browser, server, { scripts: false });
    await page.goto(path);
    const cards = await page.locator(".rule").evaluateAll((all) => all.map((card) => ({
      code: card.id,
      title: card.querySelector("h3").textContent,
      severity: card.dataset.severity,
      fixed: card.hasAttribute("data-fixed"),
      text: card.textContent,
    })));
    const rules = listRules({ locale });
    assert.equal(cards.length, rules.length);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length, "an id stands twice");
    const byCode = new Map(cards.map((card) => [card.code, card]));
    for (const rule of rules) {
      const card = byCode.get(rule.code);
      assert.ok(card, rule.code);
      const { title, severity, fixed } = card;
      assert.deepEqual({ title, severity, fixed }, {
        title: rule.title, severity: rule.severity,
        // Nobody softens what is said of a message: there is no policy that could, and no mark.
        fixed: rule.fixed && !rule.code.startsWith("sms."),
      }, rule.code);
      for (const part of [rule.basis, rule.since]) assert.ok(card.text.includes(part ?? ""), `${rule.code}: ${part}`);
      assert.doesNotMatch(card.text, /[{}]|undefined/, rule.code);
    }
    assert.ok(await shownRules(page).first().isVisible());
    assert.equal(await page.locator("form").isVisible(), false, "a search that would not run");
    await page.locator(".areas a", { hasText: /./ }).nth(3).click();
    assert.match(page.url(), /#area-contact$/);
  });
}

test("in Chinese every source is said in Chinese, to people", async (t) => {
  const { page } = await openPage(t, browser, server, { scripts: false });
  await page.goto("/rules.html");
  for (const source of await page.locator(".rule .source dd").allTextContents()) {
    assert.doesNotMatch(source, /src\/|\.toml|\.rs\b|[a-z]+\.[a-z]+[A-Z]|[a-z]{3,} [a-z]{3,}/, source);
    assert.match(source, /\p{Script=Han}|^[A-Z][\w /,.-]+$/u, source);
  }
});

test("every law has its own day, and a rule of several laws says the day of each", async (t) => {
  const { page } = await openPage(t, browser, server, { scripts: false });
  await page.goto("/rules.html");
  const days = (code) => page.locator(`[id="${code}"] .since dd`).textContent();
  assert.equal(await days("consent.open-list"), "2025-01-01");
  assert.equal(await days("consent.contact-liable"), "《民法典》 2021-01-01；GB/T 45251-2025 2025-02-28");
  assert.equal(await days("id.fifteen-digits"), "2013-01-01", "the day the cards went out of use, which is not the law's");
  assert.equal(await page.locator('[id="sms.asks-transfer"] .since').count(), 0, "a warning is no law");
  assert.equal(await page.locator('[id="sms.asks-transfer"] .basis dt').textContent(), "参照");
  assert.match(await page.locator(".laws").textContent(), /《最高人民法院关于公布失信被执行人名单信息的若干规定》（法释〔2017〕7号修正）依据2017-05-01/);
});

test("laws are found by their short names, articles by either numeral, words in pieces", async (t) => {
  const { page } = await openPage(t, browser, server);
  await page.goto("/rules.html");
  const find = async (words) => {
    await page.locator("#words").fill(words);
    await page.waitForTimeout(100);
    return page.locator(".rule:visible").evaluateAll((all) => all.map(({ id }) => id));
  };
  assert.deepEqual(await find("第二十三条"), await find("第23条"));
  const [short, whole] = [await find("个保法 第23条"), await find("个人信息保护法 第二十三条")];
  assert.ok(short.includes("consent.sharing-not-separate"));
  assert.deepEqual(short, whole);
  assert.ok((await find("手机号段")).includes("phone.unknown-block"));
  assert.ok((await find("反诈法")).includes("phone-change.relay-number"));
  assert.ok((await find("单独同意 联系人")).length > 3, "some of the words, where no rule has all");
  await page.getByText("没有一样的说法").waitFor();
  assert.deepEqual(await find("qqq www"), []);
});

test("what is written down as law is not missed, and guidance is not called law", async (t) => {
  const { page } = await openPage(t, browser, server);
  await page.goto("/rules.html?only=law");
  const law = await page.locator(".rule:visible").evaluateAll((all) => all.map(({ id }) => id));
  for (const code of ["application.too-many-numbers", "consent.display-short", "contact.too-few", "sms.case-number"]) assert.ok(law.includes(code), code);
  for (const code of ["sms.asks-transfer", "phone-change.few-backups", "sms.abuse"]) assert.ok(!law.includes(code), code);
});

test("a rule's address is copied without what was chosen", async (t) => {
  const { page } = await openPage(t, browser, server);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/rules.html?severity=error");
  await page.getByRole("button", { name: "复制链接: 联系人太少" }).click();
  await page.getByText("已复制").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\/rules\.html#contact\.too-few$/);
});

test("on paper it is a table of few pages that says what it was narrowed to", async (t) => {
  const { page } = await openPage(t, browser, server);
  await page.goto("/rules.html");
  const pages = async () => (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  const all = await pages();
  assert.ok(all > 5 && all < 30, `${all} pages`);
  await page.getByLabel("轻重").selectOption("info");
  await page.locator("#words").fill("短信");
  await page.waitForTimeout(100);
  assert.ok(await pages() < 5);
  await page.emulateMedia({ media: "print" });
  assert.match(await page.locator(".paper").innerText(), /· 告知 · 短信 ·/);
  assert.ok(await page.getByText("推荐性标准、行业指引").isVisible(), "what the words mean is unfolded");
});

test("a search finds an area by its name, and several words that stand apart", async (t) => {
  const { page } = await openPage(t, browser, server);
  await page.goto("/rules.html");
  const total = await page.locator("[data-area=contact] .rule").count();
  await page.getByRole("searchbox", { name: "找规则" }).fill("紧急联系人");
  await page.waitForTimeout(100);
  assert.equal(await page.locator("[data-area=contact] .rule:visible").count(), total);
  await page.getByRole("searchbox", { name: "找规则" }).fill("紧急联系人 座机");
  await page.waitForTimeout(100);
  const left = await page.locator(".rule:visible").count();
  assert.ok(left > 0 && left < total, `${left}`);
});

test("a search finds short names of laws, articles in figures and words run together, and can be passed on", async (t) => {
  const { page } = await openPage(t, browser, server);
  await page.goto("/rules.html");
  const words = page.getByRole("searchbox", { name: "找规则" });
  const left = async (typed) => {
    await words.fill(typed);
    return shownRules(page).count();
  };
  const whole = await left("个人信息保护法");
  assert.ok(whole > 20);
  assert.equal(await left("个保法"), whole);
  const article = await left("第二十三条");
  assert.ok(article > 3);
  assert.equal(await left("第23条"), article);
  assert.ok(await left("手机号段") > 0, "run together");
  // Said once the typing pauses.
  await page.locator("[data-found]", { hasText: "相近" }).waitFor();
  await left("紧急联系人");
  const address = await page.evaluate(() => location.href);
  assert.equal(new URL(address).search, "", "no server gets to see it");
  const count = await shownRules(page).count();
  const other = await openPage(t, browser, server);
  await other.page.goto(address);
  await other.page.waitForTimeout(100);
  assert.equal(await shownRules(other.page).count(), count);
  await other.page.emulateMedia({ media: "print" });
  await other.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.match(await other.page.locator(".paper").innerText(), /heyan \d.* · 规则数据最近核对：20\d\d-\d\d-\d\d · 20\d\d-\d\d-\d\d · 紧急联系人/);
  assert.ok(await other.page.locator(".reading details").evaluate((details) => details.open), "what the marks mean is on the paper");
});

test("no violation, whole, narrowed and with nothing found, in the light and in the dark", async (t) => {
  const { page } = await openPage(t, browser, server);
  await page.goto("/rules.en.html");
  assert.ok(await page.getByRole("main").isVisible(), "no words have to be waited for");
  await page.goto("/rules.html");
  // Every rule is written alike: one area stands for all, and axe need not look at 300.
  await page.locator(".area:not([data-area=application])").evaluateAll((all) => all.forEach((area) => area.remove()));
  assert.deepEqual(await violations(page), []);
  await page.locator("#severity").selectOption("error");
  await page.locator("details summary").click();
  await page.emulateMedia({ colorScheme: "dark" });
  assert.deepEqual(await violations(page, COLOURS), [], "dark");
  await page.locator("#words").fill("qqq");
  await page.getByText("没有这样的规则").waitFor();
  assert.deepEqual(await violations(page), []);
  await picture(page, "rules-none");
});

test("words, area, severity and basis narrow it; what was typed stays out of the address", async (t) => {
  const { page } = await openPage(t, browser, server);
  await page.goto("/rules.html");
  await page.getByRole("searchbox", { name: "找规则" }).fill("个人信息保护法　第十四条");
  await page.getByText(/^共\d+条规则$/).waitFor();
  const some = await shownRules(page).count();
  assert.ok(some > 3 && some < 100, String(some));
  for (const text of await shownRules(page).allTextContents()) assert.match(text, /个人信息保护法/);
  assert.equal(new URL(page.url()).search, "");
  await page.getByLabel("范围", { exact: true }).selectOption("application");
  await page.getByLabel("轻重").selectOption("error");
  await page.getByLabel("只看", { exact: true }).selectOption("fixed");
  await page.locator("#application\\.consent-missing").waitFor();
  assert.equal(new URL(page.url()).search, "?area=application&severity=error&only=fixed");
  await page.getByText("共2条规则").waitFor();
  await page.reload();
  assert.equal(await page.getByLabel("轻重").inputValue(), "error");
  await page.getByRole("button", { name: "看全部" }).click();
  await page.getByText(`共${listRules().length}条规则`).waitFor();
  assert.ok(await hasFocus(page.locator("#words")), "the pressed button is gone; the focus is not");
  // Full width as an input method writes it, and in capitals.
  await page.locator("#words").fill("ＰＨＯＮＥ．ＴＯＯ－ＳＨＯＲＴ");
  await page.getByText("共1条规则").waitFor();
  assert.ok(await page.locator("#phone\\.too-short").isVisible());
});

test("a rule is linked to by its code, in either language, whatever was chosen before", async (t) => {
  const { page } = await openPage(t, browser, server, { viewport: DESK });
  await page.goto("/rules.html?lang=en#phone.too-short");
  await page.waitForURL("**/rules.en.html#phone.too-short");
  await page.getByRole("heading", { name: "What heyan checks, and why" }).waitFor();
  assert.ok(await page.locator("#phone\\.too-short").evaluate((card) => {
    const { top } = card.getBoundingClientRect();
    return top >= 0 && top < window.innerHeight / 2 && getComputedStyle(card).boxShadow !== "none";
  }), "it is in view and marked");
  await page.getByLabel("Severity").selectOption("info");
  assert.equal(await page.locator("#phone\\.too-short").isVisible(), false);
  await page.evaluate(() => { location.hash = "#phone.letters"; });
  await page.locator("#phone\\.letters").waitFor();
  assert.equal(await page.getByLabel("Severity").inputValue(), "");
  await page.getByRole("link", { name: "中文" }).click();
  await page.waitForURL("**/rules.html#phone.letters");
});

test("by keyboard: skip, search, choose, open a rule", async (t) => {
  const { page } = await openPage(t, browser, server);
  await page.goto("/rules.html");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator("#words"));
  await page.keyboard.type("phone.too");
  await page.getByText("共2条规则").waitFor();
  await tabTo(page, page.locator("#area"));
  await page.keyboard.press("ArrowDown");
  await page.locator("#phone\\.too-short").waitFor();
  const link = page.locator("#phone\\.too-long h3 a");
  await tabTo(page, link);
  await page.keyboard.press("Enter");
  await page.waitForURL(/#phone\.too-long$/);
});

test("nothing runs over at 320 px, nor at 200 % on a small window", async (t) => {
  const { page } = await openPage(t, browser, server, { viewport: { width: 320, height: 640 } });
  for (const path of ["/rules.html", "/rules.en.html"]) {
    await page.goto(path);
    assert.equal(await tooWide(page), 0, path);
    await picture(page, `rules-320${path.includes("en") ? "-en" : ""}`);
  }
});
