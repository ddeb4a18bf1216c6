// Markup where text belongs: in every answer of the server, in the lender's facts, in what is typed. It is
// shown as it was written, or not at all; nothing of it becomes an element, runs, or leads away.
import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser, settled } from "./browser.mjs";
import { confirmCost, openWithoutDwell } from "./cost.mjs";
import { begin } from "./steps.mjs";
import { startSimulator } from "../server/steps.mjs";

const server = await startSimulator(test);
const browser = await openBrowser(test);
const ATTACK = `"><img src=x onerror=window.ran=1><script>window.ran=2</script><a href="javascript:window.ran=3">`;
/** The members of answers that are meant to be read. */
const TEXTS = new Set(["message", "fix", "title", "basis", "detail", "why", "text", "label", "name", "sentence", "contact"]);

/** The same answer with markup in all of its sentences. */
function poisoned(value, name = "") {
  if (typeof value === "string") return TEXTS.has(name) ? `${ATTACK}${value}` : value;
  if (Array.isArray(value)) return value.map((member) => poisoned(member, name));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, poisoned(member, key)]));
}

/** A page whose server answers with markup; `change` can do more to an answer. */
async function open(t, path, { change = (value) => value, status, expected } = {}) {
  const opened = await openWithoutDwell(t, browser, server, { expected });
  await opened.page.route(path, async (route) => {
    const response = await route.fetch();
    const answer = change(poisoned(await response.json()));
    await route.fulfill({ response, status: status ?? response.status(), json: answer });
  });
  return opened.page;
}

/** Nothing became markup. */
async function harmless(page) {
  const found = await page.evaluate(() => ({
    ran: window.ran,
    made: [...document.querySelectorAll("img, script:not([src]), iframe, object, embed, [onerror], [onload], [onclick]")].map((one) => one.outerHTML),
    links: [...document.querySelectorAll("a[href], form[action]")].map((one) => one.href ?? one.action).filter((to) => !/^(https?:|tel:|mailto:|blob:)/.test(to)),
    away: [...document.querySelectorAll("#receipt a[href]")].map((one) => one.href).filter((to) => !to.startsWith(location.origin)),
  }));
  assert.deepEqual(found, { ran: undefined, made: [], links: [], away: [] });
}

async function fillAndSend(page, name = "韩梅梅") {
  await page.goto("/apply.html");
  await page.locator("#applicant-name").fill(name);
  await page.locator("#applicant-phone").fill("138 2047 5916");
  await page.getByRole("checkbox", { name: /核对.*手机号/ }).check();
  await page.getByRole("button", { name: /^提交申请$/ }).click();
  await confirmCost(page);
}

test("findings of the server", async (t) => {
  const finding = { code: "person.name-missing", severity: "error", path: "/applicant/name", title: "t", message: "m", fix: "f", basis: "b", related: [], params: {} };
  const page = await open(t, "**/api/applications", {
    status: 422,
    expected: [/422/],
    change: () => poisoned({ type: "/problems/rejected", title: "t", status: 422, detail: "d", verdict: "reject", findings: [finding], ruleset: "x" }),
  });
  await fillAndSend(page);
  await page.getByText("<img src=x onerror=window.ran=1>").first().waitFor();
  await harmless(page);
});

for (const statusUrl of ["javascript:window.ran=4", "https://elsewhere.example/status", "//elsewhere.example/", "data:text/html,<script>window.ran=5</script>"]) {
  test(`a receipt that leads to ${statusUrl.slice(0, 24)}`, async (t) => {
    const page = await open(t, "**/api/applications", { change: (answer) => ({ ...answer, statusUrl, status: "review", findings: [{ severity: "warning", message: ATTACK }] }) });
    await fillAndSend(page);
    await page.locator("#receipt h2").waitFor();
    await page.getByText("<img src=x onerror=window.ran=1>").first().waitFor();
    await harmless(page);
    assert.equal(await page.locator("#receipt a").count(), 0);
    assert.ok(!(await page.locator("#receipt").innerText()).includes("elsewhere.example"));
  });
}

for (const findings of [[null], [7, "x", []], [{ path: null, severity: "error", message: "m" }], "x"]) {
  test(`findings that are none: ${JSON.stringify(findings)}`, async (t) => {
    const page = await open(t, "**/api/applications", {
      status: 422, expected: [/422/], change: () => ({ type: "/problems/rejected", title: "t", status: 422, detail: "d", findings }),
    });
    await fillAndSend(page);
    await page.locator("[data-heyan-status][data-heyan-trouble]").waitFor();
    assert.equal(await page.locator("#applicant-name").inputValue(), "韩梅梅", "nothing is lost");
    assert.equal(await page.locator("form[aria-busy=true]").count(), 0, "and it can be sent again");
  });
}

test("a problem of the server", async (t) => {
  const page = await open(t, "**/api/applications", {
    status: 500, expected: [/500/], change: () => poisoned({ type: "javascript:window.ran=6", title: "t", detail: "d", status: 500 }),
  });
  await fillAndSend(page);
  await page.getByText(/再试|重新提交|没有成功|没有发出|稍后/).first().waitFor();
  await harmless(page);
});

test("the steps of a change of numbers", async (t) => {
  const page = await open(t, /\/api\/phone-changes(\/[\w-]{24})?$/);
  await begin(page);
  await page.locator("[data-stage=current]").first().waitFor();
  await harmless(page);
  await page.reload();
  await page.locator("[data-stage=current]").first().waitFor();
  await harmless(page);
});

test("the lender's facts", async (t) => {
  const shortened = (facts) => ({ ...facts, policy: { ...facts.policy, costDwellSeconds: 0 } });
  const page = await open(t, "**/pages/lender.json", { change: shortened, expected: [/status of 412/] });
  // What was agreed to on this page is not what the lender says, and the server does not take it for that.
  await fillAndSend(page);
  await page.locator("[data-heyan-status][data-heyan-trouble]").waitFor();
  assert.ok((await page.locator("main").textContent()).includes("<img src=x onerror=window.ran=1>"), "the facts are on the page, as text");
  await harmless(page);
});

test("what is typed, everywhere a text fits", async (t) => {
  const { page } = await openWithoutDwell(t, browser, server);
  for (const path of ["/apply.html", "/change-phone.html", "/sms.html", "/sms-report.html", "/old-number.html"]) {
    await page.goto(path);
    await settled(page);
    await page.evaluate(() => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
    const boxes = page.locator("input:is([type=text], [type=tel], :not([type])):visible, textarea:visible");
    assert.ok(await boxes.count() > 0, path);
    for (const box of await boxes.all()) {
      await box.fill(ATTACK);
      await box.blur();
    }
    await harmless(page);
    // The checklist for an old number has nothing to send.
    const go = page.locator("form button[type=submit]:visible, main button.primary:visible").first();
    if (await go.count() > 0) await go.click();
    else assert.equal(path, "/old-number.html");
    await page.waitForTimeout(300);
    await harmless(page);
  }
});
