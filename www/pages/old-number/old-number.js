// @ts-check
// The checklist for giving up a number: ticked, saved and printed in the page, nothing stored.
import { node } from "../../heyan/form-node.js";
import { backupNumbers } from "./backup-numbers.js";
import { alsoSay, onLanguage, say, startLanguage } from "../language.js";
import { letterForm } from "../letter/letter.js";
import { saveFile } from "../keep.js";
import { loadPhoneChange } from "../module.js";
import { oldNumberEnglish } from "./english.js";

/** @typedef {import("../language.js").Pair} Pair */

/** @type {Record<"count" | "all" | "file" | "saved" | "waiting" | "failed", Pair>} */
const texts = {
  count: ["停用前要办的{2}项：已勾{0}项，还有{1}项。", "{0} of the {2} things to do first are ticked; {1} to go."],
  all: ["全部勾完了，可以停用旧号码了。", "Everything is ticked; you can give up the old number."],
  file: ["停用旧号码清单", "before-giving-up-the-old-number"],
  saved: ["已经交给浏览器保存，请到“下载”里找：{0}", "Handed to the browser to save; look among your downloads: {0}"],
  waiting: ["正在加载，请稍等。", "Loading. One moment, please."],
  failed: ["没有加载成功，请检查网络后再点一次。", "It could not be loaded. Please check the network and try again."],
};

alsoSay(oldNumberEnglish);
startLanguage();

const form = /** @type {HTMLFormElement} */ (document.getElementById("checklist"));
const count = /** @type {HTMLElement} */ (form.querySelector("[data-count]"));
const saved = /** @type {HTMLElement} */ (form.querySelector("[data-saved]"));
const gone = /** @type {HTMLElement} */ (form.querySelector("#gone")).closest("section");
const backups = backupNumbers(/** @type {HTMLElement} */ (form.querySelector("[data-backups]")), loadPhoneChange());

// Coming back to the page, some browsers tick what was ticked before.
tell();
addEventListener("pageshow", tell);
form.addEventListener("change", tell);
form.addEventListener("submit", (event) => event.preventDefault());
onLanguage(() => { tell(); saved.textContent = ""; });
form.querySelector("[data-print]")?.addEventListener("click", () => window.print());
form.querySelector("[data-save]")?.addEventListener("click", () => {
  const name = `${say(texts.file)}.txt`;
  saveFile(name, `\uFEFF${listed()}\n`);
  saved.textContent = say(texts.saved, name);
});

/** Only what has to be done before giving the number up is counted; the last part is for those who have lost it. */
function tell() {
  const ticks = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-part] input[type=checkbox]"))]
    .filter((tick) => !gone?.contains(tick));
  const done = ticks.filter((tick) => tick.checked).length;
  count.textContent = done === ticks.length ? say(texts.all) : say(texts.count, done, ticks.length - done, ticks.length);
}

/** The list as text, as far as it is ticked. */
function listed() {
  const parts = [...form.querySelectorAll("[data-part]")].map((part) => {
    const heading = part.querySelector("h2") ?? part.closest("section")?.querySelector("h2");
    const ticks = [...part.querySelectorAll(".tick")].map((tick) => {
      const box = tick.querySelector("input");
      return `${box?.checked ? "[x]" : "[ ]"} ${tick.querySelector("label")?.textContent ?? ""}`;
    });
    const facts = [...(part.closest("section")?.querySelectorAll("p[data-fact], li[data-fact]") ?? [])].map((fact) => `- ${fact.textContent}`);
    const numbers = part.contains(document.querySelector("[data-backups]")) ? backups.masked().map((number) => `- ${number}`) : [];
    return [heading?.textContent ?? "", ...ticks, ...numbers, ...facts].join("\n");
  });
  return [document.querySelector("h1")?.textContent ?? "", ...parts].join("\n\n");
}

// ---- letters
const place = /** @type {HTMLElement} */ (document.querySelector("[data-letter-place]"));
const status = /** @type {HTMLElement} */ (document.querySelector("[data-letter-status]"));
/** @type {ReturnType<typeof letterForm> | undefined} */
let open;
for (const button of document.querySelectorAll("[data-letter]")) {
  button.addEventListener("click", async () => {
    status.textContent = say(texts.waiting);
    try {
      const heyan = await loadPhoneChange();
      const kind = /** @type {"phone-change-request" | "number-bound-by-someone-else"} */ (button.getAttribute("data-letter"));
      open?.remove();
      const heading = node("h3", { tabindex: "-1" }, button.textContent ?? "");
      place.replaceChildren(heading);
      open = letterForm(place, kind, { heyan, facts: { date: today() } });
      status.textContent = "";
      heading.focus();
      heading.scrollIntoView({ block: "start" });
    } catch {
      status.textContent = say(texts.failed);
    }
  });
}

/** The day where the person is, which is the day they write. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
