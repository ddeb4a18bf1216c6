// @ts-check
// Cancelling a change, or undoing one: asked once more, with the reading place on the question, so that
// a key pressed twice ends nothing.
import { node } from "../../heyan/form-node.js";
import { say } from "../language.js";
import { isGone, texts } from "./progress-texts.js";

/**
 * @param {import("../case/client.js").Seen} seen
 * @param {() => Promise<void>} stop
 */
export function cancelling(seen, stop) {
  if (!seen.cancellable) return undefined;
  const t = (/** @type {string} */ key) => say(texts[key] ?? ["", ""]);
  const undo = seen.status === "cooling-off";
  const ask = node("button", { type: "button", class: "quiet" }, t(undo ? "undoNow" : "cancel"));
  const sure = node("p", { id: "cancel-sure", tabindex: "-1" }, t(undo ? (isGone(seen) ? "undoGone" : "undoSure") : "cancelSure"));
  const yes = node("button", { type: "button", "aria-describedby": sure.id }, t(undo ? "undoYes" : "cancelYes"));
  const no = node("button", { type: "button", class: "quiet" }, t(undo ? "undoNo" : "cancelNo"));
  const box = node("div", { class: "note", hidden: true }, sure, node("p", { class: "actions" }, yes, no));
  ask.addEventListener("click", () => { ask.hidden = true; box.hidden = false; sure.focus(); });
  no.addEventListener("click", () => { ask.hidden = false; box.hidden = true; ask.focus(); });
  yes.addEventListener("click", () => { void stop(); });
  return node("div", { class: "cancelling" }, ask, box);
}
