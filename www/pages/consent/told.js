// @ts-check
// One item of a notice, whole, as paragraphs and lists.
import { node } from "../../heyan/form-node.js";

/**
 * A text with "- " before each point, as lists; what each point is about stands out.
 *
 * @param {string} text
 */
export function told(text) {
  /** @type {HTMLElement[]} */
  const parts = [];
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    const [, about = "", rest = ""] = /^- ([^：:]+(?:：|: ))?(.*)$/.exec(line) ?? [];
    if (!line.startsWith("- ")) { parts.push(node("p", {}, node("strong", {}, line))); continue; }
    const last = parts.at(-1);
    const list = last instanceof HTMLUListElement ? last : node("ul");
    if (list !== last) parts.push(list);
    list.append(node("li", {}, node("strong", {}, about), rest));
  }
  return parts;
}
