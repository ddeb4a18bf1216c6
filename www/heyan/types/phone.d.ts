// Telephone numbers.
import type { Locale, Report } from "./report.js";

/** libphonenumber's kinds of numbers. */
export type PhoneType =
  | "mobile" | "fixed-line" | "fixed-line-or-mobile" | "toll-free" | "premium-rate" | "shared-cost"
  | "personal-number" | "voip" | "pager" | "uan" | "voicemail" | "unknown";

/** How a number is read, and what it is for. */
export interface PhoneOptions {
  /** ISO 3166-1 alpha-2 region a number without + is read in. Default "CN". */
  region?: string;
  /** What the number is for; adds the rules of that use. Default "any", which adds none. With any other a service number, a
   *  company's 400 and a number of things are errors, and warnings are data-only and satellite blocks and a mobile number
   *  with an extension behind it (for "binding" an error). A landline is a warning for a "contact", an error for
   *  "applicant" and "binding". */
  purpose?: "any" | "applicant" | "contact" | "binding";
  locale?: Locale;
}

/** What a text says as a telephone number. */
export interface PhoneReport extends Report {
  /** `status === "allocated"`. Abroad: libphonenumber's isValidNumber. Mainland China: our dated table, which is
   *  stricter for landlines and knows blocks that libphonenumber does not (and the reverse: a signed list). */
  valid: boolean;
  /** Its length is possible (libphonenumber's isPossibleNumber). */
  possible: boolean;
  /** unknown: the length fits, but no block we know: a warning with the data's date, never an error, because plans grow.
   *  impossible: no number of this plan can look so. */
  status: "allocated" | "unknown" | "impossible";
  /** Its digits alone; left out where there is none. */
  extension?: string;
  /** What was read over: labels, notes, separators beyond the usual, invisible characters; UTF-16 ranges. */
  ignored: { text: string; range: [number, number] }[];
  type: PhoneType;
  /** From here to `callingCode`: left out where the text is no number. */
  e164?: string;           // +8613812345678
  national?: string;       // 138 1234 5678
  international?: string;  // +86 138 1234 5678
  uri?: string;            // RFC 3966, tel:+86-138-1234-5678
  masked?: string;         // 138****5678
  region?: string;         // "CN"
  callingCode?: string;    // "86"
  /** Facts about a mainland-China number. */
  china?: {
    segment: string;       // "138", "1700"
    /** Who the block was given to; with number portability not always who serves it now. */
    originalOperator: "china-mobile" | "china-unicom" | "china-telecom" | "china-broadnet" | "other";
    /** What the block is for. */
    service: "mobile" | "virtual-operator" | "iot" | "data-only" | "satellite" | "fixed-line" | "service-number";
  };
  /** E.164 of the one correction that would make it valid, when there is exactly one plausible one. */
  suggestion?: string;
}

/**
 * Reads a telephone number from a text as people write it (full width, spaces, brackets, a label in front, an extension) and
 * says what it is and what is wrong with it. Never another number than the one that was typed: `suggestion` is apart.
 *
 * @example
 * checkPhone("手机：１３９ 2658 4107").e164; // "+8613926584107"
 * const { verdict, findings } = checkPhone("139 2658 410", { purpose: "applicant" });
 * verdict; // "reject"
 * findings[0].code; // "phone.too-short"
 * findings[0].message; // "还差1位数字。"
 */
export function checkPhone(text: string, options?: PhoneOptions): PhoneReport;
/**
 * The fast path: same answer as checkPhone(...).valid.
 *
 * @example
 * isValidPhone("139 2658 4107"); // true
 * isValidPhone("020 7946 0958", "GB"); // true
 */
export function isValidPhone(text: string, region?: string): boolean;
/**
 * One number a line; one byte a line comes back, 1 valid, 0 not.
 *
 * @example
 * Array.from(areValidPhones("13926584107\n1392658410")); // [1, 0]
 */
export function areValidPhones(lines: string, region?: string): Uint8Array;
/**
 * The number in one style; undefined when the text is no number.
 *
 * @example
 * formatPhone("13926584107", "international"); // "+86 139 2658 4107"
 * formatPhone("1392", "e164"); // undefined
 */
export function formatPhone(
  text: string, style: "e164" | "national" | "international" | "uri" | "masked", region?: string,
): string | undefined;
/**
 * For an input field: the text regrouped as far as typed, and where the caret belongs. `inputType` is InputEvent.inputType:
 * deleting a separator deletes the digit before it. Leave the field alone while `isComposing`.
 *
 * @example
 * formatAsYouType("1392658", 7); // { text: "139 2658", caret: 8 }
 */
export function formatAsYouType(text: string, caret: number, options?: {
  /** As in `PhoneOptions.region`. */
  region?: string;
  inputType?: string;
}): {
  /** What belongs into the field. */
  text: string;
  /** UTF-16 offset in it, as `selectionStart` counts. */
  caret: number;
};

/** What a filter of flagged numbers says of itself. */
export interface FlaggedNumbers {
  /** How many different numbers are on the list. */
  count: number;
  /** How often a number that is not on the list is found all the same: 1/256. */
  falsePositiveRate: number;
  /** The day the file was built, YYYY-MM-DD. */
  builtAt: string;
  /** The day of the list, YYYY-MM-DD; findings name it. */
  listDate: string;
  /** What the list is called. No finding says it. */
  name: string;
}
/**
 * Optional: numbers reported for fraud or nuisance, as the file that the filter tool (`./build.sh filter`)
 * makes of a list; `null` takes it away. From then on a number that `checkPhone` finds there gets the
 * warning "phone.flagged": the server has to look it up. It is never more, for one of 256 other numbers
 * is found by chance. A file that is foreign, of a newer format, cut short, damaged, or larger than 64 MiB
 * is refused with a TypeError that says so, and the list in use stays.
 *
 * The file does not keep the list secret. Whoever has it can ask it about any number: one that is not found is surely
 * not on the list, and of those not on the list one of 256 is found all the same. All mobile numbers can be tried in
 * minutes; the hits are then mostly false for a short list and mostly true for one of tens of millions, and whoever
 * keeps two editions can sort the false ones out. If that must not be, load it on the server only, and let the page
 * send the number there.
 *
 * @example
 * const file = await fetch("/reported.filter");
 * const list = useFlaggedNumbers(new Uint8Array(await file.arrayBuffer()));
 * list.falsePositiveRate; // 0.00390625
 * useFlaggedNumbers(null); // undefined
 */
export function useFlaggedNumbers(filter: Uint8Array | null): FlaggedNumbers | undefined;
