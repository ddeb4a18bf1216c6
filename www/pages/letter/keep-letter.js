// @ts-check
// Keeping a letter: printed, saved as a file made in the page, or copied.
import { node } from "../../heyan/form-node.js";
import { printOnly, saveFile } from "../keep.js";
import { locale, say } from "../language.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("../../heyan/index.js").Letter} Letter */

/** @type {Record<"print" | "text" | "html" | "copy" | "copied" | "uncopied" | "saved", Pair>} */
const texts = {
  print: ["打印", "Print"],
  text: ["存成文本文件", "Save as text"],
  html: ["存成网页文件", "Save as a web page"],
  copy: ["复制全文", "Copy the text"],
  copied: ["已复制。", "Copied."],
  uncopied: ["没有复制成功，请长按信的内容复制。", "It could not be copied; please select the letter and copy it."],
  saved: ["已经交给浏览器保存，请到“下载”里找：{0}", "Handed to the browser to save; look among your downloads: {0}"],
};

/** How a saved letter looks. It loads nothing and runs nothing. */
const STYLE = "body{max-width:42em;margin:2em auto;padding:0 1em;font:16px/1.8 system-ui,'PingFang SC','Microsoft YaHei',sans-serif;overflow-wrap:anywhere}" +
  "h1{font-size:1.4em}h2{font-size:1.1em;margin-top:1.5em}table{width:100%;border-collapse:collapse}" +
  "th,td{padding:.4em;border:1px solid #999;text-align:left;vertical-align:top}";

/**
 * @param {() => Letter} write the letter as it stands
 * @param {HTMLElement} paper where it is shown
 */
export function keepLetter(write, paper) {
  const print = node("button", { type: "button" });
  const text = node("button", { type: "button" });
  const html = node("button", { type: "button" });
  const copy = node("button", { type: "button", class: "quiet" });
  const voice = node("p", { class: "hint", role: "status" });

  print.addEventListener("click", () => printOnly("print-letter", paper));
  text.addEventListener("click", () => {
    const letter = write();
    // Old programs for text files want the mark to see that it is UTF-8.
    keep(`${fileName(letter)}.txt`, `\uFEFF${letter.text}\n`);
  });
  html.addEventListener("click", () => {
    const letter = write();
    keep(`${fileName(letter)}.html`, pageOf(letter), "text/html");
  });
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(write().text);
      voice.textContent = say(texts.copied);
    } catch {
      voice.textContent = say(texts.uncopied);
    }
  });
  /** @param {string} name @param {string} content @param {string} [type] */
  function keep(name, content, type) {
    saveFile(name, content, type);
    voice.textContent = say(texts.saved, name);
  }

  return {
    element: node("div", { class: "keep" }, node("p", { class: "actions" }, print, text, html, copy), voice),
    words() {
      print.textContent = say(texts.print);
      text.textContent = say(texts.text);
      html.textContent = say(texts.html);
      copy.textContent = say(texts.copy);
      voice.textContent = "";
    },
  };
}

/** @param {Letter} letter */
function fileName({ title }) {
  return title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "heyan";
}

/** The letter as a file of its own. `html` is escaped already. @param {Letter} letter */
function pageOf({ title, html }) {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";
  return `<!doctype html>\n<html lang="${locale()}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escaped(title)}</title>\n<style>${STYLE}</style>\n` +
    `</head>\n<body>\n<h1>${escaped(title)}</h1>\n${html}\n</body>\n</html>\n`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
