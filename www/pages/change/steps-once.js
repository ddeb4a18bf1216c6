// @ts-check
// Steps as a person counts them: what another step does on the way is not asked twice.

/** @typedef {import("../../heyan/phone-change.js").PhoneChangePlan["steps"][number] & { stage?: "later" | "current" | "done" }} Step */

/**
 * Whoever cannot sign in proves who they are. Where that very proof is asked for anyway, it stands for
 * signing in, so the step that offers both is left out and the proof takes its place.
 *
 * @template {Step} T
 * @param {T[]} steps
 * @returns {T[]}
 */
export function stepsOnce(steps) {
  const implied = steps.filter((step) => step.stage !== "done" && steps.some((other) => stands(other, step)));
  const current = implied.some((step) => step.stage === "current");
  return steps
    .filter((step) => !implied.includes(step))
    .map((step) => (current && step.stage === "later" && implied.some((one) => stands(step, one)) ? { ...step, stage: "current" } : step));
}

/** Whether every way of `one` is a way of `other`, which has more. @param {Step} one @param {Step} other */
function stands(one, other) {
  const own = [one, other].every((step) => step.when === "before" && step.actor === "person");
  const names = other.anyOf.map((way) => way.join());
  return own && one.anyOf.length < other.anyOf.length && one.anyOf.every((way) => names.includes(way.join()));
}
