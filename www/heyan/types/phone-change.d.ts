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
  oldPhone: string;
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
    canLogIn?: boolean;
    daysSinceLastChange?: number;
    /** Changes in the last 30, 180 and 365 days. */
    changes30?: number; changes180?: number; changes365?: number;
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
    deviceKnown?: boolean;
    age?: number;
    guardianOrDeceasedCase?: boolean;
  };
  /** What the person can and wants to do. */
  available?: { liveness?: boolean; idDocument?: boolean; bankCard?: boolean };
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
  steps: { anyOf: ChangeStep[][]; actor: "person" | "lender"; why: string; when: "before" | "after" }[];
  /** How many hours the cooling-off lasts after the change; 0 if there is none. */
  coolingOffHours: number;
  /** What waits until the cooling-off is over; never repayment. */
  frozen: ("drawdown" | "card-change" | "password-change")[];
  /** Codes of the rules that fired; empty for audience "person". */
  rules: string[];
  /** What the person has to be told, and before what: the first step, the confirmation, the end. */
  notices: { id: string; text: string; before: "start" | "confirm" | "end" }[];
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
export function planPhoneChange(request: PhoneChangeRequest, options?: { policy?: Policy; now?: string; locale?: Locale; audience?: "person" | "lender" }): PhoneChangePlan;
/**
 * Shape only (digits, length); whether a code is right is the server's to say.
 *
 * @example
 * checkOneTimeCode("１２３ 456").normalized; // "123456"
 * checkOneTimeCode("12345").findings[0].code; // "otp.too-short"
 */
export function checkOneTimeCode(text: string, options?: { length?: number; locale?: Locale }): Report & { normalized: string };
