// @ts-check
// The functions for people, applications and changes of the bound number.
import { json, options, text, today } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

/** @param {Module} module */
export function formFace({ running }) {
  return {
    checkPersonName: (/** @type {unknown} */ value, /** @type {unknown} */ given) =>
      JSON.parse(running().checkPersonName(text(value, "text"), options(given))),
    checkIdNumber: (/** @type {unknown} */ value, /** @type {unknown} */ given) =>
      JSON.parse(running().checkIdNumber(text(value, "text"), options(given, { today: today() }))),
    checkApplication: (/** @type {unknown} */ application, /** @type {unknown} */ given) =>
      JSON.parse(running().checkApplication(json(application, "application"), options(given, { today: today() }))),
    planPhoneChange: (/** @type {unknown} */ request, /** @type {unknown} */ given) =>
      JSON.parse(running().planPhoneChange(json(request, "request"), options(given, { now: new Date().toISOString() }))),
    checkOneTimeCode: (/** @type {unknown} */ value, /** @type {unknown} */ given) =>
      JSON.parse(running().checkOneTimeCode(text(value, "text"), options(given))),
  };
}
