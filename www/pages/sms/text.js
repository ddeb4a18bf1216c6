// @ts-check
// The message as it was pasted, with what was found marked in it. Everything becomes text nodes; what
// cannot be seen is shown by its code point and never reaches the page itself, so that no control
// character can turn what stands around it.
import { node } from "../../heyan/form-node.js";
import { say } from "../language.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {{ start: number, end: number, number: number }} Mark */

/** So much of a long message is shown: what stands around the marks, in this many UTF-16 units. */
const SHOWN = 6_000;
const AROUND = 240;

/** Invisible, or changing the direction of what follows. Line ends and tabs are none of these. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]|\udb40[\udc00-\uddef]/;
const RUNS = new RegExp(`(?:${UNSEEN.source})+`, "g");

/** @type {Record<"unseen" | "times" | "mark" | "left" | "link" | "text", Pair>} */
const texts = {
  unseen: ["看不见的字符 {0}", "invisible character {0}"],
  times: ["{0} 共{1}个", "{0}, {1} in all"],
  mark: ["标记{0}：看说明", "Mark {0}: go to its reason"],
  left: ["（这里略过{0}字）", "({0} characters left out here)"],
  link: ["链接", "link"],
  text: ["短信原文", "The message"],
};

/**
 * @param {string} text as pasted
 * @param {Mark[]} marks in the order of their numbers
 */
export function showText(text, marks) {
  const own = marks.filter(({ start, end }) => start >= 0 && end > start && start < text.length)
    .map((mark) => ({ ...mark, end: Math.min(mark.end, text.length) }));
  const edges = [...new Set([0, text.length, ...own.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  /** @type {(Element | string)[]} */
  const parts = [];
  const room = { left: SHOWN };
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1];
    if (to === undefined) break;
    const piece = text.slice(from, to);
    const over = own.filter(({ start, end }) => start < to && end > from);
    if (over.length === 0) {
      parts.push(...between(piece, index === 0, to === text.length, room));
      continue;
    }
    parts.push(node("mark", {}, ...visible(shorten(piece, room))));
    for (const { number } of over.filter(({ end }) => end === to)) parts.push(reference(number));
  }
  return node("div", { class: "sms-text", dir: "ltr", translate: "no", role: "group", "aria-label": say(texts.text) }, ...parts);
}

/** The number after a mark; it leads to the reason. @param {number} number */
function reference(number) {
  return node("a", { class: "mark-number", id: `mark-${number}`, href: `#reason-${number}`, "aria-label": say(texts.mark, number) }, String(number));
}

/**
 * What stands between marks: whole where there is room, otherwise its ends.
 *
 * @param {string} piece
 * @param {boolean} first
 * @param {boolean} last
 * @param {{ left: number }} room
 */
function between(piece, first, last, room) {
  if (piece.length <= room.left / 2 || piece.length <= AROUND * 2) {
    room.left = Math.max(0, room.left - piece.length);
    return visible(piece);
  }
  const head = first && !last ? 0 : AROUND;
  const tail = last && !first ? 0 : AROUND;
  const start = whole(piece, head);
  const end = whole(piece, piece.length - tail);
  room.left = Math.max(0, room.left - head - tail);
  const gap = node("span", { class: "left-out" }, say(texts.left, end - start));
  return [...visible(piece.slice(0, start)), gap, ...visible(piece.slice(end))];
}

/** A mark is shown whole unless it is out of all proportion. @param {string} piece @param {{ left: number }} room */
function shorten(piece, room) {
  room.left = Math.max(0, room.left - piece.length);
  if (piece.length <= AROUND * 4) return piece;
  return `${piece.slice(0, whole(piece, AROUND * 2))}…${piece.slice(whole(piece, piece.length - AROUND * 2))}`;
}

/** A place that does not cut a character of two units in half. @param {string} text @param {number} at */
function whole(text, at) {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? at - 1 : at;
}

/**
 * Whether this is the same message, mended here or there, and not another one.
 *
 * @param {string} one
 * @param {string} other
 */
export function alike(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.trim() !== "" && long.includes(short.trim())) return true;
  let head = 0;
  while (head < short.length && short[head] === long[head]) head += 1;
  let tail = 0;
  while (tail < short.length - head && short.at(-1 - tail) === long.at(-1 - tail)) tail += 1;
  return (head + tail) * 2 > long.length;
}

/**
 * A text with what cannot be seen made visible: one sign for a whole run.
 *
 * @param {string} text
 * @returns {(Element | string)[]}
 */
export function visible(text) {
  /** @type {(Element | string)[]} */
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(RUNS)) {
    const run = found[0];
    if (belongsToEmoji(text, found.index, run)) continue;
    parts.push(text.slice(from, found.index), sign(run));
    from = found.index + run.length;
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part !== "");
}

/** Emoji are written with joiners and variation selectors; they hide nothing. @param {string} text @param {number} at @param {string} run */
function belongsToEmoji(text, at, run) {
  if (!/^(?:\ufe0f\u200d?|\u200d)$/.test(run)) return false;
  return /[\p{Extended_Pictographic}\p{Emoji_Modifier}0-9#*]$/u.test(text.slice(Math.max(0, at - 2), at));
}

/** @param {string} run */
function sign(run) {
  const points = [...new Set(run)];
  const names = points.slice(0, 3).map((point) => `U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`);
  const name = names.join(" ") + (points.length > 3 ? " …" : "");
  const count = [...run].length;
  const said = say(texts.unseen, count > 1 ? say(texts.times, name, count) : name);
  return node("span", { class: "unseen", title: said },
    node("span", { class: "heyan-prefix" }, `[${said}]`),
    node("span", { "aria-hidden": "true" }, count > 1 ? `${name}×${count}` : name));
}
