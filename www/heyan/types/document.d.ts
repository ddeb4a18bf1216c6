// A rendered text, whether notice or letter.
import type { Known } from "./runtime.js";

/** A piece of a line: plain text, bold text, or a link with the address it leads to. */
export type Inline = string | { strong: string } | { link: string; text: string };
/** A part of a document: a small tree, for frameworks that build their own nodes. A table's rows are as long as its head. */
export type Block =
  | { type: "heading"; level: 2 | 3; content: Inline[] }
  | { type: "paragraph"; content: Inline[] }
  | { type: "list"; ordered: boolean; items: Inline[][] }
  | { type: "table"; head: string[]; rows: string[][] };

/**
 * Puts a rendered document into the page as DOM nodes, in place of what the target held: no HTML text is made on the way, so
 * no Trusted Types policy is needed. The title stands first, in bold; links other than https, tel, mailto and paths of this
 * site are plain text. Where there is no page (on a server) it throws a TypeError.
 *
 * @example
 * showDocument(document.querySelector("#notice"), renderConsent(notice));
 * document.querySelectorAll("#notice h2").length > 0; // true
 */
export function showDocument(target: Known<"Element">, document: { title: string; blocks: Block[] }): void;
