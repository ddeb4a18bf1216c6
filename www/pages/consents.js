// @ts-check
// The consents: the notice in full where it can be read, saved and printed, and one control for each
// item that rests on consent, as the notice itself lists them.
import { node } from "../heyan/form-node.js";
import { locale, say } from "./language.js";

/** @typedef {import("./module.js").Heyan} Heyan */
/** @typedef {import("../heyan/index.js").ConsentNotice} ConsentNotice */

/** @type {import("./language.js").Pair} */
const fileName = ["个人信息处理说明.txt", "how-your-data-are-handled.txt"];

/**
 * @param {HTMLFormElement} form
 * @param {Promise<Heyan>} heyan
 */
export function bindConsents(form, heyan) {
  const place = /** @type {HTMLElement} */ (form.querySelector("[data-document]"));
  const list = /** @type {HTMLElement} */ (form.querySelector("[data-consents]"));
  /** @type {any} */
  let shown;
  /** @type {ConsentNotice | undefined} */
  let current;

  const notice = /** @type {Promise<ConsentNotice | undefined>} */ ((async () => {
    const facts = await (await fetch(new URL("lender.json", import.meta.url))).json();
    const module = /** @type {any} */ (await heyan);
    current = module.readyNotice?.("loan-application", facts);
    return current;
  })().catch(() => undefined));

  async function show() {
    const given = await notice;
    const module = /** @type {any} */ (await heyan.catch(() => undefined));
    if (!given || !module?.renderConsent) return;
    shown = module.renderConsent(given, { locale: locale() });
    place.replaceChildren();
    try {
      module.showDocument(place, shown);
    } catch {
      // Plain is better than nothing: what is agreed to has to be readable.
      place.replaceChildren(node("div", { class: "plain" }, shown.text));
    }
    list.replaceChildren(...shown.items.map(control));
  }

  /**
   * One item: its control keeps what the person already decided.
   *
   * @param {{ id: string, label: string, optional: boolean }} item
   */
  function control(item) {
    const present = /** @type {HTMLElement | null} */ (list.querySelector(`[data-consent="${CSS.escape(item.id)}"]`));
    const box = present ?? made(item.id);
    const title = titleOf(item.id) ?? item.label;
    box.dataset.heyanLabel = title;
    const label = box.querySelector("label");
    label?.replaceChildren(item.label);
    // From now on the notice has the word; the page's own words were for the time without it.
    box.removeAttribute("data-say-name");
    label?.removeAttribute("data-say");
    return box;
  }

  /** @param {string} id */
  function titleOf(id) {
    const title = current?.purposes.find((purpose) => purpose.id === id)?.title;
    const text = typeof title === "object" ? title[locale()] : title;
    return text && text[0]?.toLocaleUpperCase(locale()) + text.slice(1);
  }

  form.querySelector("[data-print]")?.addEventListener("click", () => {
    const page = document.documentElement;
    page.classList.add("print-notice");
    window.addEventListener("afterprint", () => page.classList.remove("print-notice"), { once: true });
    window.print();
  });
  form.querySelector("[data-save]")?.addEventListener("click", () => {
    const text = shown?.text ?? place.innerText;
    const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    node("a", { href: address, download: say(fileName) }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  });
  show().catch(() => undefined);

  return { notice: () => notice, version: () => current?.version, show };
}

/** @param {string} id */
function made(id) {
  const field = `consent-${id}`;
  return node("div", { class: "tick consent", "data-heyan-field": true, "data-consent": id },
    node("div", { "data-heyan-messages": true }),
    node("input", { id: field, name: `consents.${id}`, type: "checkbox", value: "given", "data-heyan-unticked": "untouched" }),
    node("label", { for: field }));
}
