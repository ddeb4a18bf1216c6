// @ts-check
// A message reported to the lender: first every part that would be sent, then, on the person's word, the
// sending. The checks are the server's; this page loads no module.
import { guardForm } from "../heyan/form.js";
import { node } from "../heyan/form-node.js";
import { alsoSay, locale, onLanguage, say, startLanguage } from "./language.js";
import { showReceipt } from "./receipt.js";
import { smsEnglish } from "./sms-english.js";
import { visible } from "./sms-text.js";

/** @typedef {import("./language.js").Pair} Pair */
/** @typedef {{ sms: { text: string, sender?: string, receivedAt?: string }, reason?: string, note?: string, name?: string, phone?: string }} Objection */

const LONGEST = 5_000;

/** @type {Record<"heading" | "hint" | "remove" | "send" | "edit" | "exact" | "text" | "phone" | "reason" | "long", Pair>} */
const texts = {
  heading: ["将要发送的内容", "What will be sent"],
  hint: ["只有下面这些，另加页面的语言和一个防止重复的随机编号。", "Only this, with the language of the page and a random number that prevents doubles."],
  remove: ["去掉“{0}”", "Take out “{0}”"],
  send: ["确认，发给机构", "Send it to the lender"],
  edit: ["返回修改", "Go back and change"],
  exact: ["看原样的数据", "The data as sent"],
  text: ["请贴上短信的原文。", "Please paste the message."],
  long: ["短信最多5000个字。请只留要核实的那一条。", "A message can have 5000 characters. Please leave only the one in question."],
  phone: ["手机号是11位，现在是{0}位。请对照着看一遍。", "A mobile number has 11 digits; here are {0}. Please compare."],
  reason: ["请选一项。", "Please choose one."],
};

alsoSay(smsEnglish);
startLanguage();

const form = /** @type {HTMLFormElement} */ (document.getElementById("report"));
const ask = /** @type {HTMLElement} */ (form.querySelector("[data-ask]"));
const place = /** @type {HTMLElement} */ (document.getElementById("preview"));

/** @param {Objection} objection */
const messageOf = (objection) => ({ objection, checked: false, locale: locale() });

const guard = guardForm(form, {
  locale,
  confirm: "always",
  check(/** @type {Objection} */ objection) {
    const wrong = [
      ...(objection.sms.text.trim() === "" ? [problem("text-missing", "/sms/text", texts.text)] : []),
      ...([...objection.sms.text].length > LONGEST ? [problem("text-too-long", "/sms/text", texts.long)] : []),
      ...numberLeft(objection.phone ?? ""),
      ...(objection.reason === undefined ? [problem("reason-missing", "/reason", texts.reason)] : []),
    ];
    return { verdict: /** @type {"reject" | "pass"} */ (wrong.length > 0 ? "reject" : "pass"), findings: wrong, ruleset: "" };
  },
  message: messageOf,
  onConfirm(_, objection) {
    const again = !place.hidden;
    ask.hidden = true;
    place.hidden = false;
    const heading = preview(objection);
    if (again) return;
    heading.focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" });
  },
  onWithdraw: fold,
  onReceived(receipt) {
    fold();
    showReceipt(form, receipt, "objection", { checked: true });
  },
});

/** A digit left out is said before anything goes, not after; what else may be a number passes. @param {string} phone */
function numberLeft(phone) {
  const [, digits = ""] = /^(?:\+?86)?(1[3-9]\d*)$/.exec(phone.normalize("NFKC").replace(/[\s()-]/g, "")) ?? [];
  if (digits === "" || digits.length === 11) return [];
  return [{ ...problem("phone-length", "/phone", texts.phone), message: say(texts.phone, digits.length) }];
}

/** @param {string} code @param {string} path @param {Pair} text */
function problem(code, path, text) {
  return { code: `objection.${code}`, severity: /** @type {const} */ ("error"), path, message: say(text) };
}

function fold() {
  place.hidden = true;
  place.replaceChildren();
  ask.hidden = false;
}

form.addEventListener("input", () => { if (!place.hidden) guard.clear(); });
onLanguage(() => { void guard.refresh(); });

/** @param {Objection} objection */
function preview(objection) {
  const heading = node("h2", { id: "preview-heading", tabindex: "-1" }, say(texts.heading));
  const edit = node("button", { type: "button", class: "quiet" }, say(texts.edit));
  edit.addEventListener("click", () => {
    guard.clear();
    document.getElementById("report-text")?.focus();
  });
  place.replaceChildren(
    heading,
    node("p", { class: "hint" }, say(texts.hint)),
    node("dl", { class: "to-send" }, ...parts().map(({ name, value, remove }) => node("div", {},
      node("dt", {}, name), node("dd", {}, node("span", { class: "plain", dir: "auto" }, ...visible(value)), remove)))),
    node("details", {}, node("summary", {}, say(texts.exact)),
      node("pre", { tabindex: "0" }, ...visible(JSON.stringify(messageOf(objection), null, 2)))),
    node("p", { class: "actions" },
      node("button", { type: "button", class: "primary", "data-heyan-confirm": true }, say(texts.send)), edit));
  return heading;
}

/** Every part that is filled in, as the form calls it; what need not be sent can be taken out. */
function parts() {
  return [...form.elements].flatMap((control) => {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) || control.type === "hidden") return [];
    const chosen = control.type === "radio";
    if (chosen ? !(/** @type {HTMLInputElement} */ (control)).checked : control.value.trim() === "") return [];
    const label = control.labels?.[0];
    const name = chosen ? control.closest("fieldset")?.querySelector("legend") : label?.querySelector("[data-say]") ?? label;
    const called = name?.textContent ?? "";
    /** @type {HTMLElement | undefined} */
    let remove;
    if (control.hasAttribute("data-heyan-optional")) {
      remove = node("button", { type: "button", class: "quiet" }, say(texts.remove, called));
      remove.addEventListener("click", () => {
        control.value = "";
        place.querySelector("h2")?.focus();
        form.requestSubmit();
      });
    }
    return [{ name: called, value: chosen ? label?.textContent ?? "" : control.value, remove }];
  });
}
