// Names and identity numbers.
import type { Locale, Report } from "./report.js";

/** What a text is as a person's name. */
export interface NameReport extends Report {
  /** One kind of dot (`·`), unified ideographs, composed letters, no extra spaces. */
  normalized: string;
  /** "other": neither alone, such as both together, digits, or nothing. */
  script: "han" | "latin" | "other";
}
/**
 * Checks the form of a name: every unified ideograph with `·` between the parts, or Latin letters as on
 * passports. What nobody is called ("妈妈", digits) is an error; what somebody could be called ("老王",
 * "张三") is a warning. Surnames are never looked up.
 *
 * @example
 * checkPersonName("古丽米热•艾比布力").normalized; // "古丽米热·艾比布力"
 * checkPersonName("妈妈").findings[0].code; // "person.name-kinship"
 */
export function checkPersonName(text: string, options?: {
  /** In which script the form asks for the name; "any" when left out. */
  script?: "han" | "latin" | "any";
  locale?: Locale;
}): NameReport;

/** What an identity number says of itself. Nothing in it repeats the number but `normalized`. */
export interface IdNumberReport extends Report {
  /** No rule about its form refuses it. It may still be nobody's. */
  valid: boolean;
  /** The kind of card; once the length fits. */
  kind?: "resident" | "hong-kong-residence" | "macau-residence" | "taiwan-residence" | "foreign-permanent-resident";
  /** In ASCII, with a capital X; once the length fits. */
  normalized?: string;
  /** The first three and the last four characters. */
  masked?: string;          // 110***********1234
  /** Of a valid number, YYYY-MM-DD. */
  birthDate?: string;
  /** Full years on `today`, of a valid number. */
  age?: number;
  /** Of a valid number. */
  sex?: "male" | "female";
}
/**
 * Checks an identity number's own arithmetic: check character, a day of birth that exists and has come,
 * at most 120 years ago. Regions and nationalities only ever raise warnings.
 *
 * @example
 * checkIdNumber("110101199003079999", { today: "2026-11-20" }).age; // 36
 * checkIdNumber("110101199003079998").findings[0].code; // "id.checksum"
 */
export function checkIdNumber(text: string, options?: {
  /** The day in Asia/Shanghai, YYYY-MM-DD; today when left out. */
  today?: string;
  locale?: Locale;
}): IdNumberReport;
/**
 * The fast path: same answer as checkIdNumber(...).valid.
 *
 * @example
 * isValidIdNumber("110101199003079999"); // true
 * isValidIdNumber("110101199003079998"); // false
 */
export function isValidIdNumber(text: string, options?: {
  /** The day in Asia/Shanghai, YYYY-MM-DD; today when left out. */
  today?: string;
}): boolean;
