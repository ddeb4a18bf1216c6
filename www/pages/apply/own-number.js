// @ts-check
// The first binding: a code to the applicant's own number, and the carriers' answer under its own
// consent. The same forms as on the way to another number.
import { node } from "../../heyan/form-node.js";
import { caseAt, openBinding, unreachedTexts } from "../case/client.js";
import { codeForm } from "../case/code-form.js";
import { say } from "../language.js";
import { proofForm } from "../case/proof-form.js";

/** @typedef {import("../language.js").Pair} Pair */

/** @type {Record<string, Pair>} */
const texts = {
  confirmed: ["尾号{0}已经确认，可以提交申请了。", "The number ending in {0} is confirmed. You can send the application."],
  unreached: ["您也可以直接提交，号码会标为“还没有确认”。", "You can also send the form as it is; the number is then marked as not confirmed."],
  carrier: ["请运营商核对（可以不做）", "The carrier's check (not required)"],
  consent: ["在上面同意“核对您的手机号”之后，可以在这里请运营商核对。不核对也能提交。", "Once you agree above to the check of your number, the carrier can be asked here. You can send the form without it."],
  match: ["运营商核对一致。", "The carrier confirms it."],
  mismatch: ["运营商说这个号码不在您名下。不影响提交，工作人员会再向您核实。", "The carrier says that the number is not in your name. You can still send the form; our staff will ask you about it."],
  unavailable: ["运营商现在核对不了。不影响提交。", "The carrier cannot be asked now. You can still send the form."],
};

/**
 * @param {HTMLElement} place
 * @param {string} phone as it was typed
 * @param {{ heyan: Promise<import("../module.js").Codes>, form: HTMLFormElement, consented: () => boolean, onConfirmed: (id: string) => void }} options
 * @returns {Promise<{ remove: () => void, redraw: () => void, said?: string }>} said: why it did not open
 */
export async function openOwnNumber(place, phone, { heyan, form, consented, onConfirmed }) {
  const nothing = { remove() { /* nothing was opened */ }, redraw() { /* nor drawn */ } };
  const opened = await openBinding(phone);
  if (opened.kind === "problem") return { ...nothing, said: opened.problem.detail };
  if (opened.kind === "unreached") return { ...nothing, said: `${say(unreachedTexts[opened.reason])}${t("unreached")}` };
  let { seen } = opened;
  const client = caseAt(seen.self);
  /** @type {{ element: HTMLElement, remove: () => void, typed?: () => string } | undefined} */
  let part;
  const gone = new AbortController();

  /** @param {boolean} focus */
  function draw(focus) {
    const typed = part?.typed?.() ?? "";
    part?.remove();
    part = undefined;
    if (!seen.confirmed) {
      part = codeForm({
        step: "otp-new", heyan, typed, state: seen.forms["otp-new"] ?? { done: false },
        start: async () => kept(await client.start("otp-new")),
        check: (code) => client.answer("otp-new", { code }),
        ...(seen.simulatedPhone ? { messages: client.messages } : {}),
        onDone(next) {
          seen = next;
          onConfirmed(next.id);
          draw(true);
        },
        onStale: () => { void look(); },
      });
      place.replaceChildren(part.element, node("p", { class: "hint" }, t("unreached")));
      return;
    }
    const heading = node("p", { class: "heyan-message", "data-severity": "ok", tabindex: "-1" }, t("confirmed", seen.forms["otp-new"]?.tail ?? ""));
    place.replaceChildren(heading, node("h3", {}, t("carrier")), carrier());
    // What was just learned; bad news is not left below good news.
    if (focus) (/** @type {HTMLElement | null} */ (place.querySelector("[data-carrier]")) ?? heading).focus();
  }

  function carrier() {
    if (seen.carrier) return node("p", { class: "heyan-message", "data-severity": seen.carrier === "match" ? "ok" : "warning", tabindex: "-1", "data-carrier": true }, t(seen.carrier));
    if (!consented()) return node("p", { class: "hint" }, t("consent"));
    part = proofForm({
      step: "carrier-check", consented: true,
      answer: (value) => client.answer("carrier-check", value),
      onDone(next) { seen = next; draw(true); },
      onStale: () => { void look(); },
    });
    return part.element;
  }

  async function look() {
    const answer = await client.see();
    if (answer.kind === "seen" && !gone.signal.aborted) {
      seen = answer.seen;
      draw(true);
    }
  }

  /** @param {import("../case/client.js").Answer} answer */
  function kept(answer) {
    if (answer.kind === "seen") seen = answer.seen;
    return answer;
  }

  draw(false);
  /** @type {HTMLElement | null} */ (place.querySelector("button"))?.focus();
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === "consents.carrier-check" && seen.confirmed && !seen.carrier) draw(false);
  }, { signal: gone.signal });

  return { remove() { gone.abort(); part?.remove(); }, redraw() { draw(false); } };
}

/** @param {string} key @param {...(string | number)} values */
function t(key, ...values) {
  return say(texts[key] ?? ["", ""], ...values);
}
