// @ts-check
// What is told beside the steps of a change: how to repay first of all, then what to know.
import { node } from "../../heyan/form-node.js";
import { locale, say } from "../language.js";
import { frozenNames, texts } from "./progress-texts.js";

/** @typedef {import("../case/client.js").Seen} Seen */

/** Notices about repaying: read before anything else. */
const REPAYING = new Set(["repay-now", "bill-stays", "collection-limits"]);
/** Notices that a step on the way may bring: they stay in sight. */
const LEARNED = new Set(["why-manual", "own-name"]);
/** Of no use to whoever is through with the steps. */
const PAST = new Set(["face-optional"]);

/** @param {string} key @param {...(string | number)} values */
function t(key, ...values) {
  return say(texts[key] ?? ["", ""], ...values);
}

/** How to pay stands before everything else; once read, in a line that opens. @param {Seen} next @param {boolean} folded */
export function repaying(next, folded) {
  const own = (next.notices ?? []).filter((notice) => notice.before === "start" && REPAYING.has(notice.id));
  const how = [
    ...(own.some((notice) => notice.id === "repay-now") ? [] : [node("p", {}, t("channels"))]),
    ...own.map((notice) => node("p", {}, notice.text)),
  ];
  const line = node("strong", {}, t("repay"));
  return [node("div", { class: "repay" }, ...(folded ? [node("details", {}, node("summary", {}, line), ...how)] : [node("p", {}, line), ...how]))];
}

/** @param {Seen} next @param {"start" | "confirm" | "end"} moment @param {boolean} folded */
export function told(next, moment, folded) {
  const own = (next.notices ?? []).filter((notice) => notice.before === moment && !REPAYING.has(notice.id) &&
    !(PAST.has(notice.id) && next.status !== "steps"));
  const open = own.filter((notice) => !folded || LEARNED.has(notice.id));
  const away = own.filter((notice) => !open.includes(notice));
  const list = (/** @type {typeof own} */ notices) => node("ul", { class: "told" }, ...notices.map((notice) => node("li", {}, notice.text)));
  return [
    ...(open.length > 0 ? [list(open)] : []),
    ...(away.length > 0 ? [node("details", {}, node("summary", {}, t("before", away.length)), list(away))] : []),
  ];
}

/** @param {Seen} next */
export function coolingOff(next) {
  if (next.status !== "cooling-off" || !next.coolingOffUntil) return [];
  const names = (next.frozen ?? []).map((name) => say(frozenNames[name]));
  return [node("div", { class: "note" },
    node("p", {}, t("undo", shortTime(next.coolingOffUntil))),
    ...(names.length > 0 ? [node("p", {}, t("frozen", names.join(locale() === "en" ? ", " : "、")))] : []))];
}

/** Day, hour and minute in Beijing. @param {string} moment */
function shortTime(moment) {
  return moment.slice(0, 16).replace("T", " ");
}
