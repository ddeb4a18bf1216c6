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
    const code = text(region ?? "CN", name);
    const index = running().regionIndex(code.length - 2 ? 0 : code.charCodeAt(0), code.charCodeAt(1));
    if (index < 0) throw new TypeError(`${name}: expected the code of a region, such as CN`);
    regions.set(region, index);
    return index;
  }

  /**
   * Short texts cross as numbers, four characters in each (src/wasm/phone.rs).
   *
   * @param {string} text
   * @param {number} home
   * @returns {boolean | undefined} nothing where the text has to cross whole
   */
  function isValidShort(text, home) {
    const { length } = text;
    if (length > 20) return undefined;
    let seen = 0;
    let [a, b, c, d, e] = [0, 0, 0, 0, 0];
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(at);
      const placed = code << (at << 3);
      seen |= code;
      if (at < 4) a |= placed;
      else if (at < 8) b |= placed;
      else if (at < 12) c |= placed;
      else if (at < 16) d |= placed;
      else e |= placed;
    }
    return seen > 127 ? undefined : running().isValidShort(a, b, c, d, e, length, home);
  }

  return {
    isValidPhone: (/** @type {unknown} */ value, /** @type {unknown} */ region) => {
      const given = text(value, "text");
      const home = regionOf(region, "region");
      return isValidShort(given, home) ?? running().isValidPhone(given, home);
    },
    areValidPhones: (/** @type {unknown} */ value, /** @type {unknown} */ region) =>
      running().areValidPhones(lines(value, "lines"), regionOf(region, "region")),
    formatPhone: (/** @type {unknown} */ value, /** @type {unknown} */ style, /** @type {unknown} */ region) =>
      running().formatPhone(text(value, "text"), oneOf(STYLES, style, "style"), regionOf(region, "region")),
    formatAsYouType: (/** @type {unknown} */ value, /** @type {any} */ caret, /** @type {unknown} */ given) => {
      if (!Number.isInteger(caret) || caret < 0) throw new TypeError("caret: expected a whole number");
      const [region, inputType] = named(given, (from) => [from.region, from.inputType]);
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
      const [region, purpose, locale] = named(given, (from) => [from.region, from.purpose, from.locale]);
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
