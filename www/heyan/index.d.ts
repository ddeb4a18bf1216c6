// heyan: checks consumer-finance forms in the page, before anything is submitted.
//
//   import init, { checkPhone } from "heyan";
//   await init();
//   checkPhone("１３８ 1234 5678").e164   // "+8613812345678"
//
// Every function is synchronous once `init()` has resolved; before that it throws a HeyanError with
// code "not-initialised". What a person typed never throws: findings are for that. A caller's mistake
// (a wrong type, a missing member, an unknown option) throws a TypeError that names its path and
// never the value. Nothing uses the network, storage, or a log.

/**
 * Loads and starts the module. Calling it again is free; after a failure it tries again.
 * Fails with a HeyanError: "load-failed" (the file could not be loaded) or "wrong-build" (script and
 * .wasm file do not belong together).
 */
export default function init(options?: {
  /** Where the wasm comes from; default: beside the package. */
  wasm?: string | Known<"URL"> | Known<"Response"> | ArrayBuffer | ArrayBufferView | CompiledModule;
  /** Digests as in the `integrity` of a script, such as built/integrity.json lists them; the file has to match one of the
   *  strongest kind. Default: that of the package's own file. A compiled module has no bytes to compare. */
  integrity?: string;
  signal?: Known<"AbortSignal">;
}): Promise<void>;

/** A global of the run time. A server's project may compile without the DOM's types, which then are not asked for. */
type Known<Name extends string> = typeof globalThis extends Record<Name, { prototype: infer Instance }> ? Instance : never;
type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Instance } } } ? Instance : never;

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
  verdict: Verdict;
  /** Most important first. At most one per (code, path). */
  findings: Finding[];
  /** Version and hash of the built-in rules and data and of the policy in force; equal in the browser and on the server. */
  ruleset: string;
}

/** Every rule the module can raise, for documentation and for a lender's own wording. */
export function listRules(options?: { locale?: Locale }): { code: string; severity: Severity; fixed: boolean; title: string; basis?: string; since?: string }[];

// ---------------------------------------------------------------- phone numbers

/** libphonenumber's kinds of numbers. */
export type PhoneType =
  | "mobile" | "fixed-line" | "fixed-line-or-mobile" | "toll-free" | "premium-rate" | "shared-cost"
  | "personal-number" | "voip" | "pager" | "uan" | "voicemail" | "unknown";

/** How a number is read, and what it is for. */
export interface PhoneOptions {
  /** ISO 3166-1 alpha-2 region a number without + is read in. Default "CN". */
  region?: string;
  /** What the number is for; adds the rules of that use. Default "any". */
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
  extension?: string;
  /** What was read over: labels, notes, separators beyond the usual, invisible characters; UTF-16 ranges. */
  ignored: { text: string; range: [number, number] }[];
  type: PhoneType;
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
    service: "mobile" | "virtual-operator" | "iot" | "data-only" | "satellite" | "fixed-line" | "service-number";
  };
  /** E.164 of the one correction that would make it valid, when there is exactly one plausible one. */
  suggestion?: string;
}

/** Reads a telephone number from a text as people write it (full width, spaces, brackets, a label in front, an extension) and
 *  says what it is and what is wrong with it. Never another number than the one that was typed: `suggestion` is apart. */
export function checkPhone(text: string, options?: PhoneOptions): PhoneReport;
/** The fast path: same answer as checkPhone(...).valid. */
export function isValidPhone(text: string, region?: string): boolean;
/** One number a line; one byte a line comes back, 1 valid, 0 not. */
export function areValidPhones(lines: string, region?: string): Uint8Array;
/** The number in one style; undefined when the text is no number. */
export function formatPhone(
  text: string, style: "e164" | "national" | "international" | "uri" | "masked", region?: string,
): string | undefined;
/** For an input field: the text regrouped as far as typed, and where the caret belongs. `inputType` is InputEvent.inputType:
 *  deleting a separator deletes the digit before it. Leave the field alone while `isComposing`. */
export function formatAsYouType(text: string, caret: number, options?: { region?: string; inputType?: string }): { text: string; caret: number };

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
 * The file does not keep the list secret. Whoever has it can ask it about any number: "not found" is
 * certain, and "found" is wrong for one of 256. All mobile numbers can be tried in minutes; the hits are then
 * mostly false for a short list and mostly true for one of tens of millions, and whoever keeps two editions can
 * sort the false ones out. If that must not be, load it on the server only, and let the page send the number there.
 */
export function useFlaggedNumbers(filter: Uint8Array | null): FlaggedNumbers | undefined;

// ---------------------------------------------------------------- people

/** `normalized`: one kind of dot (`·`), unified ideographs, composed letters, no extra spaces. */
export interface NameReport extends Report { normalized: string; script: "han" | "latin" | "other" }
/**
 * Checks the form of a name: every unified ideograph with `·` between the parts, or Latin letters as on
 * passports. What nobody is called ("妈妈", digits) is an error; what somebody could be called ("老王",
 * "张三") is a warning. Surnames are never looked up.
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
  kind?: "resident" | "hong-kong-residence" | "macau-residence" | "taiwan-residence" | "foreign-permanent-resident";
  /** In ASCII, with a capital X; once the length fits. */
  normalized?: string;
  /** The first three and the last four characters. */
  masked?: string;          // 110***********1234
  /** Of a valid number. */
  birthDate?: string;       // YYYY-MM-DD
  /** Full years on `today`, of a valid number. */
  age?: number;
  /** Of a valid number. */
  sex?: "male" | "female";
}
/**
 * Checks an identity number's own arithmetic: check character, a day of birth that exists and has come,
 * at most 120 years ago. Regions and nationalities only ever raise warnings.
 */
export function checkIdNumber(text: string, options?: {
  /** The day in Asia/Shanghai, YYYY-MM-DD; today when left out. */
  today?: string;
  locale?: Locale;
}): IdNumberReport;

// ---------------------------------------------------------------- applications

/** What the contact is to the applicant. */
export type Relation =
  | "spouse" | "father" | "mother" | "son" | "daughter" | "brother" | "sister" | "grandparent" | "grandchild"
  | "relative" | "colleague" | "classmate" | "friend" | "other";

/** A person the applicant names. */
export interface Contact {
  name: string;
  phone: string;
  /** An empty text while nothing is chosen. */
  relation: Relation | "";
  /** The applicant declares that the contact is 18 or older. */
  adult?: boolean;
  /** The applicant declares that the contact was told and agrees. */
  informed?: boolean;
  /** Required words when relation is "other". */
  note?: string;
}

/** A loan form as it stands; texts as they were typed. */
export interface Application {
  applicant: {
    name: string;
    idNumber?: string;
    phone: string;
    backupPhones?: string[];
    workPhone?: string;
    maritalStatus?: "single" | "married" | "divorced" | "widowed";
  };
  contacts: Contact[];
  /** Consent items by id, as the form stands; checked against the notice when options.notice is given. */
  consents?: Record<string, "given" | "refused" | "untouched">;
  /** The person says that there is no close relative to name; offer it where the policy has contacts.requireCloseRelative. */
  noCloseRelative?: boolean;
}

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

/**
 * Checks a whole application: the applicant's numbers, every contact against them and against each
 * other, the declarations, and the consents if their notice is given.
 */
export function checkApplication(
  application: Application,
  options?: {
    policy?: Policy;
    notice?: ConsentNotice;
    /** The day in Asia/Shanghai, YYYY-MM-DD; today when left out. */
    today?: string;
    locale?: Locale;
  },
): Report;

// ---------------------------------------------------------------- consent

/** A lender's text: one string for all locales, or one each. A missing locale is a finding. */
export type Localized = string | Partial<Record<Locale, string>>;
/** The kinds of consent of GB/T 42574-2023: 明示同意, 单独同意, 书面同意, 单次同意. */
export type ConsentKind = "express" | "separate" | "written" | "once";
/** One purpose of a notice: what for, with which data, how long, and whether it rests on consent. */
export interface ConsentPurpose {
  id: string;
  title: Localized;
  purpose: Localized;
  method: Localized;
  categories: string[];
  basis: "consent" | "contract" | "legal-duty";
  kind: ConsentKind;
  optional: boolean;
  retention: { count: number; unit: "day" | "month" | "year"; after: "delete" | "anonymise" } | { rule: Localized; after: "delete" | "anonymise" };
  recipients?: string[];
  /** Sensitive personal information: why it is needed, what it does to the person, another way. */
  necessity?: Localized;
  impact?: Localized;
  alternative?: Localized;
  automatedDecision?: boolean;
  withdrawal: Localized;
  text?: Localized;            // the lender's own wording, Markdown with {{slots}}; the built-in wording otherwise
}
/** What a person is told before they agree, as data; `readyNotice` makes one, `checkConsent` finds what it lacks. */
export interface ConsentNotice {
  id: string;
  version: string;
  audience: "applicant" | "contact";
  effectiveFrom: string;    // YYYY-MM-DD
  processor: { name: string; creditCode?: string; phone?: string; email?: string; address?: string };
  categories: { id: string; name: Localized; class: "C1" | "C2" | "C3"; sensitive: boolean }[];
  recipients: { id: string; name: string; contact: string; role: "controller" | "joint" | "processor"; region: string; purpose: Localized; method: Localized; categories: string[] }[];
  purposes: ConsentPurpose[];
  rights: { channel: Localized; procedure: Localized; answerDays: number };
  /** Where the full rules can be read again and saved. */
  url?: string;
  /** Legal route for recipients outside mainland China, impact assessment reference, joint processors. */
  crossBorderRoute?: string;
  assessment?: string;
}

/** What only the lender knows of a ready notice. */
export interface NoticeFacts {
  processor: ConsentNotice["processor"];
  /** How a person uses their rights; by default the processor's phone, e-mail or address, and 15 days for an answer. */
  rights?: { channel: Localized; procedure?: Localized; answerDays?: number };
  /** How a consent is withdrawn; by default through the rights' channel. */
  withdrawal?: Localized;
  /** Where the full rules can be read again and saved. */
  url?: string;
  /** The lender's own edition of the notice; by default that of the text. */
  version?: string;
  /** YYYY-MM-DD */
  effectiveFrom?: string;
  /** Who gets data, by the recipient's id in the ready notice. loan-application: "carrier", "credit-registry". */
  recipients?: Record<string, { name: string; contact: string; region?: string }>;
  /** Own retention times, by the purpose's id. */
  retention?: Record<string, ConsentPurpose["retention"]>;
  /** The purposes the lender has. By default all that share nothing, and those whose recipients are given. */
  purposes?: string[];
  crossBorderRoute?: string;
  assessment?: string;
}
/** A complete notice, filled with the lender's facts; "contact" speaks to the person named as a contact, all others to the
 *  applicant. A missing fact, or an id that does not exist, throws a TypeError with its path; nothing is invented. */
export function readyNotice(
  id:
    | "loan-application" | "contact-declaration" | "contact" | "phone-binding" | "phone-change" | "liveness" | "carrier-check"
    | "credit" | "marketing",
  facts: NoticeFacts,
): ConsentNotice;

/** A rendered text as a small tree, for frameworks that build their own nodes. */
export type Inline = string | { strong: string } | { link: string; text: string };
/** A part of a document. */
export type Block =
  | { type: "heading"; level: 2 | 3; content: Inline[] }
  | { type: "paragraph"; content: Inline[] }
  | { type: "list"; ordered: boolean; items: Inline[][] }
  | { type: "table"; head: string[]; rows: string[][] };

/** Puts a rendered document into the page as DOM nodes, in place of what the target held: no HTML text is made on the way, so
 *  no Trusted Types policy is needed. The title stands first, in bold; links other than https, tel, mailto and paths of this
 *  site are plain text. Where there is no page (on a server) it throws a TypeError. */
export function showDocument(target: Known<"Element">, document: { title: string; blocks: Block[] }): void;

/** A notice as a person reads it, with an item for each decision. */
export interface ConsentDocument extends Report {
  title: string;
  blocks: Block[];
  /** Safe to put into a page: every value escaped, no scripts, no styles, no outside references. The title is not in it. */
  html: string;
  /** Title and blocks, UTF-8 with LF: what `hashes.rendered` is the hash of. */
  text: string;
  /** One control for each purpose that rests on consent (a contract's own needs are told, not asked); none is ticked by
   *  default; optional ones never gate the form. */
  items: { id: string; label: string; kind: ConsentKind; optional: boolean; html: string; text: string; materialHash: string }[];
  /** "sha256:" and 64 hexadecimal digits each: of the notice (RFC 8785), of what the consents cover, of the text. */
  hashes: { notice: string; material: string; rendered: string };
}
/** The notice as a person reads it. The order of headings is fixed: what you agree to in one sentence; who; what for and
 *  with which data; with whom; how long; another way; your rights and withdrawal. */
export function renderConsent(notice: ConsentNotice, options?: { locale?: Locale }): ConsentDocument;
/** The findings alone: what a lawful notice has to say and this one does not. None is no proof of lawfulness. */
export function checkConsent(notice: ConsentNotice, options?: { locale?: Locale }): Report;

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
  at: string;
  /** How the text was shown. Needed where an item is given; a refusal or withdrawal, by telephone perhaps, can do without. */
  display?: {
    openedAt: string;
    confirmedAt: string;
    /** How long the text was really visible. */
    visibleMs: number;
    /** How far down it was read, 0 to 1000. */
    maxScrollPermille: number;
    /** Which folded parts were opened. */
    expanded?: string[];
    /** In CSS pixels, "390x844". */
    viewport?: string;
    /** How often it was opened again. */
    reopened?: number;
    /** The lender's own least reading time. */
    minVisibleMs?: number;
    /** "page", "dialog" or what it was. */
    surface?: string;
  };
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
  /** `sha256` of this person's record before. */
  previousRecordHash?: string;
  /** The person was asked again, because something changed or the time was over. */
  renewal?: boolean;
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
 */
export function recordConsent(
  notice: ConsentNotice,
  event: ConsentEvent,
  options?: { locale?: Locale; shown?: ConsentDocument["hashes"] },
): Report & { record: ConsentRecord; canonical: string; sha256: string };

/**
 * Does this record speak of this notice, is it as it was written, and does it still hold at `now` (default: the present)?
 * `sha256` is its hash as it was kept elsewhere: whoever alters a record can write the hash inside it anew, not that one.
 * Paths of findings point into the record; `changed` names what a given consent covered and is different now, as
 * "<purpose id>.<part>", the part being processor, purpose, method, categories, recipients or retention.
 */
export function checkConsentRecord(
  record: object,
  notice: ConsentNotice,
  options?: { locale?: Locale; sha256?: string; now?: string },
): Report & { needsRenewal: boolean; changed: string[] };

/** Whether to ask one item now, and why. */
export interface PlannedConsent {
  /** As in renderConsent().items. */
  id: string;
  /**
   * "now": put its control on the form, unticked. "on-request": the person said no a short while ago; do not bring it up before
   * `until`. Where they begin by themselves what cannot go on without it, it may stand there. "no": agreed to, nothing changed.
   */
  ask: "now" | "on-request" | "no";
  reason: "new" | "changed" | "expired" | "once" | "altered" | "refused" | "withdrawn" | "given";
  until?: string;
  /** With reason "changed": what to show before asking. `before` is in the language the person read then. */
  changed: {
    part: "processor" | "purpose" | "method" | "categories" | "recipients" | "retention";
    label: string;
    before: string;
    after: string;
  }[];
}

/**
 * Which items to ask now, from what the person decided before: nobody is asked again soon after saying no
 * (policy.consent.askAgainAfterDays), and a change in what a consent covers asks again and shows what changed. `records` are
 * one person's, in any order; those of other notices do not count. Paths of findings point into the list.
 */
export function planConsent(
  notice: ConsentNotice,
  records: object[],
  options?: { now?: string; locale?: Locale; policy?: Policy },
): Report & { items: PlannedConsent[] };

// ---------------------------------------------------------------- changing a bound phone number

/** One thing to do on the way to another bound number. */
export type ChangeStep =
  | "re-authenticate" | "otp-old" | "otp-new" | "id-document" | "liveness" | "carrier-check" | "bank-card-check"
  | "otp-backup" | "manual-review" | "cooling-off" | "notify-old-channels" | "written-confirmation"
  | "freeze-sensitive-operations" | "end-other-sessions";

/** What the person says, and under `account` what only the server knows. */
export interface PhoneChangeRequest {
  oldPhone: string;
  newPhone: string;
  oldReachable: "yes" | "no" | "cancelled" | "unknown";
  oldCancelledDays?: number;
  backupPhones?: string[];                 // already verified ones
  contactPhones?: string[];
  /** What only the server knows; leave out what is unknown: unknown asks for more proof, and never blocks. */
  account?: {
    /** not-mine: the person says they never borrowed. */
    loan?: "none" | "in-review" | "approved" | "current" | "due-soon" | "overdue" | "not-mine";
    canLogIn?: boolean;
    daysSinceLastChange?: number;
    changes30?: number; changes180?: number; changes365?: number;
    oldSimEventDays?: number;
    newTenureMonths?: number;
    newInUseElsewhere?: boolean;
    newRecycled?: boolean;
    newIsRelay?: boolean;
    carrierCheck?: "match" | "mismatch" | "unavailable";
    deviceKnown?: boolean;
    age?: number;
    guardianOrDeceasedCase?: boolean;
  };
  /** What the person can and wants to do. */
  available?: { liveness?: boolean; idDocument?: boolean; bankCard?: boolean };
  declined?: ("liveness")[];
}

/** The way to the new number, or to a person who decides; it never ends without one. */
export interface PhoneChangePlan extends Report {
  outcome: "self-service" | "manual-review" | "blocked";
  /** In the order to do them. Each is done when every step of one of its `anyOf` lists is done:
   *  [["liveness"], ["id-document", "bank-card-check"]] is liveness, or document and bank card. */
  steps: { anyOf: ChangeStep[][]; actor: "person" | "lender"; why: string; when: "before" | "after" }[];
  coolingOffHours: number;
  /** What waits until the cooling-off is over; never repayment. */
  frozen: ("drawdown" | "card-change" | "password-change")[];
  /** Codes of the rules that fired; empty for audience "person". */
  rules: string[];
  notices: { id: string; text: string; before: "start" | "confirm" | "end" }[];
}
/** The lender's server, which knows `account`, makes the binding plan and sends the page what audience "person" gives: nothing in
 *  it tells whether a number belongs to somebody else. Without `account` the page gets the careful plan that needs no such facts. */
export function planPhoneChange(request: PhoneChangeRequest, options?: { policy?: Policy; now?: string; locale?: Locale; audience?: "person" | "lender" }): PhoneChangePlan;
/** Shape only (digits, length); whether a code is right is the server's to say. */
export function checkOneTimeCode(text: string, options?: { length?: number; locale?: Locale }): Report & { normalized: string };

// ---------------------------------------------------------------- SMS

/** A message, as it was received. */
export interface SmsInput {
  /** Everything the message says, its signature included. Read up to 100,000 characters. */
  text: string;
  /** The number it was shown to come from. Numbers can be forged: it only ever speaks against a message. */
  sender?: string;
  /** "2026-11-20T23:10" is the time in Asia/Shanghai; RFC 3339 with an offset is read as well. */
  receivedAt?: string;
}
/** What is known about the recipient and the lender. */
export interface SmsOptions {
  /** Kept in memory only; lets masked names and tails in the text be compared. Empty strings are not given. */
  recipient?: { name?: string; idTail?: string; phoneTail?: string; neverBorrowed?: boolean };
  /** What the person already did; orders the advice. */
  done?: ("clicked-link" | "gave-data" | "gave-code" | "sent-money" | "installed-app")[];
  /** A lender's own facts, added to the built-in table. `domains` are registrable ones: example.com, not www.example.com. */
  brands?: { name: string; aliases?: string[]; domains?: string[]; numbers?: string[] }[];
  now?: string;
  locale?: Locale;
}
/** What a message asks for, and what speaks against it. */
export interface SmsReport extends Report {
  /** There is no "safe": the best outcome is "unverified" (verdict "review"), with the way to confirm. */
  outcome: "fraud" | "suspicious" | "unlawful-collection" | "wrong-person" | "unverified";
  /** The findings' codes without "sms.", in the order found. */
  signals: string[];
  /** `signature` as it stands in 【】; `brand` by the name of the table; `host` in small letters. */
  claims: { signature?: string; brand?: string; links: { text: string; host: string; registrable: string; range: [number, number] }[] };
  /** What to do, first things first. `checkedOn` (YYYY-MM-DD) is the day somebody looked `contact` up. */
  advice: { id: string; text: string; contact?: string; checkedOn?: string }[];
}
/**
 * What a message asks for and what contradicts who it claims to be. Findings point at "/text" with a range, at "/sender" or
 * at "/receivedAt". Works on Chinese messages. Nothing is looked up, sent or kept.
 */
export function inspectSms(sms: SmsInput, options?: SmsOptions): SmsReport;

// ---------------------------------------------------------------- letters

/** The letters there are. */
export type LetterKind =
  | "phone-change-request" | "phone-change-confirmation" | "old-number-notice" | "number-bound-by-someone-else"
  | "contact-notice" | "never-borrowed" | "unlawful-collection" | "credit-objection";

/** A letter, to be printed, saved or sent by the person. */
export interface Letter extends Report {
  title: string;
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
 */
export function draftLetter(kind: LetterKind, facts: Record<string, string | string[]>, options?: { locale?: Locale }): Letter;

/** One fact of a letter, for the form that asks for it. */
export interface LetterField {
  /** Its name in the facts. */
  name: string;
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
  multiline?: boolean;
  /** Fields of one group are columns of the same rows: evidence[1] goes with evidenceSha256[1]. */
  group?: string;
  /** Of a "choice": what can be given. */
  choices?: { value: string; label: string }[];
}
/** Which facts a letter takes, with their labels, for building its form. */
export function letterFields(kind: LetterKind, options?: { locale?: Locale }): LetterField[];

// ---------------------------------------------------------------- Standard Schema (standardschema.dev, v1)

import type { ApplicationSchema, IdNumberSchema, NameSchema, PhoneChangeSchema, PhoneSchema } from "./schema.js";

/** For form libraries and server frameworks; what each gives, and the same for the smaller entries: schema.d.ts. */
export declare const phoneSchema: PhoneSchema;
/** The value becomes the name's normal form. */
export declare const nameSchema: NameSchema;
/** The value becomes the number's normal form. */
export declare const idNumberSchema: IdNumberSchema;
/** The value stays as it was typed. */
export declare const applicationSchema: ApplicationSchema;
/** The value stays as it was typed; issues are made for the person. */
export declare const phoneChangeSchema: PhoneChangeSchema;
export type { SchemaIssue, SchemaResult, StandardSchema } from "./schema.js";

// ---------------------------------------------------------------- errors

/** A failure that is no caller's mistake. */
export declare class HeyanError extends Error {
  /** "not-initialised", "load-failed" or "wrong-build". */
  readonly code: string;
}
