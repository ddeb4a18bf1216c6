// @ts-check
// The lender's confirmation of a finished change, from what the server keeps of it. The contract is
// an invented one, as the lender is.
import { frozenNames, texts } from "./progress-texts.js";
import { letterView } from "../letter/letter.js";
import { onLanguage, say } from "../language.js";
import { stepNames } from "./step-names.js";

/** @type {Record<"hotline" | "path" | "app" | "card" | "wallets" | "counter" | "transfer", import("../language.js").Pair>} */
const words = {
  // The demo's lender does not exist and has no hotline; this one does, and is for just that.
  hotline: ["反诈专线96110", "the line against fraud, 96110"],
  path: ["打开您存下的换号网址，点“撤销这次换号”", "open the address you saved and choose “Undo this change”"],
  app: ["App里用余额", "in the app by balance"],
  card: ["银行卡", "by bank card"],
  wallets: ["支付宝、微信、云闪付", "by Alipay, WeChat or UnionPay"],
  counter: ["银行柜台", "at a bank counter"],
  transfer: ["转账到合同写明的公司账户", "by transfer to the company account named in the contract"],
};

/** What the lender does for itself is no check that was made. */
const UNTOLD = new Set(["notify-old-channels"]);

/**
 * @param {HTMLElement} target
 * @param {import("../case/client.js").Seen} seen
 * @param {import("../module.js").PhoneChange} heyan
 * @returns {{ remove: () => void }}
 */
export function showConfirmation(target, seen, heyan) {
  const view = letterView(target, "phone-change-confirmation", {
    heyan,
    facts() {
      const effective = seen.effectiveAt ?? "";
      return {
        lender: seen.lender ?? "",
        recordId: seen.recordNumber ?? "",
        time: shown(seen.opened),
        channel: say(texts.online ?? ["", ""]),
        oldPhone: masked(seen.oldTail),
        newPhone: masked(seen.newTail),
        steps: (seen.finished ?? []).filter((step) => !UNTOLD.has(step)).map((step) => say(stepNames[step])),
        effectiveAt: shown(effective),
        undo: seen.cancellable ? "possible" : "over",
        cancelUntil: shown(seen.coolingOffUntil ?? ""),
        path: say(words.path),
        frozen: (seen.status === "cooling-off" ? seen.frozen ?? [] : []).map((name) => say(frozenNames[name])),
        // The plan speaks of the bill where there is one.
        ...((seen.notices ?? []).some((notice) => notice.id === "bill-stays") ? {} : { loan: "none" }),
        contractTail: seen.contract?.tail ?? "",
        due: seen.contract?.due ?? "",
        channels: [words.app, words.card, words.wallets, words.counter, words.transfer].map((pair) => say(pair)),
        hotline: say(words.hotline),
        recordSha256: seen.recordSha256 ?? "",
      };
    },
  });
  // It is finished, unlike a letter that is being written.
  const name = () => target.querySelector("[role=region]")?.setAttribute("aria-label", say(texts.letter ?? ["", ""]));
  onLanguage(name);
  name();
  return view;
}

/** @param {string} [tail] */
function masked(tail) {
  return tail ? `*******${tail}` : "";
}

/** Day, hour and minute in Beijing. @param {string} moment */
function shown(moment) {
  return moment.slice(0, 16).replace("T", " ");
}
