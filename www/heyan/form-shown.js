// @ts-check
// Which findings stand in the form now: at its fields and in the summary, and how they go again.
import { boundControls, readForm } from "./form-fields.js";
import { clearAll, hideSummary, isAsGrave, isMarked, isMilder, markField, markFields, showSummary, strikeOff, summaryOf } from "./form-findings.js";
import { leaveToFindings, takeHelpAway } from "./form-typing.js";

/** @typedef {import("./index.js").Finding} Finding */
/** @typedef {import("./index.js").Report} Report */
/** @typedef {import("./form-fields.js").Reading} Reading */

/**
 * @param {HTMLFormElement} form
 * @param {() => import("./form.js").FormTexts} texts
 * @param {() => void} withdraw other findings stand there than those that were shown for confirmation
 */
export function shownFindings(form, texts, withdraw) {
  /** @type {Finding[]} */
  let found = [];
  /** What somebody else found, the server as a rule: only their own fields can put that right. @type {Finding[]} */
  let told = [];
  /** How often what stands there was replaced by something else. */
  let drawn = 0;
  summaryOf(form);

  /** @param {Finding[]} findings @param {Reading} reading */
  function mark(findings, reading) {
    drawn += 1;
    found = findings;
    clearAll(form);
    markFields(findings, reading, texts());
    for (const control of boundControls(form)) leaveToFindings(control);
  }

  /** A report, at the fields. @param {Report} report @param {Reading} reading */
  function put(report, reading) {
    told = [];
    mark(report.findings, reading);
  }

  /**
   * What the verdict rests on, in the summary: errors to correct, or warnings that may be sent as they are.
   *
   * @param {Report} report
   * @param {Reading} reading
   * @param {{ focus: boolean }} how
   */
  function sumUp(report, reading, { focus }) {
    showSummary(form, deciding(report), reading, texts(), { focus, confirm: report.verdict !== "reject" });
  }

  /** What somebody else found. @param {Finding[]} findings */
  function putTold(findings, reading = readForm(form)) {
    withdraw();
    told = findings;
    mark(findings, reading);
    const errors = findings.filter((finding) => finding.severity === "error");
    showSummary(form, errors.length > 0 ? errors : findings, reading, texts(), { focus: true, confirm: false });
  }

  /**
   * Takes away what a later report no longer finds, and brings up to date what it finds at the field that was left.
   *
   * @param {Report} report
   * @param {Reading} reading what the report is about
   * @param {HTMLElement} field
   */
  function update(report, reading, field) {
    // What was chosen from a group is judged at its first control.
    const marked = boundControls(form).filter((control) => isMarked(control));
    for (const control of marked) {
      const path = reading.pathOf(control);
      const about = report.findings.filter((finding) => reading.find(finding.path) === control
        || (path !== undefined && finding.path === path));
      const first = path === undefined ? control : reading.find(path) ?? control;
      if (control !== field && told.some((finding) => reading.find(finding.path) === control)) continue;
      if (about.length === 0 || control === field || isMilder(first, about)) markField(first, about, texts());
      // An error put right is off the list, though there may still be something to know.
      if (!isAsGrave(form, about)) strikeOff(form, first, texts());
    }
    found = report.findings;
  }

  function clear() {
    drawn += 1;
    found = [];
    told = [];
    withdraw();
    clearAll(form);
    hideSummary(form);
    for (const control of boundControls(form)) takeHelpAway(control);
  }

  return { put, sumUp, putTold, update, clear, drawn: () => drawn, any: () => found.length > 0 || !summaryOf(form).hidden };
}

/** The findings that make the verdict what it is. @param {Report} report */
export function deciding({ verdict, findings }) {
  return findings.filter(({ severity }) => severity === (verdict === "reject" ? "error" : "warning"));
}
