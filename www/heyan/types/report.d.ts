// What every check answers, and the list of all rules.

/** The language of the sentences; "zh-CN" where none is named. */
export type Locale = "zh-CN" | "en";
/** error: it cannot go like this. warning: worth a second look, and may go. info: good to know. */
export type Severity = "error" | "warning" | "info";
/** reject: at least one error. review: no error, at least one warning. pass: neither. */
export type Verdict = "pass" | "review" | "reject";

/** One thing that was noticed, and all that a page needs to say it. */
export interface Finding {
  /** Stable, namespaced, kebab-case, e.g. "phone.too-short", "contact.same-phone-as-applicant". */
  code: string;
  /** That of the rule, or the policy's own. */
  severity: Severity;
  /** RFC 6901 JSON Pointer into the checked value; "" is the value itself. */
  path: string;
  /** Ready to show to the person filling the form. */
  message: string;
  /** What that person can do about it. */
  fix?: string;
  /** The law, standard or source the rule rests on. */
  basis?: string;
  /** Part of the checked text it speaks of, UTF-16 offsets, [start, end). */
  range?: [start: number, end: number];
  /** The other ends of a clash, as JSON Pointers. */
  related?: string[];
  /** What the sentence was filled with (never personal values), for a lender's own wording. */
  params?: Record<string, string | number>;
}

/** What every check answers. */
export interface Report {
  /** By the gravest finding. */
  verdict: Verdict;
  /** Most important first. At most one per (code, path). */
  findings: Finding[];
  /** Version and hash of the built-in rules and data and of the policy in force; equal in the browser and on the server. */
  ruleset: string;
}

/**
 * Every rule the module can raise, for documentation and for a lender's own wording.
 *
 * @example
 * listRules({ locale: "en" }).find(({ code }) => code === "phone.too-short").title; // "Too short"
 */
export function listRules(options?: { locale?: Locale }): {
  /** As in `Finding.code`. */
  code: string;
  /** Where no policy says otherwise. */
  severity: Severity;
  /** No policy can soften it. */
  fixed: boolean;
  /** A few words. */
  title: string;
  /** As in `Finding.basis`; left out where the rule is our own. */
  basis?: string;
  /** The day from which all of `basis` is in force, YYYY-MM-DD; left out without one. */
  since?: string;
}[];

/** A failure that is no caller's mistake. */
export declare class HeyanError extends Error {
  /** "not-initialised", "load-failed" or "wrong-build". */
  readonly code: string;
}
