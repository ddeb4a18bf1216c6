// `guardForm` with options, functions, names and attributes that make trouble: each ends in a TypeError before anything was
// touched, or the form works. What was typed stays, the page's own listeners hear what they always hear.
import assert from "node:assert/strict";
import { test } from "node:test";
import { serveFolder } from "../package/page.mjs";
import { openBrowser } from "./browser.mjs";

const browser = await openBrowser(test);
const site = new URL("../../www/", import.meta.url).pathname;
const TYPED = "王小明 138 0000 002";

/** Runs in the page: a form, what is sent, and one trial from binding it to what a person sees. */
const TRIAL = `
import { guardForm } from "/heyan/form.js";
const typed = ${JSON.stringify(TYPED)};
const pause = (ms = 0) => new Promise((done) => { setTimeout(done, ms); });
let sent = [];
window.fetch = async (to, { body }) => {
  sent.push(JSON.parse(body));
  return new Response(JSON.stringify({ id: "1", status: "received", statusUrl: "/status/1" }), { status: 201 });
};
const errors = [];
window.addEventListener("error", (event) => { errors.push(String(event.error?.message)); event.preventDefault(); });
window.addEventListener("unhandledrejection", (event) => { errors.push(String(event.reason?.message)); event.preventDefault(); });

function formOf(html) {
  const form = document.createElement("form");
  form.action = "/api/applications";
  form.append(document.createRange().createContextualFragment(html + "<button>send</button>"));
  document.body.append(form);
  return form;
}

/** Binds, types into every field, sends, and says what became of it. */
async function trial(options, { html = '<input name="applicant.name" data-heyan-name>', retry = false } = {}) {
  sent = [];
  errors.length = 0;
  const form = formOf(html);
  const before = form.outerHTML;
  const all = (selector) => [...Element.prototype.querySelectorAll.call(form, selector)];
  const heard = { input: 0, submit: 0 };
  for (const name of Object.keys(heard)) EventTarget.prototype.addEventListener.call(form, name, () => { heard[name] += 1; });
  let guard;
  try {
    guard = guardForm(form, options);
  } catch (error) {
    const untouched = form.outerHTML === before;
    form.remove.call?.(form);
    return { refused: error instanceof TypeError ? error.message : "no TypeError: " + error, untouched };
  }
  const texts = all("input:not([type=radio], [type=checkbox]), textarea");
  for (const field of texts) {
    field.value = typed;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  HTMLFormElement.prototype.requestSubmit.call(form);
  const outcome = () => sent.length > 0 || all("[data-heyan-trouble], [data-heyan-summary]:not([hidden])").length > 0;
  for (let waited = 0; waited < 200 && !outcome(); waited += 1) await pause(5);
  await pause(10);
  if (retry) {
    all("[data-heyan-retry]")[0]?.click();
    await pause(30);
  }
  const seen = {
    // As text: a member called "__proto__" would not come through otherwise.
    sent: JSON.stringify(sent),
    status: all("[data-heyan-status]")[0]?.textContent ?? "",
    summary: all("[data-heyan-summary]:not([hidden])")[0]?.textContent ?? "",
    busy: Element.prototype.hasAttribute.call(form, "data-heyan-busy"),
    kept: texts.every((field) => field.value === typed),
    heard, errors: [...errors],
  };
  guard.destroy();
  seen.restored = form.outerHTML === before;
  Element.prototype.remove.call(form);
  return seen;
}

const throwing = () => { throw new Error("the page's own"); };
const traps = (trap) => new Proxy({}, { [trap]: throwing });
const revoked = () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; };
let turn = 0;
const cycle = []; cycle.push(cycle);
const odd = {
  NaN, infinity: Infinity, negative: -1, zero: 0, half: 0.5, bigint: 10n, symbol: Symbol("s"), yes: true, no: false, empty: "", text: "nonsense",
  lone: "\\uD800", long: "x".repeat(100_000), list: [], cycle, object: {}, null: null, date: new Date(NaN), nothing: Object.create(null),
  toString: { toString: throwing, valueOf: throwing }, thenable: { then: throwing }, get then() { return { get then() { throw new Error("the page's own"); } }; },
  rejected: Promise.reject(new Error("the page's own")), never: new Promise(() => {}), get: traps("get"), has: traps("has"), ownKeys: traps("ownKeys"),
  getPrototypeOf: traps("getPrototypeOf"), revoked: revoked(), function: () => undefined, throwing, answersText: () => "nonsense", answersNull: () => null,
  answersSymbol: () => Symbol("s"), answersCycle: () => cycle, answersProxy: () => traps("get"), rejecting: async () => throwing(), class: class {},
  called: new Proxy(() => {}, { apply: throwing }), element: document.createElement("p"), window,
};
odd.rejected.catch(() => undefined);
const pass = { verdict: "pass", findings: [] };
const good = { check: () => pass };
Object.assign(window, { trial, odd, good, pass, formOf, guardForm, throwing, pause, errors, typed, sentNow: () => sent });
`;
const PAGE = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>page</title><script type="module" src="/trial.js"></script>';

async function open(t) {
  const address = await serveFolder(t, site, { "/": PAGE, "/trial.js": TRIAL });
  const page = await browser.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(60_000);
  await page.goto(address);
  await page.waitForFunction(() => "trial" in window);
  return page;
}

/** Whatever became of it: a person sees an end of it, everything typed is there, the page heard its events, nothing went twice. */
function sound(seen, what) {
  if ("refused" in seen) {
    assert.match(seen.refused, /^(options|form)[ .:]/, what);
    assert.ok(seen.untouched, `${what}: the form was touched`);
    return;
  }
  assert.ok(seen.kept, `${what}: what was typed is gone`);
  assert.ok(seen.sent.length <= 1, `${what}: sent ${seen.sent.length} times`);
  assert.ok(seen.sent.length === 1 || seen.status !== "" || seen.summary !== "", `${what}: nothing happened`);
  assert.equal(seen.busy, false, `${what}: still busy`);
  assert.equal(seen.heard.submit, 1, `${what}: the page's own listener`);
  assert.ok(seen.heard.input >= 1, `${what}: the page's own listener`);
  assert.ok(seen.restored, `${what}: not given back as it was`);
}

/** @returns {Promise<any>} what `run` saw, with what was sent as values */
async function seenBy(page, run, argument) {
  const seen = await page.evaluate(run, argument);
  const read = (value) => {
    if (typeof value !== "object" || value === null) return;
    if (typeof value.sent === "string") value.sent = JSON.parse(value.sent);
    else Object.values(value).forEach(read);
  };
  read(seen);
  return seen;
}

const OPTIONS = ["check", "module", "message", "endpoint", "locale", "texts", "confirm", "onConfirm", "onWithdraw", "beforeSend", "onReceived", "patience", "maxBytes"];

for (const option of OPTIONS) {
  test(`option ${option}: whatever is handed over`, async (t) => {
    const page = await open(t);
    const all = await seenBy(page, async (option) => {
      const seen = {};
      for (const [name, value] of Object.entries(window.odd)) {
        // What never answers is waited for as long as the page says.
        seen[name] = await window.trial({ patience: 50, ...window.good, [option]: value });
      }
      return seen;
    }, option);
    assert.ok(Object.keys(all).length > 35);
    for (const [name, seen] of Object.entries(all)) sound(seen, `${option}: ${name}`);
    assert.equal(all.symbol.refused?.startsWith(`options.${option}: expected `), true, "what it has to be is said");
  });
}

test("options as a whole, and single texts", async (t) => {
  const page = await open(t);
  const all = await seenBy(page, async () => {
    const seen = {};
    for (const [name, value] of Object.entries(window.odd)) {
      seen[`whole: ${name}`] = await window.trial(value);
      seen[`texts: ${name}`] = await window.trial({ ...window.good, texts: { "zh-CN": value } });
      seen[`errors: ${name}`] = await window.trial({ check: () => ({ verdict: "reject", findings: [{ path: "/applicant/name", severity: "error", message: "m" }] }),
        texts: { "zh-CN": { errors: value, error: value } } });
    }
    let asked = 0;
    seen.changing = await window.trial({ get check() { asked += 1; return asked === 1 ? window.good.check : 7; } });
    seen.undefined = await window.trial();
    return seen;
  });
  for (const [name, seen] of Object.entries(all)) sound(seen, name);
  assert.equal(all.changing.sent[0].checked, true, "an option is read once");
  assert.equal(all["whole: object"].refused, "options.check: expected a function");
  assert.equal(all["errors: text"].refused, "options.texts.zh-CN.errors: expected a function");
  assert.equal(all.undefined.refused, "options: expected an object");
});

test("a check that fails or answers nonsense: the form goes once, unchecked", async (t) => {
  const page = await open(t);
  const all = await seenBy(page, async () => {
    const finding = { path: "/applicant/name", severity: "error", message: "m" };
    const answers = {
      ...window.odd, verdict: { verdict: "pass" }, text: { verdict: "pass", findings: "none" }, hole: { verdict: "reject", findings: [null] },
      half: { verdict: "reject", findings: [finding, { ...finding, path: 7 }] },
    };
    const seen = {};
    for (const [name, answer] of Object.entries(answers)) seen[name] = await window.trial({ patience: 50, check: () => answer });
    seen.throws = await window.trial({ check: window.throwing });
    seen.mistaken = await window.trial({ check: async () => { throw new TypeError("application.contacts: is required"); } });
    return seen;
  });
  for (const [name, seen] of Object.entries(all)) {
    sound(seen, name);
    assert.deepEqual([seen.sent[0]?.checked, seen.sent[0]?.report], [false, null], name);
  }
  // What looks like a mistake of the page is told where its others are; that the checks cannot be had is none.
  const none = "options.check: expected a report, or null where there is none";
  for (const name of ["object", "yes", "function", "hole"]) assert.deepEqual(all[name].errors, [none], name);
  assert.deepEqual(all.mistaken.errors, ["application.contacts: is required"]);
  for (const name of ["null", "never", "rejected", "throws"]) assert.deepEqual(all[name].errors, [], name);
});

test("a page's own function that fails later: its error is on the console, and the person knows how it stands", async (t) => {
  const page = await open(t);
  const all = await seenBy(page, async () => {
    const { trial, good, throwing } = window;
    const rejected = { verdict: "reject", findings: [{ path: "/applicant/name", severity: "error", message: "m" }] };
    let turn = 0;
    return {
      message: await trial({ ...good, message: throwing }, { retry: true }),
      later: await trial({ ...good, message: async () => ({ later: true }) }),
      beforeSend: await trial({ ...good, beforeSend: throwing }),
      onConfirm: await trial({ ...good, confirm: "always", onConfirm: throwing }, { retry: true }),
      onReceived: await trial({ ...good, onReceived: throwing }),
      onWithdraw: await trial({
        check: () => ((turn += 1) === 1 ? { verdict: "pass", findings: [] } : rejected), confirm: "always", onWithdraw: throwing,
        onConfirm: () => { document.forms[0].requestSubmit(); },
      }),
      locale: await trial({ check: () => rejected, locale: throwing }),
      unknown: await trial({ check: () => rejected, locale: () => "fr" }),
      texts: await trial({ check: () => rejected, texts: { "zh-CN": { errors: throwing } } }),
      ours: await trial({ check() { return this.report; }, report: rejected }),
    };
  });
  const told = (name) => assert.ok(all[name].errors.includes("the page's own"), `${name}: ${all[name].errors}`);
  for (const name of ["message", "onConfirm", "onReceived"]) told(name);
  for (const name of ["message", "onConfirm"]) {
    assert.match(all[name].status, /不是您填错了。填写的内容都还在/, name);
    assert.deepEqual(all[name].sent, [], `${name}: what was not shown, or has no words, does not go`);
  }
  assert.deepEqual(all.later.sent, [{ later: true }]);
  assert.match(all.beforeSend.status, /填写的内容都还在/);
  assert.deepEqual([all.onReceived.sent.length, all.onReceived.status], [1, "已经收到您提交的内容，不用再交一次。"]);
  for (const name of ["locale", "unknown", "texts", "ours"]) assert.match(all[name].summary, /^有1处需要修改/, name);
  for (const seen of Object.values(all)) assert.ok(seen.kept);
});

test("fields that are called like what a form has", async (t) => {
  const page = await open(t);
  const names = ["elements", "addEventListener", "append", "prepend", "contains", "querySelector", "querySelectorAll", "getAttribute", "setAttribute",
    "removeAttribute", "toggleAttribute", "hasAttribute", "noValidate", "submit", "requestSubmit", "action", "method", "closest", "parentElement", "matches",
    "children", "nodeName", "id", "name", "length", "remove", "style", "dataset", "ownerDocument", "__proto__", "constructor", "toString", "hasOwnProperty", "0"];
  const html = names.map((name) => `<label>${name} <input name="${name}" data-heyan-phone="applicant"></label>`).join("")
    + '<label><input type="radio" name="namedItem" value="a"> a</label><label><input type="radio" name="namedItem" value="b" checked> b</label>';
  const { went, marked } = await seenBy(page, async ({ html, names }) => {
    const help = { checkPhone: () => ({ findings: [], e164: "+8613800000024" }) };
    const findings = names.map((name) => ({ path: `/${name}`, severity: "error", message: "m" }));
    return {
      went: await window.trial({ ...window.good, module: help }, { html }),
      marked: await window.trial({ module: help, check: () => ({ verdict: "reject", findings }) }, { html }),
    };
  }, { html, names });
  sound(went, "went");
  const value = new Map(Object.entries(went.sent[0].value));
  for (const name of names) assert.equal(value.get(name), TYPED, name);
  assert.equal(value.get("namedItem"), "b");
  assert.deepEqual([...went.errors, ...marked.errors], []);
  sound(marked, "marked");
  assert.match(marked.summary, new RegExp(`有${names.length}处需要修改`));
});

test("what is no form of this page is refused; one that is not in the page works; bound twice it goes once", async (t) => {
  const page = await open(t);
  const said = await seenBy(page, async () => {
    const { guardForm, formOf, good, odd, sentNow, pause } = window;
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const foreign = frame.contentDocument.body.appendChild(frame.contentDocument.createElement("form"));
    const form = formOf('<input name="a" value="1">');
    const refused = {};
    for (const [name, value] of Object.entries({ ...odd, undefined, foreign, proxy: new Proxy(form, {}), heir: Object.create(form), prototype: HTMLFormElement.prototype })) {
      try { guardForm(value, good); refused[name] = "bound"; } catch (error) { refused[name] = `${error.name}: ${error.message}`; }
    }
    form.remove();

    const alone = document.createElement("form");
    alone.append(Object.assign(document.createElement("input"), { name: "a", value: "1" }));
    const guard = guardForm(alone, good);
    guard.show([{ path: "/a", severity: "error", message: "m" }]);
    const shown = alone.textContent.includes("m");
    const garbage = [];
    for (const value of [undefined, null, "x", 7, [null], [{ path: 7 }], {}]) {
      try { guard.show(value); } catch (error) { garbage.push(error.name); }
    }
    const still = alone.textContent.includes("m");
    guard.destroy();

    const twice = formOf('<input name="a" value="1">');
    const first = guardForm(twice, good);
    guardForm(twice, good);
    first.destroy();
    twice.requestSubmit();
    await pause(50);
    return { refused, shown, garbage, still, sent: sentNow().length, validates: twice.noValidate };
  });
  for (const [name, error] of Object.entries(said.refused)) assert.equal(error, "TypeError: form: expected a form element of this page", name);
  assert.deepEqual([said.shown, said.still, said.garbage], [true, true, Array(7).fill("TypeError")]);
  assert.deepEqual([said.sent, said.validates], [1, true]);
});

test("a field inside of what is emptied again and again is refused", async (t) => {
  const page = await open(t);
  for (const what of ["summary", "status", "messages", "help"]) {
    const seen = await page.evaluate((html) => window.trial(window.good, { html }), `<div data-heyan-${what}><p><input name="a"></p></div>`);
    assert.match(seen.refused, /^form: expected no field inside/, what);
    assert.ok(seen.untouched);
  }
});

test("attributes and markup that mean nothing", async (t) => {
  const page = await open(t);
  const forms = [
    '<input data-heyan-path="" name="a"><input name="b">', '<input data-heyan-path="no/slash"><input name="b">', '<input data-heyan-path="/"><input name="b">',
    '<input data-heyan-path="/~2/~"><input name="b">', '<input name="..."><input name="b">', '<input name="a[]"><input name="b">', '<input name="0.0.0"><input name="b">',
    '<input name="b" data-heyan-phone="nonsense" data-heyan-name="nonsense" data-heyan-id-number="nonsense">', '<input name="a"><textarea name="b"></textarea>',
    '<p data-heyan-status role="status"></p><p data-heyan-field><input name="b"></p><p data-heyan-messages></p>',
    '<p data-heyan-list=""><input name="b"></p>', '<p data-heyan-list="nonsense"><input name="b"></p>', '<p data-heyan-list="/b"></p><input name="b">',
    '<input name="b" aria-describedby="none"><fieldset disabled><legend><input name="c"></legend></fieldset>', '<input name="b" id="a b#c\\"">',
    '<input name="__proto__.b"><input name="b">', '<input name="constructor.prototype.b"><input name="b">',
  ];
  const all = await seenBy(page, async (forms) => {
    const help = { checkPhone: (text, options) => { if (options?.purpose === "nonsense") throw new TypeError(); return { findings: [] }; }, formatAsYouType: () => ({}) };
    const rejected = { verdict: "reject", findings: ["/b", "/b/0/c", "", "b", "/nowhere", "/".repeat(50)].map((path) => ({ path, severity: "error", message: "m" })) };
    const seen = [];
    for (const html of forms) seen.push(await window.trial({ ...window.good, module: help }, { html }), await window.trial({ module: help, check: () => rejected }, { html }));
    return { seen, polluted: {}.b };
  }, forms);
  assert.equal(all.polluted, undefined);
  for (const [index, seen] of all.seen.entries()) {
    const html = forms[index >> 1];
    sound(seen, html);
    assert.deepEqual(seen.errors, [], html);
    // The one list that is said to be where a field is has no room for its text.
    if (index % 2 === 0) assert.ok(JSON.stringify(seen.sent[0].value).includes(TYPED), html);
    else assert.match(seen.summary, /^有6处需要修改/, html);
  }
});
