// @ts-check
// Messages that claim to come from a lender.
import { json, options } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

/** @param {Module} module */
export function smsFace({ running }) {
  return {
    inspectSms: (/** @type {unknown} */ sms, /** @type {unknown} */ given) =>
      JSON.parse(running().inspectSms(json(sms, "sms"), options(given))),
  };
}
