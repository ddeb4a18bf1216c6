// @ts-check
// Backup numbers, for who wants them, once the change took effect.
import { node } from "../../heyan/form-node.js";
import { say } from "../language.js";
import { texts } from "./progress-texts.js";

/** @typedef {import("../case/client.js").Seen} Seen */

/** As many as the server keeps. */
const MOST = 5;

/**
 * @param {Seen} seen
 * @param {(seen: Seen, target: HTMLElement, button: HTMLElement) => Promise<void>} add
 */
export function backups(seen, add) {
  const t = (/** @type {string} */ key, /** @type {string[]} */ ...values) => say(texts[key] ?? ["", ""], ...values);
  const own = seen.backups ?? [];
  const target = node("div", {});
  const button = node("button", { type: "button" }, t("backupAdd"));
  button.addEventListener("click", () => { void add(seen, target, button); });
  return [
    node("h3", { id: "backups", tabindex: "-1" }, t("backups")),
    own.length > 0 ? node("ul", {}, ...own.map((tail) => node("li", {}, t("backupAdded", tail)))) : node("p", {}, t("backupsWhy")),
    node("p", { class: "actions" }, own.length < MOST ? button : undefined), target,
  ];
}
