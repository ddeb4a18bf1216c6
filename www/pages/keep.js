// @ts-check
// A text to keep: saved on the person's own device, or printed. Nothing is sent anywhere.
import { node } from "../heyan/form-node.js";

/**
 * @param {string} name of the file
 * @param {string} text
 */
export function saveText(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  node("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * Prints with a mark on the page that says what to leave out (style.css).
 *
 * @param {"print-notice" | "print-dialog"} mark
 */
export function printOnly(mark) {
  const page = document.documentElement;
  page.classList.add(mark);
  window.addEventListener("afterprint", () => page.classList.remove(mark), { once: true });
  window.print();
}
