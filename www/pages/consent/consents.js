// @ts-check
// The consents: the notice in full where it can be read, saved and printed, and one control for each
// item that rests on consent, as the notice itself lists them. What was refused before is not asked
// again at once, and what has changed since is asked with the change.
import { node } from "../../heyan/form-node.js";
import { printOnly, saveFile } from "../keep.js";
import { locale, say } from "../language.js";
import { told } from "./told.js";

/** @typedef {import("../module.js").Consent} Consent */
/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("../../heyan/index.js").ConsentNotice} ConsentNotice */
/** @typedef {{ reference: string, previous: string | null, records: object[] }} Earlier */
/** @typedef {{ id: string, ask: "now" | "on-request" | "no", reason: string, until?: string, changed: { part: string, label: string, before: string, after: string }[] }} Asked */
/** @typedef {import("../../heyan/index.js").ConsentDocument["items"][number]} Item */

/** @type {Record<"file" | "needed" | "about" | "refused" | "withdrawn" | "again" | "changed" | "from" | "to", Pair>} */
const texts = {
  file: ["个人信息处理说明.txt", "how-your-data-are-handled.txt"],
  needed: ["必需", "needed"],
  about: ["这一项的全部内容", "All about this item"],
  refused: ["您上次没有同意“{0}”。{1}之前不再问您。", "You did not agree to this last time: {0}. You are not asked again before {1}."],
  withdrawn: ["您撤回了对“{0}”的同意。{1}之前不再问您。", "You withdrew your consent to this: {0}. You are not asked again before {1}."],
  again: ["我想重新选择", "I want to choose anew"],
  changed: ["和您上次看到的相比，这一项变了：", "This item has changed since you last saw it:"],
  from: ["原来：", "Before: "],
  to: ["现在：", "Now: "],
};

/**
 * @param {HTMLFormElement} form
 * @param {() => Promise<Consent>} loadConsent
 * @param {Promise<Earlier | undefined>} [earlier] what this person decided before, as the server has it
 */
export function bindConsents(form, loadConsent, earlier = Promise.resolve(undefined)) {
  const place = /** @type {HTMLElement} */ (form.querySelector("[data-document]"));
  const list = /** @type {HTMLElement} */ (form.querySelector("[data-consents]"));
  /** @type {any} */
  let shown;
  /** @type {ConsentNotice | undefined} */
  let current;
  /** Items that the person asked for although they need not be asked. @type {Set<string>} */
  const wanted = new Set();
  /** Controls that the person worked. @type {Set<string>} */
  const touched = new Set();
  /** Controls taken out of the list keep what was decided. @type {Map<string, HTMLElement>} */
  const controls = new Map();
  for (const box of list.querySelectorAll("[data-consent]")) controls.set(box.getAttribute("data-consent") ?? "", /** @type {HTMLElement} */ (box));

  // Its text is long and lies below: whoever only looks at the top of the page does not wait for it.
  const begun = new Promise((resolve) => { form.addEventListener("focusin", resolve, { once: true }); });
  /** @type {(value?: unknown) => void} */
  let need = () => undefined;
  const needed = new Promise((resolve) => { need = resolve; });
  const consent = Promise.race([near(list), begun, needed]).then(loadConsent);
  consent.catch(() => undefined);
  // Who has decided before came back for these very choices.
  earlier.then((before) => { if (before) need(); }, () => undefined);

  const notice = /** @type {Promise<ConsentNotice | undefined>} */ ((async () => {
    const module = await consent;
    const facts = await (await fetch(new URL("../lender.json", import.meta.url))).json();
    current = module.readyNotice("loan-application", { ...facts, ...facts.notices["loan-application"] });
    return current;
  })().catch(() => undefined));

  const showing = notice.then(show);
  /** @type {Promise<{ read(): import("./display.js").Display }[]>} */
  const displays = Promise.all([near(list).then(() => import("./display.js")), showing]).then(([{ watchDisplay }]) =>
    [watchDisplay(place, { sections: list }), watchDisplay(list)]);
  // Without it the record says less; the form goes all the same.
  for (const going of [showing, displays]) going.catch(() => undefined);

  list.addEventListener("change", (event) => {
    const id = event.target instanceof Element && event.target.closest("[data-consent]")?.getAttribute("data-consent");
    if (id) touched.add(id);
  });

  async function show() {
    const [given, before] = await Promise.all([notice, earlier.catch(() => undefined)]);
    const module = await consent.catch(() => undefined);
    if (!given || !module) return;
    shown = module.renderConsent(given, { locale: locale() });
    place.replaceChildren();
    try {
      module.showDocument(place, shown);
    } catch {
      // Plain is better than nothing: what is agreed to has to be readable.
      place.replaceChildren(node("div", { class: "plain" }, shown.text));
    }
    /** @type {Asked[]} */
    const plan = before ? /** @type {any} */ (module).planConsent(given, before.records, { locale: locale() }).items : [];
    list.replaceChildren(...shown.items.map((/** @type {Item} */ item) => row(item, plan.find(({ id }) => id === item.id))));
  }

  /**
   * @param {Item} item
   * @param {Asked | undefined} asked
   */
  function row(item, asked) {
    if (asked?.ask === "on-request" && item.optional && !wanted.has(item.id)) return notAsked(item, asked);
    const box = control(item);
    box.querySelector("[data-changes]")?.remove();
    if (asked && asked.changed.length > 0) box.prepend(changes(asked));
    return box;
  }

  /**
   * One item: its control keeps what the person already decided.
   *
   * @param {Item} item
   */
  function control(item) {
    const box = controls.get(item.id) ?? made(item.id);
    controls.set(item.id, box);
    box.dataset.heyanLabel = titleOf(item.id) ?? item.label;
    const label = box.querySelector("label");
    label?.replaceChildren(item.label, ...(item.optional ? [] : [" ", node("span", { class: "optional needed" }, say(texts.needed))]));
    // From now on the notice has the word; the page's own words were for the time without it.
    box.removeAttribute("data-say-name");
    label?.removeAttribute("data-say");
    const summary = box.querySelector("summary");
    summary?.removeAttribute("data-say");
    summary?.replaceChildren(say(texts.about), node("span", { class: "heyan-voice" }, `: ${titleOf(item.id) ?? ""}`));
    box.querySelector(".told-whole")?.replaceChildren(...told(item.text));
    return box;
  }

  /**
   * @param {Item} item
   * @param {Asked} asked
   */
  function notAsked(item, asked) {
    const until = new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "Asia/Shanghai" }).format(new Date(asked.until ?? Date.now()));
    const again = node("button", { type: "button", class: "quiet" }, say(texts.again));
    again.addEventListener("click", () => {
      wanted.add(item.id);
      void show().then(() => /** @type {HTMLElement | null} */ (list.querySelector(`#consent-${CSS.escape(item.id)}`))?.focus());
    });
    return node("div", { class: "tick consent not-asked", "data-not-asked": item.id },
      node("p", {}, say(asked.reason === "withdrawn" ? texts.withdrawn : texts.refused, titleOf(item.id) ?? item.label, until)), again);
  }

  /** @param {Asked} asked */
  function changes(asked) {
    return node("div", { class: "changes", "data-changes": true },
      node("p", {}, node("strong", {}, say(texts.changed))),
      node("ul", {}, ...asked.changed.map(({ label, before, after }) => node("li", {}, label, node("br"),
        say(texts.from), node("del", {}, before), node("br"), say(texts.to), node("ins", {}, after)))));
  }

  /** @param {string} id */
  function titleOf(id) {
    const title = current?.purposes.find((purpose) => purpose.id === id)?.title;
    const text = typeof title === "object" ? title[locale()] : title;
    return text && text[0]?.toLocaleUpperCase(locale()) + text.slice(1);
  }

  /**
   * What was decided and how it was shown, as a record; null where the page cannot make one.
   *
   * @param {Record<string, string>} decisions as the form has them
   * @param {{ label: string, trusted: boolean }} press what sent the form
   * @returns {Promise<string | null>}
   */
  async function record(decisions, press) {
    need();
    try {
      const [module, given, before, watched, { recordOf }] = await Promise.all(
        [consent, notice, earlier.catch(() => undefined), seen().catch(() => []), import("./record.js")]);
      if (!given || !shown) return null;
      /** @type {Record<string, "given" | "refused">} */
      const items = {};
      // A control that was shown and left alone is no consent, and is not asked again at once.
      for (const { id } of shown.items) if (id in decisions) items[id] = decisions[id] === "given" ? "given" : "refused";
      const [text, controlsSeen] = watched.map((watch) => watch.read());
      return recordOf(module, given, {
        subject: { reference: before?.reference, previous: before?.previous, kind: "applicant" },
        items,
        display: text && { ...text, openedAt: text.openedAt ?? controlsSeen?.openedAt },
        action: { method: "tick-then-send", ...press, touched: [...touched] },
        shown: shown.hashes,
      });
    } catch {
      return null;
    }
  }

  /** What was watched; nothing where the choices never came into view. @returns {typeof displays} */
  function seen() {
    return Promise.race([displays, new Promise((late) => { setTimeout(late, 1_000, []); })]);
  }

  /** What was decided, in words. @param {Record<string, string>} decisions */
  function decided(decisions) {
    const items = /** @type {Item[]} */ (shown?.items ?? []);
    return items.filter(({ id }) => id in decisions)
      .map(({ id, label }) => ({ title: titleOf(id) ?? label, given: decisions[id] === "given" }));
  }

  form.querySelector("[data-print]")?.addEventListener("click", () => printOnly("print-notice"));
  form.querySelector("[data-save]")?.addEventListener("click", () => saveFile(say(texts.file), shown?.text ?? place.innerText));

  /** What has to be there now, wherever the person is on the page. */
  function now() {
    need();
    return notice;
  }

  return { notice: now, version: () => current?.version, show, record, decided };
}

/** Until it is about to come into view. @param {HTMLElement} element @returns {Promise<void>} */
function near(element) {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      resolve();
    }, { rootMargin: "600px" });
    observer.observe(element);
  });
}

/** @param {string} id */
function made(id) {
  const field = `consent-${id}`;
  return node("div", { class: "tick consent", "data-heyan-field": true, "data-consent": id },
    node("div", { "data-heyan-messages": true }),
    node("input", { id: field, name: `consents.${id}`, type: "checkbox", value: "given", "data-heyan-unticked": "untouched" }),
    node("label", { for: field }),
    node("details", { class: "about", "data-section": id }, node("summary"), node("div", { class: "told-whole" })));
}
