// @ts-check
// The landing page: type a number, watch the report.
import { fixOf, node } from "../../heyan/form-node.js";
import { locale, onLanguage, say, startLanguage } from "../language.js";
import { once } from "../module.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("../../heyan/index.js").PhoneReport} PhoneReport */

const LONGEST = 1_001;

/** @type {Record<"pass" | "review" | "reject", Pair>} */
const verdicts = {
  pass: ["没有发现问题", "Nothing to correct"],
  review: ["请再看一眼", "Worth a look"],
  reject: ["需要修改", "Needs correcting"],
};

/** @type {Record<"written" | "region" | "kind" | "block" | "area" | "extension" | "masked" | "ignored" | "suggestion" | "basis" | "waiting" | "failed" | "json" | "comma", Pair>} */
const texts = {
  written: ["规范写法", "Usual form"],
  region: ["国家或地区", "Country or region"],
  kind: ["类型", "Kind"],
  block: ["号段", "Number range"],
  area: ["区号", "Area code"],
  extension: ["分机", "Extension"],
  masked: ["打码后", "Masked"],
  ignored: ["没有算进去", "Left out"],
  suggestion: ["您要填的是 {0} 吗？", "Did you mean {0}?"],
  basis: ["依据：{0}", "Basis: {0}"],
  waiting: ["检查功能加载中，请稍等。", "The checks are loading. One moment, please."],
  failed: ["检查功能没有加载成功，请刷新页面再试。", "The checks could not be loaded. Please reload the page."],
  json: ["给开发者：完整的检查结果（JSON）", "For developers: the whole report (JSON)"],
  comma: ["、", ", "],
};

/** @type {Record<import("../../heyan/index.js").PhoneType, Pair>} */
const kinds = {
  "mobile": ["手机", "mobile"],
  "fixed-line": ["座机", "landline"],
  "fixed-line-or-mobile": ["座机或手机", "landline or mobile"],
  "toll-free": ["免费电话", "toll-free"],
  "premium-rate": ["高收费电话", "premium rate"],
  "shared-cost": ["双方分摊话费的电话", "shared cost"],
  "personal-number": ["个人号码", "personal number"],
  "voip": ["网络电话", "internet telephony"],
  "pager": ["寻呼机", "pager"],
  "uan": ["企业统一号码", "company number"],
  "voicemail": ["语音信箱", "voicemail"],
  "unknown": ["未知", "unknown"],
};

startLanguage();

const input = /** @type {HTMLInputElement} */ (document.getElementById("try-phone"));
const result = /** @type {HTMLElement} */ (document.querySelector("[data-result]"));
const voice = node("div", { class: "heyan-voice", role: "status" });
result.after(voice);
/** @type {typeof import("../../heyan/phone.js") | undefined} */
let heyan;
let failed = false;
/** The example that stands there at first is nobody's: it is not read out. */
let tried = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;

once(() => import("../../heyan/phone.js"))().then((module) => { heyan = module; show(); }, () => { failed = true; show(); });
input.addEventListener("input", () => { press(undefined); tried = true; show(); });
input.addEventListener("focus", () => { if (input.value === input.defaultValue) input.select(); });
onLanguage(show);
show();
for (const button of document.querySelectorAll("[data-example]")) {
  button.addEventListener("click", () => {
    input.value = button.getAttribute(locale() === "en" && button.hasAttribute("data-example-english") ? "data-example-english" : "data-example") ?? "";
    press(button);
    tried = true;
    show();
  });
}

/** Which example stands in the field. @param {Element | undefined} example */
function press(example) {
  for (const button of document.querySelectorAll("[data-example]")) button.setAttribute("aria-pressed", String(button === example));
}

function show() {
  clearTimeout(speaking);
  const text = input.value.slice(0, LONGEST);
  if (text.trim() === "") {
    result.replaceChildren();
    return;
  }
  if (!heyan) {
    result.replaceChildren(node("p", { class: "hint" }, say(failed ? texts.failed : texts.waiting)));
    return;
  }
  const report = heyan.checkPhone(text, { locale: locale() });
  const open = result.querySelector("details")?.open ?? false;
  result.replaceChildren(...describe(report, open));
  if (!tried) return;
  // Read out once the typing pauses, not at every digit.
  speaking = setTimeout(() => {
    voice.textContent = [say(verdicts[report.verdict]), ...report.findings.map((finding) => finding.message)].join(" ");
  }, 900);
}

/**
 * @param {PhoneReport} report
 * @param {boolean} open
 */
function describe(report, open) {
  const facts = [
    fact(texts.written, report.international),
    fact(texts.region, regionName(report.region)),
    fact(texts.kind, report.type === "unknown" ? undefined : say(kinds[report.type])),
    fact(report.china?.service === "fixed-line" ? texts.area : texts.block, report.china?.segment),
    fact(texts.extension, report.extension),
    fact(texts.masked, report.masked),
    fact(texts.ignored, report.ignored.map((part) => part.text.trim()).filter(Boolean).join(say(texts.comma)) || undefined),
  ].flat();
  return [
    node("p", { class: "verdict", "data-verdict": report.verdict }, say(verdicts[report.verdict])),
    ...report.findings.map((finding) => node("div", { class: "finding", "data-severity": finding.severity },
      node("p", {}, finding.message, fixOf(finding)),
      finding.basis ? node("p", { class: "hint" }, say(texts.basis, finding.basis)) : undefined)),
    ...(report.suggestion ? [suggestion(report.suggestion)] : []),
    ...(facts.length > 0 ? [node("dl", { class: "facts-of-number" }, ...facts)] : []),
    node("details", { open }, node("summary", {}, say(texts.json)),
      node("pre", { tabindex: "0", lang: "en" }, JSON.stringify(report, null, 2))),
  ];
}

/** @param {string} e164 */
function suggestion(e164) {
  const proposed = heyan?.checkPhone(e164);
  const written = proposed?.international ?? e164;
  const button = node("button", { type: "button", class: "heyan-suggestion" }, say(texts.suggestion, written));
  button.addEventListener("click", () => {
    input.value = written;
    show();
    input.focus();
  });
  return button;
}

/**
 * @param {Pair} name
 * @param {string | undefined} value
 */
function fact(name, value) {
  return value === undefined ? [] : [node("div", {}, node("dt", {}, say(name)), node("dd", {}, value))];
}

/** @param {string | undefined} region */
function regionName(region) {
  if (region === undefined || !/^[A-Z]{2}$/.test(region)) return undefined;
  return new Intl.DisplayNames([locale()], { type: "region" }).of(region);
}
