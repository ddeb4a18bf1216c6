// A lender's own limits.
import type { Severity } from "./report.js";

/**
 * A lender's own limits. Every member has a default; an unknown member or a limit that cannot be meant
 * (a minimum above the maximum) throws a TypeError that names its path. What differs from the defaults
 * becomes part of `Report.ruleset`.
 */
export interface Policy {
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
  applicant?: {
    /** At least so many years, by the identity number; default 18, not less. */
    minAge?: number;
    /** At most so many years; no limit by default. */
    maxAge?: number;
  };
  phone?: {
    /** Numbers of virtual operators, the applicant's and the contacts'; default true. */
    allowVirtualOperator?: boolean;
    /** A contact's landline; default true, which asks but does not refuse. */
    allowFixedLineContact?: boolean;
  };
  /** Who may not be named as a contact. On the server: a page should not carry names of staff. */
  staff?: { names?: string[]; phones?: string[] };
  phoneChange?: {
    /** How long drawing money, changing the card and the password wait; defaults 24 and 72. Repayment never waits. */
    coolingOffHours?: { standard?: number; highRisk?: number };
    /** From how many changes on a person looks at it; defaults 2, 3 and 5. */
    manualReviewAfter?: { days30?: number; days180?: number; days365?: number };
    /** A number younger than this asks for one more proof, in months; default 3. */
    youngNumberMonths?: number;
    /** A SIM replaced within so many days makes a code to it too little; default 7. */
    recentSimEventDays?: number;
  };
  consent?: {
    /** Days after a refusal or withdrawal in which the item is not brought up again; default 30. */
    askAgainAfterDays?: number;
  };
  /** Own severity by rule code; a rule that listRules() calls fixed cannot be softened. */
  severity?: Record<string, Severity | "off">;
}
