// @ts-check
// The letters that answer a message: which there are, and the one that is being written. Nothing that was
// typed into one is lost by turning to another, and what they share is typed once.
import { node } from "../../heyan/form-node.js";
import { onLanguage, say } from "../language.js";
import { letterForm } from "../letter/letter.js";
import { letterChoice, letterKinds } from "./letter-choice.js";
import { alike } from "./text.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("../letter/letter.js").Facts} Facts */
/** @typedef {import("./letter-facts.js").Kind} Kind */
/** @typedef {typeof import("../../heyan/sms.js")} Heyan */
/** @typedef {{ kind: Kind, form: ReturnType<typeof letterForm>, heading: HTMLElement, send: HTMLElement, note: HTMLElement, message: string }} Open */

/** @type {Record<"send" | "bureau" | "older" | "renew" | "leave", Pair>} */
const texts = {
  send: ["写好后，寄到公司在官网或App里公布的地址或邮箱，自己留一份。不要发给短信里的号码。", "When it is done, send it to an address the company publishes on its own site or in its app, and keep a copy. Never send it to a number from the message."],
  bureau: ["写好后，交给中国人民银行征信中心或报送这条记录的公司，自己留一份。不用交钱，也不用找人代办。", "When it is done, hand it to the central bank's Credit Reference Centre or to whoever reported the entry, and keep a copy. It costs nothing and needs no agent."],
  older: ["这封信里写的还是上一条短信。", "This letter still speaks of the message before."],
  renew: ["改成现在这条短信", "Change it to the present message"],
  leave: ["留着原来的信", "Leave the letter as it is"],
};

/** What is the same in every letter of one person. */
const SHARED = ["name", "phone", "idTail", "contact", "date", "replyBy", "lender", "evidence", "evidenceSha256"];

/** @param {string | string[] | undefined} one @param {string | string[] | undefined} other */
const same = (one, other) => String(one ?? "") === String(other ?? "");

/**
 * @param {HTMLElement} target
 * @param {Heyan} heyan
 */
export function lettersPlace(target, heyan) {
  const choice = letterChoice({ start });
  const editor = node("section", { class: "card letter-editor", "aria-labelledby": "letter-heading", hidden: true });
  /** @type {((kind: Kind) => Facts) | undefined} */
  let factsOf;
  /** @type {Open | undefined} */
  let open;
  let message = "";
  /** What the message gave to a letter: where that still stands, it follows the message. @type {Partial<Record<Kind, Facts>>} */
  let given = {};
  /** Letters that are not open. @type {Partial<Record<Kind, Facts>>} */
  let kept = {};
  /** What was typed into any of them and belongs into all. @type {Facts} */
  let shared = {};
  target.append(choice.element, editor);
  onLanguage(() => {
    if (factsOf) choice.write(message);
    if (!open) return;
    open.heading.textContent = say(letterKinds[open.kind][0]);
    open.send.textContent = say(open.kind === "credit-objection" ? texts.bureau : texts.send);
    ask();
  });

  /** @param {Kind} kind */
  function start(kind) {
    if (!factsOf) return;
    if (open?.kind === kind) renew();
    else {
      keep();
      build(kind, factsOf(kind));
    }
    open?.heading.focus({ preventScroll: true });
    editor.scrollIntoView({ block: "start" });
  }

  /** Puts what is written in the open letter aside. */
  function keep() {
    if (!open) return;
    const { kind, form } = open;
    const facts = form.facts();
    kept[kind] = facts;
    for (const name of SHARED) if (!same(facts[name], given[kind]?.[name])) shared[name] = facts[name] ?? "";
  }

  /** @param {Kind} kind @param {Facts} fresh */
  function build(kind, fresh) {
    const before = kept[kind];
    const facts = { ...fresh, ...(before && { ...before, ...changes(before, given[kind] ?? {}, fresh) }), ...shared };
    given[kind] = fresh;
    close();
    const heading = node("h2", { id: "letter-heading", tabindex: "-1" }, say(letterKinds[kind][0]));
    const send = node("p", { class: "hint" }, say(kind === "credit-objection" ? texts.bureau : texts.send));
    const note = node("div", { role: "status" });
    const body = node("div");
    editor.append(heading, send, note, body);
    editor.hidden = false;
    // A kind of letter takes its own facts and no others.
    const taken = new Set(heyan.letterFields(kind).map(({ name }) => name));
    const own = Object.fromEntries(Object.entries(facts).filter(([name]) => taken.has(name)));
    open = { kind, form: letterForm(body, kind, { heyan, facts: own }), heading, send, note, message };
  }

  /** What the message says by now, where nobody wrote anything else. @param {Facts} now @param {Facts} before @param {Facts} fresh */
  function changes(now, before, fresh) {
    return Object.fromEntries([...new Set([...Object.keys(before), ...Object.keys(fresh)])]
      .filter((name) => same(now[name], before[name]) && !same(before[name], fresh[name]))
      .map((name) => [name, fresh[name] ?? ""]));
  }

  /** Lets the open letter follow the message. */
  function renew() {
    if (!open || !factsOf) return;
    const fresh = factsOf(open.kind);
    const more = changes(open.form.facts(), given[open.kind] ?? {}, fresh);
    given[open.kind] = fresh;
    open.message = message;
    open.note.replaceChildren();
    if (Object.keys(more).length > 0) open.form.set(more);
  }

  /** Whether a letter about the message before is to be about this one. */
  function ask() {
    if (!open) return;
    if (open.message === message || alike(open.message, message)) {
      renew();
      return;
    }
    const { note, heading } = open;
    const change = node("button", { type: "button" }, say(texts.renew));
    const leave = node("button", { type: "button", class: "quiet" }, say(texts.leave));
    change.addEventListener("click", () => { renew(); heading.focus(); });
    leave.addEventListener("click", () => { note.replaceChildren(); heading.focus(); });
    note.replaceChildren(node("div", { class: "note" }, node("p", {}, say(texts.older)), node("p", { class: "actions" }, change, leave)));
  }

  function close() {
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
     * @param {{ fraud: boolean, personal: boolean, quiet: boolean }} about what it is taken for
     */
    offer(text, facts, { fraud, personal, quiet }) {
      message = text;
      factsOf = facts;
      // A friend's message wants no letter to a company.
      target.hidden = personal && !open;
      choice.write(message, { fraud, quiet });
      ask();
    },
    /** Takes all of it away. @returns {() => void} what brings the letters back, once there is a message again */
    forget() {
      keep();
      const was = { kind: open?.kind, given, kept, shared };
      close();
      message = "";
      factsOf = undefined;
      [given, kept, shared] = [{}, {}, {}];
      choice.clear();
      target.hidden = true;
      return () => {
        ({ given, kept, shared } = was);
        if (was.kind && factsOf) build(was.kind, factsOf(was.kind));
      };
    },
  };
}
