// @ts-check
// An SMS looked at in the page. What is pasted stays in memory: once the module is here, the page
// forbids itself every connection, and goes on working without one.
import * as heyan from "../heyan/sms.js";
import { node } from "../heyan/form-node.js";
import { alsoSay, locale, onLanguage, say, startLanguage } from "./language.js";
import { smsEnglish } from "./sms-english.js";
import { letterFor, lettersPlace } from "./sms-letter.js";
import { showResult } from "./sms-result.js";

/** @typedef {import("./language.js").Pair} Pair */
/** @typedef {import("../heyan/sms.js").SmsReport} SmsReport */

/** @type {Record<"loading" | "ready" | "failed" | "retry" | "unpasted" | "clear" | "sure" | "empty" | "updated", Pair>} */
const texts = {
  loading: ["检查功能加载中，请稍等。", "The check is loading. One moment, please."],
  ready: ["已经准备好。现在断开网络，也照样能用。", "Ready. It works from here on without a connection, too."],
  failed: ["检查功能没有加载成功。您贴的短信还在，请再试一次。", "The check could not be loaded. What you pasted is still here; please try again."],
  retry: ["再试一次", "Try again"],
  updated: ["已按您填的更新：{0}。", "Updated by what you gave: {0}."],
  unpasted: ["浏览器不让直接粘贴。请长按上面的框，再选“粘贴”。", "The browser does not allow that. Please press and hold the box, then choose “Paste”."],
  clear: ["全部清空", "Clear everything"],
  sure: ["再点一次，全部清空", "Press again to clear everything"],
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

form.addEventListener("submit", (event) => { event.preventDefault(); void look(); });
form.addEventListener("input", (event) => {
  mend();
  if (!shown) return;
  clearTimeout(typing);
  // A box that was ticked shows its effect at once; what is typed, when the typing pauses.
  const ticked = event.target instanceof HTMLInputElement && event.target.type === "checkbox";
  typing = setTimeout(() => { updated.textContent = say(texts.updated, show()?.textContent ?? ""); }, ticked ? 0 : 400);
});
clear.addEventListener("click", () => {
  // What was ticked and written goes, too: not by one slip of a finger.
  if (shown && clear.textContent !== say(texts.sure)) {
    clear.textContent = say(texts.sure);
    return;
  }
  form.reset();
  forget();
  text.focus();
});
window.addEventListener("pageshow", (event) => { if (!event.persisted) mend(); });
onLanguage(() => {
  tell();
  updated.textContent = "";
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

/** Takes away what no longer holds. */
function mend() {
  clear.textContent = say(texts.clear);
  clear.hidden = text.value === "";
  if (text.value === "") { if (shown) forget(); return; }
  error.hidden = true;
  text.removeAttribute("aria-invalid");
  text.setAttribute("aria-describedby", "sms-text-hint");
}

function forget() {
  clearTimeout(typing);
  shown = false;
  you.hidden = true;
  updated.textContent = "";
  for (const place of Object.values(places)) {
    place.hidden = true;
    place.replaceChildren();
  }
  letters.forget();
  mend();
}

function show() {
  if (!shown || state !== "ready") return undefined;
  const { sms, recipient, report } = inspect();
  you.hidden = false;
  for (const place of Object.values(places)) place.hidden = false;
  const heading = showResult(places, report, sms.text, { letter: letters.open });
  // As it stands when a letter is asked for, which may be before the typing paused.
  letters.offer(sms.text, (kind) => letterFor(kind, inspect()), { outcome: report.outcome, neverBorrowed: recipient.neverBorrowed });
  return heading;
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
  const sender = field("sender");
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
      const pasted = await navigator.clipboard.readText();
      if (pasted.trim() !== "") text.value = pasted;
    } catch {
      status.textContent = say(texts.unpasted);
    }
    text.focus();
    form.dispatchEvent(new Event("input"));
  });
}
