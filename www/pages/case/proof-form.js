// @ts-check
// A proof that the lender's own part asks for: a document, a face, a card, the carriers' answer, a
// person. In the demo whoever tries it chooses what that part would say, and is told so.
import { node } from "../../heyan/form-node.js";
import { unreachedTexts } from "./client.js";
import { locale, say } from "../language.js";

/** @typedef {import("./client.js").Answer} Answer */
/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {"succeeded" | "failed" | "not-available"} Outcome */

/** What the lender's part does at a step. @type {Partial<Record<import("../change/step-names.js").ChangeStep, Pair>>} */
const does = {
  "re-authenticate": ["这里由机构打开自己的登录页。", "Here the lender opens its own sign-in page."],
  "id-document": ["这里由机构打开拍照页，拍身份证正反面。拍之前，机构会给您看说明，单独征得您同意。", "Here the lender opens its camera page for both sides of the card. Before that it shows you its notice and asks your separate consent."],
  "liveness": ["这里由机构打开刷脸页。刷脸之前，机构会给您看说明，单独征得您同意。不想刷脸，可以换别的方式。", "Here the lender opens its face check. Before that it shows you its notice and asks your separate consent. You may choose another way."],
  "bank-card-check": ["这里由机构核对银行卡和银行预留的手机号，核对之前征得您同意。", "Here the lender checks a bank card and the number your bank has, with your consent."],
  "carrier-check": ["这里由机构向运营商核对这个号码是不是您本人的。", "Here the lender asks the carrier whether the number is yours."],
  "manual-review": ["这里由工作人员核实，3个工作日内答复。", "Here a person at the lender looks at it and answers within 3 working days."],
};

/** The ready notices that a lender would show first. @type {Partial<Record<import("../change/step-names.js").ChangeStep, string>>} */
const notices = { "id-document": "/notices/phone-change", liveness: "/notices/liveness" };

/** @type {Record<string, Pair>} */
const texts = {
  notice: ["看看这份说明（打开新页面）", "See such a notice (opens a new page)"],
  choose: ["演示：请选一个结果", "Demonstration: choose a result"],
  "succeeded": ["模拟：核对成功", "Simulate: it matches"],
  "failed": ["模拟：没有核对上", "Simulate: it does not match"],
  "not-available": ["模拟：暂时办不了", "Simulate: not available"],
  asking: ["正在提交……", "Sending…"],
};

/**
 * @param {{ step: import("../change/step-names.js").ChangeStep, answer: (value: Record<string, unknown>) => Promise<Answer>,
 *   onDone: (seen: import("./client.js").Seen) => void, onStale?: () => void, consented?: boolean }} options
 * @returns {{ element: HTMLElement, remove: () => void }}
 */
export function proofForm({ step, answer, onDone, onStale, consented = false }) {
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
  const element = node("div", { class: "proof-form" },
    node("p", {}, say(does[step] ?? ["", ""])),
    notices[step] ? node("p", {}, node("a", { href: `${notices[step]}${locale() === "en" ? "?lang=en" : ""}`, target: "_blank" }, say(texts.notice ?? ["", ""]))) : undefined,
    node("div", { class: "simulated", role: "group", "aria-labelledby": title.id }, title, node("p", { class: "actions" }, ...buttons)),
    node("div", { role: "alert" }, message), status);

  /** @param {Outcome} outcome */
  async function choose(outcome) {
    if (busy) return;
    busy = true;
    message.textContent = "";
    status.textContent = say(texts.asking ?? ["", ""]);
    const said = await answer({ simulate: outcome, ...(consented ? { consented } : {}) });
    if (gone) return;
    busy = false;
    status.textContent = "";
    if (said.kind === "seen") onDone(said.seen);
    else if (said.kind === "unreached") message.textContent = say(unreachedTexts[said.reason]);
    else if (/\/(step-done|not-now|over)$/.test(said.problem.type)) onStale?.();
    else message.textContent = said.problem.detail;
  }

  return { element, remove() { gone = true; element.remove(); } };
}
