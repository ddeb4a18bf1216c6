// @ts-check
// Help while a form is being filled in: telephone numbers grouped as typed, and after leaving a field
// (a telephone number, a name, an identity number) what is missing or what was understood. Nothing here
// judges; that waits until the form is sent.
import { isMarked, nameOf, slotOf } from "./form-findings.js";
import { fixOf, idOf, node, ours, own, toggleId } from "./form-node.js";

/** @typedef {import("./form.js").FormTexts} FormTexts */
/** @typedef {import("./form.js").PhoneHelp} PhoneHelp */
/** @typedef {import("./index.js").PhoneReport} PhoneReport */
/** @typedef {{ locale: import("./index.js").Locale, texts: FormTexts }} How */
/**
 * What there is to say of a field: a finding or that all is well, and what could be written instead.
 * @typedef {{ finding?: import("./index.js").Finding | undefined, well?: string, instead?: string | undefined, twin?: string | undefined }} Advice
 */

/** No number and no name is longer; what is, was pasted, and is left alone until the form is judged. */
const HELPED_LENGTH = 200;
/** A whole landline with the dash that an extension follows: taken for a separator, it would be lost under the finger. */
const BEFORE_EXTENSION = /^0[\d -]{9,}\d-$/;
/** Findings after which the name, as it is compared, is worth offering: only its writing differs. */
const WRITTEN_OTHERWISE = /^person\.name-(dot-folded|tidied|compatibility|old-encoding)$/;

/**
 * Sets a value as if typed, past a framework's own bookkeeping, so that it notices the change.
 *
 * @param {HTMLInputElement} input
 * @param {string} value
 */
function type(input, value) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, value);
}

/**
 * Groups the digits of a number as they are typed.
 *
 * @param {Event} event
 * @param {PhoneHelp} help
 */
export function groupDigits(event, help) {
  // An input method is still composing, or a password manager filled the field: hands off.
  if (!(event instanceof InputEvent) || event.isComposing || !event.inputType) return;
  group(event.target, help, event.inputType);
}

/**
 * The same once an input method is done. Some browsers tell of that after the last of what was typed, so
 * that the page has to be told again.
 *
 * @param {Event} event
 * @param {PhoneHelp} help
 */
export function groupComposed(event, help) {
  if (group(event.target, help, "insertText")) event.target?.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * @param {EventTarget | null} input
 * @param {PhoneHelp} help
 * @param {string} inputType
 */
function group(input, help, inputType) {
  if (!help.formatAsYouType || !isPhone(input) || input.value.length > HELPED_LENGTH) return false;
  if (inputType === "insertText" && BEFORE_EXTENSION.test(input.value.normalize("NFKC"))) return false;
  const caret = input.selectionStart ?? input.value.length;
  const typed = help.formatAsYouType(input.value, caret, { inputType });
  // What is no text must not take the place of what was typed.
  if (typeof typed.text !== "string" || typed.text === input.value) return false;
  type(input, typed.text);
  input.setSelectionRange(typed.caret, typed.caret);
  return true;
}

/**
 * What to say of a field after it was left: in the field's slot, and once to a screen reader.
 *
 * @param {EventTarget | null} input
 * @param {PhoneHelp} help
 * @param {How & { announce: (text: string) => void }} how
 */
export function helpWith(input, help, { locale, texts, announce }) {
  if (!takesHelp(input) || isMarked(input)) return;
  const text = input.value;
  if (text.trim() === "" || text.length > HELPED_LENGTH) {
    takeHelpAway(input);
    return;
  }
  const { finding, well, instead, twin } = adviceOn(input, text, help, { locale, texts });
  const said = finding ? finding.message : twin ?? well;
  if (said === undefined) {
    takeHelpAway(input);
    return;
  }
  const tone = finding ? (finding.severity === "info" ? "info" : "help") : twin ? "help" : "ok";
  const line = node("p", { class: "heyan-message", "data-severity": tone, "data-heyan-twin": finding || !twin ? undefined : true }, said, finding && fixOf(finding));
  if (instead !== undefined) line.append(suggestion(input, instead, texts));
  const slot = helpSlot(input);
  // Whoever comes by again has it read out with the field.
  const known = slot.textContent === line.textContent;
  slot.replaceChildren(line);
  toggleId(input, "aria-describedby", idOf(slot), true);
  if (!known) announce(said);
}

/**
 * @param {HTMLInputElement} input
 * @param {string} text
 * @param {PhoneHelp} help
 * @param {How} how
 * @returns {Advice}
 */
function adviceOn(input, text, help, { locale, texts }) {
  const { heyanPhone, heyanName } = input.dataset;
  if (heyanPhone !== undefined) {
    const report = help.checkPhone(text, { purpose: /** @type {any} */ (choice(heyanPhone)), locale });
    const instead = report.suggestion === undefined ? undefined : written(report.suggestion, help, locale);
    const other = twinOf(input, report.e164, help);
    return { finding: report.findings[0], well: texts.complete(about(report, texts, locale)), instead, twin: other && texts.same(nameOf(other)) };
  }
  if (heyanName !== undefined) {
    const report = help.checkPersonName?.(text, { script: /** @type {any} */ (choice(heyanName)), locale });
    const differs = report?.findings.every(({ severity }) => severity !== "error") && report.normalized !== text
      && report.findings.some(({ code }) => WRITTEN_OTHERWISE.test(code));
    // A name without findings is not called right: nobody here knows whose it is.
    return { finding: report?.findings[0], instead: differs ? report?.normalized : undefined };
  }
  const report = help.checkIdNumber?.(text, { locale });
  return report ? { finding: report.findings[0], well: texts.complete("") } : {};
}

/**
 * Another field of the form with the same number. Whether that is a mistake, the form's own check says.
 *
 * @param {HTMLInputElement} input
 * @param {string | undefined} e164
 * @param {PhoneHelp} help
 */
function twinOf(input, e164, help) {
  if (e164 === undefined) return undefined;
  const others = /** @type {HTMLInputElement[]} */ ([...input.form ? own(input.form, "querySelectorAll")("input[data-heyan-phone]") : []]);
  return others.find((other) => other !== input && other.value !== "" && other.value.length <= HELPED_LENGTH
    && help.checkPhone(other.value).e164 === e164);
}

/** What an attribute asks for. React writes one without a value as "true". @param {string} value */
function choice(value) {
  return value === "" || value === "true" ? "any" : value;
}

/** @param {EventTarget | null} input */
export function takeHelpAway(input) {
  if (!takesHelp(input)) return;
  const slot = slotOf(input, "help");
  if (!slot?.hasChildNodes()) return;
  slot.replaceChildren();
  toggleId(input, "aria-describedby", idOf(slot), false);
}

/**
 * A finding says at the field what the help said below it; the offer to write it otherwise stays.
 *
 * @param {Element} input
 */
export function leaveToFindings(input) {
  if (!isMarked(/** @type {HTMLElement} */ (input)) || !isHelped(input)) return;
  const line = slotOf(/** @type {HTMLElement} */ (input), "help")?.querySelector(":scope > p");
  const offers = [...line?.querySelectorAll("button") ?? []];
  if (offers.length > 0) line?.replaceChildren(...offers);
  else takeHelpAway(input);
}

/** Whether the help says that another field has the same number, which may have changed since. @param {Element} input */
export function isTwin(input) {
  return takesHelp(input) && slotOf(input, "help")?.querySelector("[data-heyan-twin]") !== null && isHelped(input);
}

/** @param {Element} input */
export function isHelped(input) {
  return takesHelp(input) && slotOf(input, "help")?.hasChildNodes() === true;
}

/**
 * Below the field, so that a line which comes and goes does not move the field itself.
 *
 * @param {HTMLInputElement} input
 */
function helpSlot(input) {
  const present = slotOf(input, "help");
  if (present) return present;
  const made = ours(node("div", { "data-heyan-help": true }));
  input.after(made);
  return made;
}

/**
 * @param {string} e164
 * @param {PhoneHelp} help
 * @param {import("./index.js").Locale} locale
 */
function written(e164, help, locale) {
  const proposed = help.checkPhone(e164, { locale });
  return (proposed.region === "CN" ? proposed.national : proposed.international) ?? e164;
}

/**
 * @param {HTMLInputElement} input
 * @param {string} instead
 * @param {FormTexts} texts
 */
function suggestion(input, instead, texts) {
  const button = node("button", { type: "button", class: "heyan-suggestion" }, texts.didYouMean(instead));
  button.addEventListener("click", () => {
    type(input, instead);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.focus();
  });
  return button;
}

/**
 * @param {PhoneReport} report
 * @param {FormTexts} texts
 * @param {import("./index.js").Locale} locale
 */
function about(report, texts, locale) {
  if (report.china) return report.china.service === "mobile" ? texts.segment(report.china.segment) : "";
  if (report.region === undefined || !/^[A-Z]{2}$/.test(report.region)) return "";
  return new Intl.DisplayNames([locale], { type: "region" }).of(report.region) ?? "";
}

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
function isPhone(target) {
  return target instanceof HTMLInputElement && target.dataset.heyanPhone !== undefined;
}

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
function takesHelp(target) {
  if (!(target instanceof HTMLInputElement)) return false;
  const { heyanPhone, heyanName, heyanIdNumber } = target.dataset;
  return [heyanPhone, heyanName, heyanIdNumber].some((mark) => mark !== undefined);
}
