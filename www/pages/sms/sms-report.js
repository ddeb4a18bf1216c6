// @ts-check
// A message reported to the lender: first every part that would be sent, then, on the person's word, the
// sending. The checks are the server's; the module for phone numbers comes when one is about to be typed.
import { guardForm } from "../../heyan/form.js";
import { node } from "../../heyan/form-node.js";
import { alsoSay, locale, onLanguage, say, startLanguage } from "../language.js";
import { loadPhone } from "../module.js";
import { showReceipt } from "../receipt.js";
import { covered } from "./covered.js";
import { smsEnglish } from "./english.js";
import { visible } from "./text.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {{ sms: { text: string, sender?: string, receivedAt?: string }, reason?: string, note?: string, name?: string, phone?: string }} Objection */

const LONGEST = 5_000;

/** @type {Record<"heading" | "hint" | "remove" | "send" | "edit" | "exact" | "text" | "reason" | "long" | "sender" | "receipt", Pair>} */
const texts = {
  heading: ["将要发送的内容", "What will be sent"],
  hint: ["只有下面这些，另加页面的语言和一个随机编号，免得重复提交。身份证号码和银行卡号已经打码，只留后四位。", "Only this, with the language of the page and a random number, so that nothing arrives twice. Identity and bank card numbers are covered but for their last four."],
  remove: ["去掉“{0}”", "Remove “{0}”"],
  send: ["确认，发到演示", "Send it to the demonstration"],
  edit: ["返回修改", "Go back and change"],
  exact: ["给开发者：原样的数据", "For developers: the data as sent"],
  text: ["请贴上短信的原文。", "Please paste the message."],
  long: ["短信最多5000个字。请只留要核实的那一条。", "A message can have 5000 characters. Please leave only the one in question."],
  sender: ["号码里不该有别的字，请核对是否抄全。不知道可以不填。", "A number has only digits; please check that it is whole. It can stay empty."],
  reason: ["请选一项。", "Please choose one."],
  receipt: ["编号：{0}。收到时间：{1}（按您的设备）。", "Number: {0}. Received: {1} (by your device)."],
};

alsoSay(smsEnglish);
startLanguage();

const form = /** @type {HTMLFormElement} */ (document.getElementById("report"));
const ask = /** @type {HTMLElement} */ (form.querySelector("[data-ask]"));
const place = /** @type {HTMLElement} */ (document.getElementById("preview"));

/** What is sent, and shown before: no number of an identity paper or a bank card is whole in it. @param {Objection} objection */
const messageOf = ({ sms, note, ...others }) => ({
  objection: { sms: { ...sms, text: covered(sms.text) }, ...others, ...(note !== undefined && { note: covered(note) }) },
  checked: false,
  locale: locale(),
});

const phone = form.querySelector("#report-phone");
/** Who types no number needs no module for it. @type {Promise<Awaited<ReturnType<typeof loadPhone>>>} */
const checks = new Promise((resolve, reject) => {
  phone?.addEventListener("focus", () => { loadPhone().then(resolve, reject); }, { once: true });
});

const guard = guardForm(form, {
  locale,
  module: checks,
  confirm: "always",
  async check(/** @type {Objection} */ objection) {
    const wrong = [
      ...(objection.sms.text.trim() === "" ? [problem("text-missing", "/sms/text", texts.text)] : []),
      ...([...objection.sms.text].length > LONGEST ? [problem("text-too-long", "/sms/text", texts.long)] : []),
      ...(objection.reason === undefined ? [problem("reason-missing", "/reason", texts.reason)] : []),
      ...await numberOf(objection.phone ?? ""),
    ];
    const odd = /[^\s\d+()（）-]/u.test(objection.sms.sender ?? "") && !objection.sms.sender?.includes("@");
    const also = odd ? [{ ...problem("sender-odd", "/sms/sender", texts.sender), severity: /** @type {const} */ ("warning") }] : [];
    return { verdict: /** @type {"reject" | "pass"} */ (wrong.length > 0 ? "reject" : "pass"), findings: [...wrong, ...also], ruleset: "" };
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
    const now = new Date();
    const when = () => now.toLocaleString(locale(), { dateStyle: "long", timeStyle: "short" });
    showReceipt(form, receipt, "objection", { checked: true, more: () => [node("p", {}, say(texts.receipt, receipt.id, when()))] });
  },
});

// Where the module came after the field was left, what it says comes with it.
checks.then(() => {
  if (document.activeElement !== phone) phone?.dispatchEvent(new Event("change", { bubbles: true }));
}, () => { /* the server looks again */ });

/** What is wrong with the number; nothing where the module cannot be had: the server looks again. @param {string} number */
async function numberOf(number) {
  if (number.trim() === "") return [];
  try {
    const { checkPhone } = await loadPhone();
    return checkPhone(number, { purpose: "contact", locale: locale() }).findings.filter(({ severity }) => severity === "error")
      .map((finding) => ({ ...finding, path: "/phone" }));
  } catch {
    return [];
  }
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
    return [{ name: called, value: chosen ? label?.textContent ?? "" : control instanceof HTMLTextAreaElement ? covered(control.value) : control.value, remove }];
  });
}
