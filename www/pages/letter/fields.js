// @ts-check
// The form of a letter, built from what the module says the letter takes.
import { node } from "../../heyan/form-node.js";
import { evidenceFiles } from "./evidence.js";
import { say } from "../language.js";

/** @typedef {import("../language.js").Pair} Pair */
/** @typedef {import("../../heyan/index.js").LetterField} LetterField */
/** @typedef {import("../../heyan/index.js").Finding} Finding */
/** @typedef {Record<string, string | string[]>} Facts */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/** @type {Record<"optional" | "choose" | "add" | "remove" | "row" | "moment" | "digest", Pair>} */
const texts = {
  optional: ["选填", "optional"],
  choose: ["请选择", "Please choose"],
  add: ["再加一条", "Add another"],
  remove: ["去掉第{0}条", "Remove no. {0}"],
  row: ["第{0}条", "No. {0}"],
  moment: ["例如：2026-11-20 14:03。记不清几点，可以只写日期", "For instance 2026-11-20 14:03; the day alone will do"],
  digest: ["SHA-256：{0}", "SHA-256: {0}"],
};

/** Headings of fields that are asked for row by row. @type {Record<string, Pair>} */
const groups = {
  evidence: ["证据", "Evidence"],
  messages: ["收到的短信", "Messages you received"],
  log: ["每一次联系", "Each contact"],
};

/** What is true of everything that is still being typed. */
const UNFINISHED = new Set(["letter.wrong-length", "letter.incomplete-mail"]);

let forms = 0;

/**
 * @param {{ fields: () => LetterField[], facts: Facts, onInput: () => void }} options facts are written as they are typed
 */
export function letterFields({ fields, facts, onInput }) {
  const prefix = `letter-${forms += 1}`;
  const element = node("div", { class: "letter-fields" });
  /** Where findings go and what they speak of, by their path. @type {Map<string, { control: Control, messages: HTMLElement }>} */
  const places = new Map();
  /** @type {Map<string, string>} */
  const labels = new Map();
  /** @type {{ element: HTMLElement, files: ReturnType<typeof evidenceFiles> } | undefined} */
  let evidence;
  /** Files that were chosen, by their digest. @type {Map<string, string>} */
  let chosen = new Map();
  draw();

  function draw() {
    const asked = fields();
    places.clear();
    labels.clear();
    for (const field of asked) labels.set(field.name, field.label);
    /** @type {Set<string>} */
    const done = new Set();
    element.replaceChildren(...asked.flatMap(/** @returns {HTMLElement[]} */ (field) => {
      const key = field.group ?? (field.list ? field.name : undefined);
      if (key === undefined) return [single(field)];
      if (done.has(key)) return [];
      done.add(key);
      return [rows(key, asked.filter((one) => one.name === key || one.group === key))];
    }));
    evidence?.files.translate();
  }

  /** @param {LetterField} field */
  function single(field) {
    const fact = facts[field.name];
    return labelled(field, `/${field.name}`, field.label, typeof fact === "string" ? fact : "", (text) => { facts[field.name] = text; });
  }

  /**
   * @param {LetterField} field
   * @param {string} path
   * @param {string} label
   * @param {string} value
   * @param {(text: string) => void} write
   */
  function labelled(field, path, label, value, write) {
    const id = `${prefix}${path.replaceAll("/", "-")}`;
    const hint = field.hint ?? (field.kind === "moment" ? say(texts.moment) : undefined);
    const control = controlOf(field, value);
    const messages = node("div", { id: `${id}-messages`, "aria-live": "polite" });
    control.id = id;
    control.setAttribute("aria-describedby", [hint ? `${id}-hint` : "", messages.id].filter(Boolean).join(" "));
    control.addEventListener("input", () => {
      write(control.value);
      onInput();
    });
    // What is said only of a number that is done can be said now.
    control.addEventListener("change", onInput);
    places.set(path, { control, messages });
    return node("div", { class: "field" },
      node("label", { for: id }, label, ...(field.required ? [] : [" ", node("span", { class: "optional" }, say(texts.optional))])),
      hint ? node("p", { class: "hint", id: `${id}-hint` }, hint) : undefined, messages, control);
  }

  /**
   * Fields asked for row by row, with a button for one more.
   *
   * @param {string} key
   * @param {LetterField[]} columns
   */
  function rows(key, columns) {
    const box = node("fieldset", { class: "letter-rows", "data-group": key });
    const typed = columns.filter((column) => column.kind !== "sha256");
    const [first] = columns;
    const title = groups[key] ? say(groups[key]) : first?.label ?? "";
    const count = () => Math.max(1, ...columns.map((column) => listOf(column.name).length));
    fill();
    return box;

    function fill() {
      const many = count();
      const add = node("button", { type: "button", class: "quiet" }, say(texts.add));
      add.addEventListener("click", () => {
        for (const column of columns) {
          const list = listOf(column.name);
          while (list.length < many) list.push("");
          list.push("");
          facts[column.name] = list;
        }
        fill();
        focus(many);
        onInput();
      });
      box.replaceChildren(
        node("legend", {}, title, " ", typed.some((column) => column.required) ? "" : node("span", { class: "optional" }, say(texts.optional))),
        ...(key === "evidence" ? [filesOf(fill)] : []),
        ...Array.from({ length: many }, (_, row) => rowOf(row, many)),
        node("p", { class: "actions" }, add));
    }

    /** @param {number} row @param {number} many */
    function rowOf(row, many) {
      const alone = typed.length === 1;
      const digest = key === "evidence" ? listOf("evidenceSha256")[row] : undefined;
      const controls = typed.map((column) => {
        // Under a heading that names it already, and says that it may stay empty, the number is enough; the hint, too.
        const label = alone ? say(texts.row, row + 1) : column.label;
        const field = { ...column, required: column.required || alone, hint: row === 0 ? column.hint : "" };
        return labelled(/** @type {LetterField} */ (field), `/${column.name}/${row}`, label, listOf(column.name)[row] ?? "", (text) => {
          const list = listOf(column.name);
          while (list.length <= row) list.push("");
          list[row] = text;
          facts[column.name] = list;
        });
      });
      const remove = many > 1 ? node("button", { type: "button", class: "quiet remove" }, say(texts.remove, row + 1)) : undefined;
      remove?.addEventListener("click", () => {
        for (const column of columns) facts[column.name] = listOf(column.name).filter((_, index) => index !== row);
        forget();
        fill();
        focus(Math.min(row, many - 2));
        onInput();
      });
      const heading = !alone && many > 1 ? node("p", { class: "row-number" }, say(texts.row, row + 1)) : undefined;
      return node("div", { class: "letter-row" }, heading, ...controls,
        digest ? node("p", { class: "address" }, say(texts.digest, digest)) : undefined, remove);
    }

    /** @param {number} row */
    function focus(row) {
      places.get(`/${typed[0]?.name}/${row}`)?.control.focus();
    }

    /** A row that lost everything is not one to be sent. */
    function forget() {
      for (const column of columns) if (listOf(column.name).length === 0) delete facts[column.name];
    }
  }

  /** The chooser of files: each becomes a row that can be reworded. @param {() => void} fill */
  function filesOf(fill) {
    if (!evidence) {
      const place = node("div", {});
      const files = evidenceFiles(place, { onChange: (now) => take(new Map(now.map(({ name, sha256 }) => [sha256, name]))) });
      evidence = { element: place, files };
    }
    const { element } = evidence;
    /** @type {any} */ (element).fill = fill;
    return element;
  }

  /** @param {Map<string, string>} now */
  function take(now) {
    const names = listOf("evidence");
    const digests = listOf("evidenceSha256");
    const kept = Array.from({ length: Math.max(names.length, digests.length) }, (_, row) => ({ name: names[row] ?? "", digest: digests[row] ?? "" }))
      .filter(({ name, digest }) => (name !== "" || digest !== "") && !(chosen.has(digest) && !now.has(digest)));
    for (const [digest, name] of now) if (!kept.some((row) => row.digest === digest)) kept.push({ name, digest });
    facts["evidence"] = kept.map(({ name }) => name);
    facts["evidenceSha256"] = kept.map(({ digest }) => digest);
    if (kept.length === 0) {
      delete facts["evidence"];
      delete facts["evidenceSha256"];
    }
    chosen = now;
    /** @type {any} */ (evidence?.element)?.fill?.();
    onInput();
  }

  /** @param {string} name @returns {string[]} */
  function listOf(name) {
    const fact = facts[name];
    return fact === undefined ? [] : typeof fact === "string" ? [fact] : [...fact];
  }

  return {
    element,
    draw,
    /** @param {string} name */
    label: (name) => labels.get(name) ?? name,
    /** The control of a fact, or of its first row that is empty. @param {string} name */
    control(name) {
      const own = places.get(`/${name}`);
      if (own) return own.control;
      const list = [...places].filter(([path]) => path.startsWith(`/${name}/`)).map(([, place]) => place.control);
      return list.find((control) => control.value === "") ?? list[0];
    },
    /** Puts each finding beside its field. @param {Finding[]} findings */
    show(findings) {
      for (const [path, { control, messages }] of places) {
        // Nobody is told that a number is too short while typing it.
        const typing = control === document.activeElement && !messages.hasChildNodes();
        const own = findings.filter((finding) => finding.path === path && !(typing && UNFINISHED.has(finding.code)));
        const said = own.map((finding) => finding.message + (finding.fix ?? "")).join();
        if (messages.dataset["said"] === said) continue;
        messages.dataset["said"] = said;
        control.toggleAttribute("aria-invalid", false);
        if (own.some((finding) => finding.severity === "error")) control.setAttribute("aria-invalid", "true");
        messages.replaceChildren(...own.map((finding) => node("p", { class: "heyan-message", "data-severity": finding.severity },
          finding.message, " ", finding.fix ? node("span", { class: "heyan-fix" }, finding.fix) : undefined)));
      }
    },
    remove: () => evidence?.files.remove(),
  };
}

/**
 * @param {LetterField} field
 * @param {string} value
 * @returns {Control}
 */
function controlOf(field, value) {
  if (field.kind === "choice") {
    const select = node("select", {}, node("option", { value: "" }, say(texts.choose)),
      ...(field.choices ?? []).map((choice) => node("option", { value: choice.value }, choice.label)));
    select.value = value;
    return select;
  }
  if (field.multiline) {
    const area = node("textarea", { rows: "3", autocomplete: "off" });
    area.value = value;
    return area;
  }
  const day = field.kind === "date" && (value === "" || /^\d{4}-\d\d-\d\d$/.test(value));
  const phone = field.kind === "phone" || field.kind === "masked-phone";
  const input = node("input", {
    type: day ? "date" : phone ? "tel" : "text",
    autocomplete: field.name === "name" ? "name" : field.name === "phone" ? "tel" : "off",
    spellcheck: field.kind === "text" ? undefined : "false",
  });
  input.value = value;
  return input;
}
