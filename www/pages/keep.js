// @ts-check
// A text to keep: saved on the person's own device, or printed. Nothing is sent anywhere.
import { node } from "../heyan/form-node.js";

/**
 * @param {string} name of the file
 * @param {string} text
 * @param {string} [type]
 */
export function saveFile(name, text, type = "text/plain") {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = node("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the file only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Prints with a mark on the page, and on one part of it, that say what to leave out (style.css).
 *
 * @param {"print-notice" | "print-dialog" | "print-letter"} mark
 * @param {HTMLElement} [paper]
 */
export function printOnly(mark, paper) {
  const page = document.documentElement;
  page.classList.add(mark);
  paper?.classList.add("printed");
  // A phone prints after print() has returned.
  window.addEventListener("afterprint", () => {
    page.classList.remove(mark);
    paper?.classList.remove("printed");
  }, { once: true });
  window.print();
}
