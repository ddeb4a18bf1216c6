// @ts-check
// The functions for changes of the bound number.
import { json, now, options } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

/** @param {Module} module */
export function phoneChangeFace({ running }) {
  return {
    planPhoneChange: (/** @type {unknown} */ request, /** @type {unknown} */ given) =>
      JSON.parse(running().planPhoneChange(json(request, "request"), options(given, "now", now))),
  };
}
