// @ts-check
// Puts findings where people look for them: in a summary above the form, and beside each field in the
// same words. The pattern is the error summary of the GOV.UK Design System.
import { boundControls } from "./form-fields.js";
import { fixOf, idOf, node, ours, own, toggleId } from "./form-node.js";

/** @typedef {import("./index.js").Finding} Finding */
/** @typedef {import("./form.js").FormTexts} FormTexts */
/** @typedef {import("./form-fields.js").Reading} Reading */

const GRAVITY = ["error", "warning", "info"];

/**
 * Marks every field that a finding speaks of.
 *
 * @param {Finding[]} findings
 * @param {Reading} reading
 * @param {FormTexts} texts
 */
export function markFields(findings, reading, texts) {
  /** @type {Map<HTMLElement, Finding[]>} */
  const byField = new Map();
  for (const finding of findings) {
    const field = reading.find(finding.path);
    if (field) byField.set(field, [...(byField.get(field) ?? []), finding]);
  }
  for (const [field, own] of byField) markField(field, own, texts);
}

/**
 * Shows these findings at one field, in place of what stood there.
 *
 * @param {HTMLElement} field
 * @param {Finding[]} findings
 * @param {FormTexts} texts
 */
export function markField(field, findings, texts) {
  clearField(field);
  if (findings.length === 0) return;
  const slot = messageSlot(field);
  for (const finding of findings) {
    slot.append(node("p", { class: "heyan-message", "data-severity": finding.severity },
      node("span", { class: "heyan-prefix" }, texts[finding.severity]),
      finding.message,
      fixOf(finding)));
  }
  const state = gravestOf(findings);
  wrapperOf(field).setAttribute("data-heyan-state", state);
  describe(field, slot, true);
  if (state === "error" && takesInvalid(field)) field.setAttribute("aria-invalid", "true");
}

/** @param {Finding[]} findings */
function gravestOf(findings) {
  return GRAVITY.find((severity) => findings.some((finding) => finding.severity === severity)) ?? "";
}

/**
 * Whether these say less than the field is marked for.
 *
 * @param {HTMLElement} field
 * @param {Finding[]} findings
 */
export function isMilder(field, findings) {
  return GRAVITY.indexOf(gravestOf(findings)) > GRAVITY.indexOf(wrapperOf(field).getAttribute("data-heyan-state") ?? "");
}

/**
 * Whether one of these belongs into the summary that is shown.
 *
 * @param {HTMLFormElement} form
 * @param {Finding[]} findings
 */
export function isAsGrave(form, findings) {
  const listed = summaryOf(form).getAttribute("data-severity") === "warning" ? 1 : 0;
  return findings.some(({ severity }) => GRAVITY.indexOf(severity) <= listed);
}

/** @param {HTMLElement} field */
export function clearField(field) {
  const slot = messageSlot(field);
  slot.replaceChildren();
  wrapperOf(field).removeAttribute("data-heyan-state");
  describe(field, slot, false);
  field.removeAttribute("aria-invalid");
}

/** @param {HTMLFormElement} form */
export function clearAll(form) {
  for (const control of boundControls(form)) {
    if (wrapperOf(control).hasAttribute("data-heyan-state")) clearField(control);
  }
  for (const list of own(form, "querySelectorAll")("[data-heyan-list][data-heyan-state]")) {
    clearField(/** @type {HTMLElement} */ (list));
  }
}

/** @param {HTMLElement} field */
export function isMarked(field) {
  return wrapperOf(field).hasAttribute("data-heyan-state");
}

/**
 * The summary: a heading, and a link to each field. It is made once and stays where it is.
 *
 * @param {HTMLFormElement} form
 */
export function summaryOf(form) {
  const present = own(form, "querySelector")("[data-heyan-summary]");
  if (present instanceof HTMLElement) return present;
  const made = ours(node("div", { "data-heyan-summary": true, hidden: true }));
  own(form, "prepend")(made);
  return made;
}

/**
 * @param {HTMLFormElement} form
 * @param {Finding[]} findings
 * @param {Reading} reading
 * @param {FormTexts} texts
 * @param {{ focus: boolean, confirm: boolean }} how confirm: these may be sent as they are
 */
export function showSummary(form, findings, reading, texts, { focus, confirm }) {
  const summary = summaryOf(form);
  findings = inOrder(findings, reading);
  const heading = node("h2", {}, confirm ? texts.warnings(findings.length) : texts.errors(findings.length));
  const list = node("ul", {}, ...findings.map((finding) => node("li", {}, entry(finding, reading, texts))));
  summary.replaceChildren(heading, list);
  if (confirm) {
    summary.append(node("p", {}, texts.confirmHint),
      node("button", { type: "button", class: "heyan-confirm", "data-heyan-confirm": true }, texts.confirm));
  }
  summary.setAttribute("data-severity", confirm ? "warning" : "error");
  // The name and the description are read out when the focus arrives: once, and in order.
  summary.setAttribute("role", "group");
  summary.setAttribute("tabindex", "-1");
  summary.setAttribute("aria-labelledby", idOf(heading));
  summary.setAttribute("aria-describedby", idOf(list));
  summary.hidden = false;
  if (!focus) return;
  summary.focus({ preventScroll: true });
  summary.scrollIntoView({ block: "start" });
}

/** @param {HTMLFormElement} form */
export function hideSummary(form) {
  const summary = summaryOf(form);
  summary.hidden = true;
  summary.replaceChildren();
}

/**
 * Strikes what is put right off the summary without moving anything under the reader's finger.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLElement} field
 * @param {FormTexts} texts
 */
export function strikeOff(form, field, texts) {
  const summary = summaryOf(form);
  for (const link of summary.querySelectorAll(`a[href="#${CSS.escape(idOf(field))}"]`)) {
    if (link.hasAttribute("data-heyan-fixed")) continue;
    link.setAttribute("data-heyan-fixed", "");
    link.prepend(node("span", { class: "heyan-prefix" }, texts.fixed));
  }
  const heading = summary.querySelector("h2");
  if (summary.hidden || !heading) return;
  const left = summary.querySelectorAll("li > :not([data-heyan-fixed])").length;
  const warnings = summary.getAttribute("data-severity") === "warning";
  heading.textContent = left === 0 ? texts.allFixed : warnings ? texts.warnings(left) : texts.errors(left);
  if (left > 0) return;
  summary.setAttribute("data-severity", "ok");
}

/**
 * In the order of the page, so that going down the summary is going down the form.
 *
 * @param {Finding[]} findings
 * @param {Reading} reading
 */
function inOrder(findings, reading) {
  return findings
    .map((finding) => ({ finding, field: reading.find(finding.path) }))
    .sort((a, b) => {
      if (!a.field || !b.field) return Number(Boolean(a.field)) - Number(Boolean(b.field));
      return a.field.compareDocumentPosition(b.field) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : a.field === b.field ? 0 : -1;
    })
    .map(({ finding }) => finding);
}

/**
 * @param {Finding} finding
 * @param {Reading} reading
 * @param {FormTexts} texts
 */
function entry(finding, reading, texts) {
  const field = reading.find(finding.path);
  if (!field) return node("span", {}, finding.message);
  const where = nameOf(field);
  return node("a", { href: `#${idOf(field)}`, "data-heyan-code": finding.code },
    where === "" ? undefined : node("strong", {}, where),
    where === "" ? "" : " ",
    finding.message);
}

/**
 * Brings a field into view from its label on, then focuses it.
 *
 * @param {HTMLElement} field
 */
export function goTo(field) {
  wrapperOf(field).scrollIntoView({ block: "start" });
  if (!field.matches("input, select, textarea, button, a[href]")) field.setAttribute("tabindex", "-1");
  field.focus({ preventScroll: true });
}

/**
 * What people call the field: the group's name and the label's first words.
 *
 * @param {HTMLElement} field
 */
export function nameOf(field) {
  const wrapper = wrapperOf(field);
  const group = wrapper.closest("[data-heyan-label]:not(:scope)")?.getAttribute("data-heyan-label");
  const given = wrapper.getAttribute("data-heyan-label");
  // The label of a checkbox is a sentence of its own; beside the message it would only be in the way.
  if (given === null && field instanceof HTMLInputElement && field.type === "checkbox") return "";
  const label = /** @type {any} */ (field).labels?.[0]?.firstChild?.textContent?.trim();
  return [group, given ?? label].filter((part) => part).join(" · ");
}

/**
 * What belongs to one field alone: the element marked as such, or what stands around nothing but it; the control itself
 * where fields stand side by side.
 *
 * @param {HTMLElement} field
 * @returns {HTMLElement}
 */
export function wrapperOf(field) {
  if (field.hasAttribute("data-heyan-list")) return field;
  const given = field.closest("[data-heyan-field]");
  if (given) return /** @type {HTMLElement} */ (given);
  const around = field.parentElement;
  const { form, name, type } = /** @type {import("./form-fields.js").Control} */ (field);
  const alone = !form || boundControls(form).every((other) =>
    other === field || !around?.contains(other) || (type === "radio" && other.name === name));
  return around && around !== form && alone ? around : field;
}

/**
 * A place of the field's own for messages or help, if there is one.
 *
 * @param {HTMLElement} field
 * @param {"messages" | "help"} what
 * @returns {HTMLElement | undefined}
 */
export function slotOf(field, what) {
  const wrapper = wrapperOf(field);
  const marked = `[data-heyan-${what}]`;
  if (field === wrapper && !field.hasAttribute("data-heyan-list")) {
    const beside = what === "messages" ? field.previousElementSibling : field.nextElementSibling;
    return beside?.matches(marked) ? /** @type {HTMLElement} */ (beside) : undefined;
  }
  return wrapper.querySelector(field === wrapper ? `:scope > ${marked}` : marked) ?? undefined;
}

/**
 * Where messages stand: an element of the page's own, or one made in front of the control.
 *
 * @param {HTMLElement} field
 * @returns {HTMLElement}
 */
export function messageSlot(field) {
  const present = slotOf(field, "messages");
  if (present) return present;
  const made = ours(node("div", { "data-heyan-messages": true }));
  if (field.hasAttribute("data-heyan-list")) field.prepend(made);
  else field.before(made);
  return made;
}

/**
 * @param {HTMLElement} field
 * @param {HTMLElement} slot
 * @param {boolean} present
 */
function describe(field, slot, present) {
  // The choices of a group are described by their group.
  const described = field instanceof HTMLInputElement && field.type === "radio" ? field.closest("fieldset") ?? field : field;
  toggleId(described, "aria-describedby", idOf(slot), present);
}

/** @param {HTMLElement} field */
function takesInvalid(field) {
  return field.matches("input:not([type=radio]), select, textarea");
}
