// The cost disclosure before an application goes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { DESK, hasFocus, openBrowser, openPage, picture } from "./browser.mjs";
import { confirmCost, withoutDwell } from "./cost.mjs";
import { figures, internalRate, payments } from "../../www/pages/cost/figures.js";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const open = (t, options) => openPage(t, browser, server, options);
const { loan, version } = JSON.parse(readFileSync(new URL("../../www/pages/cost/cost.json", import.meta.url), "utf8"));
const { policy } = JSON.parse(readFileSync(new URL("../../www/pages/lender.json", import.meta.url), "utf8"));

/** Fills the form in and presses "send". */
async function reach(page, address = "/apply.html") {
  await page.goto(address);
  await page.getByLabel(/^(姓名|Name)/).first().fill("韩梅梅");
  await page.getByLabel(/^(手机号|Mobile number)/).first().fill("138 2047 5916");
  await page.getByRole("checkbox", { name: /核对.*手机号|checking your mobile number/i }).check();
  await page.getByRole("button", { name: /^(提交申请|Send application)$/ }).click();
  await page.getByRole("dialog").waitFor();
}

const confirm = (page) => page.getByRole("dialog").getByRole("button", { name: /^(我看过了，提交申请|I have seen this: send)$/ });

test("the figures follow from each other", () => {
  const paid = payments(loan).map((payment) => payment + loan.monthlyFeeFen);
  let left = loan.principalFen;
  for (const payment of payments(loan)) left += Math.floor((left * loan.yearlyBasisPoints + 60_000) / 120_000) - payment;
  assert.equal(left, 0, "the loan is repaid");
  const rate = internalRate(loan.principalFen, paid);
  const worth = paid.reduce((sum, payment, index) => sum + payment / (1 + rate) ** (index + 1), 0);
  assert.ok(Math.abs(worth - loan.principalFen) < 0.01);
  const said = figures(loan);
  assert.equal(said.annualised, (rate * 1200).toFixed(2));
  const fen = (text) => Math.round(Number(text.replaceAll(",", "")) * 100);
  assert.equal(fen(said.cost), fen(said.interest) + fen(said.fees));
  assert.equal(fen(said.total), fen(said.principal) + fen(said.cost));
  assert.equal(fen(said.total), fen(said.payment) * (loan.months - 1) + fen(said.last));
  assert.equal(figures({ ...loan, monthlyFeeFen: 0 }).annualised, "8.40");
});

test("nothing goes before it was in view for as long as asked for, to its end, and confirmed", async (t) => {
  const { page, posts } = await open(t);
  await reach(page);
  const began = Date.now();
  // The table itself, which the arrow keys and End then go through.
  assert.ok(await hasFocus(page.getByRole("region", { name: "借这笔钱，一共要付多少" })));
  assert.match(await page.getByRole("dialog").innerText(), /示例：下面的数字是演示用的例子，不是给您的报价/);
  await picture(page, "cost-390");
  await confirm(page).click({ force: true });
  assert.deepEqual(posts(), [], "too early");
  await page.waitForFunction(() => document.querySelector("dialog .seconds").textContent.includes("最后一行"), undefined, { timeout: 20_000 });
  assert.equal(await confirm(page).getAttribute("aria-disabled"), "true", "the end was not in view yet");
  await confirmCost(page);
  assert.ok(Date.now() - began >= policy.costDwellSeconds * 1000);
  await page.getByRole("heading", { name: "申请已收到" }).waitFor();
  const [{ body }] = posts();
  const display = body.costDisplay;
  assert.equal(display.version, version);
  assert.equal(display.annualised, figures(loan).annualised);
  assert.equal(display.minVisibleMs, policy.costDwellSeconds * 1000);
  assert.ok(display.visibleMs >= display.minVisibleMs);
  assert.ok(display.maxScrollPermille >= 980);
  assert.ok(Date.parse(display.confirmedAt) - Date.parse(display.openedAt) >= display.minVisibleMs - 500);
  await page.getByRole("link", { name: "查看办理情况" }).click();
  await page.getByText("您确认看过综合融资成本（示例）").waitFor();
});

test("what is announced: once at the beginning, once when it can be confirmed", async (t) => {
  const { page } = await open(t, { fresh: true });
  await page.addInitScript(() => {
    window.said = [];
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const live = (target instanceof Element ? target : target.parentElement)?.closest("dialog [role=status]");
        if (live && live.textContent) window.said.push(live.textContent);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await reach(page);
  await page.getByRole("dialog").getByRole("region").evaluate((region) => region.scrollTo(0, region.scrollHeight));
  await page.waitForFunction(() => !document.querySelector("dialog .primary").hasAttribute("aria-disabled"), undefined, { timeout: 20_000 });
  const said = await page.evaluate(() => window.said);
  assert.ok(said.length <= 2, said.join(" | "));
  assert.equal(said.at(-1), "现在可以确认了。");
  assert.equal(await page.locator("dialog .seconds").getAttribute("aria-hidden"), "true");
});

test("by keyboard: back with Escape, nothing lost, and confirmed the second time", async (t) => {
  const { page, posts } = await open(t, { viewport: DESK });
  await withoutDwell(page);
  await reach(page);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.deepEqual(posts(), []);
  assert.equal(await page.getByLabel("姓名").first().inputValue(), "韩梅梅");
  const send = page.getByRole("button", { name: "提交申请" });
  assert.ok(await hasFocus(send), "back where it was");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  for (let pressed = 0; pressed < 6 && !(await hasFocus(confirm(page))); pressed += 1) await page.keyboard.press("Tab");
  assert.ok(await hasFocus(confirm(page)));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "申请已收到" }).waitFor();
  assert.equal(posts().length, 1);
});

test("the double click that opened it presses nothing in it", async (t) => {
  const { page, posts } = await open(t);
  await withoutDwell(page);
  await page.goto("/apply.html");
  await page.getByLabel("姓名").first().fill("韩梅梅");
  await page.getByLabel("手机号").first().fill("138 2047 5916");
  await page.getByRole("checkbox", { name: /核对.*手机号/ }).check();
  await page.getByRole("button", { name: "提交申请" }).dblclick();
  await page.getByRole("dialog").waitFor();
  await page.waitForTimeout(800);
  assert.ok(await page.getByRole("dialog").isVisible());
  assert.deepEqual(posts(), []);
});

test("it can be saved; what cannot be loaded can be tried again", async (t) => {
  const { page, posts } = await open(t, { expected: [/ERR_FAILED/, /Failed to fetch dynamically/] });
  await withoutDwell(page);
  let blocked = true;
  await page.route("**/cost.json", (route) => (blocked ? route.abort("failed") : route.continue()));
  await page.goto("/apply.html");
  await page.getByLabel("姓名").first().fill("韩梅梅");
  await page.getByLabel("手机号").first().fill("138 2047 5916");
  await page.getByRole("checkbox", { name: /核对.*手机号/ }).check();
  await page.getByRole("button", { name: "提交申请" }).click();
  const again = page.getByRole("button", { name: "再试一次" });
  await again.waitFor();
  assert.deepEqual(posts(), []);
  blocked = false;
  await again.click();
  await page.getByRole("dialog").waitFor();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "保存到手机或电脑" }).last().click();
  assert.match(readFileSync(await (await saving).path(), "utf8"), /综合融资成本/);
  await confirmCost(page);
  await page.getByRole("heading", { name: "申请已收到" }).waitFor();
});

test("page and server show the same table, in both languages", async (t) => {
  for (const language of ["", "?lang=en"]) {
    const { page } = await open(t);
    await withoutDwell(page);
    await reach(page, `/apply.html${language}`);
    const cells = (table) => table.locator("th, td, caption").allInnerTexts();
    const here = await cells(page.getByRole("dialog").getByRole("table"));
    const answer = await fetch(`${server.url}/api/applications`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: `applicant.name=%E9%9F%A9&applicant.phone=13820475916&consents.carrier-check=given&locale=${language ? "en" : "zh-CN"}`,
    });
    const text = await answer.text();
    await page.route("**/written", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: text }));
    await page.goto("/written");
    assert.deepEqual(await cells(page.locator("table.cost")), here);
  }
});

for (const [width, height] of [[360, 640], [390, 844], [1280, 900], [844, 390]]) {
  test(`table and buttons fit a window of ${width} by ${height}`, async (t) => {
    const { page } = await open(t, { viewport: { width, height } });
    await withoutDwell(page);
    await reach(page, "/apply.html?lang=en");
    assert.equal(await page.locator("dialog .quiet").count(), 3);
    const over = await page.evaluate(() => [document.documentElement, document.querySelector("dialog .cost-scroll")].map((element) => element.scrollWidth - element.clientWidth));
    assert.deepEqual(over, [0, 0]);
    const box = await confirm(page).boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= height && box.x + box.width <= width);
    await picture(page, `cost-en-${width}`);
  });
}
