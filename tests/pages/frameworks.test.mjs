// guardForm in pages that React and Vue draw, with the real frameworks: what the framework holds, what
// stands in the field and what guardForm shows stay one.
import assert from "node:assert/strict";
import test from "node:test";
import { hasFocus, openBrowser, openPage } from "./browser.mjs";
import { site } from "./frameworks/bundle.mjs";
import { startServer } from "./server.mjs";

const www = await site(test, { react: "react.jsx", vue: "vue.mjs" });
const server = await startServer(test, { www });
const browser = await openBrowser(test);

const own = (page) => page.getByLabel("Your number");
const state = async (page) => JSON.parse(await page.locator("[data-state]").textContent());
const summary = (page) => page.getByRole("group", { name: /needs? correcting|look at/ });
const caret = (field) => field.evaluate((input) => [input.value, input.selectionStart]);
const drawn = (page) => page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }));

/** Answers in place of the server, and keeps what was sent. */
async function answering(page, ...answers) {
  const sent = [];
  await page.route("**/api/applications", async (route) => {
    sent.push(route.request().postDataJSON());
    const [status, body] = answers[sent.length - 1];
    await route.fulfill({ status, contentType: "application/json", body: JSON.stringify(body) });
  });
  return sent;
}

for (const framework of ["react", "vue"]) {
  /** The form with the checks loaded. Vue asks for a policy of Trusted Types that these pages do not grant; it goes without. */
  const open = async (t, expected = []) => {
    const opened = await openPage(t, browser, server, { expected: [/trusted types policy|trusted-types|TrustedTypePolicy/i, ...expected] });
    await opened.page.goto(`/${framework}/`);
    await opened.page.locator("html[data-ready]").waitFor();
    await own(opened.page).waitFor();
    await drawn(opened.page);
    return opened;
  };

  test(`${framework}: a number is grouped as typed, the caret stays, and the framework knows`, async (t) => {
    const { page } = await open(t);
    const phone = own(page);
    await phone.pressSequentially("13820475916", { delay: 5 });
    assert.deepEqual(await caret(phone), ["138 2047 5916", 13]);
    assert.equal((await state(page)).own.phone, "138 2047 5916");
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Backspace");
    await drawn(page);
    assert.deepEqual(await caret(phone), ["138 2075 916", 6]);
    assert.equal((await state(page)).own.phone, "138 2075 916");
    await page.keyboard.type("4");
    await page.getByRole("button", { name: "Draw anew" }).evaluate((button) => button.click());
    await drawn(page);
    assert.deepEqual(await caret(phone), ["138 2047 5916", 7]);
    assert.equal((await state(page)).own.phone, "138 2047 5916");
  });

  test(`${framework}: what an input method is composing is left alone until it is done`, async (t) => {
    const { page } = await open(t);
    const phone = own(page);
    const keyboard = await page.context().newCDPSession(page);
    await phone.focus();
    await keyboard.send("Input.imeSetComposition", { text: "１３８２０", selectionStart: 5, selectionEnd: 5 });
    await drawn(page);
    assert.equal(await phone.inputValue(), "１３８２０");
    await keyboard.send("Input.insertText", { text: "１３８２０４７" });
    await drawn(page);
    assert.equal(await phone.inputValue(), "138 2047");
    assert.equal((await state(page)).own.phone, "138 2047");
    const name = page.getByLabel("Your name");
    await name.focus();
    await keyboard.send("Input.imeSetComposition", { text: "hanmeimei", selectionStart: 9, selectionEnd: 9 });
    await keyboard.send("Input.insertText", { text: "韩梅梅" });
    await drawn(page);
    assert.equal((await state(page)).own.name, "韩梅梅");
  });

  test(`${framework}: what the browser or a password manager fills in is taken as it is, and sent`, async (t) => {
    const { page } = await open(t);
    const sent = await answering(page, [201, { id: "r1", status: "received", statusUrl: "/status/r1" }]);
    await page.evaluate(() => {
      for (const [id, value] of [["name", "韩梅梅"], ["phone", "+8613820475916"]]) {
        const input = document.getElementById(id);
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, value);
        for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
      }
    });
    await page.getByText(/138.*block|complete/i).first().waitFor();
    assert.deepEqual((await state(page)).own, { name: "韩梅梅", phone: "+8613820475916" });
    assert.equal(await own(page).inputValue(), "+8613820475916");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.locator("[data-receipt]").waitFor();
    assert.deepEqual(sent.map(({ value }) => value.applicant), [{ name: "韩梅梅", phone: "+8613820475916" }]);
  });

  test(`${framework}: findings stand at the field and in the summary, and outlive drawing anew`, async (t) => {
    const { page, posts } = await open(t);
    await own(page).fill("138 2047 591");
    await page.getByRole("button", { name: "Add a contact" }).click();
    const contact = page.getByRole("group", { name: "Contact 1" });
    await contact.getByLabel("Name").fill("李雷");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await summary(page).waitFor();
    assert.ok(await hasFocus(summary(page)));
    assert.deepEqual(posts(), []);
    const look = () => page.evaluate(() => ({
      summary: document.querySelector("[data-heyan-summary]").innerText,
      own: document.getElementById("phone").closest("[data-heyan-field]").innerText,
      invalid: [...document.querySelectorAll("[aria-invalid]")].map(({ name }) => name),
      described: document.getElementById("phone").getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id)?.innerText).join(),
    }));
    const before = await look();
    assert.match(before.own, /1 more digit/);
    assert.match(before.described, /1 more digit/);
    assert.deepEqual(before.invalid, ["applicant.name", "applicant.phone", "contacts.0.phone", "contacts.0.relation", "contacts.0.adult", "contacts.0.informed"]);
    await page.getByRole("button", { name: "Draw anew" }).click();
    await page.getByText("Drawn anew 1 times.").waitFor();
    assert.deepEqual(await look(), before);
    await page.getByRole("button", { name: "Draw anew" }).click();
    assert.deepEqual(await look(), before);
    // A second contact, typed into while the first stands marked; then the first goes.
    await page.getByRole("button", { name: "Add a contact" }).click();
    await page.getByRole("group", { name: "Contact 2" }).getByLabel("Mobile number").pressSequentially("13605716284");
    await page.getByRole("button", { name: "Remove contact 1" }).click();
    await drawn(page);
    assert.equal(await page.getByRole("group", { name: "Contact 1" }).getByLabel("Mobile number").inputValue(), "136 0571 6284");
    assert.equal((await state(page)).contacts[0].phone, "136 0571 6284");
    // Putting it right strikes it off.
    await summary(page).getByRole("link", { name: /1 more digit/ }).click();
    assert.ok(await hasFocus(own(page)));
    await page.keyboard.press("End");
    await page.keyboard.type("6");
    await page.keyboard.press("Tab");
    await page.locator("[data-heyan-fixed]").waitFor();
    assert.equal(await own(page).getAttribute("aria-invalid"), null);
  });

  test(`${framework}: what the server finds goes back to its field, past a contact left blank`, async (t) => {
    const { page } = await open(t, [/status of 422/]);
    const finding = { code: "contact.role", severity: "error", path: "/contacts/0/phone", message: "This number was refused.", fix: "Please name another." };
    const sent = await answering(page,
      [422, { title: "Rejected", status: 422, findings: [finding] }],
      [201, { id: "r2", status: "received", statusUrl: "/status/r2" }]);
    await page.getByLabel("Your name").fill("韩梅梅");
    await own(page).fill("138 2047 5916");
    for (let count = 0; count < 2; count += 1) await page.getByRole("button", { name: "Add a contact" }).click();
    const contact = page.getByRole("group", { name: "Contact 2" });
    await contact.getByLabel("Name").fill("李雷");
    await contact.getByLabel("Mobile number").fill("136 0571 6284");
    await contact.getByLabel("Relation").selectOption("friend");
    for (const tick of ["adult", "informed"]) await contact.getByLabel(tick).check();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    const link = summary(page).getByRole("link", { name: /^Contact 2 · Mobile number/ });
    await link.waitFor();
    assert.equal(await page.locator("[aria-invalid]").getAttribute("name"), "contacts.1.phone");
    // Passing through other fields does not put right what the server alone knows.
    for (const field of [page.getByLabel("Your name"), own(page), page.getByLabel("Your name")]) await field.focus();
    await page.getByRole("button", { name: "Draw anew" }).click();
    await page.getByText("This number was refused.").first().waitFor();
    await link.click();
    assert.ok(await hasFocus(contact.getByLabel("Mobile number")));
    await contact.getByLabel("Mobile number").fill("137 2047 5916");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.locator("[data-receipt]").waitFor();
    assert.deepEqual(sent.map(({ value }) => value.contacts.map(({ phone }) => phone)), [["136 0571 6284"], ["137 2047 5916"]]);
    assert.deepEqual(sent.map(({ checked }) => checked), [true, true]);
  });

  test(`${framework}: a form that goes leaves nothing behind, and one that comes back works`, async (t) => {
    const { page } = await open(t);
    const debug = await page.context().newCDPSession(page);
    const listeners = async () => {
      const { result } = await debug.send("Runtime.evaluate", { expression: "document" });
      const found = await debug.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
      return found.listeners.map(({ type }) => type).filter((type) => /^(pointer|mouse|click)/.test(type)).sort();
    };
    const present = await listeners();
    assert.deepEqual(present, ["click", "mousedown", "pointercancel", "pointerdown", "pointerup"], "bound once");
    for (let round = 0; round < 3; round += 1) {
      await page.getByRole("button", { name: "Send", exact: true }).click();
      await summary(page).waitFor();
      await page.getByRole("button", { name: "Come or go" }).click();
      await own(page).waitFor({ state: "detached" });
      assert.deepEqual(await listeners(), []);
      await page.getByRole("button", { name: "Come or go" }).click();
      await own(page).waitFor();
      assert.equal(await page.locator(".heyan-message").count(), 0);
    }
    assert.equal(await page.locator("[data-heyan-summary], [data-heyan-status], .heyan-voice").count(), 3, "one of each");
    await own(page).pressSequentially("138204");
    assert.equal(await own(page).inputValue(), "138 204");
  });
}

test("unbinding gives the form back as it was", async (t) => {
  const { page } = await openPage(t, browser, server, { expected: [/trusted/i] });
  await page.goto("/vue/");
  await own(page).waitFor();
  const [before, bound, after] = await page.evaluate(async () => {
    const { guardForm } = await import("/heyan/form.js");
    const form = document.createElement("form");
    for (const name of ["applicant.name", "applicant.phone"]) {
      const label = document.createElement("label");
      const input = Object.assign(document.createElement("input"), { name });
      if (name.endsWith("phone")) input.dataset.heyanPhone = "applicant";
      label.append(name, input);
      form.append(label);
    }
    const contacts = document.createElement("div");
    contacts.dataset.heyanList = "/contacts";
    form.append(contacts);
    document.body.append(form);
    const shown = [form.outerHTML];
    const heyan = await import("/heyan/application.js");
    await heyan.default();
    const guard = guardForm(form, { module: heyan, check: (value) => heyan.checkApplication(value, { locale: "en" }) });
    const marked = new Promise((done) => {
      new MutationObserver(() => done()).observe(form, { subtree: true, attributeFilter: ["aria-invalid"] });
    });
    form.requestSubmit();
    await marked;
    shown.push(form.outerHTML);
    guard.destroy();
    return [...shown, form.outerHTML];
  });
  assert.match(bound, /aria-invalid/);
  assert.equal(after, before);
});
