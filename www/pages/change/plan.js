// @ts-check
// A phone-change plan as a list of steps a person can follow.
import { node } from "../../heyan/form-node.js";
import { say } from "../language.js";
import { lengthOf, stepNames } from "./step-names.js";
import { stepsOnce } from "./steps-once.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("../../heyan/index.js").PhoneChangePlan} PhoneChangePlan */
/** @typedef {import("../../heyan/index.js").ChangeStep} ChangeStep */

/** Notices about repaying: read before anything else. */
const REPAYING = new Set(["repay-now", "bill-stays"]);

/** @type {Record<"heading" | "confirm" | "unknown" | "manual" | "mine" | "theirs" | "later" | "or" | "and" | "repay" | "send" | "edit" | "who", Pair>} */
const texts = {
  heading: ["要办的步骤", "The steps"],
  confirm: ["请核对后提交", "Please check, then send"],
  unknown: ["步骤没有加载出来。您可以先提交，我们收到后把步骤告诉您。", "The steps could not be loaded. You can send the request now; the steps follow when it arrives."],
  manual: ["这次要由工作人员核实，您照样可以提交。", "Our staff have to check this one. You can still send it."],
  mine: ["您来做", "Your steps"],
  theirs: ["我们来做", "Our steps"],
  later: ["换号之后", "After the change"],
  or: ["或者：", "Or: "],
  and: ["，并且", ", and "],
  repay: ["还款随时可以，不用等换号。", "You can repay at any time, without waiting for the change."],
  send: ["确认，提交换号申请", "Send the change request"],
  edit: ["返回修改", "Go back and change"],
  who: ["提交后，在这里一步一步办，随时可以取消。步骤以我们核对后的为准。", "After sending, you go through the steps here one by one, and can cancel at any time. We may still adjust the steps once we have checked."],
};

/**
 * @param {HTMLElement} place
 * @param {PhoneChangePlan | null} plan null where the checks could not be loaded
 * @returns {HTMLElement} the heading
 */
export function showPlan(place, plan) {
  const heading = node("h2", { id: "plan-heading", tabindex: "-1" }, say(plan ? texts.heading : texts.confirm));
  place.replaceChildren(heading,
    ...(plan ? stepsOf(plan) : [node("p", {}, say(texts.unknown))]),
    node("p", { class: "actions" },
      node("button", { type: "button", class: "primary", "data-heyan-confirm": true }, say(texts.send)),
      node("button", { type: "button", class: "quiet", "data-edit": true }, say(texts.edit))),
    node("p", { class: "hint" }, say(texts.who)));
  return heading;
}

/** @param {PhoneChangePlan} plan */
function stepsOf(plan) {
  return [
    node("div", { class: "repay" }, node("p", {}, node("strong", {}, say(texts.repay))),
      ...told(plan, "start", true).map((text) => node("p", {}, text))),
    ...(plan.outcome === "manual-review" ? [node("p", { class: "note" }, say(texts.manual))] : []),
    ...noticesOf(plan, "start"),
    ...part(texts.mine, plan, (step) => step.when === "before" && step.actor === "person", "ol"),
    ...part(texts.theirs, plan, (step) => step.when === "before" && step.actor === "lender", "ul"),
    ...part(texts.later, plan, (step) => step.when === "after", "ul"),
    ...noticesOf(plan, "confirm"),
  ];
}

/**
 * @param {PhoneChangePlan} plan
 * @param {"start" | "confirm" | "end"} moment
 * @returns {Element[]}
 */
export function noticesOf(plan, moment) {
  const texts = told(plan, moment, false);
  return texts.length === 0 ? [] : [node("ul", { class: "told" }, ...texts.map((text) => node("li", {}, text)))];
}

/**
 * What is told at this moment; how to repay stands apart from the rest, and first.
 *
 * @param {PhoneChangePlan} plan
 * @param {"start" | "confirm" | "end"} moment
 * @param {boolean} repaying
 */
function told(plan, moment, repaying) {
  return plan.notices
    .filter((notice) => notice.before === moment && REPAYING.has(notice.id) === repaying)
    .map((notice) => notice.text);
}

/**
 * @param {Pair} title
 * @param {PhoneChangePlan} plan
 * @param {(step: PhoneChangePlan["steps"][number]) => boolean} belongs
 * @param {"ol" | "ul"} tag
 */
function part(title, plan, belongs, tag) {
  const own = stepsOnce(plan.steps).filter(belongs);
  if (own.length === 0) return [];
  return [
    node("h3", {}, say(title)),
    node(tag, { class: "steps" }, ...own.map((step) => node("li", {}, ...ways(step.anyOf, plan), node("p", { class: "why" }, step.why)))),
  ];
}

/**
 * A step done in any of several ways, each of which may take several proofs.
 *
 * @param {ChangeStep[][]} anyOf
 * @param {PhoneChangePlan} plan
 */
function ways(anyOf, plan) {
  return anyOf.map((proofs, index) => {
    const names = proofs.map((step) => {
      // A newer module may know a step that this page has no name for yet.
      const name = step in stepNames ? say(stepNames[step]) : step;
      return step === "cooling-off" && plan.coolingOffHours > 0 ? `${name} ${lengthOf(plan.coolingOffHours)}` : name;
    });
    const text = names.join(say(texts.and));
    return index === 0
      ? node("strong", { class: "way" }, text)
      : node("span", { class: "way" }, say(texts.or), node("strong", {}, text));
  });
}
