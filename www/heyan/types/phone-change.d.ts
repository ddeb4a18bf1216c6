// Changing the bound number.
import type { Policy } from "./policy.js";
import type { Locale, Report } from "./report.js";

/** One thing to do on the way to another bound number. */
export type ChangeStep =
  | "re-authenticate" | "otp-old" | "otp-new" | "id-document" | "liveness" | "carrier-check" | "bank-card-check"
  | "otp-backup" | "manual-review" | "cooling-off" | "notify-old-channels" | "written-confirmation"
  | "freeze-sensitive-operations" | "end-other-sessions";

/** What the person says, and under `account` what only the server knows. */
export interface PhoneChangeRequest {
  /** The number that is bound, as typed. */
  oldPhone: string;
  /** The number to bind, as typed. */
  newPhone: string;
  /** Whether the person still gets what is sent to the old number. */
  oldReachable: "yes" | "no" | "cancelled" | "unknown";
  /** Days since the old number was cancelled. */
  oldCancelledDays?: number;
  /** Those that have been verified already. */
  backupPhones?: string[];
  /** The emergency contacts' numbers: none of them can be bound. */
  contactPhones?: string[];
  /** What only the server knows; leave out what is unknown: unknown asks for more proof, and never blocks. */
  account?: {
    /** not-mine: the person says they never borrowed. */
    loan?: "none" | "in-review" | "approved" | "current" | "due-soon" | "overdue" | "not-mine";
    /** False: who they are is proved by document and face, or document and bank card. */
    canLogIn?: boolean;
    /** Days since the bound number was last changed. */
    daysSinceLastChange?: number;
    /** Changes in the last 30 days. */
    changes30?: number;
    /** Changes in the last 180 days. */
    changes180?: number;
    /** Changes in the last 365 days. */
    changes365?: number;
    /** Days since the old number's SIM was replaced or went to another carrier. */
    oldSimEventDays?: number;
    /** For how many months the new number has been in use. */
    newTenureMonths?: number;
    /** Another account has the new number. */
    newInUseElsewhere?: boolean;
    /** The carrier has given the new number to a new owner. */
    newRecycled?: boolean;
    /** The new number only passes on to another one. */
    newIsRelay?: boolean;
    /** The carriers' answer whether name, identity number and new number belong together. */
    carrierCheck?: "match" | "mismatch" | "unavailable";
    /** The person used this device before. False weighs only together with another risk. */
    deviceKnown?: boolean;
    /** In full years; below 18 a person looks at it. */
    age?: number;
    /** Somebody acts for the owner, or the owner has died: a person looks at it. */
    guardianOrDeceasedCase?: boolean;
  };
  /** What the person can do; what is left out is taken as possible. */
  available?: {
    /** Show their face to the camera. */
    liveness?: boolean;
    /** Show their identity document. */
    idDocument?: boolean;
    /** Have a bank card of theirs checked. */
    bankCard?: boolean;
  };
  /** What the person does not want; no reason is needed. */
  declined?: ("liveness")[];
}

/** The way to the new number, or to a person who decides; it never ends without one. */
export interface PhoneChangePlan extends Report {
  /** self-service: by these steps. manual-review: a person has to look at it as well. blocked: not like this; the findings
   *  say why, and what to do. */
  outcome: "self-service" | "manual-review" | "blocked";
  /** In the order to do them. Each is done when every step of one of its `anyOf` lists is done:
   *  [["liveness"], ["id-document", "bank-card-check"]] is liveness, or document and bank card. */
  steps: {
    anyOf: ChangeStep[][];
    /** Who has to act. */
    actor: "person" | "lender";
    /** What it is for, ready to show to the person. */
    why: string;
    /** Before or after the new number takes effect. */
    when: "before" | "after";
  }[];
  /** How many hours the cooling-off lasts after the change; 0 if there is none. */
  coolingOffHours: number;
  /** What waits until the cooling-off is over; never repayment. */
  frozen: ("drawdown" | "card-change" | "password-change")[];
  /** Codes of the rules that fired; empty for audience "person". */
  rules: string[];
  /** What the person has to be told, and before what: the first step, the confirmation, the end. */
  notices: {
    /** A stable name, such as "never-share-codes". */
    id: string;
    /** Ready to show. */
    text: string;
    before: "start" | "confirm" | "end";
  }[];
}
/**
 * The lender's server, which knows `account`, makes the binding plan and sends the page what audience "person" gives: nothing in
 * it tells whether a number belongs to somebody else. Without `account` the page gets the careful plan that needs no such facts.
 *
 * @example
 * const { outcome, steps } = planPhoneChange({ oldPhone: "13926584107", newPhone: "13658204197", oldReachable: "yes" });
 * outcome; // "self-service"
 * steps[0].anyOf; // [["otp-new"]]
 */
export function planPhoneChange(request: PhoneChangeRequest, options?: {
  /** The lender's limits; the defaults when left out. */
  policy?: Policy;
  /** Taken and not used: every time in the plan is counted from the change. */
  now?: string;
  locale?: Locale;
  /** Who reads the plan; default "person". */
  audience?: "person" | "lender";
}): PhoneChangePlan;
/**
 * Shape only (digits, length); whether a code is right is the server's to say.
 *
 * @example
 * checkOneTimeCode("１２３ 456").normalized; // "123456"
 * checkOneTimeCode("12345").findings[0].code; // "otp.too-short"
 */
export function checkOneTimeCode(text: string, options?: {
  /** How many digits a code has, 4 to 10; default 6. */
  length?: number;
  locale?: Locale;
}): Report & {
  /** The digits in ASCII, at most `length` of them. */
  normalized: string;
};
