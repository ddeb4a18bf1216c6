// @ts-check
// The consent record of what was on this screen, made by the same function the server uses. It goes
// with the form; the server looks it over and makes its own.
import { newKey } from "../../heyan/form-key.js";
import { locale } from "../language.js";

/** @typedef {import("../module.js").Consent} Consent */

/**
 * @typedef {object} Decided
 * @property {{ reference?: string, previous?: string | null, kind: "applicant" | "contact" }} subject
 * @property {Record<string, "given" | "refused" | "withdrawn">} items
 * @property {import("./display.js").Display | undefined} display
 * @property {{ method: string, label: string, trusted: boolean, touched?: string[] }} action
 * @property {import("../../heyan/index.js").ConsentDocument["hashes"]} shown
 */

/**
 * @param {Pick<Consent, "recordConsent">} heyan
 * @param {import("../../heyan/index.js").ConsentNotice} notice
 * @param {Decided} decided
 * @returns {string | null} canonical JSON; null where there is nothing to record
 */
export function recordOf(heyan, notice, { subject, items, display, action, shown }) {
  if (Object.keys(items).length === 0) return null;
  const at = new Date().toISOString();
  const { record: _, canonical } = heyan.recordConsent(notice, {
    recordId: newKey(),
    subject: { reference: subject.reference ?? newKey(), kind: subject.kind },
    items,
    at,
    ...(display ? { display: { ...display, openedAt: display.openedAt ?? at, confirmedAt: at, surface: "page" } } : {}),
    action,
    ...(subject.previous ? { previousRecordHash: subject.previous } : {}),
    clock: "client",
  }, { locale: locale(), shown });
  return canonical;
}
