// @ts-check
// The way back: an address nobody can guess, to be saved by the person. Nothing is stored for it.
import { node } from "../../heyan/form-node.js";
import { say } from "../language.js";
import { texts } from "./progress-texts.js";

/**
 * @param {HTMLElement} live where to say that it was copied
 * @param {boolean} [finished] nothing is left to go on with
 */
export function keepAddress(live, finished = false) {
  const t = (/** @type {string} */ key) => say(texts[key] ?? ["", ""]);
  const address = node("code", { class: "address", tabindex: "0" }, location.href);
  const copy = node("button", { type: "button", class: "quiet" }, t("copy"));
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      live.textContent = t("copied");
    } catch {
      getSelection()?.selectAllChildren(address);
      live.textContent = t("notCopied");
    }
  });
  return node("div", { class: "way-back" },
    node("h3", {}, t(finished ? "keepDone" : "keep")),
    node("p", {}, t(finished ? "keepDoneHow" : "keepHow")),
    node("p", {}, address),
    node("p", { class: "actions" }, copy),
    node("p", { class: "hint" }, t("keepPrivate")));
}
