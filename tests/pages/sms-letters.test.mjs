// The letters that answer a message: nothing typed is lost, nobody admits what is not theirs, and no
// letter goes to a fraud.
import assert from "node:assert/strict";
import test from "node:test";
import { violations } from "./axe.mjs";
import { openBrowser, openPage, picture } from "./browser.mjs";
import { look, messages } from "./messages.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const THREAT = "【某某金融】你这个老赖不要脸，欠债不还，今天就把你的照片发给你的父母和单位领导，弄死你。";
const CHASED = "您的女儿王某在我平台借款8,200元逾期41天，请提醒其还款，否则您作为联系人一并承担。";
const FRIEND = "晚上吃烧烤去不去，老地方等你";

async function open(t, options = {}) {
  const opened = await openPage(t, browser, server, options);
  await opened.page.goto("/sms.html");
  await opened.page.getByText("已经准备好").waitFor();
  return { ...opened, editor: opened.page.locator(".letter-editor"), paper: opened.page.locator(".letter-editor .document") };
}
const ids = (page) => page.locator(".advice li").evaluateAll((steps) => steps.map((step) => step.dataset["advice"]));
const letter = (page, kind) => page.locator(`[data-letter=${kind}]`).click();

test("who never borrowed is threatened all the same, and admits nothing in the letter", async (t) => {
  const { page, editor, paper } = await open(t);
  await look(page, { text: THREAT, never: true });
  await page.locator("[data-advice=no-duty]").waitFor();
  assert.equal(await page.locator("#outcome").innerText(), "这样催款不应该，您可以投诉");
  const steps = await ids(page);
  assert.equal(steps[0], "report-110");
  assert.ok(["complain-12378", "legal-aid-12348", "write-lender"].every((id) => steps.includes(id)), steps.join());
  await letter(page, "unlawful-collection");
  await paper.getByText("我没有向贵公司借过款。").waitFor();
  assert.doesNotMatch(await paper.innerText(), /不否认|商量|本金/);
  for (const wrong of ["辱骂、恐吓", "威胁告诉家人、单位或其他人"]) assert.ok((await paper.innerText()).includes(wrong), wrong);
  await editor.getByLabel("您向这家借过钱吗？").selectOption("no");
  await paper.getByText("我不否认应还的款项").waitFor();
  await picture(page, "sms-threat-letter-390");
  assert.deepEqual(await violations(page), []);
});

test("a relative dunned for somebody's debt signs as a stranger to it", async (t) => {
  const { page, editor, paper } = await open(t);
  await look(page, { text: CHASED });
  await page.locator('.outcome[data-outcome="unlawful-collection"]').waitFor();
  await letter(page, "unlawful-collection");
  await paper.getByText("我没有向贵公司借过款。").waitFor();
  const text = await paper.innerText();
  for (const said of ["我不是担保人（《民法典》第六百八十五条）", "没有同意做联系人（《个人信息保护法》第十三条）", "更正、删除我的信息", "签名："]) assert.ok(text.includes(said), said);
  assert.doesNotMatch(text, /不否认|商量|本金|晚上10点/);
  await editor.getByLabel("您只是别人的联系人或亲友吗？").selectOption("withdrawn");
  await paper.getByText("现在撤回同意（《个人信息保护法》第十五条）").waitFor();
  await picture(page, "sms-contact-letter-390");
  assert.deepEqual(await violations(page), []);
});

test("who did not say that they borrowed admits no debt, and the letter says what is open", async (t) => {
  const { page, editor, paper } = await open(t);
  await look(page, { text: THREAT });
  await letter(page, "unlawful-collection");
  await paper.getByText("这封信不承认任何欠款。").waitFor();
  assert.doesNotMatch(await paper.innerText(), /不否认|商量|本金|书面方式/);
  await editor.locator(".blanks").getByRole("link", { name: "您向这家借过钱吗？" }).click();
  await editor.getByLabel("您向这家借过钱吗？").selectOption("no");
  await paper.getByText("我不否认应还的款项").waitFor();
});

test("what is typed in one letter is there in the next, and again in the first", async (t) => {
  const { page, editor, paper } = await open(t);
  await look(page, { text: THREAT, never: true });
  await letter(page, "never-borrowed");
  const typed = { "您的姓名": "王小明", "您的手机号": "13800000024", "身份证号后四位 ": "002X", "回信寄到哪里": "wang@example.com", "收到后您做了什么": "什么也没做" };
  for (const [label, value] of Object.entries(typed)) await editor.getByLabel(label.trim()).fill(value);
  await letter(page, "unlawful-collection");
  for (const label of ["您的姓名", "您的手机号", "回信寄到哪里"]) assert.equal(await editor.getByLabel(label).inputValue(), typed[label]);
  await editor.getByLabel("您的手机号").fill("13900000031");
  await letter(page, "never-borrowed");
  assert.equal(await editor.getByLabel("您的手机号").inputValue(), "13900000031", "changed in one, changed in all");
  assert.equal(await editor.getByLabel("收到后您做了什么").inputValue(), "什么也没做");
  await page.getByLabel("转了钱").check();
  await page.locator("[data-advice=call-bank]").waitFor();
  assert.equal(await editor.getByLabel("收到后您做了什么").inputValue(), "什么也没做", "what somebody wrote is not overwritten");
  await paper.getByText("13900000031").waitFor();
});

test("what is ticked goes into the letter that is open", async (t) => {
  const { page, editor } = await open(t);
  await look(page, messages["wrong-person"]);
  await letter(page, "never-borrowed");
  await page.getByLabel("点开了短信里的链接").check();
  await page.waitForFunction(() => [...document.querySelectorAll(".letter-editor textarea")].some((area) => area.value === "点开了短信里的链接"));
  const differences = await editor.locator("[data-group=differences] input").evaluateAll((inputs) => inputs.map((input) => input.value));
  assert.ok(differences.some((said) => /^短信写的姓名“李\*华”不是我的$/.test(said)), differences.join());
  assert.equal(await editor.getByText("选填", { exact: true }).count(), await editor.locator(".optional").count());
});

test("an ordinary message asks for no letter; they are there for who wants one", async (t) => {
  const { page, paper } = await open(t);
  await look(page, { text: messages.unverified.text });
  const kinds = page.locator("[data-letter=never-borrowed]");
  assert.equal(await kinds.isVisible(), false);
  await page.getByText("要写信吗？普通的短信不用写").click();
  await kinds.click();
  await paper.waitFor();
  await look(page, { text: THREAT });
  assert.equal(await kinds.isVisible(), true, "who is threatened sees them at once");
});

test("each reason leads to its rule, beside the page, in the words of the rule", async (t) => {
  const { page } = await open(t);
  await look(page, { text: THREAT });
  const link = page.locator(".reasons a.rule").first();
  assert.match(await link.getAttribute("href"), /^rules\.html#sms\.[a-z-]+$/);
  assert.equal(await page.locator(".reasons > li").count(), await page.locator(".reasons a.rule").count());
  const [other] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
  await other.waitForURL(/rules\.html#sms\./);
  const code = new URL(other.url()).hash.slice(1);
  assert.equal(await other.locator(`[id="${code}"]`).count(), 1, code);
  assert.equal(await page.getByRole("textbox", { name: "把短信贴在这里" }).inputValue(), THREAT);
  for (const word of await page.locator(".weight").allInnerTexts()) assert.ok(["明显可疑", "要留意", "说明"].includes(word), word);
});

test("a letter is not sent to a fraud", async (t) => {
  const { page, editor, paper } = await open(t);
  await look(page, { ...messages.fraud, never: true });
  await page.locator("[data-advice=credit-report]").waitFor();
  assert.ok((await ids(page)).every((id) => !id.startsWith("write-")));
  await page.getByText("不要给它回信，也不要把信发给短信里的号码").waitFor();
  await letter(page, "never-borrowed");
  assert.equal(await editor.getByLabel("贷款机构的全称").inputValue(), "");
  assert.match(await editor.innerText(), /不要发给短信里的号码/);
  await paper.waitFor();
});

test("another message: the letter asks, and what was told of the person is asked again", async (t) => {
  const { page, editor, paper } = await open(t);
  await look(page, { text: THREAT, never: true });
  await letter(page, "never-borrowed");
  await look(page, { text: messages["wrong-person"].text });
  assert.equal(await page.getByLabel("我没有在这家借过钱").isChecked(), false);
  await page.getByText("上次勾选和填写的情况没有算进来").waitFor();
  await picture(page, "sms-another-390");
  await page.getByRole("button", { name: "还和上次一样" }).click();
  assert.equal(await page.getByLabel("我没有在这家借过钱").isChecked(), true);
  await page.locator('.outcome[data-outcome="wrong-person"]').waitFor();
  assert.match(await paper.innerText(), /弄死你/);
  await editor.getByText("这封信里写的还是上一条短信。").waitFor();
  await editor.getByRole("button", { name: "改成现在这条短信" }).click();
  await paper.getByText("身份证尾号8876").waitFor();
  assert.doesNotMatch(await paper.innerText(), /弄死你/);
  await page.getByRole("textbox", { name: "把短信贴在这里" }).fill(`${messages["wrong-person"].text}谢谢`);
  await paper.getByText("谢谢").waitFor();
  assert.equal(await editor.getByText("这封信里写的还是上一条短信。").count(), 0, "a word more is the same message");
});

test("everything cleared by a slip comes back", async (t) => {
  const { page, editor } = await open(t);
  await look(page, { text: THREAT, never: true });
  await letter(page, "never-borrowed");
  await editor.getByLabel("您的手机号").fill("13800000024");
  const [paste, clear] = [page.locator("#sms-text"), page.getByRole("button", { name: "全部清空" })];
  const apart = (await clear.boundingBox()).y - (await page.getByRole("button", { name: "看看这条短信" }).boundingBox()).y;
  assert.ok(apart > 60, `below the button that is pressed all the time, not beside it: ${apart}`);
  await clear.click();
  assert.equal(await paste.inputValue(), "");
  assert.equal(await page.locator(".letter-editor .document").count(), 0);
  await page.getByRole("button", { name: "撤销" }).click();
  assert.equal(await paste.inputValue(), THREAT);
  assert.equal(await page.getByLabel("我没有在这家借过钱").isChecked(), true);
  assert.equal(await editor.getByLabel("您的手机号").inputValue(), "13800000024");
  await clear.click();
  await paste.fill("x");
  assert.equal(await page.getByRole("button", { name: "撤销" }).count(), 0, "going on means it");
});

test("a number that cannot be whole is said at its field once it was left, and keeps nobody from saving", async (t) => {
  const { page, editor, paper } = await open(t);
  await look(page, { text: THREAT, never: true });
  await letter(page, "never-borrowed");
  const phone = editor.getByLabel("您的手机号");
  await phone.pressSequentially("1376712348");
  await paper.getByText("1376712348").waitFor();
  assert.equal(await editor.getByText("应当是11位，现在是10位").count(), 0, "not while typing");
  for (const [label, value] of [["身份证号后四位", "51"], ["回信寄到哪里", "a@qq"], ["您的姓名", "王小明"], ["收到后您做了什么", "没做"], ["贷款机构的全称", "某某金融"]]) await editor.getByLabel(label).fill(value);
  await editor.getByText("“您的手机号”应当是11位，现在是10位。").waitFor();
  await editor.getByText("“身份证号后四位”应当是4位，现在是2位。").waitFor();
  await editor.getByLabel("收到的时间").fill("2026-11-20");
  await editor.getByLabel("发件号码").fill("106912345678");
  await editor.getByText("没有空白了。下面几处请再核对：").waitFor();
  await picture(page, "sms-letter-checks-390");
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, "sms-letter-checks-dark-390");
  const saved = page.waitForEvent("download");
  await editor.getByRole("button", { name: /文本/ }).click();
  await saved;
});

test("a friend's message is no matter for banks and letters", async (t) => {
  const { page } = await open(t);
  await look(page, { text: FRIEND });
  assert.equal(await page.locator("#outcome").innerText(), "像是私人短信");
  assert.deepEqual(await ids(page), ["ask-the-person"]);
  assert.equal(await page.locator("#letter").isVisible(), false);
  await picture(page, "sms-friend-390");
  await page.getByText("补充号码和时间").click();
  await page.getByLabel("发来的号码").fill("我不知道");
  await page.getByText("这里只填号码，例如95588。不知道就空着。").waitFor();
  assert.equal(await page.locator("#outcome").innerText(), "像是私人短信", "what is no number is not looked at as one");
  await look(page, { text: messages.unverified.text });
  await page.getByLabel("发来的号码").fill("95555");
  await page.getByRole("heading", { name: "号码对得上，但还要核实一次" }).waitFor();
});

test("the browser's own printing has the letter, and not its form", async (t) => {
  const { page, editor, paper } = await open(t);
  await look(page, { text: THREAT, never: true });
  await letter(page, "never-borrowed");
  await paper.waitFor();
  assert.equal(await paper.evaluate((sheet) => sheet.scrollHeight > sheet.clientHeight + 1), false, "no scrolling inside");
  await page.emulateMedia({ media: "print" });
  assert.equal(await paper.isVisible(), true);
  assert.equal(await editor.getByLabel("您的手机号").isVisible(), false);
  assert.equal(await page.getByRole("button", { name: "全部清空" }).isVisible(), false);
});

test("the place to report to opens beside the page, and nothing is lost", async (t) => {
  const { page, requests } = await open(t);
  await page.context().route("https://12321.cn/**", (route) => route.fulfill({ contentType: "text/html", body: "<title>x</title>" }));
  await look(page, messages.fraud);
  const link = page.locator("[data-advice=report-12321] a");
  assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
  const [other] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
  await other.waitForURL("https://12321.cn/");
  assert.equal(await page.getByRole("textbox", { name: "把短信贴在这里" }).inputValue(), messages.fraud.text);
  assert.equal(await other.evaluate(() => document.referrer), "");
  const [gone, ...more] = requests.splice(requests.findIndex(({ url }) => url.startsWith("https://12321.cn")));
  assert.deepEqual([gone?.url, gone?.body, more.length], ["https://12321.cn/", null, 0], "the person's own step, with nothing in it");
});

test("a paste that the browser refuses says what to do", async (t) => {
  const { page } = await open(t);
  await page.evaluate(() => { navigator.clipboard.readText = () => Promise.reject(new DOMException("denied", "NotAllowedError")); });
  await page.getByRole("button", { name: "看看这条短信" }).click();
  await page.getByText("请先把短信贴在这个框里。").waitFor();
  await page.getByRole("button", { name: "粘贴" }).click();
  await page.getByText("请长按上面的框，选“粘贴”").waitFor();
  assert.equal(await page.getByText("请先把短信贴在这个框里。").isVisible(), false);
});
