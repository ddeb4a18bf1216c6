// What a person decided on a notice, what that is worth later, and what to ask next.
import type { ConsentDocument, ConsentNotice } from "./notice.js";
import type { Policy } from "./policy.js";
import type { Locale, Report } from "./report.js";

/** What a person decided, when, in front of which display. Moments are RFC 3339 with any offset. */
export interface ConsentEvent {
  /** A UUID, such as crypto.randomUUID() gives. */
  recordId: string;
  /**
   * What the lender's server knows the person by: a keyed hash ("hmac-sha256:…", also with the key's name between), a UUID
   * or another opaque id. A phone or identity number, an e-mail address, a name, or a hash without a key is an error, and is
   * left out of the record.
   */
  subject: { reference: string; kind: "applicant" | "contact" };
  /** By the ids of renderConsent().items; an item nobody touched is left out. */
  items: Record<string, "given" | "refused" | "withdrawn">;
  /** When the person decided. */
  at: string;
  /** How the text was shown. Needed where an item is given; a refusal or withdrawal, by telephone perhaps, can do without. */
  display?: {
    /** When the text was opened. */
    openedAt: string;
    /** When the person confirmed. */
    confirmedAt: string;
    /** How long the text was really visible, in milliseconds. */
    visibleMs: number;
    /** How far down it was read, 0 to 1000. */
    maxScrollPermille: number;
    /** Which folded parts were opened. */
    expanded?: string[];
    /** In CSS pixels, "390x844". */
    viewport?: string;
    /** How often it was opened again. */
    reopened?: number;
    /** The lender's own least reading time, in milliseconds. */
    minVisibleMs?: number;
    /** "page", "dialog" or what it was. */
    surface?: string;
  };
  /** What the person did. */
  action: {
    /** "tap-checkbox-then-button", "signature", "hotline" or what it was. */
    method: string;
    /** The words on what was pressed. */
    label: string;
    /** Event.isTrusted of the press. */
    trusted?: boolean;
    /** Ids of the items whose controls the person worked; one that is given and not among them is an error. */
    touched?: string[];
  };
  /** `sha256` of this person's record before; left out on the first. */
  previousRecordHash?: string;
  /** The person was asked again, because something changed or the time was over. */
  renewal?: boolean;
  /** Until when a consent holds; left out, it has no end of its own. */
  validUntil?: string;
  /** Whose clock the moments come from; default "client". */
  clock?: "client" | "server";
}

/** A record of profile cnfin-consent/1, in the manner of ISO/IEC TS 27560: texts, whole numbers and booleans only. */
export type ConsentRecord = Record<string, unknown>;

/**
 * A record of a decision, a refusal or a withdrawal just as well as a consent; RFC 8785 canonical JSON of it, and the hash of
 * that text. With `shown` (`hashes` of what the person read) a difference between it and the notice is an error. Paths of
 * findings point into the event, "/shown/…" into the option. The record is made whatever is found, so that no decision is
 * lost. It proves something once the lender's server has kept `canonical` and put its own name to it.
 *
 * @example
 * const { record, canonical, sha256, verdict } = recordConsent(notice, {
 *   recordId: crypto.randomUUID(),
 *   subject: { reference: `hmac-sha256:${"0123456789abcdef".repeat(4)}`, kind: "applicant" },
 *   items: { "credit-query": "refused" },
 *   at: "2026-11-21T08:30:00Z",
 *   action: { method: "tap", label: "不同意" },
 * });
 * verdict; // "pass"
 */
export function recordConsent(
  notice: ConsentNotice,
  event: ConsentEvent,
  options?: { locale?: Locale; shown?: ConsentDocument["hashes"] },
): Report & {
  record: ConsentRecord;
  /** RFC 8785, to be kept as it is. */
  canonical: string;
  /** Of `canonical`: "sha256:" and 64 hexadecimal digits. */
  sha256: string;
};

/**
 * Does this record speak of this notice, is it as it was written, and does it still hold at `now` (default: the present)?
 * `sha256` is its hash as it was kept elsewhere: whoever alters a record can write the hash inside it anew, not that one.
 * Paths of findings point into the record; `changed` names what a given consent covered and is different now, as
 * "<purpose id>.<part>", the part being processor, purpose, method, categories, recipients or retention.
 *
 * @example
 * const { verdict, needsRenewal } = checkConsentRecord(record, notice, { sha256 });
 * verdict; // "pass"
 * needsRenewal; // false
 */
export function checkConsentRecord(
  record: object,
  notice: ConsentNotice,
  options?: {
    locale?: Locale;
    sha256?: string;
    /** RFC 3339; the present when left out. */
    now?: string;
  },
): Report & {
  /** A consent in it holds no more as it was given: ask again. */
  needsRenewal: boolean;
  /** Empty where nothing is different. */
  changed: string[];
};

/** Whether to ask one item now, and why. */
export interface PlannedConsent {
  /** As in renderConsent().items. */
  id: string;
  /**
   * "now": put its control on the form, unticked. "on-request": the person said no a short while ago; do not bring it up before
   * `until`. Where they begin by themselves what cannot go on without it, it may stand there. "no": agreed to, nothing changed.
   */
  ask: "now" | "on-request" | "no";
  /**
   * "new": never decided. "changed": what it covers is different now. "expired": its time is over. "once": it was for one time.
   * "altered": the record is not as it was written. The others: what the person decided.
   */
  reason: "new" | "changed" | "expired" | "once" | "altered" | "refused" | "withdrawn" | "given";
  /** With "on-request": RFC 3339. */
  until?: string;
  /** With reason "changed": what to show before asking; otherwise empty. */
  changed: {
    part: "processor" | "purpose" | "method" | "categories" | "recipients" | "retention";
    /** What the notice calls the part. */
    label: string;
    /** In the language the person read then. */
    before: string;
    /** As it is now. */
    after: string;
  }[];
}

/**
 * Which items to ask now, from what the person decided before: nobody is asked again soon after saying no
 * (policy.consent.askAgainAfterDays), and a change in what a consent covers asks again and shows what changed. `records` are
 * one person's, in any order; those of other notices do not count. Paths of findings point into the list.
 *
 * @example
 * const { items } = planConsent(notice, [record], { now: "2026-11-22T08:30:00Z" });
 * items.map(({ id, ask }) => [id, ask]); // [["credit-query", "on-request"], ["credit-report", "now"]]
 */
export function planConsent(
  notice: ConsentNotice,
  records: object[],
  options?: {
    /** RFC 3339; the present when left out. */
    now?: string;
    locale?: Locale;
    policy?: Policy;
  },
): Report & {
  /** One for each item of `renderConsent`, in its order. */
  items: PlannedConsent[];
};
