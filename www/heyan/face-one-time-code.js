// @ts-check
// The function for codes typed from a message.
import { options, text } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

/** @param {Module} module */
export function oneTimeCodeFace({ running }) {
  return {
    checkOneTimeCode: (/** @type {unknown} */ value, /** @type {unknown} */ given) =>
      JSON.parse(running().checkOneTimeCode(text(value, "text"), options(given))),
  };
}
