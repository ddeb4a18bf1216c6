// @ts-check
// The functions for people and applications. Reports come in lines: src/wasm/application.rs.
import { day, json, linesOf, localeOf, named, oneOf, options, report, text, today } from "./boundary.js";

/** @typedef {{ running: () => any }} Module */

// Known in the module by their places in this list.
const SCRIPTS = ["han", "latin", "any"];

/** @param {Module} module */
export function applicationFace({ running }) {
  return {
    checkPersonName: (/** @type {unknown} */ value, /** @type {unknown} */ given) => {
      const [script, locale] = named(given, (from) => [from.script, from.locale]);
      const line = linesOf(running().checkPersonName(
        text(value, "text"), oneOf(SCRIPTS, script ?? "any", "options.script"), localeOf(locale),
      ));
      return { ...report(line), normalized: line(), script: line() };
    },
    checkIdNumber: (/** @type {unknown} */ value, /** @type {unknown} */ given) => {
      const [today, locale] = named(given, (from) => [from.today, from.locale]);
      const line = linesOf(running().checkIdNumber(text(value, "text"), day(today, "options.today"), localeOf(locale)));
      const number = report(line);
      number.valid = number.verdict !== "reject";
      let member = line();
      if (member) number.kind = member;
      if ((member = line())) number.normalized = member;
      if ((member = line())) number.masked = member;
      if ((member = line())) number.birthDate = member;
      if ((member = line())) number.age = Number(member);
      if ((member = line())) number.sex = member;
      return number;
    },
    isValidIdNumber: (/** @type {unknown} */ value, /** @type {unknown} */ given) =>
      running().isValidIdNumber(text(value, "text"), day(named(given, (from) => from.today), "options.today")),
    checkApplication: (/** @type {unknown} */ application, /** @type {unknown} */ given) =>
      report(linesOf(running().checkApplication(json(application, "application"), options(given, "today", today)))),
  };
}
