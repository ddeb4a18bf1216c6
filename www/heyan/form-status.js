// @ts-check
// Says how the sending of a form goes, on a line of its own, and reads out the help that stands beside a field.
import { node, ours, own } from "./form-node.js";

const UNSEEN = { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" };

/**
 * @param {HTMLFormElement} form
 * @param {() => import("./form.js").FormTexts} texts
 */
export function statusOf(form, texts) {
  /** @type {(() => string) | undefined} */
  let saying;
  // A live region has to be there before it speaks. Help is read out from a voice of its own: one, whichever field speaks.
  const voice = node("div", { class: "heyan-voice", role: "status" });
  Object.assign(voice.style, UNSEEN);
  own(form, "append")(voice);
  line();

  /** Looked up each time: a framework may have drawn the form anew. @returns {Element} */
  function line() {
    let status = own(form, "querySelector")("[data-heyan-status]");
    if (!status) own(form, "append")(status = ours(node("div", { "data-heyan-status": true })));
    status.setAttribute("role", "status");
    return status;
  }

  /** @param {string} text */
  function say(text) {
    saying = undefined;
    const status = line();
    status.removeAttribute("data-heyan-trouble");
    status.replaceChildren(...(text === "" ? [] : [node("p", {}, text)]));
  }

  /** @param {() => string} text @param {boolean} again */
  function offerRetry(text, again) {
    saying = text;
    const status = line();
    status.setAttribute("data-heyan-trouble", "");
    status.replaceChildren(node("p", {}, text()));
    if (again) status.append(node("button", { type: "button", "data-heyan-retry": true }, texts().retry));
    status.scrollIntoView({ block: "nearest" });
  }

  /** Says the trouble once more, after the page changed its language. */
  function repeat() {
    if (saying) offerRetry(saying, line().querySelector("[data-heyan-retry]") !== null);
  }

  /** @param {string} text */
  function announce(text) {
    // A framework may have drawn the form anew, without it.
    if (!own(form, "contains")(voice)) own(form, "append")(voice);
    if (voice.textContent !== text) voice.textContent = text;
  }

  function fallSilent() {
    say("");
    voice.remove();
  }

  return { say, offerRetry, announce, repeat, fallSilent };
}
