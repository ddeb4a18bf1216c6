// @ts-check
// The cost disclosure before an application goes: a table that has to be in view for a while before it
// can be confirmed. The seconds count only while it really is in view.
import { node } from "../../heyan/form-node.js";
import { figures } from "./figures.js";
import { watchDisplay } from "../consent/display.js";
import { printOnly, saveFile } from "../keep.js";
import { locale, say } from "../language.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {{ "zh-CN": string, en: string }} Text */
/** @typedef {{ version: string, loan: import("./figures.js").Loan, title: Text, example: Text, caption: Text, head: Text[], rows: { item: Text, collector: Text, amount: Text, strong?: boolean }[], nothingElse: Text, how: Text }} Cost */

/** No one is kept waiting for longer than so many times the time asked for, whatever hides the table. */
const AT_MOST = 4;
/** As long as the second half of a double click may take. */
const DOUBLE_CLICK = 700;

/** The last line need not stand clear of every edge. */
const TO_THE_END = 980;

/** @type {Record<"wait" | "left" | "end" | "ready" | "confirm" | "back" | "print" | "save" | "file", Pair>} */
const texts = {
  wait: ["请把这张表看到最后。{0}秒后可以确认。", "Please read the table to its end. You can confirm in {0} seconds."],
  left: ["还有{0}秒", "{0} seconds left"],
  end: ["请看到最后一行，再确认。", "Please go to the last line, then confirm."],
  ready: ["现在可以确认了。", "You can confirm now."],
  confirm: ["我看过了，提交申请", "I have seen this: send"],
  back: ["返回修改", "Go back"],
  print: ["打印", "Print"],
  save: ["保存到手机或电脑", "Save a copy"],
  file: ["综合融资成本示例.txt", "financing-cost-example.txt"],
};

/**
 * Fetches what it says and how long it has to be in view.
 *
 * @returns {Promise<() => ReturnType<typeof showCost>>}
 */
export async function readyCost() {
  const [cost, { policy }] = await Promise.all(["cost.json", "../lender.json"].map(async (name) =>
    (await fetch(new URL(name, import.meta.url))).json()));
  return () => showCost(cost, policy.costDwellSeconds * 1000);
}

/**
 * Shows it until the person confirms or goes back.
 *
 * @param {Cost} cost
 * @param {number} dwell in milliseconds
 * @returns {Promise<object | null>} how it was shown; null: not confirmed
 */
function showCost(cost, dwell) {
  const values = figures(cost.loan);
  /** @param {Text} text */
  const fill = (text) => text[locale()].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const lines = node("div", { class: "cost-text" },
    node("h2", { id: "cost-title", tabindex: "-1" }, fill(cost.title)),
    node("p", { class: "note", id: "cost-example" }, fill(cost.example)),
    table(cost, fill),
    node("p", {}, node("strong", {}, fill(cost.nothingElse))),
    node("p", { class: "hint" }, fill(cost.how)));
  const voice = node("p", { class: "heyan-voice", role: "status" });
  // The seconds are for the eye; read out once a second they would drown the table.
  const seconds = node("p", { class: "hint seconds", "aria-hidden": "true" });
  const confirm = node("button", { type: "button", class: "primary", "aria-disabled": "true" }, say(texts.confirm));
  const back = node("button", { type: "button", class: "quiet" }, say(texts.back));
  const print = node("button", { type: "button", class: "quiet" }, say(texts.print));
  const save = node("button", { type: "button", class: "quiet" }, say(texts.save));
  const dialog = node("dialog", { class: "cost", "aria-labelledby": "cost-title", "aria-describedby": "cost-example" },
    node("div", { class: "cost-scroll", tabindex: "0", role: "region", "aria-labelledby": "cost-title" }, lines),
    node("div", { class: "cost-foot" }, seconds, voice, confirm, node("p", { class: "actions" }, back, save, print)));
  document.body.append(dialog);
  if (typeof dialog.showModal === "function") dialog.showModal();
  else dialog.setAttribute("open", "");
  // The table itself, so that End and the arrow keys go through it.
  /** @type {HTMLElement} */ (lines.parentElement).focus();

  const began = performance.now();
  const openedAt = new Date().toISOString();
  const display = watchDisplay(lines);
  let ready = false;
  /** What is still to be waited for or done, in words. */
  const missing = () => {
    if (performance.now() - began >= AT_MOST * dwell) return undefined;
    const { visibleMs, maxScrollPermille } = display.read();
    if (visibleMs < dwell) return say(texts.left, Math.ceil((dwell - visibleMs) / 1000));
    return maxScrollPermille < TO_THE_END ? say(texts.end) : undefined;
  };
  const count = () => {
    const left = missing();
    seconds.textContent = left ?? say(texts.ready);
    if (left !== undefined || ready) return;
    ready = true;
    confirm.removeAttribute("aria-disabled");
    voice.textContent = say(texts.ready);
    clearInterval(counting);
  };
  const counting = setInterval(count, 250);
  voice.textContent = say(texts.wait, Math.ceil(dwell / 1000));
  count();

  return new Promise((resolve) => {
    /** @param {object | null} shown */
    const end = (shown) => {
      clearInterval(counting);
      display.stop();
      if (typeof dialog.close === "function") dialog.close();
      dialog.remove();
      resolve(shown);
    };
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); end(null); });
    dialog.addEventListener("click", (event) => {
      // The second half of the double click that opened it is meant for no button of ours.
      if (event.detail > 1 && performance.now() - began < DOUBLE_CLICK) return;
      const pressed = event.target;
      if (pressed === back) end(null);
      else if (pressed === print) printOnly("print-dialog");
      else if (pressed === save) saveFile(say(texts.file), lines.innerText);
      else if (pressed === confirm && !ready) voice.textContent = missing() ?? "";
      else if (pressed === confirm) {
        const { expanded: _, ...seen } = display.read();
        end({
          ...seen,
          version: cost.version,
          annualised: values.annualised,
          openedAt: seen.openedAt ?? openedAt,
          confirmedAt: new Date().toISOString(),
          minVisibleMs: dwell,
        });
      }
    });
  });
}

/**
 * @param {Cost} cost
 * @param {(text: Text) => string} fill
 */
function table(cost, fill) {
  return node("table", { class: "cost" },
    node("caption", {}, fill(cost.caption)),
    node("thead", {}, node("tr", {}, ...cost.head.map((cell) => node("th", { scope: "col" }, fill(cell))))),
    node("tbody", {}, ...cost.rows.map((row) => node("tr", {},
      node("th", { scope: "row" }, fill(row.item)),
      node("td", {}, fill(row.collector)),
      node("td", {}, row.strong ? node("strong", {}, fill(row.amount)) : fill(row.amount))))));
}
