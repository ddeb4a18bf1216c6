// @ts-check
// Two languages on one page: Chinese in the HTML, English put in its place and taken out again without
// loading the page anew, so that nothing typed is lost.
import { english } from "./english.js";

/** @typedef {import("../heyan/index.js").Locale} Locale */

/** The pages' other texts, made by scripts: Chinese, English. @typedef {readonly [string, string]} Pair */

const KEPT = "data-chinese";

/** @returns {Locale} */
export function locale() {
  return document.documentElement.lang === "en" ? "en" : "zh-CN";
}

/**
 * One text of a pair in the page's language, with `{0}`, `{1}` filled in.
 *
 * @param {Pair} pair
 * @param {...(string | number)} values
 */
export function say(pair, ...values) {
  const text = locale() === "en" ? pair[1] : pair[0];
  return text.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ""));
}

/**
 * Takes in the English words of a page that has many of its own.
 *
 * @param {Record<string, string>} words by `data-say`
 */
export function alsoSay(words) {
  Object.assign(english, words);
}

/** @type {(() => void)[]} */
const listeners = [];

/** @param {() => void} listener called after the page's language changed */
export function onLanguage(listener) {
  listeners.push(listener);
}

/** Puts the page's words in its language, and wires the switch. */
export function startLanguage() {
  const link = document.querySelector("[data-switch-language]");
  link?.addEventListener("click", (event) => {
    event.preventDefault();
    document.documentElement.lang = locale() === "en" ? "zh-CN" : "en";
    const address = new URL(location.href);
    if (locale() === "en") address.searchParams.set("lang", "en");
    else address.searchParams.delete("lang");
    history.replaceState(history.state, "", address);
    translate(document);
    for (const listener of listeners) listener();
  });
  translate(document);
  document.documentElement.setAttribute("data-words", "in");
}

/**
 * Puts every `data-say` in the page's language; also in what scripts copied or added.
 *
 * @param {ParentNode} root
 */
export function translate(root) {
  for (const element of root.querySelectorAll("[data-say]")) {
    put(element, element.getAttribute("data-say") ?? "", KEPT, () => element.textContent ?? "", (text) => { element.textContent = text; });
  }
  for (const [mark, attribute] of [["data-say-label", "aria-label"], ["data-say-name", "data-heyan-label"]]) {
    for (const element of root.querySelectorAll(`[${mark}]`)) {
      put(element, element.getAttribute(String(mark)) ?? "", `${KEPT}-${attribute}`,
        () => element.getAttribute(String(attribute)) ?? "", (text) => element.setAttribute(String(attribute), text));
    }
  }
  if (root !== document) return;
  for (const link of document.querySelectorAll("a[data-keep-language]")) {
    const address = new URL(/** @type {HTMLAnchorElement} */ (link).href);
    if (locale() === "en") address.searchParams.set("lang", "en");
    else address.searchParams.delete("lang");
    link.setAttribute("href", address.pathname + address.search);
  }
  // Pages that are long and speak for themselves have a file in each language.
  for (const link of document.querySelectorAll("a[data-english-href]")) {
    if (!link.hasAttribute("data-chinese-href")) link.setAttribute("data-chinese-href", link.getAttribute("href") ?? "");
    link.setAttribute("href", link.getAttribute(locale() === "en" ? "data-english-href" : "data-chinese-href") ?? "");
  }
  const link = document.querySelector("[data-switch-language]");
  if (link) {
    const other = locale() === "en" ? { text: "中文", lang: "zh-CN" } : { text: "English", lang: "en" };
    const address = new URL(location.href);
    if (other.lang === "en") address.searchParams.set("lang", "en");
    else address.searchParams.delete("lang");
    link.textContent = other.text;
    link.setAttribute("lang", other.lang);
    link.setAttribute("hreflang", other.lang);
    link.setAttribute("href", address.search || "?");
  }
  for (const field of document.querySelectorAll("input[name=locale]")) /** @type {HTMLInputElement} */ (field).value = locale();
}

/**
 * @param {Element} element
 * @param {string} key
 * @param {string} kept where the Chinese text waits while the English one is shown
 * @param {() => string} read
 * @param {(text: string) => void} write
 */
function put(element, key, kept, read, write) {
  const text = english[key];
  if (text === undefined) return;
  if (locale() === "en") {
    if (!element.hasAttribute(kept)) element.setAttribute(kept, read());
    write(text);
  } else if (element.hasAttribute(kept)) {
    write(element.getAttribute(kept) ?? "");
    element.removeAttribute(kept);
  }
}
