// @ts-check
// A second number of one's own, added once the change took effect: typed, confirmed by a code, added.
import { node } from "../../heyan/form-node.js";
import { caseAt, openBinding, unreachedTexts } from "../case/client.js";
import { codeForm } from "../case/code-form.js";
import { say } from "../language.js";

/** @type {Record<"label" | "hint" | "next" | "empty" | "wait", import("../language.js").Pair>} */
const texts = {
  label: ["备用手机号", "Backup mobile number"],
  hint: ["要是您本人的另一个号码，能收短信。联系人的号码不算。", "Another number of your own that gets messages. A contact's number does not count."],
  next: ["确认这个号码", "Confirm this number"],
  empty: ["请填写备用手机号。", "Please enter the backup number."],
  wait: ["请稍等……", "One moment…"],
};

/**
 * @param {HTMLElement} place
 * @param {{ self: string, heyan: Promise<import("../module.js").Codes>, onSeen: (seen: import("../case/client.js").Seen) => void }} options
 * @returns {{ remove: () => void }}
 */
export function addBackup(place, { self, heyan, onSeen }) {
  const t = (/** @type {keyof typeof texts} */ key) => say(texts[key]);
  const message = node("p", { class: "heyan-message", "data-severity": "error", id: "backup-message" });
  const input = node("input", { id: "backup-phone", type: "tel", autocomplete: "off", "aria-describedby": "backup-hint backup-message" });
  const next = node("button", { type: "button", class: "primary" }, t("next"));
  const status = node("p", { class: "hint", role: "status" });
  const form = node("div", {});
  /** @type {{ remove: () => void } | undefined} */
  let part;
  let busy = false;
  place.replaceChildren(
    node("div", { class: "field" }, node("label", { for: input.id }, t("label")), node("p", { class: "hint", id: "backup-hint" }, t("hint")),
      node("div", { role: "alert" }, message), input),
    node("p", { class: "actions" }, next), status, form);
  input.focus();
  next.addEventListener("click", () => { void open(); });
  input.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) void open(); });
  input.addEventListener("input", () => wrong(""));

  /** @param {string} said */
  function wrong(said) {
    message.textContent = said;
    if (said) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  /** @param {Exclude<import("../case/client.js").Answer, { kind: "seen" }>} answer */
  function fail(answer) {
    part?.remove();
    next.hidden = input.readOnly = false;
    wrong(answer.kind === "problem" ? answer.problem.detail : say(unreachedTexts[answer.reason]));
    input.focus();
  }

  async function open() {
    if (busy) return;
    if (input.value.trim() === "") {
      wrong(t("empty"));
      input.focus();
      return;
    }
    busy = true;
    status.textContent = t("wait");
    const answer = await openBinding(input.value);
    busy = false;
    status.textContent = "";
    if (answer.kind !== "seen") {
      fail(answer);
      return;
    }
    const binding = caseAt(answer.seen.self);
    const code = codeForm({
      step: "otp-new", heyan, state: answer.seen.forms["otp-new"] ?? { done: false },
      start: () => binding.start("otp-new"),
      check: (typed) => binding.answer("otp-new", { code: typed }),
      ...(answer.seen.simulatedPhone ? { messages: binding.messages } : {}),
      async onDone(seen) {
        const added = await caseAt(self).addBackup(seen.id);
        if (added.kind === "seen") onSeen(added.seen);
        else fail(added);
      },
    });
    part = code;
    next.hidden = input.readOnly = true;
    form.replaceChildren(code.element);
    code.element.querySelector("button")?.focus();
  }

  return { remove() { part?.remove(); place.replaceChildren(); } };
}
