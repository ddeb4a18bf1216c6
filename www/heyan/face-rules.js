// @ts-check
// The catalogue of rules, which only the whole package carries.
import { options } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

/** @param {Module} module */
export function rulesFace({ running }) {
  return {
    listRules: (/** @type {unknown} */ given) => JSON.parse(running().listRules(options(given))),
  };
}
