// @ts-check
// The separate consent that a step needs: all about the one item, open to read, and a box that nobody
// ticked beforehand. Its text is the notice's, in the edition that the server will name in its record.
import { node } from "../../heyan/form-node.js";
import { say } from "../language.js";
import { told } from "../consent/told.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {NonNullable<import("../case/client.js").Form["consent"]>} Item */

/** @type {Record<"whole" | "first" | "given" | "refused" | "withdrawn", Pair>} */
const texts = {
  whole: ["阅读更换手机号的全部说明", "Read the whole notice on changing the number"],
  first: ["请先勾选上面的同意。不同意，可以换别的方式。", "Please tick the consent above first. If you do not agree, choose another way."],
  given: ["您已经单独同意。要撤回，请看本页下面。", "You have agreed to this separately. To withdraw, see further down this page."],
  refused: ["您没有同意，我们就不做这一步。改了主意，可以再勾选。", "You did not agree, so this is not done. If you change your mind, tick the box."],
  withdrawn: ["您撤回了同意，我们就不做这一步。改了主意，可以再勾选。", "You withdrew your consent, so this is not done. If you change your mind, tick the box."],
};

/**
 * @param {string} step
 * @param {Item} item
 */
export function stepConsent(step, { label, text, notice, edition, state }) {
  const id = `consent-${step}`;
  const box = node("input", { type: "checkbox", id, "aria-describedby": `${id}-about` });
  const given = state === "given";
  const element = node("div", { class: "consent step-consent" },
    node("div", { class: "told-whole", id: `${id}-about` }, ...told(text)),
    node("p", { class: "hint" }, node("a", { href: notice, target: "_blank", rel: "noopener" }, say(texts.whole))),
    state ? node("p", { class: "hint" }, say(texts[state])) : undefined,
    given ? undefined : node("div", { class: "tick" }, box, node("label", { for: id }, label)));

  return {
    element,
    /** What goes to the server with the step; nothing before the box is ticked. */
    sent: () => (given ? {} : box.checked ? { consented: true, edition } : undefined),
    /** Says what is missing, where it is missing. @returns {string} */
    ask() {
      box.focus();
      return say(texts.first);
    },
    /** @param {() => void} act */
    onTick(act) { box.addEventListener("change", act); },
  };
}
