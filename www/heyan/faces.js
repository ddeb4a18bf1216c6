// @ts-check
// Every function of the package, over a module that may not be running yet. The entries
// (`index.js`, `index.node.js`) only say how the module is loaded.
import { options, plain, text, today } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

/** @param {Module} module */
export function phoneFace({ running }) {
  return {
    checkPhone: (/** @type {unknown} */ value, /** @type {unknown} */ given) =>
      JSON.parse(running().checkPhone(text(value, "text"), options(given))),
  };
}

/** @param {Module} module */
export function formFace({ running }) {
  return {
    listRules: (/** @type {unknown} */ given) => JSON.parse(running().listRules(options(given))),
    checkApplication: (/** @type {unknown} */ application, /** @type {unknown} */ given) =>
      JSON.parse(running().checkApplication(plain(application, "application"), options(given, { today: today() }))),
    planPhoneChange: (/** @type {unknown} */ request, /** @type {unknown} */ given) =>
      JSON.parse(running().planPhoneChange(plain(request, "request"), options(given, { now: new Date().toISOString() }))),
    checkOneTimeCode: (/** @type {unknown} */ value, /** @type {unknown} */ given) =>
      JSON.parse(running().checkOneTimeCode(text(value, "text"), options(given))),
  };
}

/** @param {Module} module */
export function consentFace({ running }) {
  return {
    readyNotice: (/** @type {unknown} */ id, /** @type {unknown} */ facts) =>
      JSON.parse(running().readyNotice(text(id, "id"), plain(facts, "facts"))),
    renderConsent: (/** @type {unknown} */ notice, /** @type {unknown} */ given) =>
      JSON.parse(running().renderConsent(plain(notice, "notice"), options(given))),
    checkConsent: (/** @type {unknown} */ notice, /** @type {unknown} */ given) =>
      JSON.parse(running().checkConsent(plain(notice, "notice"), options(given))),
  };
}
