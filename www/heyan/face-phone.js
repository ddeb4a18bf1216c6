// @ts-check
// The functions for phone numbers, over a module that may not be running yet.
import { bytes, lines, named, text } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

// Known in the module by their places in these lists (src/wasm/phone.rs).
const PURPOSES = ["any", "applicant", "contact", "binding"];
const LOCALES = ["zh-CN", "en"];
const STYLES = ["e164", "national", "international", "uri", "masked"];
/** Longer than that is left as it is (src/phone/typing.rs). */
const TYPED_LIMIT = 200;
const DELETIONS = ["deleteContentBackward", "deleteContentForward"];

/**
 * @param {string[]} words
 * @param {unknown} word
 * @param {string} name
 */
function oneOf(words, word, name) {
  const index = words.indexOf(/** @type {string} */ (word));
  if (index < 0) throw new TypeError(`${name}: expected one of ${words.join(", ")}`);
  return index;
}

/** @param {string} members of a JSON array */
const list = (members) => (members ? JSON.parse(`[${members}]`) : []);

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
    formatAsYouType: (/** @type {unknown} */ value, /** @type {unknown} */ caret, /** @type {unknown} */ given) => {
      if (typeof caret !== "number" || !Number.isInteger(caret) || caret < 0) throw new TypeError("caret: expected a whole number");
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
      const [
        verdict, ruleset, status, type, possible, findings, extension, ignored, e164, national, international, uri, masked,
        ofRegion, callingCode, segment, originalOperator, service, suggestion,
      ] = running().checkPhone(
        text(value, "text"),
        regionOf(region, "options.region"),
        oneOf(PURPOSES, purpose ?? "any", "options.purpose"),
        oneOf(LOCALES, locale ?? "zh-CN", "options.locale"),
      ).split("\n");
      /** @type {any} */
      const report = {
        verdict, findings: list(findings), ruleset, valid: status === "allocated", possible: !!possible, status, type,
      };
      if (extension) report.extension = extension;
      report.ignored = list(ignored);
      if (e164) {
        report.e164 = e164;
        report.national = national;
        report.international = international;
        report.uri = uri;
        report.masked = masked;
      }
      if (ofRegion) report.region = ofRegion;
      if (e164) report.callingCode = callingCode;
      if (segment) report.china = { segment, originalOperator, service };
      if (suggestion) report.suggestion = suggestion;
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
