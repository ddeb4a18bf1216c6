// @ts-check
// Builds elements without HTML text, so that no page needs a Trusted Types policy.

let made = 0;
/** Elements that were put into a page's form, and elements of the page that were given an id. */
const put = new WeakSet();
const named = new WeakSet();

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | undefined>} [attributes] true sets an empty attribute; false and undefined none
 * @param {...(Element | string | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function node(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/**
 * What to do, after the message. A full-width stop needs no space behind it.
 *
 * @param {import("./index.js").Finding} finding
 */
export function fixOf(finding) {
  if (finding.fix === undefined) return undefined;
  return node("span", { class: "heyan-fix" }, /[。！？；]$/.test(finding.message) ? finding.fix : ` ${finding.fix}`);
}

/**
 * A form's own member, past its controls: with `<input name="elements">` in it, `form.elements` is that input.
 *
 * @template {keyof HTMLFormElement} Name
 * @param {HTMLFormElement} form
 * @param {Name} name
 * @returns {HTMLFormElement[Name]}
 */
export function own(form, name) {
  const member = Reflect.get(HTMLFormElement.prototype, name, form);
  return typeof member === "function" ? /** @type {any} */ (member).bind(form) : member;
}

/**
 * The element's id; one is given to it if it has none.
 *
 * @param {Element} element
 */
export function idOf(element) {
  if (element.id === "") {
    element.id = `heyan-${made += 1}`;
    named.add(element);
  }
  return element.id;
}

/**
 * Remembers an element that goes into the page's own form.
 *
 * @template {Element} Made
 * @param {Made} element
 */
export function ours(element) {
  put.add(element);
  return element;
}

/**
 * Takes what was put into a form out of it again, and the ids that were given.
 *
 * @param {HTMLFormElement} form
 */
export function takeOursAway(form) {
  for (const element of own(form, "querySelectorAll")("*")) {
    if (put.has(element)) element.remove();
    else if (named.delete(element)) element.removeAttribute("id");
  }
}

/**
 * Adds or removes one id in a list of ids such as `aria-describedby`.
 *
 * @param {Element} element
 * @param {string} attribute
 * @param {string} id
 * @param {boolean} present
 */
export function toggleId(element, attribute, id, present) {
  const ids = (element.getAttribute(attribute) ?? "").split(/\s+/).filter((one) => one !== "" && one !== id);
  if (present) ids.push(id);
  if (ids.length > 0) element.setAttribute(attribute, ids.join(" "));
  else element.removeAttribute(attribute);
}
