// @ts-check
// The phone of the demo: what the server would have sent to it can be read here, by whoever tries the
// pages without the terminal that runs them. A real lender has no such thing.
import { node } from "../../heyan/form-node.js";
import { say } from "../language.js";

/** @typedef {import("../language.js").Pair} Pair */

/** @type {Record<"title" | "what" | "open" | "again" | "nothing", Pair>} */
const texts = {
  title: ["演示：模拟手机，尾号{0}", "Demonstration: a simulated phone, number ending in {0}"],
  what: ["真的办理时，短信只发到您的手机，网页上看不到。", "A real lender sends the message to your phone only, never to the page."],
  open: ["看看模拟手机收到的短信", "Read the message on the simulated phone"],
  again: ["再看一次短信", "Look again"],
  nothing: ["现在没有能用的短信，请重新获取验证码。", "There is no message that still counts; please have a new code sent."],
};

/**
 * @param {() => Promise<{ tail: string, text: string }[]>} messages those that still count, the latest first
 */
export function simulatedPhone(messages) {
  let tail = "";
  const title = node("p", { class: "simulated-title" });
  const button = node("button", { type: "button" });
  const message = node("p", { class: "simulated-message", role: "status" });
  const element = node("div", { class: "simulated", role: "group", hidden: true },
    title, node("p", { class: "hint" }, say(texts.what)), node("p", { class: "actions" }, button), message);
  button.addEventListener("click", async () => {
    const wanted = tail;
    const own = (await messages()).find((one) => one.tail === wanted);
    if (wanted !== tail) return;
    message.textContent = own?.text ?? say(texts.nothing);
    button.textContent = say(texts.again);
    message.scrollIntoView({ block: "nearest" });
  });
  return {
    element,
    /** A message is on its way to the number with this end. @param {string} end */
    ring(end) {
      tail = end;
      title.textContent = say(texts.title, end);
      element.setAttribute("aria-label", title.textContent);
      button.textContent = say(texts.open);
      message.textContent = "";
      element.hidden = false;
    },
    hush() { element.hidden = true; },
  };
}
