// @ts-check
// The functions for consent texts.
import { json, now, options, text } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

/** @param {Module} module */
export function consentFace({ running }) {
  return {
    readyNotice: (/** @type {unknown} */ id, /** @type {unknown} */ facts) =>
      JSON.parse(running().readyNotice(text(id, "id"), json(facts, "facts"))),
    renderConsent: (/** @type {unknown} */ notice, /** @type {unknown} */ given) =>
      JSON.parse(running().renderConsent(json(notice, "notice"), options(given))),
    checkConsent: (/** @type {unknown} */ notice, /** @type {unknown} */ given) =>
      JSON.parse(running().checkConsent(json(notice, "notice"), options(given))),
    recordConsent: (/** @type {unknown} */ notice, /** @type {unknown} */ event, /** @type {unknown} */ given) =>
      JSON.parse(running().recordConsent(json(notice, "notice"), json(event, "event"), options(given))),
    checkConsentRecord: (/** @type {unknown} */ record, /** @type {unknown} */ notice, /** @type {unknown} */ given) =>
      JSON.parse(running().checkConsentRecord(
        json(record, "record"), json(notice, "notice"), options(given, "now", now),
      )),
    planConsent: (/** @type {unknown} */ notice, /** @type {unknown} */ records, /** @type {unknown} */ given) =>
      JSON.parse(running().planConsent(
        json(notice, "notice"), json(records, "records"), options(given, "now", now),
      )),
  };
}
