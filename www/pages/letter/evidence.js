// @ts-check
// Evidence files: chosen, hashed in the page, listed. The files themselves stay where they are; only
// their names and SHA-256 go into a letter, so that nobody can say later that they were changed.
import { node } from "../../heyan/form-node.js";
import { say } from "../language.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {{ name: string, sha256: string }} Evidence */

/** Read into memory as a whole: a cheap phone has no more to spare. */
const LARGEST = 64 * 1024 * 1024;
const MOST = 20;

/** @type {Record<"label" | "hint" | "large" | "many" | "unreadable" | "insecure" | "remove" | "added", Pair>} */
const texts = {
  label: ["证据文件", "Evidence files"],
  hint: ["截图、录音、通话记录都可以。文件不会上传，只在这里算出校验码写进信里，证明以后没有改动过。", "Screenshots, recordings, call logs. Nothing is uploaded: a checksum is worked out here and written into the letter, to show that the file was not changed later."],
  large: ["“{0}”超过64 MB，没有加入。", "“{0}” is larger than 64 MB and was not added."],
  many: ["最多加入{0}个文件。", "{0} files are the most."],
  unreadable: ["“{0}”读不出来，没有加入。", "“{0}” could not be read and was not added."],
  insecure: ["这个页面没有用https打开，浏览器不能计算校验码。", "This page was not opened over https, so the browser cannot work out checksums."],
  remove: ["去掉{0}", "Take {0} out"],
  added: ["已加入{0}个文件。", "{0} files in the letter."],
};

/**
 * @param {HTMLElement} target
 * @param {{ onChange: (files: Evidence[]) => void }} options
 * @returns {{ translate: () => void, remove: () => void }}
 */
export function evidenceFiles(target, { onChange }) {
  /** @type {Evidence[]} */
  const files = [];
  const label = node("label", { for: "evidence" });
  const hint = node("p", { class: "hint", id: "evidence-hint" });
  const input = node("input", { id: "evidence", type: "file", multiple: true, "aria-describedby": "evidence-hint" });
  const list = node("ul", { class: "evidence" });
  const voice = node("p", { class: "hint", role: "status" });
  const whole = node("div", { class: "field" }, label, hint, input, list, voice);
  target.append(whole);
  const able = typeof crypto.subtle?.digest === "function";
  input.disabled = !able;

  input.addEventListener("change", async () => {
    const chosen = [...(input.files ?? [])];
    input.value = "";
    /** @type {string[]} */
    const said = [];
    for (const file of chosen) {
      if (files.length >= MOST) { said.push(say(texts.many, MOST)); break; }
      if (file.size > LARGEST) { said.push(say(texts.large, file.name)); continue; }
      try {
        const sha256 = await hash(file);
        if (files.every((known) => known.sha256 !== sha256)) files.push({ name: file.name, sha256 });
      } catch {
        said.push(say(texts.unreadable, file.name));
      }
    }
    show();
    voice.textContent = [...said, say(texts.added, files.length)].join(" ");
    onChange([...files]);
  });

  function show() {
    list.replaceChildren(...files.map((file, index) => {
      const remove = node("button", { type: "button", class: "quiet" }, say(texts.remove, file.name));
      remove.addEventListener("click", () => {
        files.splice(index, 1);
        show();
        voice.textContent = say(texts.added, files.length);
        input.focus();
        onChange([...files]);
      });
      return node("li", {}, file.name, node("span", { class: "address" }, `SHA-256 ${file.sha256}`), remove);
    }));
  }

  function translate() {
    label.textContent = say(texts.label);
    hint.textContent = say(able ? texts.hint : texts.insecure);
    voice.textContent = "";
    show();
  }

  translate();
  return { translate, remove: () => whole.remove() };
}

/** @param {File} file */
async function hash(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
