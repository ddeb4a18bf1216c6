// @ts-check
// Judges anew what is marked, each time a field is left. Answers may overtake one another: what a newer question was answered
// is not undone by an older one's answer.
import { readForm } from "./form-fields.js";
import { asReport } from "./form-judging.js";

/**
 * @param {HTMLFormElement} form
 * @param {(value: unknown) => unknown} check
 * @param {ReturnType<typeof import("./form-shown.js").shownFindings>} findings
 * @param {() => Promise<boolean>} isOver asked when an answer is there: whether nobody wants it any more
 */
export function judgingAgain(form, check, findings, isOver) {
  let asked = 0;
  /** The fields that were left and not shown anew since, each with the number of its question. @type {Map<HTMLElement, number>} */
  const left = new Map();

  /**
   * @param {HTMLElement} field the one that was left
   * @returns {Promise<boolean>} false: by the time of the answer nobody wants it
   */
  return async (field) => {
    const question = asked += 1;
    left.set(field, question);
    const drawn = findings.drawn();
    const reading = readForm(form);
    let report = null;
    try { report = asReport(await check(reading.value)); } catch { /* what is marked stays so */ }
    if (await isOver()) return false;
    if (!report || findings.drawn() !== drawn) return true;
    // What a newer answer has shown is no longer among them.
    for (const [one, number] of left) {
      if (number > question) continue;
      left.delete(one);
      findings.update(report, reading, one);
    }
    return true;
  };
}
