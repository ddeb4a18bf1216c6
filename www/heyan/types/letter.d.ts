// Letters and notices, filled from facts.
import type { Block } from "./document.js";
import type { Locale, Report } from "./report.js";

/** The letters there are. */
export type LetterKind =
  | "phone-change-request" | "phone-change-confirmation" | "old-number-notice" | "number-bound-by-someone-else"
  | "contact-notice" | "never-borrowed" | "unlawful-collection" | "credit-objection";

/** A letter, to be printed, saved or sent by the person. */
export interface Letter extends Report {
  /** The heading, plain text. */
  title: string;
  /** What stands below it. */
  blocks: Block[];
  /** Title and blocks, UTF-8 with LF: to be saved or sent as it is. */
  text: string;
  /** Safe to put into a page: every fact escaped, no scripts, no styles, no outside references. The title is not in it. */
  html: string;
  /** Names of the facts that stand as a visible blank. */
  blanks: string[];
}
/**
 * Fills a letter from facts; what is not given stays a visible blank, nothing is invented. A fact stands as it was given,
 * without hidden characters; in the letters about a change of the number a whole phone number is shown in part. `[]` says
 * that a list is empty; left out, it is not known. A fact the letter does not take throws a TypeError that names it.
 *
 * @example
 * const { title, blanks, text } = draftLetter("old-number-notice", { oldTail: "4107" });
 * title; // "给旧号码的通知"
 * blanks.length > 0; // true
 */
export function draftLetter(kind: LetterKind, facts: Record<string, string | string[]>, options?: { locale?: Locale }): Letter;

/** One fact of a letter, for the form that asks for it. */
export interface LetterField {
  /** Its name in the facts. */
  name: string;
  /** What to call it on a form. */
  label: string;
  /** A complete letter has it. */
  required: boolean;
  /** An array of texts. */
  list: boolean;
  /** "moment": a day, with a time if known. "phone" may stand whole, of "masked-phone" a part is shown. "tail": the last
   *  four. "quote": somebody else's words. */
  kind: "text" | "date" | "moment" | "phone" | "masked-phone" | "tail" | "quote" | "sha256" | "link" | "choice";
  /** What to write, where the label does not tell. */
  hint?: string;
  /** It may run over several lines. */
  multiline?: boolean;
  /** Fields of one group are columns of the same rows: evidence[1] goes with evidenceSha256[1]. */
  group?: string;
  /** Of a "choice": what can be given. */
  choices?: {
    /** What goes into the facts. */
    value: string;
    /** What the person reads. */
    label: string;
  }[];
}
/**
 * Which facts a letter takes, with their labels, for building its form.
 *
 * @example
 * letterFields("old-number-notice").find(({ name }) => name === "oldTail").label; // "旧号码后四位"
 */
export function letterFields(kind: LetterKind, options?: { locale?: Locale }): LetterField[];
