// @ts-check
// Asks the page's check, which may be slow, fail, or answer with anything.
import { tell } from "./form-options.js";
import { isFinding } from "./form-sending.js";

/** @typedef {import("./index.js").Report} Report */
/** @typedef {{ check: (value: unknown) => unknown, patience: number }} Judge */

/** After so long the person reads that there is something to wait for. */
const NOTICED_AFTER = 400;

/**
 * What a page's check answered, if it is a report.
 *
 * @param {any} said
 * @returns {Report | null}
 */
export function asReport(said) {
  return typeof said?.verdict === "string" && Array.isArray(said.findings) && said.findings.every(isFinding) ? said : null;
}

/**
 * The report on a form that is to go.
 *
 * @param {Judge} judge
 * @param {unknown} value
 * @param {() => void} onWait
 * @returns {Promise<Report | null>} null: the checks are not to be had
 */
export async function judged({ check, patience }, value, onWait) {
  const notice = setTimeout(onWait, NOTICED_AFTER);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let late;
  try {
    const given = Promise.resolve(check(value));
    const tired = new Promise((resolve) => { late = setTimeout(resolve, patience, null); });
    const said = await Promise.race([given, tired]);
    const report = asReport(said);
    if (!report && said !== null) tell(new TypeError("options.check: expected a report, or null where there is none"));
    return report;
  } catch (error) {
    // A mistake of the page, such as a list it forgot, which nobody would see otherwise: the form goes all the same.
    if (error instanceof TypeError) tell(error);
    return null;
  } finally {
    clearTimeout(notice);
    clearTimeout(late);
  }
}
