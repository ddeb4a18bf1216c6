// @ts-check
// The function for codes typed from a message. The report comes in lines: src/wasm/one_time_code.rs.
import { linesOf, localeOf, named, report, text } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

/** @param {Module} module */
export function oneTimeCodeFace({ running }) {
  return {
    checkOneTimeCode: (/** @type {unknown} */ value, /** @type {unknown} */ given) => {
      const [length, locale] = named(given, (from) => [from.length, from.locale]);
      const digits = length ?? 6;
      if (!Number.isInteger(digits) || digits < 0 || digits >= 2 ** 32) throw new TypeError("options.length: expected a whole number from 0 on");
      const language = localeOf(locale);
      if (digits < 4 || digits > 10) throw new TypeError("options.length: expected 4 to 10");
      const line = linesOf(running().checkOneTimeCode(text(value, "text"), digits, language));
      return { ...report(line), normalized: line() };
    },
  };
}
