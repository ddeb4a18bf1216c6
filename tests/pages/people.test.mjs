// Names and identity numbers on the loan application: advice after a field was left, errors on sending.
import assert from "node:assert/strict";
import test from "node:test";
import { hasFocus, openBrowser, picture } from "./browser.mjs";
import { confirmCost, openWithoutDwell } from "./cost.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const open = (t, options) => openWithoutDwell(t, browser, server, options);

/** The advice below a field, as the field itself refers to it. */
const advice = (page, id) => page.locator(`[data-heyan-field]:has(#${id}) [data-heyan-help]`);

/** Opens the page with the checks loaded: advice is given only then. */
async function openReady(page, address = "/apply.html") {
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByType("resource").some((entry) => entry.name.endsWith(".wasm") && entry.responseEnd > 0));
  // The module answers as soon as a number that is whole is called so.
  await page.locator("#applicant-phone").fill("138 2047 5916");
  await page.waitForFunction(() => {
    const field = document.querySelector("#applicant-phone");
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return field.closest("[data-heyan-field]").querySelector("[data-heyan-help]").hasChildNodes();
  });
}

test("advice on a name comes after leaving the field, and not while typing", async (t) => {
  const { page } = await open(t);
  await openReady(page);
  const name = page.getByRole("group", { name: "联系人1" }).getByLabel("姓名");
  const said = advice(page, "contact-0-name");
  await name.pressSequentially("妈妈", { delay: 30 });
  await page.waitForTimeout(300);
  assert.equal(await said.innerText(), "");
  await name.press("Tab");
  await said.getByText("这是称呼，不是姓名。").waitFor();
  assert.equal(await name.getAttribute("aria-invalid"), null, "advice is no judgement");
  const described = await name.evaluate((field) => (field.getAttribute("aria-describedby") ?? "").split(" ")
    .map((id) => document.getElementById(id)?.innerText ?? "").join(" "));
  assert.match(described, /这是称呼/);
  await page.locator("#applicant-name").fill("张 三1");
  await page.locator("#applicant-name").press("Tab");
  await advice(page, "applicant-name").getByText("姓名中不能有数字。").waitFor();
  await picture(page, "apply-name-advice-390");
  await name.fill("李雷");
  assert.equal(await said.innerText(), "", "typing takes it away");
  await name.press("Tab");
  await page.waitForTimeout(300);
  assert.equal(await said.innerText(), "", "a name without findings is not commented");
});

test("a name written otherwise is offered, never changed unasked", async (t) => {
  const { page } = await open(t);
  await openReady(page);
  const name = page.locator("#applicant-name");
  await name.fill("阿依古丽•买买提");
  await name.press("Tab");
  const offer = advice(page, "applicant-name").getByRole("button", { name: "改成 阿依古丽·买买提" });
  await offer.waitFor();
  assert.equal(await name.inputValue(), "阿依古丽•买买提");
  await picture(page, "apply-name-offer-390");
  await offer.click();
  assert.equal(await name.inputValue(), "阿依古丽·买买提");
  assert.ok(await hasFocus(name));
  await offer.waitFor({ state: "detached" });
});

test("an identity number with a wrong check character stops the form at its field", async (t) => {
  const { page, posts } = await open(t);
  await openReady(page);
  await page.locator("#applicant-name").fill("韩梅梅");
  await page.getByRole("checkbox", { name: /核对.*手机号/ }).check();
  const number = page.getByLabel("身份证号码");
  await number.fill("110105194912310021");
  await number.press("Tab");
  await advice(page, "applicant-id").locator("p").waitFor();
  assert.equal(await number.getAttribute("aria-invalid"), null);
  await page.getByRole("button", { name: "提交申请" }).click();
  const summary = page.getByRole("group", { name: "有1处需要修改" });
  await summary.waitFor();
  assert.equal(await number.getAttribute("aria-invalid"), "true");
  assert.deepEqual(posts(), [], "nothing is sent");
  assert.equal(await advice(page, "applicant-id").innerText(), "", "the error is not said twice");
  await picture(page, "apply-id-error-390");
  await summary.getByRole("link", { name: /^身份证号码/ }).click();
  assert.ok(await hasFocus(number));

  await number.fill("11010519491231002x");
  await number.press("Tab");
  await page.waitForFunction(() => !document.querySelector("#applicant-id").hasAttribute("aria-invalid"));
  assert.equal(await number.inputValue(), "11010519491231002x", "what was typed stays as it was typed");
  await page.getByRole("button", { name: "提交申请" }).click();
  await confirmCost(page);
  await page.getByRole("heading", { name: "申请已收到" }).waitFor();
  assert.equal(posts().length, 1);
  assert.equal(posts()[0].body.application.applicant.idNumber, "11010519491231002x");
  assert.doesNotMatch(JSON.stringify(posts()[0].body.report), /19491231/);
  assert.doesNotMatch(await page.locator("body").innerText(), /19491231/);
});

test("left empty, the identity number is not sent at all; in English it is asked for as well", async (t) => {
  const { page, posts } = await open(t);
  await openReady(page, "/apply.html?lang=en");
  assert.match(await page.locator("#applicant-id-hint").innerText(), /keeps only the result, not the number/);
  const number = page.getByLabel(/^Identity number/);
  await number.fill("1101051949");
  await number.press("Tab");
  await advice(page, "applicant-id").getByText("8 more characters needed").waitFor();
  await picture(page, "apply-id-advice-en-390");
  await number.fill("");
  await page.locator("#applicant-name").fill("韩梅梅");
  await page.getByRole("checkbox", { name: /checking your mobile number/i }).check();
  await page.getByRole("button", { name: "Send application" }).click();
  await confirmCost(page);
  await page.getByRole("heading", { name: /Your application has arrived/ }).waitFor();
  assert.ok(!("idNumber" in posts()[0].body.application.applicant));
});
