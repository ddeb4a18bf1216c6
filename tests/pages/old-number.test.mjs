// Giving up an old number: the checklist, its backup numbers, and the letters it offers. Nothing of it
// is sent or stored.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { COLOURS, violations } from "./axe.mjs";
import { DESK, openBrowser, openPage, picture } from "./browser.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const open = (t, options) => openPage(t, browser, server, options);

const sheet = (page) => page.locator(".sheet");
const writeRequest = (page) => page.getByRole("button", { name: /^(写换号申请书|Ask for the number to be changed)$/ });

/** What a page leaves behind in the browser. */
const kept = (page) => page.evaluate(async () => [
  localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length,
]);

/** Presses a button that saves a file, and gives its name and text. */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("ticking counts what is left, and the list can be saved with its ticks", async (t) => {
  const { page, posts } = await open(t, { acceptDownloads: true });
  await page.goto("/old-number.html");
  await page.getByLabel("每张银行卡的预留手机号都改了").check();
  await page.getByText("已勾1项，还有7项。").waitFor();
  const { name, text } = await saved(page, page.getByRole("button", { name: "存成文本文件" }));
  assert.equal(name, "停用旧号码清单.txt");
  assert.match(text, /\[x\] 每张银行卡的预留手机号都改了/);
  assert.match(text, /\[ \] 支付宝、微信、云闪付等都改了/);
  assert.match(text, /号码注销后，最早90天会给别人使用。/);
  assert.match(text, /旧号码已经没有了？\n\[ \] 本人的身份证/);
  for (const tick of await page.getByRole("checkbox").all()) await tick.check();
  await page.getByText("全部勾完了").waitFor();
  assert.deepEqual(posts(), []);
  assert.deepEqual(await kept(page), [0, 0, "", 0]);
});

test("a backup number is neither the old number, nor a contact's, nor the same twice", async (t) => {
  const { page } = await open(t, { acceptDownloads: true });
  await page.goto("/old-number.html");
  await page.getByText("核对备用号码").click();
  await page.getByLabel("旧号码", { exact: true }).fill("138 2047 5916");
  await page.getByLabel("联系人的号码").fill("150 0571 6284\n136 0571 6284");
  const first = page.getByLabel("备用号码1");
  const second = page.getByLabel("备用号码2");
  await first.fill("+86 13820475916");
  assert.equal(await page.locator("#backup-1-messages").innerText(), "", "not judged at every key");
  await first.blur();
  await page.getByText("这是要停用的旧号码").waitFor();
  await first.fill("１３６０５７１６２８４");
  await page.getByText("这是联系人的号码").waitFor();
  await first.fill("138 2047 5917");
  await second.fill("13820475917");
  await second.blur();
  await page.getByText("和上面的备用号码相同").waitFor();
  await page.getByText("还差1个备用号码。").waitFor();
  await second.fill("138 2047 59");
  assert.match(await page.locator("#backup-2-messages").innerText(), /还差/);
  await second.fill("138 2047 5918");
  await page.getByText("有2个可以用的备用号码。").waitFor();
  const { text } = await saved(page, page.getByRole("button", { name: "存成文本文件" }));
  assert.match(text, /138\*{4}5917/);
  assert.doesNotMatch(text, /5917.*13820475917|20475917|571 6284/);
});

test("every fact on the page says where it comes from and when it was read", async (t) => {
  const { page } = await open(t);
  await page.goto("/old-number.html");
  const facts = await page.locator("[data-fact]").evaluateAll((all) => all.map((fact) => fact.getAttribute("data-fact")));
  assert.ok(facts.length >= 6);
  for (const fact of facts) {
    assert.match(await page.locator(`#source-${fact}`).textContent() ?? "", /.{6,}核对于\d{4}-\d\d-\d\d/, fact ?? "");
  }
});

test("a letter is drawn as it is typed, with its blanks, and saved as text and as a page of its own", async (t) => {
  const { page, posts } = await open(t, { acceptDownloads: true });
  await page.goto("/old-number.html");
  await writeRequest(page).click();
  await sheet(page).getByText("更换绑定手机号申请书").waitFor();
  await page.getByLabel("贷款机构的全称").fill("<b>示例</b>消费金融有限公司");
  await page.getByLabel("旧手机号").fill("138 2047 5916");
  await page.getByLabel("新手机号").fill("13605716284");
  await sheet(page).getByText("由138****5916改为13605716284").waitFor();
  assert.match(await sheet(page).innerText(), /致：<b>示例<\/b>消费金融有限公司/);
  const blanks = page.locator(".blanks");
  assert.match(await blanks.innerText(), /您的姓名/);
  await blanks.getByRole("link", { name: "您的姓名" }).click();
  assert.ok(await page.getByLabel("您的姓名").evaluate((control) => control === document.activeElement));
  await page.keyboard.type("韩梅梅");
  await sheet(page).getByText("我是韩梅梅").waitFor();
  assert.doesNotMatch(await blanks.innerText(), /您的姓名/);

  const letters = page.locator("section[aria-labelledby=letters]");
  const asText = await saved(page, letters.getByRole("button", { name: "存成文本文件" }));
  assert.equal(asText.name, "更换绑定手机号申请书.txt");
  assert.match(asText.text, /我是韩梅梅，身份证号后四位＿＿＿＿。/);
  assert.match(asText.text, /改为13605716284。/, "the number to be bound stands whole");
  assert.doesNotMatch(asText.text, /20475916/);
  const asPage = await saved(page, letters.getByRole("button", { name: "存成网页文件" }));
  assert.match(asPage.text, /<h1>更换绑定手机号申请书<\/h1>\n<p>致：&lt;b&gt;示例/);
  assert.doesNotMatch(asPage.text, /<script|<link|http-equiv="refresh"| src=/);
  assert.deepEqual(posts(), []);
  assert.deepEqual(await kept(page), [0, 0, "", 0]);
});

test("a number with a digit missing, a tail of three and a lender without a name are told of, and stop nothing", async (t) => {
  const { page } = await open(t);
  await page.goto("/old-number.html");
  await writeRequest(page).click();
  await page.getByLabel("旧手机号").fill("139 0000 123");
  await page.getByLabel("身份证号后四位").fill("022");
  await page.getByLabel("贷款机构的全称").fill("不记得");
  await page.getByText("“旧手机号”应当是11位，现在是10位。").waitFor();
  await page.getByText("“身份证号后四位”应当是4位，现在是3位。").waitFor();
  await page.getByText("这看起来不是机构的全称。").waitFor();
  await page.getByLabel("旧手机号").fill("139 0000 1234");
  await page.getByText("“旧手机号”应当是11位").waitFor({ state: "detached" });
  assert.equal(await page.getByText(/里有完整的号码/).count(), 0);
  await sheet(page).getByText("由139****1234改为").waitFor();
});

test("whoever has lost the number finds the way on at the top", async (t) => {
  const { page } = await open(t);
  await page.goto("/old-number.html");
  await page.getByRole("link", { name: "旧号码已经没有了？直接去换新号码" }).click();
  await page.getByRole("radio", { name: "号码已经注销", checked: true }).waitFor();
});

test("a chosen file goes into the letter as a name and a digest, and nowhere else", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/old-number.html");
  await writeRequest(page).click();
  await page.locator("input[type=file]").setInputFiles({ name: "注销回执.png", mimeType: "image/png", buffer: Buffer.from("abc") });
  // SHA-256 of "abc", FIPS 180-4.
  const digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  await sheet(page).getByText(`注销回执.png（SHA-256：${digest}）`).waitFor();
  await page.locator("[data-group=evidence] input:not([type=file])").first().fill("营业厅的注销回执");
  await sheet(page).getByText(`营业厅的注销回执（SHA-256：${digest}）`).waitFor();
  await page.getByRole("button", { name: "再加一条" }).click();
  await page.keyboard.type("报警回执（纸质）");
  await sheet(page).getByText("报警回执（纸质）").waitFor();
  assert.deepEqual(posts(), []);
});

test("the language changes with everything typed kept", async (t) => {
  const { page } = await open(t, { viewport: DESK });
  await page.goto("/old-number.html");
  await page.getByRole("button", { name: "新号码被别人绑定了" }).click();
  await page.getByLabel("您是怎么发现的").fill("收到发给别人的短信");
  await page.getByRole("link", { name: "English" }).click();
  await page.getByText("0 of the 8 things to do first are ticked; 8 to go.").waitFor();
  assert.equal(await page.getByLabel("How you found out").inputValue(), "收到发给别人的短信");
  await sheet(page).getByText("My number is bound to somebody else's account: please unbind it").waitFor();
  await sheet(page).getByText("收到发给别人的短信").waitFor();
});

test("only the letter is printed when it is asked for, and the list without it otherwise", async (t) => {
  const { page } = await open(t, { fresh: true });
  await page.addInitScript(() => { window.print = () => { window.printed = true; }; });
  await page.goto("/old-number.html");
  await writeRequest(page).click();
  await sheet(page).getByText("更换绑定手机号申请书").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.getByText("每张银行卡的预留手机号都改了").isVisible());
  assert.ok(!(await sheet(page).isVisible()));
  await page.emulateMedia({ media: "screen" });
  await page.locator("section[aria-labelledby=letters]").getByRole("button", { name: "打印" }).click();
  await page.emulateMedia({ media: "print" });
  assert.ok(await sheet(page).isVisible());
  assert.ok(!(await page.getByText("每张银行卡的预留手机号都改了").isVisible()));
  assert.ok(!(await page.getByLabel("您的姓名").isVisible()));
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  assert.ok(!(await sheet(page).isVisible()));
});

test("without scripts the whole list can be read and ticked", async (t) => {
  const { page } = await open(t, { scripts: false });
  await page.goto("/old-number.html");
  await page.getByLabel("每张银行卡的预留手机号都改了").check();
  assert.ok(!(await page.getByText("写换号申请书").isVisible()));
  assert.ok(await page.getByText("号码注销后，最早90天会给别人使用。").isVisible());
});

for (const [name, lang, viewport] of [["old-number-390", "", undefined], ["old-number-en-1280", "?lang=en", DESK]]) {
  test(`accessible: ${name}`, async (t) => {
    const { page } = await open(t, { viewport });
    await page.goto(`/old-number.html${lang}`);
    await page.locator("[data-backups] summary").click();
    await page.locator("#backup-1").fill("138 2047 59");
    await writeRequest(page).click();
    await sheet(page).locator("h2").first().waitFor();
    await page.getByLabel(/^(旧号码哪天注销的|Day on which)/).fill("2027-01-01");
    await page.locator(".letter .heyan-message, .blanks li").first().waitFor();
    assert.deepEqual(await violations(page), []);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
    assert.deepEqual(await violations(page, COLOURS), [], "dark");
    await page.emulateMedia({ colorScheme: "light" });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is cut off at the side");
    await picture(page, name);
  });
}
