// @ts-check
// The functions for people and applications.
import { json, options, text, today } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

/** @param {Module} module */
export function applicationFace({ running }) {
  return {
    checkPersonName: (/** @type {unknown} */ value, /** @type {unknown} */ given) =>
      JSON.parse(running().checkPersonName(text(value, "text"), options(given))),
    checkIdNumber: (/** @type {unknown} */ value, /** @type {unknown} */ given) =>
      JSON.parse(running().checkIdNumber(text(value, "text"), options(given, { today: today() }))),
    checkApplication: (/** @type {unknown} */ application, /** @type {unknown} */ given) =>
      JSON.parse(running().checkApplication(json(application, "application"), options(given, { today: today() }))),
  };
}
