// @ts-check
// Which letters answer a message, and where else it can be shown to somebody.
import { node } from "../../heyan/form-node.js";
import { say } from "../language.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("./letter-facts.js").Kind} Kind */

/** What each is called and for. @type {Record<Kind, readonly [Pair, Pair]>} */
export const letterKinds = {
  "never-borrowed": [
    ["我没借过，或者找错了人", "I never borrowed, or it is meant for somebody else"],
    ["请机构查明是谁用了您的信息，书面答复，并停止联系。", "Asks the company to find out whose loan it is, to answer in writing and to stop contacting you."],
  ],
  "unlawful-collection": [
    ["催款的方式不对", "The way of collecting is wrong"],
    ["要求停止威胁、骚扰和找别人要债。没借过、只是联系人、借过，信里写法不同，先请您选。", "Asks to stop threats, harassment and turning to other people. It first asks whether you borrowed, or are only somebody's contact: the letter has words for each."],
  ],
  "credit-objection": [
    ["征信报告上有不对的记录", "My credit report is wrong"],
    ["征信报告记着您名下的借款。记错了可以书面提出（叫“异议”），不用交钱。", "The credit report lists the loans in your name. Where it is wrong you can object in writing; it costs nothing."],
  ],
};

/** @type {Record<"heading" | "folded" | "hint" | "fraud" | "report" | "report.what" | "copy" | "copied" | "open" | "uncopied", Pair>} */
const texts = {
  heading: ["要写信吗？", "Do you want to write a letter?"],
  folded: ["要写信吗？普通的短信不用写", "Do you want to write a letter? An ordinary message needs none"],
  hint: ["信在这个页面里写好，您自己保存、打印、寄出。没填的地方会留空，不会替您编。", "The letter is written in this page; you save, print and send it yourself. What is not filled in stays blank; nothing is made up."],
  fraud: ["这条短信很可能是诈骗，不要给它回信，也不要把信发给短信里的号码。只有自己从官网或App查到的公司，才写信去问。查不到就不用写。", "This message is very likely a fraud: do not answer it, and send no letter to a number in it. Write only to a company you found yourself on its own site or in its app. If you find none, you need not write."],
  report: ["演示：请一家虚构的机构核实", "A demonstration: ask an invented lender"],
  "report.what": ["那一页只是演示，没有人会处理。真要举报，去12321.cn，或拨96110。短信不会带过去，想试的话请先复制。", "That page only demonstrates; nobody will handle it. To really report a message, go to 12321.cn or call 96110. The message is not carried over: to try it, copy it first."],
  copy: ["复制短信", "Copy the message"],
  copied: ["已复制", "Copied"],
  uncopied: ["没有复制成功，请在上面的框里自己复制。", "It could not be copied; please copy it from the box above."],
  open: ["去看演示（另一页）", "See the demonstration (another page)"],
};

/** @param {{ start: (kind: Kind) => void }} act */
export function letterChoice({ start }) {
  const element = node("section", { class: "card", "aria-labelledby": "letters" });
  let shown = "";
  let wary = false;
  let folded = false;
  let message = "";

  function draw() {
    const voice = node("span", { class: "hint", role: "status" });
    const copy = node("button", { type: "button" }, say(texts.copy));
    copy.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(message); voice.textContent = say(texts.copied); } catch { voice.textContent = say(texts.uncopied); }
    });
    const all = [
      node("p", { class: wary ? "note" : "hint" }, say(wary ? texts.fraud : texts.hint)),
      node("ul", { class: "letter-kinds" }, .../** @type {Kind[]} */ (Object.keys(letterKinds)).map((kind) => {
        const [name, what] = letterKinds[kind];
        const button = node("button", { type: "button", "data-letter": kind, "aria-describedby": `what-${kind}` }, say(name));
        button.addEventListener("click", () => start(kind));
        return node("li", {}, button, node("p", { class: "hint", id: `what-${kind}` }, say(what)));
      })),
      node("h3", {}, say(texts.report)),
      node("p", { class: "hint" }, say(texts["report.what"])),
      node("p", { class: "actions" }, copy,
        node("a", { href: document.documentElement.lang === "en" ? "sms-report.html?lang=en" : "sms-report.html" }, say(texts.open)), voice),
    ];
    element.replaceChildren(...(folded
      ? [node("details", { class: "more" }, node("summary", { id: "letters" }, say(texts.folded)), ...all)]
      : [node("h2", { id: "letters" }, say(texts.heading)), ...all]));
  }

  return {
    element,
    /** Drawn anew only where it says something else, so that no focus is lost. @param {string} text @param {{ fraud: boolean, quiet: boolean }} [about] */
    write(text, { fraud, quiet } = { fraud: wary, quiet: folded }) {
      message = text;
      [wary, folded] = [fraud, quiet];
      const saying = `${document.documentElement.lang}${wary}${folded}`;
      if (saying !== shown) draw();
      shown = saying;
    },
    clear() {
      message = shown = "";
      element.replaceChildren();
    },
  };
}
