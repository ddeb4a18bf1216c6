// Changing the bound number: the steps first, then the request.
import assert from "node:assert/strict";
import test from "node:test";
import { DESK, hasFocus, openBrowser, openPage, picture, tabTo } from "./browser.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const open = (t, options) => openPage(t, browser, server, options);

const ask = (page) => page.getByRole("button", { name: /^(看看要办哪些步骤|Show me the steps)$/ });
const confirm = (page) => page.getByRole("button", { name: /^(确认，提交换号申请|Send the change request)$/ });
const steps = (page) => page.getByRole("heading", { name: /^(要办的步骤|The steps)$/ });
const summary = (page) => page.getByRole("group", { name: /需要修改|needs? correcting/ });
const receipt = (page) => page.getByRole("heading", { name: /换号申请已收到|Your change request has arrived/ });

async function fill(page, { before = "138 2047 5916", after = "136 0571 6284", reach = /^(能收到|Yes)$/ } = {}) {
  await page.getByLabel(/^(旧手机号|Old mobile number)$/).fill(before);
  await page.getByLabel(/^(新手机号|New mobile number)$/).fill(after);
  await page.getByRole("radio", { name: reach }).check();
}

test("the steps are shown before anything is sent, then the request goes once", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/change-phone.html");
  await fill(page);
  await ask(page).click();
  await steps(page).waitFor();
  assert.ok(await hasFocus(steps(page)));
  assert.deepEqual(posts(), [], "looking at the steps sends nothing");
  const plan = page.getByRole("region", { name: "要办的步骤" });
  assert.ok((await plan.getByRole("listitem").count()) >= 3);
  assert.match(await plan.innerText(), /还款/);
  await picture(page, "change-plan-390");

  await confirm(page).dblclick();
  await receipt(page).waitFor();
  const [sent, ...more] = posts();
  assert.deepEqual(more, []);
  assert.equal(sent.path, "/api/phone-changes");
  assert.equal(sent.body.checked, true);
  assert.deepEqual(Object.keys(sent.body.request).sort(), ["newPhone", "oldPhone", "oldReachable"]);
  const [, id] = /#([\w-]{24})$/.exec(page.url());
  await page.goto(`/status/${id}`);
  await page.getByRole("heading", { name: /^已收到您的换号申请/ }).waitFor();
  assert.match(await page.locator("main").innerText(), /旧号码收验证码/);
  await picture(page, "change-status-390");
  await page.getByRole("link", { name: "继续办理或取消" }).click();
  await receipt(page).waitFor();
});

test("page and server plan the same", async (t) => {
  const { page } = await open(t);
  await page.goto("/change-phone.html");
  await fill(page, { reach: "收不到，但号码还在" });
  await ask(page).click();
  const answer = page.waitForResponse("**/api/phone-changes");
  await confirm(page).click();
  const told = await (await answer).json();
  const sent = (await answer).request().postDataJSON().plan;
  assert.equal(told.ruleset, sent.ruleset);
  assert.deepEqual(told.plan.steps, sent.steps);
  assert.equal(told.plan.outcome, sent.outcome);
});

test("an empty form: the summary takes the focus, nothing leaves", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/change-phone.html");
  await ask(page).click();
  await summary(page).waitFor();
  assert.ok(await hasFocus(summary(page)));
  await picture(page, "change-errors-390");
  const links = summary(page).getByRole("link");
  assert.ok((await links.count()) >= 3);
  await links.last().click();
  assert.ok(await hasFocus(page.getByRole("radio").first()), "the last one leads to the choice");
  assert.deepEqual(posts(), []);
});

test("what is put right is off the list, though something is left to know; and no other field keeps its word", async (t) => {
  const { page } = await open(t);
  await page.goto("/change-phone.html");
  await page.waitForLoadState("networkidle");
  await ask(page).click();
  await summary(page).waitFor();
  await page.getByLabel("旧手机号").fill("138 2047 5916");
  await page.getByLabel("新手机号").fill("138 2047 5916");
  await page.getByRole("radio", { name: "收不到，但号码还在" }).check();
  const heading = page.locator("[data-heyan-summary] h2");
  const field = page.locator("[data-heyan-field]").filter({ has: page.getByLabel("新手机号") });
  const beside = page.locator("fieldset").filter({ has: page.getByRole("radio", { name: "不确定" }) }).locator(".heyan-message");
  await beside.filter({ hasText: "提示" }).first().waitFor();
  assert.match(await heading.innerText(), /^有1处需要修改/);
  await ask(page).click();
  await field.locator(".heyan-message[data-severity=error]").waitFor();
  // From the other field: the error at this one goes, and what is left to know of it stands there.
  await page.getByLabel("旧手机号").fill("136 0571 6284");
  await page.getByLabel("旧手机号").blur();
  await heading.filter({ hasText: "都改好了" }).waitFor();
  assert.equal(await page.locator("form .heyan-message[data-severity=error]").count(), 0);
});

test("the new number is the old one", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/change-phone.html");
  await fill(page, { after: "+86 13820475916" });
  await ask(page).click();
  await summary(page).waitFor();
  assert.equal(await page.getByLabel("新手机号").getAttribute("aria-invalid"), "true");
  assert.equal((await page.getByLabel("新手机号").inputValue()).replaceAll(" ", ""), "+8613820475916");
  assert.deepEqual(posts(), []);
});

test("a number put right takes the word of the other field away", async (t) => {
  const { page } = await open(t);
  await page.goto("/change-phone.html");
  const [old, fresh] = [page.getByLabel("旧手机号"), page.getByLabel("新手机号")];
  await fresh.fill("13820475916");
  await fresh.press("Tab");
  await old.fill("13820475916");
  await old.press("Tab");
  const words = page.locator(".field", { has: old }).getByText(/相同|同一个/);
  await words.waitFor();
  await fresh.fill("13605716284");
  await fresh.press("Tab");
  await words.waitFor({ state: "detached" });
});

test("changing an answer takes the steps away until they are asked for again", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/change-phone.html");
  await fill(page);
  await ask(page).click();
  await steps(page).waitFor();
  await page.getByRole("radio", { name: "号码已经注销" }).check();
  await steps(page).waitFor({ state: "hidden" });
  await page.getByLabel(/注销多久了/).selectOption({ label: "超过90天" });
  await ask(page).click();
  await confirm(page).click();
  await receipt(page).waitFor();
  assert.equal(posts()[0].body.request.oldReachable, "cancelled");
  assert.equal(posts()[0].body.request.oldCancelledDays, 90);
});

test("by keyboard alone, in English", async (t) => {
  const { page, posts } = await open(t, { viewport: DESK });
  await page.goto("/change-phone.html?lang=en");
  await tabTo(page, page.getByLabel("Old mobile number"));
  await page.keyboard.type("13820475916");
  await tabTo(page, page.getByLabel("New mobile number"));
  await page.keyboard.type("13605716284");
  await tabTo(page, page.getByRole("radio").first());
  await page.keyboard.press("ArrowDown");
  await tabTo(page, ask(page));
  await page.keyboard.press("Enter");
  await steps(page).waitFor();
  assert.doesNotMatch(await page.getByRole("region", { name: "The steps" }).innerText(), /\p{Script=Han}/u);
  await picture(page, "change-plan-en-1280");
  await tabTo(page, confirm(page));
  await page.keyboard.press("Enter");
  await receipt(page).waitFor();
  assert.equal(posts().length, 1);
  assert.equal(posts()[0].body.request.oldReachable, "no");
});

test("without the wasm the request goes all the same, marked unchecked", async (t) => {
  const { page, posts } = await open(t, { expected: [/\.wasm|ERR_FAILED|wasm/i] });
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/change-phone.html");
  await fill(page);
  await page.locator("form button[type=submit]:visible").click();
  // It may be asked for confirmation, or go at once; either way it goes once.
  const sure = page.locator("[data-heyan-confirm]:visible");
  await receipt(page).or(sure).first().waitFor();
  if (await sure.count()) await sure.click();
  await receipt(page).waitFor();
  const [sent, ...more] = posts();
  assert.deepEqual(more, []);
  assert.equal(sent.body.checked, false);
  assert.equal(sent.body.plan, null);
});

test("what the server finds stands at the fields", async (t) => {
  const { page } = await open(t, { expected: [/status of 422/] });
  await page.route("**/api/phone-changes", async (route) => {
    const body = route.request().postDataJSON();
    body.request.newPhone = body.request.oldPhone;
    await route.continue({ postData: JSON.stringify(body) });
  }, { times: 1 });
  await page.goto("/change-phone.html");
  await fill(page);
  await ask(page).click();
  await confirm(page).click();
  await summary(page).waitFor();
  assert.equal(await page.getByLabel("新手机号").getAttribute("aria-invalid"), "true");
  assert.equal(await page.getByLabel("新手机号").inputValue(), "136 0571 6284");
});
