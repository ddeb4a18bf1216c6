// @ts-check
// An SMS looked at in the page. What is pasted stays in memory: once the module is here, the page
// forbids itself every connection, and goes on working without one.
import * as heyan from "../../heyan/sms.js";
import { node } from "../../heyan/form-node.js";
import { alsoSay, locale, onLanguage, say, startLanguage } from "../language.js";
import { smsEnglish } from "./english.js";
import { lettersPlace } from "./letter.js";
import { letterFor } from "./letter-facts.js";
import { isPersonal, isQuiet, showResult } from "./result.js";
import { alike } from "./text.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("../../heyan/sms.js").SmsReport} SmsReport */

/** @type {Record<"loading" | "ready" | "failed" | "retry" | "empty" | "updated" | "steps" | "unpasted" | "sender" | "cleared" | "undo" | "another" | "again", Pair>} */
const texts = {
  loading: ["检查功能加载中，请稍等。", "The check is loading. One moment, please."],
  ready: ["已经准备好。现在断开网络，也照样能用。", "Ready. It works from here on without a connection, too."],
  failed: ["检查功能没有加载成功。您贴的短信还在，请再试一次。", "The check could not be loaded. What you pasted is still here; please try again."],
  retry: ["再试一次", "Try again"],
  updated: ["已按您填的更新：{0}。", "Updated by what you gave: {0}."],
  steps: ["看上面的步骤", "See the steps above"],
  unpasted: ["浏览器没有让这个页面读取。请长按上面的框，选“粘贴”。", "The browser does not let this page read it. Please press the box above for a while and choose “Paste”."],
  sender: ["这里只填号码，例如95588。不知道就空着。", "Only a number, such as 95588. Leave it empty if you do not know."],
  cleared: ["已全部清空。", "Everything is cleared."],
  undo: ["撤销", "Undo"],
  another: ["这是另一条短信，所以上次勾选和填写的情况没有算进来。", "This is another message, so what you ticked and filled in for the one before is not counted."],
  again: ["还和上次一样", "It is still the same"],
  empty: ["请先把短信贴在这个框里。", "Please paste the message into this box first."],
};

alsoSay(smsEnglish);
startLanguage();

const form = /** @type {HTMLFormElement} */ (document.getElementById("sms"));
const text = /** @type {HTMLTextAreaElement} */ (document.getElementById("sms-text"));
const error = /** @type {HTMLElement} */ (document.getElementById("sms-text-error"));
const status = /** @type {HTMLElement} */ (form.querySelector("[data-status]"));
const trouble = /** @type {HTMLElement} */ (form.querySelector("[data-trouble]"));
const paste = /** @type {HTMLElement} */ (form.querySelector("[data-paste]"));
const clear = /** @type {HTMLElement} */ (form.querySelector("[data-clear]"));
const you = /** @type {HTMLElement} */ (document.getElementById("you-card"));
const updated = /** @type {HTMLElement} */ (form.querySelector("[data-updated]"));
const pasted = /** @type {HTMLElement} */ (form.querySelector("[data-pasted]"));
const cleared = /** @type {HTMLElement} */ (form.querySelector("[data-cleared]"));
const senderNote = /** @type {HTMLElement} */ (document.getElementById("sms-sender-note"));
const places = {
  outcome: /** @type {HTMLElement} */ (document.getElementById("outcome-place")),
  reasons: /** @type {HTMLElement} */ (document.getElementById("reasons-place")),
};
const letters = lettersPlace(/** @type {HTMLElement} */ (document.getElementById("letter")), heyan);

/** @type {"loading" | "ready" | "failed"} */
let state = "loading";
/** A result is on the page and follows what is changed. */
let shown = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;
/** The message that was looked at last. */
let looked = "";
/** What was told about the person for the message before, while it waits to be told again. @type {(() => void) | undefined} */
let before;
/** Brings back what was cleared. @type {(() => void) | undefined} */
let undo;

form.addEventListener("submit", (event) => { event.preventDefault(); void look(); });
form.addEventListener("input", (event) => {
  mend();
  drop();
  if (!shown) return;
  clearTimeout(typing);
  // A box that was ticked shows its effect at once; what is typed, when the typing pauses.
  const ticked = event.target instanceof HTMLInputElement && event.target.type === "checkbox";
  const about = event.target instanceof Node && you.contains(event.target);
  typing = setTimeout(() => {
    if (about) before = undefined;
    const said = say(texts.updated, show()?.textContent ?? "");
    updated.replaceChildren(said, " ", node("a", { href: "#outcome" }, say(texts.steps)));
  }, ticked ? 0 : 400);
});
clear.addEventListener("click", () => {
  const restore = snapshot(form.elements);
  const was = shown;
  form.reset();
  const letter = forget();
  undo = () => {
    restore();
    mend();
    if (was) { shown = true; looked = text.value; show(); letter(); }
  };
  offerUndo();
  text.focus();
});
window.addEventListener("pageshow", (event) => { if (!event.persisted) mend(); });
onLanguage(() => {
  tell();
  updated.textContent = pasted.textContent = "";
  checkSender();
  if (undo) offerUndo();
  if (!error.hidden) complain();
  if (shown) show();
});
offerPaste();
mend();
let loading = load();

async function load() {
  state = "loading";
  tell();
  try {
    await heyan.default();
    seal();
    state = "ready";
  } catch {
    state = "failed";
  }
  tell();
}

/**
 * From here on nothing can be sent and nothing fetched: a policy that a page adds to itself can only
 * forbid more, and nobody can take it back.
 */
function seal() {
  document.head.append(node("meta", {
    "http-equiv": "Content-Security-Policy",
    content: "default-src 'none'; script-src 'wasm-unsafe-eval'; form-action 'none'; base-uri 'none'",
  }));
}

function tell() {
  status.textContent = state === "failed" ? "" : say(texts[state]);
  trouble.hidden = state !== "failed";
  if (state !== "failed") return;
  const retry = node("button", { type: "button" }, say(texts.retry));
  retry.addEventListener("click", () => { text.focus(); loading = load(); });
  trouble.replaceChildren(node("p", {}, say(texts.failed)), retry);
}

async function look() {
  await loading;
  if (state !== "ready") {
    trouble.focus();
    return;
  }
  if (text.value.trim() === "") {
    forget();
    complain();
    text.focus();
    return;
  }
  clearTimeout(typing);
  drop();
  turn();
  shown = true;
  updated.textContent = "";
  const heading = show();
  heading?.focus({ preventScroll: true });
  places.outcome.scrollIntoView({ block: "start" });
}

function complain() {
  error.hidden = false;
  error.textContent = say(texts.empty);
  text.setAttribute("aria-invalid", "true");
  text.setAttribute("aria-describedby", "sms-text-error sms-text-hint");
}

/** What was told for one message does not hold for the next before somebody says so. */
function turn() {
  const other = looked !== "" && !alike(looked, text.value);
  looked = text.value;
  if (!other) return;
  const own = [...you.querySelectorAll("input")];
  before = own.some((input) => (input.type === "checkbox" ? input.checked : input.value !== "")) ? snapshot(own) : undefined;
  for (const input of own) {
    input.checked = false;
    if (input.type !== "checkbox") input.value = "";
  }
}

/** How the controls stand now. @param {Iterable<Element>} controls @returns {() => void} what makes them so again */
function snapshot(controls) {
  const stands = [...controls].flatMap((control) => (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
    ? [{ control, value: control.value, checked: "checked" in control && control.checked }] : []));
  return () => {
    for (const { control, value, checked } of stands) {
      if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = checked;
      else control.value = value;
    }
  };
}

function offerUndo() {
  const button = node("button", { type: "button", class: "quiet" }, say(texts.undo));
  button.addEventListener("click", () => {
    const again = undo;
    drop();
    again?.();
    text.focus();
  });
  cleared.replaceChildren(say(texts.cleared), " ", button);
}

/** From here on nothing brings back what was cleared. */
function drop() {
  undo = undefined;
  cleared.replaceChildren();
  pasted.textContent = "";
}

/** Says where the number's place holds none. @returns {boolean} whether it can be one */
function checkSender() {
  const given = /** @type {HTMLInputElement} */ (document.getElementById("sms-sender")).value.trim();
  const fits = given === "" || /[\d０-９@＠]/.test(given) || !/\p{Script=Han}/u.test(given);
  senderNote.hidden = fits;
  senderNote.textContent = fits ? "" : say(texts.sender);
  return fits;
}

/** Takes away what no longer holds. */
function mend() {
  checkSender();
  clear.hidden = text.value === "";
  if (text.value === "") { if (shown) forget(); return; }
  error.hidden = true;
  text.removeAttribute("aria-invalid");
  text.setAttribute("aria-describedby", "sms-text-hint");
}

/** @returns {() => void} what brings the letters back */
function forget() {
  clearTimeout(typing);
  looked = "";
  before = undefined;
  shown = false;
  you.hidden = true;
  updated.textContent = "";
  for (const place of Object.values(places)) {
    place.hidden = true;
    place.replaceChildren();
  }
  const letter = letters.forget();
  mend();
  return letter;
}

function show() {
  if (!shown || state !== "ready") return undefined;
  const { sms, report } = inspect();
  you.hidden = false;
  for (const place of Object.values(places)) place.hidden = false;
  const heading = showResult(places, report, sms.text, { letter: letters.open, note: another() });
  // As it stands when a letter is asked for, which may be before the typing paused.
  letters.offer(sms.text, (kind) => letterFor(kind, inspect()), { fraud: report.outcome === "fraud", personal: isPersonal(report), quiet: isQuiet(report) });
  return heading;
}

/** Asks whether what was told for the message before holds for this one. */
function another() {
  if (!before) return undefined;
  const again = node("button", { type: "button", class: "quiet" }, say(texts.again));
  again.addEventListener("click", () => {
    before?.();
    before = undefined;
    show()?.focus({ preventScroll: true });
  });
  return node("div", { class: "note" }, node("p", {}, say(texts.another)), node("p", { class: "actions" }, again));
}

/** The form as it stands, and what is to be said of it. */
function inspect() {
  const given = read();
  return { ...given, report: heyan.inspectSms(given.sms, { recipient: given.recipient, done: given.done, locale: locale() }) };
}

/** What the form holds. */
function read() {
  const data = new FormData(form);
  const field = (/** @type {string} */ name) => String(data.get(name) ?? "").trim();
  const sender = checkSender() ? field("sender") : "";
  const receivedAt = field("receivedAt");
  return {
    sms: { text: text.value, ...(sender && { sender }), ...(receivedAt && { receivedAt }) },
    recipient: {
      name: field("name"), idTail: field("idTail"), phoneTail: field("phoneTail"),
      neverBorrowed: data.has("neverBorrowed"),
    },
    done: /** @type {any[]} */ (data.getAll("done")),
  };
}

function offerPaste() {
  if (typeof navigator.clipboard?.readText !== "function") return;
  paste.hidden = false;
  paste.addEventListener("click", async () => {
    try {
      const copied = await navigator.clipboard.readText();
      if (copied.trim() !== "") text.value = copied;
      form.dispatchEvent(new Event("input"));
    } catch {
      // Not allowed to; the box is there all the same.
      pasted.textContent = say(texts.unpasted);
      error.hidden = true;
    }
    text.focus();
  });
}
