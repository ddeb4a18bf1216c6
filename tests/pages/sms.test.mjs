// An SMS looked at in the page: what was found is shown in its words, at its place, for everybody.
import assert from "node:assert/strict";
import test from "node:test";
import { COLOURS, violations } from "./axe.mjs";
import { DESK, hasFocus, openBrowser, openPage, picture, tabTo, tooWide } from "./browser.mjs";
import { look, messages } from "./messages.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const open = async (t, options = {}) => {
  const opened = await openPage(t, browser, server, options);
  await opened.page.goto(options.path ?? "/sms.html");
  await opened.page.locator("[data-status]:not(:empty)").waitFor();
  return opened;
};
const WIDTHS = [320, 360, 390, 768, 1280];

for (const [outcome, message] of Object.entries(messages)) {
  test(`${outcome}: in words, with reasons and steps, accessible at every width`, async (t) => {
    const { page, posts } = await open(t);
    await look(page, message);
    const shown = page.locator(`.outcome[data-outcome="${outcome}"]`);
    await shown.waitFor();
    assert.ok((await shown.locator("h2").innerText()).length >= 4);
    assert.ok((await shown.locator("ol li").count()) >= 1, "there is something to do");
    assert.ok((await page.locator(".reasons li").count()) >= 1, "and a reason");
    assert.doesNotMatch(await shown.innerText(), /安全的|很安全|放心/);
    for (const reference of await page.locator(".mark-number").all()) {
      const target = await reference.getAttribute("href");
      assert.equal(await page.locator(`.reasons ${target}`).count(), 1, target);
    }
    await picture(page, `sms-${outcome}-390`);
    assert.deepEqual(await violations(page), []);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.deepEqual(await violations(page, COLOURS), [], "dark");
    await page.emulateMedia({ colorScheme: "light" });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      assert.equal(await tooWide(page), 0, `${width} px`);
    }
    assert.deepEqual(posts(), []);
    assert.equal(new URL(page.url()).search, "");
  });
}

test("empty, and a press on the button all the same", async (t) => {
  const { page } = await open(t);
  await picture(page, "sms-empty-390");
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "看看这条短信" }).click();
  const box = page.getByRole("textbox", { name: "把短信贴在这里" });
  assert.ok(await hasFocus(box));
  assert.equal(await box.getAttribute("aria-invalid"), "true");
  await page.getByText("请先把短信贴在这个框里。").waitFor();
  assert.deepEqual(await violations(page), []);
  await box.fill("x");
  assert.equal(await box.getAttribute("aria-invalid"), null);
});

test("by keyboard alone: paste, read, tick, go to a mark and back, write the letter", async (t) => {
  const { page } = await open(t, { viewport: DESK, path: "/sms.html?lang=en" });
  await tabTo(page, page.getByRole("textbox", { name: "Paste the message here" }));
  await page.keyboard.insertText(messages.fraud.text);
  await tabTo(page, page.getByRole("button", { name: "Look at this message" }));
  await page.keyboard.press("Enter");
  assert.ok(await hasFocus(page.locator("#outcome")));
  assert.equal(await page.locator("#outcome").innerText(), "Very likely a fraud");
  await tabTo(page, page.getByLabel("I sent money"));
  await page.keyboard.press("Space");
  await page.locator('[data-advice="report-110"]').waitFor();
  await page.getByText(/^Updated by what you gave: /).waitFor();
  assert.ok(await hasFocus(page.getByLabel("I sent money")), "the focus stays where it was");
  await tabTo(page, page.locator(".mark-number").first());
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#reason-\d+$/);
  await tabTo(page, page.locator(".reasons a").first());
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#mark-\d+$/);
  await tabTo(page, page.locator("[data-letter=never-borrowed]"));
  await page.keyboard.press("Enter");
  assert.ok(await hasFocus(page.locator("#letter-heading")));
  await picture(page, "sms-letter-en-1280");
});

test("what was done comes first in what to do", async (t) => {
  const { page } = await open(t);
  await look(page, messages.fraud);
  const first = () => page.locator(".advice li").first().getAttribute("data-advice");
  await page.getByLabel("转了钱").check();
  await page.locator('.advice li:first-child[data-advice="report-110"]').waitFor();
  assert.equal(await first(), "report-110");
  const call = page.locator('[data-advice="report-110"] a[href="tel:110"]');
  await call.waitFor();
  assert.match(await page.locator('[data-advice="report-110"]').innerText(), /\d{4}-\d\d-\d\d核对过/);
});

test("hostile text is text: markup, hidden and turning characters, lone surrogates", async (t) => {
  const { page } = await open(t);
  const text = "<script>alert(1)</script><img src=x onerror=alert(2)> 请点\u200b\u200b击\u202ehttp://evil.example\u2066 &lt; \ud83d 末尾";
  let alerts = 0;
  page.on("dialog", (dialog) => { alerts += 1; void dialog.dismiss(); });
  await look(page, { text });
  const shown = page.locator(".sms-text");
  const words = await shown.innerText();
  assert.match(words, /<script>alert\(1\)<\/script><img src=x onerror=alert\(2\)>/);
  assert.match(words, /U\+200B/);
  assert.match(words, /U\+202E/);
  assert.match(words, /&lt;/);
  const raw = await page.locator("main").evaluate((main) => [...main.querySelectorAll("#outcome-place, #reasons-place")].map((place) => place.textContent).join(""));
  assert.doesNotMatch(raw, /[\u200b\u202a-\u202e\u2066-\u2069]/, "no such character reaches the page");
  assert.equal(await page.locator("main script, main img").count(), 0);
  assert.equal(alerts, 0);
  assert.equal(await page.locator("#reasons-place a[href^='http'], #outcome-place a[href^='http']").count(), 0, "nothing of the message can be followed");
});

for (const [name, text] of Object.entries({
  "words": "您的贷款已经逾期，请尽快还款。".repeat(7_000).slice(0, 100_000),
  "hidden characters": "贷\u200b".repeat(50_000),
  "addresses": "http://a.example/x ".repeat(5_300).slice(0, 100_000),
  "one word": "a".repeat(100_000),
  "surrogates": "\ud83d".repeat(100_000),
})) {
  test(`100,000 characters of ${name} do not hold up the page`, async (t) => {
    const { page } = await open(t);
    // Not by `fill`, whose patience is for what people type: the browser alone may need longer to draw this.
    await page.getByRole("textbox", { name: "把短信贴在这里" }).evaluate((box, typed) => {
      box.value = typed;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, text);
    await page.evaluate(() => document.querySelector("#sms button[type=submit]").click());
    await page.locator("#outcome").waitFor({ timeout: 60_000 });
    const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
    assert.ok(nodes < 20_000, `${nodes} elements`);
  });
}

test("a letter begun is there again after a look at another, with what both ask for filled in", async (t) => {
  const { page } = await open(t);
  await look(page, messages["wrong-person"]);
  await page.locator("[data-letter=never-borrowed]").click();
  await page.getByLabel("您的姓名").fill("李想");
  await page.getByLabel(/^您的手机号/).fill("137 6712 348");
  await page.getByLabel(/^您的手机号/).blur();
  await page.getByText("应当是11位，现在是10位。").first().waitFor();
  await page.getByLabel(/^您的手机号/).fill("137 6712 3480");
  await page.getByText("应当是11位").waitFor({ state: "detached" });
  await page.locator("[data-letter=credit-objection]").click();
  assert.equal(await page.getByLabel("您的姓名").inputValue(), "李想");
  await page.locator("[data-letter=never-borrowed]").click();
  assert.equal(await page.getByLabel(/^您的手机号/).inputValue(), "137 6712 3480");
});

test("who never borrowed is offered no letter that admits a debt, and threats stay threats", async (t) => {
  const { page } = await open(t);
  await look(page, messages["unlawful-collection"]);
  await page.locator("[data-letter=unlawful-collection]").waitFor();
  await page.getByLabel("我没有在这家借过钱").check();
  await page.locator("[data-letter=unlawful-collection]").click();
  await page.getByText("我没有向贵公司借过款。").waitFor();
  assert.doesNotMatch(await page.locator(".sheet").innerText(), /不否认/);
  await page.locator('[data-advice="legal-aid-12348"]').waitFor();
  await look(page, messages.fraud);
  await page.getByText("这条短信很可能是诈骗，不要给它回信").waitFor();
  assert.equal(await page.locator('[data-advice="write-lender"]').count(), 0, "nobody writes to whoever sent a fraud");
});

test("everything can be cleared, and nothing is stored", async (t) => {
  const { page } = await open(t);
  await look(page, messages["wrong-person"]);
  await page.getByRole("button", { name: "全部清空" }).click();
  await page.getByRole("button", { name: "撤销" }).waitFor();
  assert.equal(await page.locator("#outcome").count(), 0);
  for (const field of await page.locator("#sms input:not([type=checkbox]), #sms textarea").all()) assert.equal(await field.inputValue(), "");
  const kept = await page.evaluate(async () => ({
    cookies: document.cookie, local: localStorage.length, session: sessionStorage.length, state: history.state,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  }));
  assert.deepEqual(kept, { cookies: "", local: 0, session: 0, state: null, databases: 0, caches: 0 });
  await look(page, messages.fraud);
  await page.reload();
  assert.equal(await page.getByRole("textbox", { name: "把短信贴在这里" }).inputValue(), "", "nor does a reload bring it back");
});

test("the other language, with everything kept", async (t) => {
  const { page } = await open(t);
  await look(page, messages.fraud);
  const signs = await page.locator(".mark-number").count();
  await page.locator("[data-letter=never-borrowed]").click();
  await page.getByRole("link", { name: "English" }).click();
  await page.getByRole("heading", { name: "Very likely a fraud" }).waitFor();
  assert.equal(await page.locator(".mark-number").count(), signs);
  assert.equal(await page.getByRole("textbox", { name: "Paste the message here" }).inputValue(), messages.fraud.text);
  assert.deepEqual(await violations(page), []);
  await picture(page, "sms-en-390");
});

test("the paste button, where the browser allows it", async (t) => {
  const { page } = await open(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.evaluate((text) => navigator.clipboard.writeText(text), messages.fraud.text);
  await page.getByRole("button", { name: "粘贴" }).click();
  await page.waitForFunction((text) => document.getElementById("sms-text").value === text, messages.fraud.text);
  await look(page, messages.fraud);
  await page.getByRole("button", { name: "复制短信" }).click();
  await page.getByText("已复制", { exact: true }).waitFor();
});

test("a module that does not load: said, nothing lost, and tried again", async (t) => {
  const opened = await openPage(t, browser, server, { expected: [/Failed to load resource/] });
  const { page } = opened;
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/sms.html");
  await page.getByRole("textbox", { name: "把短信贴在这里" }).fill(messages.fraud.text);
  await page.getByText("检查功能没有加载成功").waitFor();
  assert.deepEqual(await violations(page), []);
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "再试一次" }).click();
  await page.getByText("已经准备好").waitFor();
  await page.getByRole("button", { name: "看看这条短信" }).click();
  await page.locator('.outcome[data-outcome="fraud"]').waitFor();
});

test("without scripts the page says what to do instead", async (t) => {
  const { page } = await openPage(t, browser, server, { scripts: false });
  await page.goto("/sms.html");
  await page.getByText("您可以自己核实").waitFor();
  assert.equal(await page.locator("#sms").isVisible(), false);
  await page.getByRole("link", { name: "110" }).waitFor();
});

test("forced colours and less motion", async (t) => {
  const { page } = await open(t, { forcedColors: "active", reducedMotion: "reduce" });
  await look(page, messages.fraud);
  const border = await page.locator(".sms-text mark").first().evaluate((mark) => getComputedStyle(mark).borderBottomStyle);
  assert.equal(border, "solid");
  assert.equal(await page.locator(".sms-text mark").count() > 0, true);
  assert.equal(await page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === "running").length), 0);
  await picture(page, "sms-forced-390");
});

for (const kind of ["never-borrowed", "unlawful-collection", "credit-objection"]) {
  test(`the letter ${kind}: filled from the message, evidence hashed here, accessible`, async (t) => {
    const { page, posts } = await open(t);
    await look(page, messages["wrong-person"]);
    await page.locator(`[data-letter=${kind}]`).click();
    const editor = page.locator(".letter-editor");
    await editor.locator(".document").waitFor();
    const letter = await editor.locator(".document").innerText();
    assert.match(letter, /王小明/, "the name that was typed");
    if (kind !== "credit-objection") assert.match(letter, /身份证尾号8876名下欠款5320元/, "the message, word for word");
    await page.locator("#evidence").setInputFiles({ name: "截图.png", mimeType: "image/png", buffer: Buffer.from("abc") });
    await editor.getByText(/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad/).first().waitFor();
    await editor.locator(".document").getByText(/ba7816bf/).first().waitFor();
    const saved = page.waitForEvent("download");
    await editor.getByRole("button", { name: /文本/ }).click();
    assert.match((await saved).suggestedFilename(), /\.txt$/);
    await picture(page, `sms-letter-${kind}-390`);
    assert.deepEqual(await violations(page), []);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      assert.equal(await tooWide(page), 0, `${width} px`);
    }
    assert.deepEqual(posts(), []);
  });
}
