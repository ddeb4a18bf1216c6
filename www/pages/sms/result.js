// @ts-check
// What was found in a message: the outcome in words, what to do in order, the message with its marks,
// and the reason for each mark.
import { node } from "../../heyan/form-node.js";
import { locale, say } from "../language.js";
import { isOthers } from "./letter-facts.js";
import { showText, visible } from "./text.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("../../heyan/sms.js").SmsReport} SmsReport */
/** @typedef {import("../../heyan/index.js").Finding} Finding */
/** @typedef {SmsReport["advice"][number]} Advice */

/** @type {Record<SmsReport["outcome"], readonly [Pair, Pair]>} */
const outcomes = {
  "fraud": [
    ["很可能是诈骗", "Very likely a fraud"],
    ["先停下来，不用回应。短信叫您做的事，一件也不要做。", "Stop here. You need not answer. Do nothing that the message asks of you."],
  ],
  "suspicious": [
    ["有可疑的地方，先核实", "Parts of it are suspicious: check first"],
    ["现在不用回应。用您自己找到的电话或App问清楚，再决定。", "You need not answer now. Ask through an app or a number you found yourself, then decide."],
  ],
  "unlawful-collection": [
    ["这样催款不应该，您可以投诉", "Nobody should collect like this: you can complain"],
    ["先留好证据。如果确实欠款，仍从官方App还，不用照短信说的方式还。", "Keep the evidence first. If you do owe money, repay it in the lender's own app, not in the way the message says."],
  ],
  "wrong-person": [
    ["可能发错了人", "It may be meant for somebody else"],
    ["短信说的和您的情况对不上。先不付钱，也不用回复。", "What it says does not fit you. Pay nothing for now; you need not reply."],
  ],
  "unverified": [
    ["看不出真假，请自己核实", "It cannot be told from the words: please confirm it"],
    ["没有看出可疑，不等于是真的。真的短信，也经得起核实。", "Finding nothing suspicious does not make it genuine. A genuine message bears a check."],
  ],
};

/** The same outcome, where more can be said. @type {Record<"others" | "agrees" | "personal", readonly [Pair, Pair]>} */
const closer = {
  others: [
    ["这样催款不应该，您可以投诉", "Nobody should collect like this: you can complain"],
    ["先留好证据。别人的债不用您还；威胁您的，照样可以报警、投诉。", "Keep the evidence first. You need not pay somebody else's debt; whoever threatens you over it can be reported all the same."],
  ],
  agrees: [
    ["号码对得上，但还要核实一次", "The number fits; please confirm it all the same"],
    ["发来的号码和{0}的一样，可是号码可以伪造。打开官方App看一眼，里面也有，才是真的。", "It came from a number of {0}, but numbers can be forged. Look in the official app: it is genuine if you find the same there."],
  ],
  personal: [
    ["像是私人短信", "This looks like a private message"],
    ["它没有自称哪家机构。认识的人，照常回就行。谁提到钱或验证码，都先打电话听到声音再说。", "It claims to come from no company. If you know who wrote, answer as always. Whoever speaks of money or a code: call first and hear the voice."],
  ],
};

/** The words that the catalogue of rules has for messages, too. @type {Record<Finding["severity"], Pair>} */
const weights = {
  error: ["明显可疑", "Plainly doubtful"],
  warning: ["要留意", "Take care"],
  info: ["说明", "To know"],
};

/** @type {Record<"advice" | "more" | "checked" | "marked" | "hint" | "reasons" | "place" | "basis" | "rule" | "links" | "link" | "write", Pair>} */
const texts = {
  advice: ["现在这样做", "What to do now"],
  more: ["之后再做的{0}件事", "{0} more things, for later"],
  checked: ["联系方式{0}核对过", "this contact was checked on {0}"],
  marked: ["短信原文和标记", "The message, with marks"],
  hint: ["标出来的地方，下面有对应编号的说明。", "Each mark has the reason with its number below."],
  reasons: ["为什么这样说", "Why"],
  place: ["看原文第{0}处", "Go to mark {0}"],
  basis: ["依据：{0}", "Basis: {0}"],
  rule: ["看第{0}条的规则（另开一页）", "The rule behind no. {0} (opens beside)"],
  links: ["短信里的链接，请不要打开", "Links in the message: please do not open them"],
  link: ["实际通向（核验没有打开过它）：", "Really leads to (heyan did not open it): "],
  write: ["写这封信", "Write this letter"],
};

/** What says that the text itself cannot be judged as it is: told before everything else. */
const FIRST = new Set(["sms.empty", "sms.fragment", "sms.several-messages", "sms.not-chinese", "sms.too-long"]);

/** Which letter an advice speaks of. @type {Record<string, import("./letter-facts.js").Kind>} */
const LETTERS = { "write-lender": "never-borrowed", "write-collection": "unlawful-collection", "credit-objection": "credit-objection" };

/** So many steps stand open; more than a few beyond them are for later. */
const STEPS = 5;

/** Whether it looks like what one person writes to another. @param {SmsReport} report */
export function isPersonal({ outcome, advice }) {
  return outcome === "unverified" && advice.length === 1 && advice[0]?.id === "ask-the-person";
}

/** Nothing in it asks for an answer in writing. @param {SmsReport} report */
export function isQuiet({ outcome, findings }) {
  return outcome === "unverified" && findings.every(({ code, severity }) => severity === "info" || code === "sms.not-proof");
}

/** @param {SmsReport} report @returns {[string, string]} what it is taken for, and a calm word */
function wordsOf(report) {
  const { outcome, signals, claims } = report;
  const others = outcome === "unlawful-collection" && (isOthers(report) || signals.includes("chases-contact"));
  const agrees = outcome === "unverified" && claims.brand !== undefined && signals.includes("sender-agrees");
  const [title, calm] = others ? closer.others : agrees ? closer.agrees : isPersonal(report) ? closer.personal : outcomes[outcome];
  return [say(title), say(calm, claims.brand ?? "")];
}

/** A mark that ends inside a phrase is drawn out to its ends, where they are near. @param {string} text @param {Finding} finding @returns {[number, number]} */
function phrase(text, { code, range = [0, 0] }) {
  let [start, end] = range;
  if (/differs|agree|link|sender|signature|name|hidden|split|substituted|digits|amounts/.test(code)) return [start, end];
  const inside = (/** @type {number} */ at) => /^[\p{Script=Han}\p{L}\d“”‘’"]$/u.test(text[at] ?? "");
  const near = 14;
  let at = start;
  while (at > 0 && start - at < near && inside(at - 1)) at -= 1;
  if (at === 0 || !inside(at - 1)) start = at;
  at = end;
  while (at < text.length && at - end < near && inside(at)) at += 1;
  if (!inside(at)) end = at;
  return [start, end];
}

/**
 * @param {{ outcome: HTMLElement, reasons: HTMLElement }} places
 * @param {SmsReport} report
 * @param {string} text the message
 * @param {{ letter: (kind: import("./letter-facts.js").Kind) => void, note?: HTMLElement | undefined }} act
 * @returns {HTMLElement} the heading
 */
export function showResult(places, report, text, { letter, note }) {
  const [title, calm] = wordsOf(report);
  const heading = node("h2", { id: "outcome", tabindex: "-1" }, title);
  const spans = report.findings.map((finding) => phrase(text, finding));
  const where = (/** @type {number} */ index) => ({ start: spans[index]?.[0] ?? 0, end: spans[index]?.[1] ?? 0 });
  const marks = report.findings.flatMap(({ path, range }, index) =>
    (path === "/text" && range ? [{ ...where(index), number: index + 1 }] : []));
  const first = report.findings.filter(({ code }) => FIRST.has(code));
  places.outcome.replaceChildren(
    node("section", { class: "card outcome", "data-outcome": report.outcome, "aria-labelledby": "outcome" },
      heading, node("p", {}, calm), note,
      ...first.map((finding) => node("p", { class: "note" }, finding.message, finding.fix ? ` ${finding.fix}` : undefined)),
      node("h3", {}, say(texts.advice)),
      ...steps(report.advice, letter)));
  places.reasons.replaceChildren(
    node("section", { class: "card", "aria-labelledby": "marked" },
      node("h2", { id: "marked" }, say(texts.marked)),
      marks.length > 0 ? node("p", { class: "hint" }, say(texts.hint)) : undefined,
      showText(text, marks),
      ...links(report),
      ...(report.findings.length > 0 ? [
        node("h3", { id: "reasons" }, say(texts.reasons)),
        node("ol", { class: "reasons", "aria-labelledby": "reasons" }, ...report.findings.map((finding, index) => reason(finding, index + 1, text, spans[index]))),
      ] : [])));
  return heading;
}

/** What to do now, and folded away what has time. @param {readonly Advice[]} advice @param {(kind: import("./letter-facts.js").Kind) => void} letter */
function steps(advice, letter) {
  const now = advice.length > STEPS + 2 ? STEPS : advice.length;
  const listed = (/** @type {readonly Advice[]} */ some, /** @type {number} */ start) =>
    node("ol", { class: "steps advice", ...(start > 1 && { start: String(start) }) }, ...some.map((one) => step(one, letter)));
  const later = advice.slice(now);
  return [
    listed(advice.slice(0, now), 1),
    ...(later.length > 0 ? [node("details", { class: "more" }, node("summary", {}, say(texts.more, later.length)), listed(later, now + 1))] : []),
  ];
}

/** @param {Advice} advice @param {(kind: import("./letter-facts.js").Kind) => void} letter */
function step(advice, letter) {
  const kind = LETTERS[advice.id];
  const write = kind && node("button", { type: "button", class: "quiet" }, say(texts.write));
  write?.addEventListener("click", () => letter(/** @type {import("./letter-facts.js").Kind} */ (kind)));
  return node("li", { "data-advice": advice.id },
    node("span", { class: "way" }, advice.text),
    advice.contact === undefined ? undefined : node("span", { class: "contact-line" }, contact(advice.contact),
      advice.checkedOn === undefined ? undefined : node("span", { class: "hint" }, ` ${say(texts.checked, advice.checkedOn)}`)),
    write);
}

/**
 * A number can be called at once; a place opens beside this page, so that nothing written here is lost. What has no address
 * is only named.
 *
 * @param {string} text
 */
function contact(text) {
  if (/^[\d-]{3,13}$/.test(text)) return node("a", { class: "call", href: `tel:${text}` }, text);
  return /[^a-z0-9.-]/.test(text)
    ? node("strong", { lang: "zh-CN" }, text)
    : node("a", { class: "call", href: `https://${text}`, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** @param {SmsReport} report */
function links({ claims }) {
  if (claims.links.length === 0) return [];
  return [
    node("h3", {}, say(texts.links)),
    node("ul", { class: "links" }, ...claims.links.slice(0, 20).map((link) => node("li", {},
      node("span", { class: "address", dir: "ltr" }, ...visible(link.text)),
      node("span", { class: "where" }, say(texts.link), node("strong", { dir: "ltr" }, ...visible(link.registrable || link.host)))))),
  ];
}

/** @param {Finding} finding @param {number} number @param {string} text @param {[number, number]} [span] */
function reason({ code, severity, message, fix, basis, path, range }, number, text, span = [0, 0]) {
  const marked = path === "/text" && range !== undefined;
  const quoted = marked ? text.slice(...span) : "";
  return node("li", { id: `reason-${number}`, "data-severity": severity },
    node("p", {}, node("span", { class: "weight" }, say(weights[severity])), " ", message),
    marked ? node("p", { class: "quoted" },
      node("q", { dir: "ltr" }, ...visible(quoted.length > 80 ? `${quoted.slice(0, 80)}…` : quoted)), " ",
      node("a", { href: `#mark-${number}` }, say(texts.place, number))) : undefined,
    fix ? node("p", {}, fix) : undefined,
    basis ? node("p", { class: "hint" }, say(texts.basis, basis)) : undefined,
    // Beside this page, so that nothing written here is lost; the address says which rule, and nothing of the message.
    node("p", {}, node("a", { class: "rule", href: `${locale() === "en" ? "rules.en.html" : "rules.html"}#${code}`, target: "_blank", rel: "noopener noreferrer" },
      say(texts.rule, number))));
}
