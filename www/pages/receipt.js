// @ts-check
// What stands in place of the form once it was taken.
import { node } from "../heyan/form-node.js";
import { locale, onLanguage, say } from "./language.js";

/** @typedef {import("./language.js").Pair} Pair */

/** @type {Record<string, Record<string, Pair>>} */
const texts = {
  application: {
    received: ["申请已收到", "Your application has arrived"],
    review: ["申请已收到，需要人工核对", "Your application has arrived; a person will look at it"],
    receivedText: ["您现在不用再做什么。", "There is nothing more for you to do now."],
    reviewText: ["下面几处由工作人员核对。您现在不用再做什么。", "Somebody will look at the points below. There is nothing more for you to do now."],
  },
  change: {
    received: ["换号申请已收到", "Your change request has arrived"],
    review: ["换号申请已收到，需要人工核对", "Your change request has arrived; a person will look at it"],
    receivedText: ["换号还没有生效，要等各个步骤都完成。步骤在下面的链接里可以看到。", "The change is not in force yet; its steps have to be done first. The link below shows them."],
    reviewText: ["换号还没有生效。工作人员核对后，会告诉您结果。", "The change is not in force yet. Somebody will look at it and tell you the result."],
  },
  objection: {
    received: ["演示：已收到您反映的短信", "Demonstration: the message you reported has arrived"],
    review: ["演示：已收到您反映的短信", "Demonstration: the message you reported has arrived"],
    receivedText: ["这是演示：没有人会核实，也不会答复。真要举报，去12321.cn，或打反诈专线96110。弄清之前，先不照短信说的做；确实有借款的，照常在官方App里还。", "This is a demonstration: nobody will look into it or answer. To really report a message, go to 12321.cn or call 96110. Until it is clear, do not do what the message says. If you do have a loan, repay it in the lender's own app as always."],
    reviewText: ["这是演示：没有人会核实，也不会答复。真要举报，去12321.cn，或打反诈专线96110。弄清之前，先不照短信说的做；确实有借款的，照常在官方App里还。", "This is a demonstration: nobody will look into it or answer. To really report a message, go to 12321.cn or call 96110. Until it is clear, do not do what the message says. If you do have a loan, repay it in the lender's own app as always."],
  },
};

/** @type {Record<string, Pair>} */
const common = {
  keep: ["请存好下面的链接，随时可以查看办理情况。", "Please keep this link; it always shows the current status."],
  open: ["查看办理情况", "See the status"],
  copy: ["复制链接", "Copy the link"],
  copied: ["已复制，可以粘贴到备忘录里。", "Copied; you can paste it into your notes."],
  uncopied: ["没有复制成功，请长按下面的链接复制。", "It could not be copied; please copy the link below by hand."],
  print: ["打印这一页", "Print this page"],
  unchecked: ["检查功能当时没有加载成功，我们收到后已经检查过了。", "The checks could not be loaded in your browser. The form was checked when it arrived."],
  decided: ["您的选择", "What you decided"],
  given: ["同意：{0}", "Agreed: {0}"],
  refused: ["没有同意：{0}", "Not agreed: {0}"],
  withdraw: ["同意过的，随时可以在办理情况页撤回，不用说明理由。", "What you agreed to can be withdrawn at any time on the status page; no reason is needed."],
  private: ["知道链接的人都能打开，请不要转发给别人。", "Whoever has the link can open it, so please do not pass it on."],
};

/**
 * @param {HTMLFormElement} form
 * @param {import("../heyan/form.js").Receipt} receipt
 * @param {"application" | "change" | "objection"} kind
 * @param {{ checked: boolean, more?: () => Element[], decided?: { title: string, given: boolean }[] }} also what else the person has to be told
 */
export function showReceipt(form, receipt, kind, { checked, more = () => [], decided = [] }) {
  const place = /** @type {HTMLElement} */ (document.getElementById("receipt"));
  const own = texts[kind] ?? {};
  const write = () => {
    const said = receipt.status === "review" ? "review" : "received";
    // A receipt leads nowhere but here: not to another site, and to nothing that runs.
    const address = new URL(receipt.statusUrl, location.href);
    if (locale() === "en") address.searchParams.set("lang", "en");
    const findings = (receipt.findings ?? []).filter((finding) => finding.severity === "warning");
    const heading = node("h2", { id: "receipt-heading", tabindex: "-1" }, say(own[said] ?? ["", ""]));
    const print = node("button", { type: "button", class: "quiet scripted-only" }, say(common.print ?? ["", ""]));
    print.addEventListener("click", () => window.print());
    const voice = node("p", { class: "hint", role: "status" });
    place.replaceChildren(
      heading,
      node("p", {}, say(own[`${said}Text`] ?? ["", ""])),
      ...(findings.length > 0 && receipt.status === "review" ? [node("ul", {}, ...findings.map((finding) => node("li", {}, finding.message)))] : []),
      ...(checked ? [] : [node("p", {}, say(common.unchecked ?? ["", ""]))]),
      ...more(),
      ...(decided.length > 0 ? decisions(decided) : []),
      ...(address.origin === location.origin ? [
        node("p", {}, say(common.keep ?? ["", ""])),
        node("p", { class: "actions" }, node("a", { class: "button primary", href: address.href }, say(common.open ?? ["", ""])),
          copyButton(address.href, voice), print),
        voice,
        node("p", { class: "address" }, address.href),
        node("p", { class: "hint" }, say(common.private ?? ["", ""])),
      ] : [node("p", { class: "actions" }, print)]));
    return heading;
  };
  form.hidden = true;
  // What was sent does not stay in the page for the next person at this device.
  form.reset();
  for (const element of document.querySelectorAll("[data-before]")) /** @type {HTMLElement} */ (element).hidden = true;
  place.hidden = false;
  place.setAttribute("aria-labelledby", "receipt-heading");
  const heading = write();
  heading.focus({ preventScroll: true });
  window.scrollTo({ top: 0 });
  onLanguage(() => { write(); });
}

/** @param {string} address @param {HTMLElement} voice */
function copyButton(address, voice) {
  const copy = node("button", { type: "button" }, say(common.copy ?? ["", ""]));
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address);
      voice.textContent = say(common.copied ?? ["", ""]);
    } catch {
      voice.textContent = say(common.uncopied ?? ["", ""]);
    }
  });
  return copy;
}

/** @param {{ title: string, given: boolean }[]} decided */
function decisions(decided) {
  return [
    node("h3", {}, say(common.decided ?? ["", ""])),
    node("ul", {}, ...decided.map(({ title, given }) => node("li", {}, say((given ? common.given : common.refused) ?? ["", ""], title)))),
    ...(decided.some(({ given }) => given) ? [node("p", {}, say(common.withdraw ?? ["", ""]))] : []),
  ];
}
