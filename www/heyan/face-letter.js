// @ts-check
// Letters and notices.
import { json, options, text } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

/** @param {Module} module */
export function letterFace({ running }) {
  return {
    draftLetter: (/** @type {unknown} */ kind, /** @type {unknown} */ facts, /** @type {unknown} */ given) =>
      JSON.parse(running().draftLetter(json(text(kind, "kind"), "kind"), json(facts, "facts"), options(given))),
    letterFields: (/** @type {unknown} */ kind, /** @type {unknown} */ given) =>
      JSON.parse(running().letterFields(json(text(kind, "kind"), "kind"), options(given))),
  };
}
