// @ts-check
// A proof that the lender's own part asks for: a document, a face, a card, the carriers' answer, a
// person. In the demo whoever tries it chooses what that part would say, and is told so.
import { node } from "../../heyan/form-node.js";
import { unreachedTexts } from "./client.js";
import { say } from "../language.js";

/** @typedef {import("./client.js").Answer} Answer */
/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {"succeeded" | "failed" | "not-available"} Outcome */

/** What the lender's part does at a step. @type {Partial<Record<import("../change/step-names.js").ChangeStep, Pair>>} */
const does = {
  "re-authenticate": ["这里由机构打开自己的登录页。", "Here the lender opens its own sign-in page."],
  "id-document": ["这里由机构打开拍照页：拍身份证正反面，或护照、居住证、通行证。", "Here the lender opens its camera page for your identity card (both sides), passport, residence permit or travel permit."],
  "liveness": ["这里由机构打开刷脸页。不想刷脸，可以换别的方式。", "Here the lender opens its face check. You may choose another way."],
  "bank-card-check": ["这里由机构核对银行卡和银行预留的手机号。", "Here the lender checks your bank card and the mobile number your bank has."],
  "carrier-check": ["这里由机构向运营商核对这个号码是不是您本人的。", "Here the lender asks the carrier whether the number is yours."],
  "manual-review": ["这里由工作人员核实，3个工作日内答复。", "Here the lender's staff check and answer within 3 working days."],
};

/** @type {Record<string, Pair>} */
const texts = {
  choose: ["演示：请选一个结果", "Demonstration: choose a result"],
  "succeeded": ["模拟：核对成功", "Simulate: it matches"],
  "failed": ["模拟：没有核对上", "Simulate: it does not match"],
  "not-available": ["模拟：暂时办不了", "Simulate: not available"],
  asking: ["正在提交……", "Sending…"],
};

/**
 * @param {{ step: import("../change/step-names.js").ChangeStep, answer: (value: Record<string, unknown>) => Promise<Answer>,
 *   onDone: (seen: import("./client.js").Seen) => void, onStale?: () => void, consented?: boolean,
 *   consent?: ReturnType<typeof import("../change/step-consent.js").stepConsent> | undefined }} options
 * @returns {{ element: HTMLElement, remove: () => void }}
 */
export function proofForm({ step, answer, onDone, onStale, consented = false, consent }) {
  /** @type {Outcome[]} */
  const outcomes = step === "manual-review" ? ["succeeded", "failed"] : ["succeeded", "failed", "not-available"];
  const status = node("p", { class: "hint", role: "status" });
  const message = node("p", { class: "heyan-message", "data-severity": "error" });
  let busy = false;
  let gone = false;
  const title = node("p", { class: "simulated-title", id: `simulate-${step}` }, say(texts.choose ?? ["", ""]));
  const buttons = outcomes.map((outcome, index) => {
    const button = node("button", { type: "button", class: index === 0 ? "" : "quiet" }, say(texts[outcome] ?? ["", ""]));
    button.addEventListener("click", () => { void choose(outcome); });
    return button;
  });
  const wait = () => {
    for (const button of buttons) {
      // Not `disabled`: pressed too early, it says what is missing.
      if (consent?.sent() === undefined) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  };
  if (consent) {
    consent.onTick(() => { wait(); message.textContent = ""; });
    wait();
  }
  const element = node("div", { class: "proof-form" },
    consent?.element,
    node("p", {}, say(does[step] ?? ["", ""])),
    node("div", { class: "simulated", role: "group", "aria-labelledby": title.id }, title, node("p", { class: "actions" }, ...buttons)),
    node("div", { role: "alert" }, message), status);

  /** @param {Outcome} outcome */
  async function choose(outcome) {
    if (busy) return;
    const agreed = consent ? consent.sent() : consented ? { consented } : {};
    if (!agreed) {
      message.textContent = consent?.ask() ?? "";
      return;
    }
    busy = true;
    message.textContent = "";
    status.textContent = say(texts.asking ?? ["", ""]);
    const said = await answer({ simulate: outcome, ...agreed });
    if (gone) return;
    busy = false;
    status.textContent = "";
    if (said.kind === "seen") onDone(said.seen);
    else if (said.kind === "unreached") message.textContent = say(unreachedTexts[said.reason]);
    else if (/\/(step-done|not-now|over|consent-missing)$/.test(said.problem.type)) onStale?.();
    else message.textContent = said.problem.detail;
  }

  return { element, remove() { gone = true; element.remove(); } };
}
