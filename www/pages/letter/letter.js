// @ts-check
// A letter on a page: its form, what it looks like so far, and how to keep it. Nothing is stored and
// nothing leaves the page; a file is made only when the person asks for one.
import { node } from "../../heyan/form-node.js";
import { addresseeFindings } from "./addressee.js";
import { locale, onLanguage, say } from "../language.js";
import { letterFields } from "./fields.js";
import { keepLetter } from "./keep-letter.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("../../heyan/index.js").LetterKind} LetterKind */
/** @typedef {import("../../heyan/index.js").Letter} Letter */
/** @typedef {Record<string, string | string[]>} Facts */
/**
 * What is needed of the module, whichever entry it comes from.
 *
 * @typedef {Pick<typeof import("../../heyan/index.js"), "draftLetter" | "letterFields" | "showDocument">} Heyan
 */

/** @type {Record<"preview" | "blanks" | "complete" | "again" | "private", Pair>} */
const texts = {
  preview: ["信现在的样子", "The letter so far"],
  blanks: ["还空着，打印后也可以用笔填：", "Still blank; you can also fill these in by hand:"],
  complete: ["没有空白了。请从头读一遍，再保存或打印。", "Nothing is blank. Read it through once, then save or print it."],
  again: ["没有空白了。下面几处请再核对：", "Nothing is blank. Please check these once more:"],
  private: ["内容只在这个页面里，没有上传，也没有保存。关掉页面就没有了。", "All of it is in this page only: nothing is uploaded or kept. It is gone when you close the page."],
};

/** How long typing has to pause before the letter is drawn anew, in milliseconds. */
const PAUSE = 150;

/**
 * A letter the person writes.
 *
 * @param {HTMLElement} target
 * @param {LetterKind} kind
 * @param {{ heyan: Heyan, facts?: Facts, locked?: string[] }} options facts that are known, and those that are not asked for
 */
export function letterForm(target, kind, { heyan, facts = {}, locked = [] }) {
  /** @type {Facts} */
  const given = { ...facts };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let removed = false;
  const fields = letterFields({
    fields: () => heyan.letterFields(kind, { locale: locale() }).filter((field) => !locked.includes(field.name)),
    facts: given,
    onInput() {
      clearTimeout(waiting);
      waiting = setTimeout(draw, PAUSE);
    },
  });
  const blanks = node("div", { class: "blanks" });
  const sheet = sheetOf();
  const keep = keepLetter(() => drafted(heyan, kind, given), sheet.paper);
  const hint = node("p", { class: "hint" });
  const whole = node("div", { class: "letter" }, fields.element, sheet.heading, blanks, sheet.paper, keep.element, hint);
  target.append(whole);
  onLanguage(() => {
    if (removed) return;
    fields.draw();
    words();
    draw();
  });
  words();
  draw();

  function words() {
    sheet.words();
    keep.words();
    hint.textContent = say(texts.private);
  }

  function draw() {
    clearTimeout(waiting);
    const letter = drafted(heyan, kind, given);
    heyan.showDocument(sheet.paper, letter);
    fields.show([...letter.findings.filter((finding) => finding.code !== "letter.blank"), ...addresseeFindings(given["lender"])]);
    const doubtful = letter.findings.filter(({ severity }) => severity !== "info").map(({ path = "" }) => path.split("/")[1] ?? "");
    const asked = letter.blanks.length > 0 ? letter.blanks : [...new Set(doubtful)];
    const names = asked.map((name) => ({ name, control: fields.control(name) }));
    blanks.replaceChildren(...names.length === 0 ? [node("p", { class: "hint" }, say(texts.complete))] : [
      node("p", {}, say(letter.blanks.length > 0 ? texts.blanks : texts.again)),
      node("ul", {}, ...names.map(({ name, control }) => {
        const label = fields.label(name);
        if (!control) return node("li", {}, label);
        const link = node("a", { href: `#${control.id}` }, label);
        link.addEventListener("click", (event) => {
          event.preventDefault();
          control.focus();
        });
        return node("li", {}, link);
      })),
    ]);
  }

  return {
    /** Adds what became known, and draws everything anew. @param {Facts} more */
    set(more) {
      Object.assign(given, more);
      fields.draw();
      draw();
    },
    /** The facts as they stand. @returns {Facts} */
    facts: () => sent(given),
    remove() {
      removed = true;
      clearTimeout(waiting);
      fields.remove();
      whole.remove();
    },
  };
}

/**
 * A letter somebody else wrote to the person: to read and to keep.
 *
 * @param {HTMLElement} target
 * @param {LetterKind} kind
 * @param {{ heyan: Heyan, facts: () => Facts }} options the facts in the page's language
 */
export function letterView(target, kind, { heyan, facts }) {
  const sheet = sheetOf();
  const keep = keepLetter(() => drafted(heyan, kind, facts()), sheet.paper);
  const whole = node("div", { class: "letter" }, sheet.paper, keep.element);
  let removed = false;
  target.append(whole);
  const draw = () => {
    if (removed) return;
    sheet.words();
    keep.words();
    heyan.showDocument(sheet.paper, drafted(heyan, kind, facts()));
  };
  onLanguage(draw);
  draw();
  return { draw, remove() { removed = true; whole.remove(); } };
}

/**
 * @param {Heyan} heyan
 * @param {LetterKind} kind
 * @param {Facts} facts
 */
function drafted(heyan, kind, facts) {
  return heyan.draftLetter(kind, sent(facts), { locale: locale() });
}

/**
 * What is not known is left out. A list in which nothing is filled in is not known; an empty one says
 * that there is nothing.
 *
 * @param {Facts} facts
 * @returns {Facts}
 */
function sent(facts) {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) =>
    typeof fact === "string" ? fact.trim() !== "" : fact.length === 0 || fact.some((text) => text.trim() !== "")));
}

/** The sheet the letter stands on. It scrolls, so it can be reached with the keyboard. */
function sheetOf() {
  const heading = node("h3", {});
  const paper = node("div", { class: "document sheet", role: "region", tabindex: "0" });
  return {
    heading,
    paper,
    words() {
      heading.textContent = say(texts.preview);
      paper.setAttribute("aria-label", say(texts.preview));
    },
  };
}
