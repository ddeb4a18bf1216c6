// @ts-check
// Backup numbers: written down, checked in the page, compared with the old number and with contacts. A
// backup counts only once the lender has sent a code to it; this part says so and claims nothing else.
import { node } from "../../heyan/form-node.js";
import { locale, onLanguage, say } from "../language.js";

/** @typedef {import("../language.js").Pair} Pair */

/** @type {Record<"open" | "hint" | "old" | "number" | "add" | "contacts" | "contactsHint" | "enough" | "missing" | "same" | "isOld" | "isContact" | "unable", Pair>} */
const texts = {
  open: ["核对备用号码", "Check your backup numbers"],
  hint: ["这里只看号码写得对不对，会不会和别的重复。号码要在贷款机构那里收过验证码，才算加好。", "This only shows whether the numbers are written correctly and differ. A backup counts once your lender has sent a code to it."],
  old: ["旧号码", "Old number"],
  number: ["备用号码{0}", "Backup number {0}"],
  add: ["再加一个", "Add another"],
  contacts: ["联系人的号码", "Contacts' numbers"],
  contactsHint: ["一行一个。联系人的号码不能当备用号码。", "One number per line. A contact's number is no backup."],
  enough: ["有{0}个可以用的备用号码。", "{0} numbers can serve as backups."],
  missing: ["还差{0}个备用号码。", "Backup numbers still missing: {0}."],
  same: ["和上面的备用号码相同，只算一个。", "The same as a backup above; it counts once."],
  isOld: ["这是要停用的旧号码，不能当备用号码。", "This is the old number you give up; it is no backup."],
  isContact: ["这是联系人的号码，不能当备用号码。", "This is a contact's number; it is no backup."],
  unable: ["检查功能没有加载成功，请自己核对一遍。", "The check could not be loaded; please compare them yourself."],
};

const WANTED = 2;
const MOST = 5;

/**
 * @param {HTMLElement} target
 * @param {Promise<import("../module.js").PhoneChange>} loading
 */
export function backupNumbers(target, loading) {
  /** @type {import("../module.js").PhoneChange | undefined} */
  let heyan;
  let failed = false;
  /** @type {{ input: HTMLInputElement, label: HTMLElement, messages: HTMLElement, element: HTMLElement }[]} */
  const fields = [];
  /** @type {string[]} */
  let usable = [];
  const summary = node("summary", {});
  const hint = node("p", { class: "hint" });
  const old = field("backup-old");
  const list = node("div", {});
  const add = node("button", { type: "button", class: "quiet" });
  const contacts = node("textarea", { id: "backup-contacts", rows: "2", autocomplete: "off", inputmode: "tel", "aria-describedby": "backup-contacts-hint" });
  const contactsLabel = node("label", { for: "backup-contacts" });
  const contactsHint = node("p", { class: "hint", id: "backup-contacts-hint" });
  const result = node("p", { class: "backup-result", role: "status" });
  target.append(node("details", {}, summary, hint, old.element, list, node("p", { class: "actions" }, add),
    node("div", { class: "field" }, contactsLabel, contactsHint, contacts), result));
  for (let index = 0; index < WANTED; index += 1) another();
  add.addEventListener("click", () => {
    another();
    words();
    fields.at(-1)?.input.focus();
  });
  // Judged once a number is whole, not at every key; what is put right goes at once.
  target.addEventListener("change", check);
  target.addEventListener("input", (event) => {
    const own = [old, ...fields].find(({ input }) => input === event.target);
    if (own?.messages.hasChildNodes()) check();
  });
  onLanguage(words);
  loading.then((module) => { heyan = module; check(); }, () => { failed = true; check(); });
  words();

  /** @param {string} id */
  function field(id) {
    const label = node("label", { for: id });
    const messages = node("div", { id: `${id}-messages`, "aria-live": "polite" });
    const input = node("input", { id, type: "tel", autocomplete: "off", "aria-describedby": messages.id });
    return { input, label, messages, element: node("div", { class: "field" }, label, messages, input) };
  }

  function another() {
    const made = field(`backup-${fields.length + 1}`);
    fields.push(made);
    list.append(made.element);
    add.hidden = fields.length >= MOST;
  }

  function words() {
    summary.textContent = say(texts.open);
    hint.textContent = say(texts.hint);
    old.label.textContent = say(texts.old);
    fields.forEach(({ label }, index) => { label.textContent = say(texts.number, index + 1); });
    add.textContent = say(texts.add);
    contactsLabel.textContent = say(texts.contacts);
    contactsHint.textContent = say(texts.contactsHint);
    check();
  }

  function check() {
    usable = [];
    if (!heyan) {
      result.textContent = failed ? say(texts.unable) : "";
      return;
    }
    const module = heyan;
    /** @param {string} text */
    const number = (text) => (text.trim() === "" ? undefined : module.checkPhone(text, { locale: locale() }).e164);
    const oldNumber = number(old.input.value);
    const others = contacts.value.split(/[\n,，;；、]+/).map(number).filter((one) => one !== undefined);
    /** @type {Set<string>} */
    const known = new Set();
    const [wrong] = old.input.value.trim() === "" ? [] : module.checkPhone(old.input.value, { locale: locale() }).findings.filter(({ severity }) => severity === "error");
    put(old.messages, wrong && said("error", [wrong.message, wrong.fix ?? ""].join(locale() === "en" ? " " : "")));
    for (const { input, messages } of fields) {
      const report = input.value.trim() === "" ? undefined : module.checkPhone(input.value, { purpose: "binding", locale: locale() });
      const e164 = report?.e164;
      const clash = e164 === undefined ? undefined
        : e164 === oldNumber ? texts.isOld : others.includes(e164) ? texts.isContact : known.has(e164) ? texts.same : undefined;
      const own = report?.findings.filter((finding) => finding.severity !== "info").slice(0, 1)
        .map((finding) => said(finding.severity, [finding.message, finding.fix ?? ""].join(locale() === "en" ? " " : ""))) ?? [];
      put(messages, clash ? said("error", say(clash)) : own[0]);
      if (e164 === undefined) continue;
      known.add(e164);
      if (!clash && report?.verdict !== "reject") usable.push(report?.masked ?? "");
    }
    const missing = WANTED - usable.length;
    const touched = fields.some(({ input }) => input.value.trim() !== "");
    const sum = !touched ? "" : missing > 0 ? say(texts.missing, missing) : say(texts.enough, usable.length);
    if (result.textContent !== sum) result.textContent = sum;
  }

  return {
    /** The numbers that can serve, with their middle hidden. */
    masked: () => [...usable],
  };
}

/** What stands there already is not said again. @param {HTMLElement} place @param {HTMLElement} [line] */
function put(place, line) {
  if (place.textContent !== (line?.textContent ?? "")) place.replaceChildren(...(line ? [line] : []));
}

/**
 * @param {string} severity
 * @param {string} text
 */
function said(severity, text) {
  return node("p", { class: "heyan-message", "data-severity": severity }, text);
}
