// @ts-check
// What the person decided about single steps of a change, each with the way back beside it.
import { node } from "../../heyan/form-node.js";
import { say } from "../language.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("../case/client.js").Seen} Seen */

/** @type {Record<"title" | "given" | "refused" | "withdrawn" | "withdraw" | "how", Pair>} */
const texts = {
  title: ["您的选择", "What you decided"],
  given: ["已同意", "agreed"],
  refused: ["没有同意", "not agreed"],
  withdrawn: ["已撤回", "withdrawn"],
  withdraw: ["撤回", "Withdraw"],
  how: ["点“撤回”就生效，不用说明理由。撤回之前已经做的核对不受影响。", "“Withdraw” takes effect at once, without a reason. Checks made before are not undone."],
};

/**
 * @param {Seen} seen
 * @param {(step: import("./step-names.js").ChangeStep) => Promise<void>} withdraw
 * @returns {HTMLElement | undefined} nothing before anything was decided
 */
export function decided({ consents = [] }, withdraw) {
  if (consents.length === 0) return undefined;
  const rows = consents.map(({ step, label, state }) => {
    const button = node("button", { type: "button", class: "quiet", "aria-label": `${say(texts.withdraw)} · ${label}` }, say(texts.withdraw));
    button.addEventListener("click", () => { void withdraw(step); });
    return node("li", {}, node("p", {}, label), node("p", {}, node("strong", {}, say(texts[state]))), state === "given" ? button : undefined);
  });
  const any = consents.some(({ state }) => state === "given");
  return node("section", { "aria-labelledby": "decided" },
    node("h3", { id: "decided", tabindex: "-1" }, say(texts.title)),
    node("ul", { class: "decisions" }, ...rows),
    any ? node("p", { class: "hint" }, say(texts.how)) : undefined);
}
