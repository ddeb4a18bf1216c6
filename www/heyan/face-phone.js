// @ts-check
// The functions for phone numbers, over a module that may not be running yet.
import { LOCALES, bytes, lines, linesOf, list, named, oneOf, text } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

// Known in the module by their places in these lists (src/wasm/phone.rs).
const PURPOSES = ["any", "applicant", "contact", "binding"];
const STYLES = ["e164", "national", "international", "uri", "masked"];
/** Longer than that is left as it is (src/phone/typing.rs). */
const TYPED_LIMIT = 200;
const DELETIONS = ["deleteContentBackward", "deleteContentForward"];

/** @param {Module} module */
export function phoneFace({ running }) {
  /** @type {Map<unknown, number>} Numbers of the regions asked for so far. */
  const regions = new Map();

  /**
   * @param {unknown} region
   * @param {string} name
   */
  function regionOf(region, name) {
    const known = regions.get(region);
    if (known !== undefined) return known;
    const index = running().regionIndex(text(region ?? "CN", name));
    if (index < 0) throw new TypeError(`${name}: expected the code of a region, such as CN`);
    regions.set(region, index);
    return index;
  }

  return {
    isValidPhone: (/** @type {unknown} */ value, /** @type {unknown} */ region) =>
      running().isValidPhone(text(value, "text"), regionOf(region, "region")),
    areValidPhones: (/** @type {unknown} */ value, /** @type {unknown} */ region) =>
      running().areValidPhones(lines(value, "lines"), regionOf(region, "region")),
    formatPhone: (/** @type {unknown} */ value, /** @type {unknown} */ style, /** @type {unknown} */ region) =>
      running().formatPhone(text(value, "text"), oneOf(STYLES, style, "style"), regionOf(region, "region")),
    formatAsYouType: (/** @type {unknown} */ value, /** @type {any} */ caret, /** @type {unknown} */ given) => {
      if (!Number.isInteger(caret) || caret < 0) throw new TypeError("caret: expected a whole number");
      const [region, inputType] = named(given, ["region", "inputType"]);
      if (typeof (inputType ?? "") !== "string") throw new TypeError("options.inputType: expected a string");
      // What is no number stays as it is, whole, and never has to cross.
      if (typeof value === "string" && value.length > TYPED_LIMIT) {
        regionOf(region, "options.region");
        return { text: value, caret: Math.min(caret, value.length) };
      }
      const answer = running().formatAsYouType(
        text(value, "text"), Math.min(caret, 2 ** 31), regionOf(region, "options.region"), DELETIONS.indexOf(inputType) + 1,
      );
      const space = answer.indexOf(" ");
      return { text: answer.slice(space + 1), caret: Number(answer.slice(0, space)) };
    },
    checkPhone: (/** @type {unknown} */ value, /** @type {unknown} */ given) => {
      const [region, purpose, locale] = named(given, ["region", "purpose", "locale"]);
      // A line for each member, in the order of src/phone/lines.rs; what a number has not got is empty.
      const line = linesOf(running().checkPhone(
        text(value, "text"),
        regionOf(region, "options.region"),
        oneOf(PURPOSES, purpose ?? "any", "options.purpose"),
        oneOf(LOCALES, locale ?? "zh-CN", "options.locale"),
      ));
      const verdict = line();
      const findings = list(line());
      const ruleset = line();
      const status = line();
      /** @type {any} */
      const report = { verdict, findings, ruleset, valid: status === "allocated", possible: !!line(), status, type: line() };
      let member = line();
      if (member) report.extension = member;
      report.ignored = list(line());
      if ((member = line())) report.e164 = member;
      if ((member = line())) report.national = member;
      if ((member = line())) report.international = member;
      if ((member = line())) report.uri = member;
      if ((member = line())) report.masked = member;
      if ((member = line())) report.region = member;
      if ((member = line())) report.callingCode = member;
      const segment = line();
      const originalOperator = line();
      const service = line();
      if (segment) report.china = { segment, originalOperator, service };
      if ((member = line())) report.suggestion = member;
      return report;
    },
    useFlaggedNumbers: (/** @type {unknown} */ filter) => {
      const answer = running().useFlaggedNumbers(filter === null ? undefined : bytes(filter, "filter"));
      if (answer === undefined) return undefined;
      if (answer.startsWith("filter")) throw new TypeError(answer);
      const [count, builtAt, listDate, ...name] = answer.split("\n");
      return { count: Number(count), falsePositiveRate: 1 / 256, builtAt, listDate, name: name.join("\n") };
    },
  };
}
