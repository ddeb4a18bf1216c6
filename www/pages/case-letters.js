// @ts-check
// The letters of a change of numbers: the confirmation once it is in force, and the request in writing
// where a person decides. What the server did not say stays a blank.
import { node } from "../heyan/form-node.js";
import { say } from "./language.js";
import { letterForm, letterView } from "./letter.js";
import { frozenNames } from "./progress-texts.js";
import { stepNames } from "./step-names.js";

/** @typedef {import("./language.js").Pair} Pair */
/** @typedef {import("./case-client.js").Seen} Seen */
/** @typedef {import("./module.js").Heyan} Heyan */

/** @type {Record<"confirmation" | "unavailable" | "write" | "writeWhat" | "request" | "channel" | "path", Pair>} */
const texts = {
  confirmation: ["变更确认书", "Your confirmation"],
  unavailable: ["信没有加载出来，请刷新页面再看。", "The letter could not be loaded; please reload the page."],
  write: ["也可以写信申请", "You can also ask in writing"],
  writeWhat: ["信在这个页面里写好，由您自己保存、打印、寄出。", "The letter is made in this page; you save, print and send it yourself."],
  request: ["写换号申请书", "Write the request"],
  channel: ["更换手机号页面", "the page for changing the number"],
  path: ["更换手机号页面", "the page for changing the number"],
};

/** Ways to pay that need no old number; the plan's own notice names the same. @type {Pair[]} */
const payChannels = [
  ["App余额或银行卡", "balance or card in the app"],
  ["支付宝", "Alipay"],
  ["微信", "WeChat"],
  ["云闪付", "UnionPay"],
  ["银行柜台", "bank counter"],
];

/**
 * @param {Seen} seen
 * @param {Promise<Heyan>} heyan
 */
export function caseLetters(seen, heyan) {
  const byHand = isByHand(seen);
  const element = node("div", { class: "case-letters" });
  const heading = node("h3", {});
  const hint = node("p", { class: "hint" });
  const button = node("button", { type: "button", "data-write": true });
  const place = node("div", {});
  /** @type {{ remove: () => void } | undefined} */
  let letter;
  let removed = false;
  if (seen.status === "cooling-off" || seen.status === "done") {
    element.append(heading, place);
    heyan.then((module) => {
      if (!removed) letter = letterView(place, "phone-change-confirmation", { heyan: module, facts: () => confirmationFacts(seen) });
    }, () => place.append(node("p", { class: "hint" }, say(texts.unavailable))));
  } else if (byHand) {
    element.append(heading, hint, node("p", { class: "actions" }, button), place);
    button.addEventListener("click", async () => {
      const module = await heyan.catch(() => undefined);
      if (removed || letter) return;
      if (!module) {
        place.replaceChildren(node("p", { class: "hint" }, say(texts.unavailable)));
        return;
      }
      place.replaceChildren();
      letter = letterForm(place, "phone-change-request", { heyan: module, facts: requestFacts(seen) });
      place.querySelector("input")?.focus();
    });
  }
  words();

  function words() {
    heading.textContent = say(byHand ? texts.write : texts.confirmation);
    hint.textContent = say(texts.writeWhat);
    button.textContent = say(texts.request);
  }

  return {
    element: element.childElementCount > 0 ? element : undefined,
    /** Whether a letter is being written that goes on with what the server said now. @param {Seen} next */
    stays(next) {
      const stays = byHand && letter !== undefined && isByHand(next);
      if (stays) words();
      return stays;
    },
    remove() {
      removed = true;
      letter?.remove();
    },
  };
}

/** A person decides, or has. @param {Seen} seen */
function isByHand(seen) {
  return seen.status === "review" || seen.status === "refused";
}

/** @param {Seen} seen */
function confirmationFacts(seen) {
  const hasLoan = (seen.notices ?? []).some((notice) => notice.id === "bill-stays");
  return {
    lender: seen.lender ?? "",
    recordId: reference(seen),
    time: shortTime(seen.opened),
    channel: say(texts.channel),
    ...numbers(seen),
    steps: (seen.finished ?? []).map((step) => (step in stepNames ? say(stepNames[step]) : step)),
    effectiveAt: shortTime(seen.effectiveAt),
    undo: seen.cancellable ? "possible" : "over",
    cancelUntil: shortTime(seen.coolingOffUntil),
    path: say(texts.path),
    frozen: seen.status === "cooling-off" ? (seen.frozen ?? []).map((name) => say(frozenNames[name])) : [],
    ...(hasLoan ? { channels: payChannels.map((channel) => say(channel)) } : { loan: "none" }),
    recordSha256: seen.recordSha256 ?? "",
  };
}

/** @param {Seen} seen */
function requestFacts(seen) {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return { lender: seen.lender ?? "", recordId: reference(seen), ...numbers(seen), date: today };
}

/** The start of the number is not known here. @param {Seen} seen */
function numbers({ oldTail, newTail }) {
  return { oldPhone: oldTail ? `*******${oldTail}` : "", newPhone: newTail ? `*******${newTail}` : "" };
}

/** Enough to find the case by; whoever knew the whole of it could open it. @param {Seen} seen */
function reference(seen) {
  return seen.id.slice(0, 8);
}

/** Day, hour and minute in Beijing. @param {string | null | undefined} moment */
function shortTime(moment) {
  return moment ? moment.slice(0, 16).replace("T", " ") : "";
}
