// A person in a form that `guardForm` guards: a digit too few is named at the field and nothing is sent; then it goes, once.
import assert from "node:assert/strict";

/** @param {import("playwright-core").Browser} browser @param {string} address of the page */
export async function fillAndSend(t, browser, address) {
  const page = await browser.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(20_000);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  const sent = [];
  await page.route("**/api/applications", (route) => {
    sent.push(route.request().postDataJSON());
    return route.fulfill({ status: 201, json: { id: "1", status: "received", statusUrl: "/status/1" } });
  });
  await page.route("**/status/1", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>received</title><p>ok" }));
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(address);
  await page.getByLabel("姓名").fill("王小明");
  await page.getByLabel("手机号").fill("1380000002");
  await page.getByRole("button", { name: "提交" }).click();
  await page.locator("[data-heyan-summary]").getByText("还差1位数字").waitFor();
  assert.equal(await page.getByLabel("手机号").getAttribute("aria-invalid"), "true");
  assert.deepEqual(sent, []);
  await page.getByLabel("手机号").fill("138 0000 0024");
  await page.getByRole("button", { name: "提交" }).click();
  await page.waitForFunction(() => document.title === "received" || document.querySelector("[data-received]"));
  assert.equal(sent.length, 1);
  const [{ value, report, checked }] = sent;
  assert.deepEqual(value, { applicant: { name: "王小明", phone: "138 0000 0024" }, contacts: [] });
  assert.deepEqual([report.verdict, checked], ["pass", true]);
  assert.deepEqual(complaints, []);
}
