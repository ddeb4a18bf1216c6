// @ts-check
// Puts a rendered document into the page.
import { json } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

/** @param {Module} module */
export function showFace({ running }) {
  return {
    showDocument: (/** @type {unknown} */ target, /** @type {unknown} */ document) =>
      running().showDocument(target, json(document, "document")),
  };
}
