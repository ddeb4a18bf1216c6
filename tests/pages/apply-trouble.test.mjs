// The loan application when something goes wrong around it: what is pasted, the wire, the server.
import assert from "node:assert/strict";
import test from "node:test";
import { agree, fill, fillAndSend, ready, receipt, send, summary } from "./apply.mjs";
import { openBrowser, picture } from "./browser.mjs";
import { confirmCost, openWithoutDwell } from "./cost.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const open = (t, options) => openWithoutDwell(t, browser, server, options);

test("5 MB pasted into a field: it is answered, and nothing leaves", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/apply.html");
  await ready(page);
  await fill(page);
  await agree(page);
  const phone = page.getByLabel("手机号").first();
  await phone.focus();
  await phone.evaluate((field) => {
    const pasted = new DataTransfer();
    pasted.setData("text/plain", "13820475916 ".repeat(420_000));
    field.value = pasted.getData("text/plain");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  });
  await send(page).click();
  await summary(page).waitFor();
  assert.deepEqual(posts(), []);
  assert.equal(await phone.getAttribute("aria-invalid"), "true");
});

test("text in place of a number", async (t) => {
  const { page, posts } = await open(t);
  await page.goto("/apply.html");
  await fill(page, { phone: "我的手机号码" });
  await agree(page);
  await send(page).click();
  await summary(page).waitFor();
  assert.equal(await page.getByLabel("手机号").first().getAttribute("aria-invalid"), "true");
  assert.deepEqual(posts(), []);
});

test("a lost answer loses nothing: the same key again, kept once", async (t) => {
  const { page, posts } = await open(t, { expected: [/ERR_FAILED/] });
  let taken = 0;
  // The server takes it, the answer is lost on the way.
  await page.route("**/api/applications", async (route) => {
    const response = await route.fetch();
    taken = response.status();
    await route.abort("failed");
  }, { times: 1 });
  await page.goto("/apply.html");
  await fillAndSend(page);
  await confirmCost(page);
  const again = page.getByRole("button", { name: "再试一次" });
  await again.waitFor();
  assert.equal(taken, 201);
  assert.equal(await page.getByLabel("姓名").first().inputValue(), "韩梅梅");
  await picture(page, "apply-retry-390");
  const answer = page.waitForResponse("**/api/applications");
  await again.click();
  assert.equal((await answer).status(), 200, "the server knows it already");
  await receipt(page).waitFor();
  const [first, second] = posts();
  assert.equal(first.key, second.key);
  assert.equal(first.text, second.text);
});

test("a server in trouble: words, and a way on", async (t) => {
  const { page } = await open(t, { expected: [/status of 500/] });
  await page.route("**/api/applications", (route) => route.fulfill({ status: 500, contentType: "application/problem+json", body: "{}" }), { times: 1 });
  await page.goto("/apply.html");
  await fillAndSend(page);
  await confirmCost(page);
  await page.getByRole("button", { name: "再试一次" }).click();
  await receipt(page).waitFor();
});

test("script in every field stays text, here and on the status page", async (t) => {
  const { page } = await open(t, { expected: [/status of 4\d\d/] });
  let dialogs = 0;
  page.on("dialog", (dialog) => { dialogs += 1; void dialog.dismiss(); });
  const attack = `"><img src=x onerror=alert(1)><script>alert(2)</script>`;
  await page.goto("/apply.html");
  for (const field of await page.locator("form input[type=text], form input[type=tel]").all()) {
    if (await field.isVisible()) await field.fill(attack);
  }
  await agree(page);
  await send(page).click();
  await summary(page).waitFor();
  await fill(page, { name: attack });
  await page.getByLabel(/备用手机号/).fill("");
  await page.getByLabel(/单位电话/).fill("");
  for (const number of [2, 1]) await page.getByRole("button", { name: `删除联系人${number}` }).click();
  await send(page).click();
  await page.locator("dialog:visible, [data-heyan-summary]:visible").first().waitFor();
  if (await page.getByRole("dialog").isVisible()) await confirmCost(page);
  await page.locator("#receipt:visible, [data-heyan-summary]:visible").first().waitFor();
  assert.equal(dialogs, 0);
});
