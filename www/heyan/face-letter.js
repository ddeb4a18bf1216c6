// @ts-check
// Letters and notices.
import { options, plain, text } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

/** @param {Module} module */
export function letterFace({ running }) {
  return {
    draftLetter: (/** @type {unknown} */ kind, /** @type {unknown} */ facts, /** @type {unknown} */ given) =>
      JSON.parse(running().draftLetter(text(kind, "kind"), plain(facts, "facts"), options(given))),
    letterFields: (/** @type {unknown} */ kind, /** @type {unknown} */ given) =>
      JSON.parse(running().letterFields(text(kind, "kind"), options(given))),
  };
}
