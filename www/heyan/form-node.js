// @ts-check
// Builds elements without HTML text, so that no page needs a Trusted Types policy.

let made = 0;

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
 * The element's id; one is given to it if it has none.
 *
 * @param {Element} element
 */
export function idOf(element) {
  element.id ||= `heyan-${made += 1}`;
  return element.id;
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
