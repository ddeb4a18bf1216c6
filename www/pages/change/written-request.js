// @ts-check
// Where a person decides about a change of numbers: the request in writing, filled with what the server
// said. The rest is the person's to write, or stays a blank: the new number whole, which the server does
// not tell anybody.
import { node } from "../../heyan/form-node.js";
import { say } from "../language.js";
import { letterForm } from "../letter/letter.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("../case/client.js").Seen} Seen */
/** @typedef {import("../module.js").PhoneChange} PhoneChange */

/** @type {Record<"write" | "what" | "request" | "unavailable", Pair>} */
const texts = {
  write: ["也可以写信申请", "You can also ask in writing"],
  what: ["信在这个页面里写好，由您自己保存、打印、寄出。", "The letter is made in this page; you save, print and send it yourself."],
  request: ["写换号申请书", "Write the request"],
  unavailable: ["信没有加载出来，请刷新页面再看。", "The letter could not be loaded; please reload the page."],
};

/** A person decides, or has. @param {Seen} seen */
function isByHand(seen) {
  return seen.status === "review" || seen.status === "refused" || (seen.status === "steps" && seen.outcome === "manual-review");
}

/**
 * @param {Seen} seen
 * @param {Promise<PhoneChange>} heyan
 */
export function writtenRequest(seen, heyan) {
  const heading = node("h3", {});
  const hint = node("p", { class: "hint" });
  const button = node("button", { type: "button" });
  const place = node("div", {});
  /** @type {ReturnType<typeof letterForm> | undefined} */
  let letter;
  let removed = false;
  button.addEventListener("click", async () => {
    const module = await heyan.catch(() => undefined);
    if (removed || letter) return;
    if (!module) {
      place.replaceChildren(node("p", { class: "hint" }, say(texts.unavailable)));
      return;
    }
    place.replaceChildren();
    letter = letterForm(place, "phone-change-request", { heyan: module, facts: facts(seen) });
    place.querySelector("input")?.focus();
  });
  words();

  function words() {
    heading.textContent = say(texts.write);
    hint.textContent = say(texts.what);
    button.textContent = say(texts.request);
  }

  return {
    element: isByHand(seen) ? node("div", {}, heading, hint, node("p", { class: "actions" }, button), place) : undefined,
    /** Whether a letter is being written that goes on with what the server said now. @param {Seen} next */
    stays(next) {
      const stays = letter !== undefined && isByHand(next);
      if (stays) words();
      return stays;
    },
    remove() {
      removed = true;
      letter?.remove();
    },
  };
}

/** @param {Seen} seen */
function facts({ lender, recordNumber, oldTail }) {
  const now = new Date();
  return {
    lender: lender ?? "",
    recordId: recordNumber ?? "",
    oldPhone: oldTail ? `*******${oldTail}` : "",
    date: [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-"),
  };
}
