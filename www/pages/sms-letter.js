// @ts-check
// The letter that answers a message: which ones there are, and what of the message goes into them.
import { node } from "../heyan/form-node.js";
import { onLanguage, say } from "./language.js";
import { letterForm } from "./letter.js";

/** @typedef {import("./language.js").Pair} Pair */
/** @typedef {import("./letter.js").Facts} Facts */
/** @typedef {typeof import("../heyan/sms.js")} Heyan */
/** @typedef {import("../heyan/sms.js").SmsReport} SmsReport */
/** @typedef {"never-borrowed" | "unlawful-collection" | "credit-objection"} Kind */
/**
 * @typedef {{
 *   sms: { text: string, sender?: string, receivedAt?: string },
 *   recipient: { name: string, idTail: string, neverBorrowed: boolean },
 *   done: string[],
 *   report: SmsReport,
 * }} Given
 */

/** @type {Record<Kind, readonly [Pair, Pair]>} */
const kinds = {
  "never-borrowed": [
    ["我没借过，或者找错了人", "I never borrowed, or it is meant for somebody else"],
    ["请机构查明是谁用了您的信息，书面答复，并停止联系。", "Asks the company to find out whose loan it is, to answer in writing and to stop contacting you."],
  ],
  "unlawful-collection": [
    ["催款的方式不对", "The way of collecting is wrong"],
    ["不否认欠款，只要求停止威胁、骚扰和找别人要债。", "Does not deny a debt; asks to stop threats, harassment and turning to other people."],
  ],
  "credit-objection": [
    ["征信报告上有不对的记录", "My credit report is wrong"],
    ["向征信中心或机构提出异议，不用交钱。", "An objection to the credit bureau or the company; it costs nothing."],
  ],
};

/** @type {Record<"heading" | "hint" | "where" | "never" | "fraud" | "report" | "report.what" | "copy" | "copied" | "open" | "uncopied", Pair>} */
const texts = {
  heading: ["要写信吗？", "Do you want to write a letter?"],
  hint: ["信在这个页面里写好，您自己保存、打印、寄出。没填的地方会留空，不会替您编。", "The letter is written in this page; you save, print and send it yourself. What is not filled in stays blank; nothing is made up."],
  where: ["只寄给您从官网或App里查到的机构。查不到的，不用写，也不要发给短信里的号码。", "Send it only to a company whose address you found in its own app or website. If you find none, do not write, and never to a number from the message."],
  never: ["写明您没有借过，要求停止威胁、骚扰和找别人要债。", "Says that you never borrowed; asks to stop threats, harassment and turning to other people."],
  fraud: ["这条短信很可能是诈骗，一般不用写信。", "This message is very likely a fraud; there is usually no need to write."],
  report: ["演示：请机构核实这条短信", "Demonstration: ask the lender about this message"],
  "report.what": ["那一页把内容发给一家虚构的机构，发送前逐项给您看。短信不会自动带过去，请先复制。", "That page sends to an invented lender and shows you every part first. The message is not carried over: please copy it."],
  copy: ["复制短信", "Copy the message"],
  copied: ["已复制", "Copied"],
  uncopied: ["没有复制成功，请在上面的框里自己复制。", "It could not be copied; please copy it from the box above."],
  open: ["去反映（另一页）", "Go and report it (another page)"],
};

/** What was done, as a sentence of the person's own. @type {Record<string, Pair>} */
const actions = {
  "clicked-link": ["点开了短信里的链接", "I opened the link in the message"],
  "gave-data": ["填写了个人信息", "I entered personal details"],
  "gave-code": ["提供了验证码或密码", "I gave a code or a password"],
  "sent-money": ["转了钱", "I sent money"],
  "installed-app": ["安装了短信里的App", "I installed an app from the message"],
};

/**
 * What is known of the message, as facts of a letter. Nothing is concluded from what was not said: no
 * box ticked does not mean that nothing was done.
 *
 * @param {Kind} kind
 * @param {Given} given
 * @returns {Facts}
 */
export function letterFor(kind, { sms, recipient, done, report }) {
  const lender = report.claims.brand ?? report.claims.signature ?? "";
  const own = { name: recipient.name, date: today() };
  if (kind === "credit-objection") return own;
  const message = { time: (sms.receivedAt ?? "").replace("T", " "), sender: sms.sender ?? "", text: sms.text };
  if (kind === "unlawful-collection") {
    return {
      ...own, lender, ...(recipient.neverBorrowed && { neverBorrowed: "yes" }),
      logTime: [message.time], logSender: [message.sender], logText: [message.text],
      logRule: [against(report).join("")],
    };
  }
  const differing = report.findings.filter(({ code }) => /^sms\.(name|id|phone)-differs$/.test(code)).map((finding) => finding.message);
  return {
    ...own, lender, claimed: "yes", idTail: recipient.idTail,
    messageTime: [message.time], messageSender: [message.sender], messageText: [message.text],
    ...(differing.length > 0 && { differences: differing }),
    actions: done.map((act) => (actions[act] ? say(actions[act]) : "")).filter(Boolean).join(say(["，", "; "])),
  };
}

/** What speaks against words of the message. @param {SmsReport} report */
function against(report) {
  return report.findings.filter(({ severity, path, range }) => severity !== "info" && path === "/text" && range)
    .map(({ message }) => message);
}

/** The day where the person is, which is the day they write. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * @param {HTMLElement} target
 * @param {Heyan} heyan
 */
export function lettersPlace(target, heyan) {
  const choice = node("section", { class: "card", "aria-labelledby": "letters" });
  const editor = node("section", { class: "card letter-editor", "aria-labelledby": "letter-heading", hidden: true });
  /** @type {((kind: Kind) => Facts) | undefined} */
  let factsOf;
  /** @type {{ kind: Kind, form: ReturnType<typeof letterForm>, heading: HTMLElement, message: string } | undefined} */
  let open;
  /** Letters that were begun, with the message each was about: looking at another one loses nothing. @type {Map<Kind, { facts: Facts, message: string }>} */
  const begun = new Map();
  let message = "";
  let situation = "";
  target.append(choice, editor);
  onLanguage(() => {
    if (factsOf) write();
    if (open) open.heading.textContent = say(kinds[open.kind][0]);
  });

  function write() {
    const voice = node("span", { class: "hint", role: "status" });
    const copy = node("button", { type: "button" }, say(texts.copy));
    copy.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(message); voice.textContent = say(texts.copied); } catch { voice.textContent = say(texts.uncopied); }
    });
    choice.replaceChildren(
      node("h2", { id: "letters" }, say(texts.heading)),
      ...(situation.startsWith("fraud") ? [node("p", { class: "note" }, say(texts.fraud))] : []),
      node("p", {}, say(texts.where)),
      node("p", { class: "hint" }, say(texts.hint)),
      node("ul", { class: "letter-kinds" }, .../** @type {Kind[]} */ (Object.keys(kinds)).map((kind) => {
        const [name, says] = kinds[kind];
        const what = kind === "unlawful-collection" && situation.endsWith("never") ? texts.never : says;
        const button = node("button", { type: "button", "data-letter": kind, "aria-describedby": `what-${kind}` }, say(name));
        button.addEventListener("click", () => start(kind));
        return node("li", {}, button, node("p", { class: "hint", id: `what-${kind}` }, say(what)));
      })),
      node("h3", {}, say(texts.report)),
      node("p", { class: "hint" }, say(texts["report.what"])),
      node("p", { class: "actions" }, copy,
        node("a", { href: document.documentElement.lang === "en" ? "sms-report.html?lang=en" : "sms-report.html" }, say(texts.open)), voice));
  }

  /** What was typed into any letter and this one asks for, too. @param {Kind} kind @param {Facts} facts */
  function known(kind, facts) {
    const fields = new Set(heyan.letterFields(kind).filter(({ list }) => !list).map(({ name }) => name));
    const shared = [...begun.values()].flatMap((letter) => Object.entries(letter.facts))
      .filter(([name, fact]) => fields.has(name) && typeof fact === "string" && !(name in facts && name === "lender"));
    const own = begun.get(kind);
    // Of another message this one's words take the place of the earlier one's.
    const other = own && own.message !== message ? Object.entries(facts).filter(([, fact]) => String(fact) !== "") : [];
    return { ...facts, ...Object.fromEntries(shared), ...own?.facts, ...Object.fromEntries(other) };
  }

  /** @param {Kind} kind */
  function start(kind) {
    if (!factsOf) return;
    const facts = factsOf(kind);
    if (open?.kind !== kind) {
      close();
      const heading = node("h2", { id: "letter-heading", tabindex: "-1" }, say(kinds[kind][0]));
      const body = node("div");
      editor.append(heading, body);
      editor.hidden = false;
      open = { kind, form: letterForm(body, kind, { heyan, facts: known(kind, facts) }), heading, message };
    } else if (open.message !== message) {
      // Another message, the same person: what they typed stays.
      open.form.set(Object.fromEntries(Object.entries(facts).filter(([, fact]) => String(fact) !== "")));
      open.message = message;
    }
    open.heading.focus({ preventScroll: true });
    editor.scrollIntoView({ block: "start" });
  }

  function close() {
    if (open) begun.set(open.kind, { facts: open.form.facts(), message: open.message });
    open?.form.remove();
    open = undefined;
    editor.replaceChildren();
    editor.hidden = true;
  }

  return {
    open: start,
    /**
     * @param {string} text the message
     * @param {(kind: Kind) => Facts} facts of the message as it stands now
     * @param {{ outcome: string, neverBorrowed: boolean }} now what it is taken for, and what its receiver says
     */
    offer(text, facts, now) {
      message = text;
      factsOf = facts;
      target.hidden = false;
      const stands = `${now.outcome} ${now.neverBorrowed ? "never" : ""}`;
      if (choice.childElementCount > 0 && stands === situation) return;
      situation = stands;
      write();
    },
    forget() {
      close();
      begun.clear();
      message = "";
      situation = "";
      factsOf = undefined;
      choice.replaceChildren();
      target.hidden = true;
    },
  };
}
