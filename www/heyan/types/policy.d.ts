// A lender's own limits.
import type { Severity } from "./report.js";

/**
 * A lender's own limits. Every member has a default; an unknown member or a limit that cannot be meant
 * (a minimum above the maximum) throws a TypeError that names its path. What differs from the defaults
 * becomes part of `Report.ruleset`.
 */
export interface Policy {
  /** How many contacts, and of which kind. */
  contacts?: {
    /** At least this many contacts; default 0. More than 0 wants `necessity`. */
    min?: number;
    /** As many as the page offers at first; default 2. */
    target?: number;
    /** At most this many; default 3. */
    max?: number;
    /** Ask for at least one close relative (a warning); default false. */
    requireCloseRelative?: boolean;
    /** Why contacts are needed, for the applicant. */
    necessity?: string;
  };
  /** How old an applicant is, where the form asks for an identity number. */
  applicant?: {
    /** At least so many years, by the identity number; default 18, not less. */
    minAge?: number;
    /** At most so many years; no limit by default. */
    maxAge?: number;
  };
  /** Which numbers are taken. What is not taken is an error. */
  phone?: {
    /** Numbers of virtual operators, the applicant's and the contacts'; default true. */
    allowVirtualOperator?: boolean;
    /** A contact's landline; default true, which asks but does not refuse. */
    allowFixedLineContact?: boolean;
  };
  /** Who may not be named as a contact. On the server: a page should not carry names of staff. */
  staff?: {
    /** A warning, because namesakes exist. */
    names?: string[];
    /** An error. */
    phones?: string[];
  };
  /** Waits and thresholds of a change of the bound number. */
  phoneChange?: {
    /** How long drawing money, changing the card and the password wait, in hours, at most 720. Repayment never waits. */
    coolingOffHours?: {
      /** Default 24. */
      standard?: number;
      /** Where something speaks for caution; not below `standard`. Default 72. */
      highRisk?: number;
    };
    /** From how many changes on a person looks at it; of a longer time not fewer. */
    manualReviewAfter?: {
      /** In the last 30 days, 1 or more; default 2. */
      days30?: number;
      /** In the last 180 days; default 3. */
      days180?: number;
      /** In the last 365 days; default 5. */
      days365?: number;
    };
    /** A number younger than this asks for one more proof, in months; default 3. */
    youngNumberMonths?: number;
    /** A SIM replaced within so many days makes a code to it too little; default 7. */
    recentSimEventDays?: number;
  };
  /** When a person who said no is asked again. */
  consent?: {
    /** Days after a refusal or withdrawal in which the item is not brought up again; default 30. */
    askAgainAfterDays?: number;
  };
  /** Own severity by rule code; a rule that listRules() calls fixed cannot be softened. */
  severity?: Record<string, Severity | "off">;
}
