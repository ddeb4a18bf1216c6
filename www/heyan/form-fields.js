// @ts-check
// Reads a form into the value that the checks take, and knows which control each member came from.
import { own } from "./form-node.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {{ keys: string[], value: unknown, blank: boolean, control: Control }} Entry */
/**
 * A form as it stands.
 * @typedef {object} Reading
 * @property {unknown} value
 * @property {(path: string) => HTMLElement | undefined} find the control at a JSON Pointer, or at the nearest pointer above it
 * @property {(control: Element) => string | undefined} pathOf where a control's value went
 */

const NOT_READ = new Set(["hidden", "submit", "button", "reset", "image", "file"]);

/**
 * The JSON Pointer a control is bound to: `data-heyan-path`, or its name with dots for slashes.
 *
 * @param {Element} control
 * @returns {string | undefined}
 */
export function boundPath(control) {
  const given = control.getAttribute("data-heyan-path");
  if (given) return given;
  const name = control.getAttribute("name");
  if (!name) return undefined;
  return name.split(".").map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/**
 * The controls whose values are read.
 *
 * @param {HTMLFormElement} form
 * @returns {Control[]}
 */
export function boundControls(form) {
  return /** @type {Control[]} */ ([...own(form, "elements")].filter((control) =>
    (control instanceof HTMLInputElement || control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement)
    && !control.disabled && !NOT_READ.has(control.type) && boundPath(control) !== undefined));
}

/**
 * Reads every bound control. A list member (a contact, a second number) in which nothing is filled in
 * is left out, and those behind it move up; `find` and `pathOf` speak of the value as it was read.
 *
 * @param {HTMLFormElement} form
 * @returns {Reading}
 */
export function readForm(form) {
  const root = new Node();
  for (const list of own(form, "querySelectorAll")("[data-heyan-list]")) {
    root.grow(keysOf(list.getAttribute("data-heyan-list") ?? "")).list = /** @type {HTMLElement} */ (list);
  }
  for (const control of boundControls(form)) {
    const entry = readControl(control);
    if (entry) root.grow(entry.keys).entry ??= entry;
  }

  /** @type {Map<string, HTMLElement>} */
  const elements = new Map();
  /** @type {Map<string, string>} */
  const moved = new Map();
  const value = root.settle("", "", elements, moved) ?? {};

  return {
    value,
    find(path) {
      for (let at = path; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
        const element = elements.get(at);
        if (element) return element;
      }
      return undefined;
    },
    pathOf(control) {
      const bound = boundPath(control);
      return bound === undefined ? undefined : moved.get(bound);
    },
  };
}

/** One member of the value while it is being gathered. */
class Node {
  constructor() {
    /** @type {Map<string, Node>} */
    this.members = new Map();
    /** @type {Entry | undefined} */
    this.entry = undefined;
    /** @type {HTMLElement | undefined} */
    this.list = undefined;
  }

  /**
   * @param {string[]} keys
   * @returns {Node}
   */
  grow([key, ...rest]) {
    if (key === undefined) return this;
    let member = this.members.get(key);
    if (!member) this.members.set(key, member = new Node());
    return member.grow(rest);
  }

  /** @returns {boolean} */
  isBlank() {
    return this.entry ? this.entry.blank : [...this.members.values()].every((member) => member.isBlank());
  }

  /**
   * @param {string} path in the value
   * @param {string} bound in the form
   * @param {Map<string, HTMLElement>} elements
   * @param {Map<string, string>} moved
   * @returns {unknown}
   */
  settle(path, bound, elements, moved) {
    if (this.list) elements.set(path, this.list);
    if (this.entry) {
      elements.set(path, this.entry.control);
      moved.set(bound, path);
      return this.entry.value;
    }
    const keys = [...this.members.keys()];
    if (this.list || (keys.length > 0 && keys.every((key) => /^\d+$/.test(key)))) {
      /** @type {unknown[]} */
      const values = [];
      for (const [key, member] of [...this.members].sort(([a], [b]) => Number(a) - Number(b))) {
        if (!member.isBlank()) values.push(member.settle(`${path}/${values.length}`, `${bound}/${key}`, elements, moved));
      }
      return values;
    }
    /** @type {[string, unknown][]} */
    const entries = [];
    for (const [key, member] of this.members) {
      const value = member.settle(`${path}/${key}`, `${bound}/${key}`, elements, moved);
      if (value !== undefined) entries.push([key.replaceAll("~1", "/").replaceAll("~0", "~"), value]);
    }
    // Also a field called "__proto__" is a member like any other.
    return Object.fromEntries(entries);
  }
}

/** @param {string} path */
function keysOf(path) {
  return path.split("/").slice(1);
}

/**
 * @param {Control} control
 * @returns {Entry | undefined} nothing for a radio button that is not the chosen one of its group
 */
function readControl(control) {
  const keys = keysOf(boundPath(control) ?? "");
  if (control instanceof HTMLInputElement && control.type === "checkbox") {
    // A checkbox with a value of its own says that value; one without is a declaration, true or false.
    const says = control.getAttribute("value");
    const value = says === null || says === "on"
      ? control.checked
      : control.checked ? says : control.dataset.heyanUnticked;
    return { keys, value, blank: !control.checked, control };
  }
  if (control instanceof HTMLInputElement && control.type === "radio") {
    const group = control.form && own(control.form, "elements").namedItem(control.name);
    const chosen = group instanceof RadioNodeList ? group.value : control.checked ? control.value : "";
    return { keys, value: chosen === "" ? undefined : chosen, blank: chosen === "", control };
  }
  const text = control.value;
  const blank = text.trim() === "";
  if (control.dataset.heyanType === "number") {
    return { keys, value: blank || !Number.isFinite(Number(text)) ? undefined : Number(text), blank, control };
  }
  return { keys, value: blank && control.dataset.heyanOptional !== undefined ? undefined : text, blank, control };
}
