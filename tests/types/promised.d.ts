// The public face that was promised. Names and meanings here stay: what is exported may say more, never less.

export default function init(options?: {
  wasm?: URL | string | Response | BufferSource | WebAssembly.Module;
  integrity?: string;
  signal?: AbortSignal;
}): Promise<void>;
export type Locale = "zh-CN" | "en";
export type Severity = "error" | "warning" | "info";
export type Verdict = "pass" | "review" | "reject";
export interface Finding {
  code: string;
  severity: Severity;
  path: string;
  message: string;
  fix?: string;
  basis?: string;
  range?: [start: number, end: number];
  related?: string[];
  params?: Record<string, string | number>;
}
export interface Report {
  verdict: Verdict;
  findings: Finding[];
  ruleset: string;
}
export function listRules(options?: { locale?: Locale }): { code: string; severity: Severity; fixed: boolean; title: string; basis?: string; since?: string }[];
export type PhoneType =
  | "mobile" | "fixed-line" | "fixed-line-or-mobile" | "toll-free" | "premium-rate" | "shared-cost"
  | "personal-number" | "voip" | "pager" | "uan" | "voicemail" | "unknown";
export interface PhoneOptions {
  region?: string;
  purpose?: "any" | "applicant" | "contact" | "binding";
  locale?: Locale;
}
export interface PhoneReport extends Report {
  valid: boolean;
  possible: boolean;
  status: "allocated" | "unknown" | "impossible";
  extension?: string;
  ignored: { text: string; range: [number, number] }[];
  type: PhoneType;
  e164?: string;
  national?: string;
  international?: string;
  uri?: string;
  masked?: string;
  region?: string;
  callingCode?: string;
  china?: {
    segment: string;
    originalOperator: "china-mobile" | "china-unicom" | "china-telecom" | "china-broadnet" | "other";
    service: "mobile" | "virtual-operator" | "iot" | "data-only" | "satellite" | "fixed-line" | "service-number";
  };
  suggestion?: string;
}
export function checkPhone(text: string, options?: PhoneOptions): PhoneReport;
export function isValidPhone(text: string, region?: string): boolean;
export function areValidPhones(lines: string, region?: string): Uint8Array;
export function formatPhone(
  text: string, style: "e164" | "national" | "international" | "uri" | "masked", region?: string,
): string | undefined;
export function formatAsYouType(text: string, caret: number, options?: { region?: string; inputType?: string }): { text: string; caret: number };
export function useFlaggedNumbers(filter: Uint8Array | null): { count: number; falsePositiveRate: number; builtAt: string } | undefined;
export interface NameReport extends Report { normalized: string; script: "han" | "latin" | "other" }
export function checkPersonName(text: string, options?: { script?: "han" | "latin" | "any"; locale?: Locale }): NameReport;
export interface IdNumberReport extends Report {
  valid: boolean;
  kind?: "resident" | "hong-kong-residence" | "macau-residence" | "taiwan-residence" | "foreign-permanent-resident";
  normalized?: string;
  masked?: string;
  birthDate?: string;
  age?: number;
  sex?: "male" | "female";
}
export function checkIdNumber(text: string, options?: { today?: string; locale?: Locale }): IdNumberReport;
export type Relation =
  | "spouse" | "father" | "mother" | "son" | "daughter" | "brother" | "sister" | "grandparent" | "grandchild"
  | "relative" | "colleague" | "classmate" | "friend" | "other";
export interface Contact {
  name: string;
  phone: string;
  relation: Relation;
  adult?: boolean;
  informed?: boolean;
  note?: string;
}
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
  consents?: Record<string, "given" | "refused" | "untouched">;
}
export interface Policy {
  contacts?: { min?: number; target?: number; max?: number; requireCloseRelative?: boolean; necessity?: string };
  applicant?: { minAge?: number; maxAge?: number };
  phone?: { allowVirtualOperator?: boolean; allowFixedLineContact?: boolean };
  staff?: { names?: string[]; phones?: string[] };
  phoneChange?: {
    coolingOffHours?: { standard?: number; highRisk?: number };
    manualReviewAfter?: { days30?: number; days180?: number; days365?: number };
    youngNumberMonths?: number;
    recentSimEventDays?: number;
  };
  severity?: Record<string, Severity | "off">;
}
export function checkApplication(
  application: Application,
  options?: { policy?: Policy; notice?: ConsentNotice; today?: string; locale?: Locale },
): Report;
export type Localized = string | Partial<Record<Locale, string>>;
export type ConsentKind = "express" | "separate" | "written" | "once";
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
  necessity?: Localized;
  impact?: Localized;
  alternative?: Localized;
  automatedDecision?: boolean;
  withdrawal: Localized;
  text?: Localized;
}
export interface ConsentNotice {
  id: string;
  version: string;
  audience: "applicant" | "contact";
  effectiveFrom: string;
  processor: { name: string; creditCode?: string; phone?: string; email?: string; address?: string };
  categories: { id: string; name: Localized; class: "C1" | "C2" | "C3"; sensitive: boolean }[];
  recipients: { id: string; name: string; contact: string; role: "controller" | "joint" | "processor"; region: string; purpose: Localized; method: Localized; categories: string[] }[];
  purposes: ConsentPurpose[];
  rights: { channel: Localized; procedure: Localized; answerDays: number };
  url?: string;
  crossBorderRoute?: string;
  assessment?: string;
}
export type Inline = string | { strong: string } | { link: string; text: string };
export type Block =
  | { type: "heading"; level: 2 | 3; content: Inline[] }
  | { type: "paragraph"; content: Inline[] }
  | { type: "list"; ordered: boolean; items: Inline[][] }
  | { type: "table"; head: string[]; rows: string[][] };
export function showDocument(target: Element, document: { title: string; blocks: Block[] }): void;
export interface ConsentDocument extends Report {
  title: string;
  blocks: Block[];
  html: string;
  text: string;
  items: { id: string; label: string; kind: ConsentKind; optional: boolean; html: string; text: string; materialHash: string }[];
  hashes: { notice: string; material: string; rendered: string };
}
export function renderConsent(notice: ConsentNotice, options?: { locale?: Locale }): ConsentDocument;
export function checkConsent(notice: ConsentNotice, options?: { locale?: Locale }): Report;
export interface ConsentEvent {
  recordId: string;
  subject: { reference: string; kind: "applicant" | "contact" };
  items: Record<string, "given" | "refused" | "withdrawn">;
  at: string;
  display: { openedAt: string; confirmedAt: string; visibleMs: number; maxScrollPermille: number; expanded?: string[]; viewport?: string };
  action: { method: string; label: string };
  previousRecordHash?: string;
}
export function recordConsent(notice: ConsentNotice, event: ConsentEvent, options?: { locale?: Locale; shown?: ConsentDocument["hashes"] }): Report & { record: object; canonical: string; sha256: string };
export function checkConsentRecord(record: object, notice: ConsentNotice, options?: { locale?: Locale }): Report & { needsRenewal: boolean; changed: string[] };
export type ChangeStep =
  | "re-authenticate" | "otp-old" | "otp-new" | "id-document" | "liveness" | "carrier-check" | "bank-card-check"
  | "otp-backup" | "manual-review" | "cooling-off" | "notify-old-channels" | "written-confirmation"
  | "freeze-sensitive-operations" | "end-other-sessions";
export interface PhoneChangeRequest {
  oldPhone: string;
  newPhone: string;
  oldReachable: "yes" | "no" | "cancelled" | "unknown";
  oldCancelledDays?: number;
  backupPhones?: string[];
  contactPhones?: string[];
  account?: {
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
  available?: { liveness?: boolean; idDocument?: boolean; bankCard?: boolean };
  declined?: ("liveness")[];
}
export interface PhoneChangePlan extends Report {
  outcome: "self-service" | "manual-review" | "blocked";
  steps: { anyOf: ChangeStep[][]; actor: "person" | "lender"; why: string; when: "before" | "after" }[];
  coolingOffHours: number;
  frozen: ("drawdown" | "card-change" | "password-change")[];
  rules: string[];
  notices: { id: string; text: string; before: "start" | "confirm" | "end" }[];
}
export function planPhoneChange(request: PhoneChangeRequest, options?: { policy?: Policy; now?: string; locale?: Locale; audience?: "person" | "lender" }): PhoneChangePlan;
export function checkOneTimeCode(text: string, options?: { length?: number; locale?: Locale }): Report & { normalized: string };
export interface SmsInput { text: string; sender?: string; receivedAt?: string }
export interface SmsOptions {
  recipient?: { name?: string; idTail?: string; phoneTail?: string; neverBorrowed?: boolean };
  done?: ("clicked-link" | "gave-data" | "gave-code" | "sent-money" | "installed-app")[];
  brands?: { name: string; aliases?: string[]; domains?: string[]; numbers?: string[] }[];
  now?: string;
  locale?: Locale;
}
export interface SmsReport extends Report {
  outcome: "fraud" | "suspicious" | "unlawful-collection" | "wrong-person" | "unverified";
  signals: string[];
  claims: { signature?: string; brand?: string; links: { text: string; host: string; registrable: string; range: [number, number] }[] };
  advice: { id: string; text: string; contact?: string; checkedOn?: string }[];
}
export function inspectSms(sms: SmsInput, options?: SmsOptions): SmsReport;
export type LetterKind =
  | "phone-change-request" | "phone-change-confirmation" | "old-number-notice" | "number-bound-by-someone-else"
  | "contact-notice" | "never-borrowed" | "unlawful-collection" | "credit-objection";
export interface Letter extends Report { title: string; blocks: Block[]; text: string; html: string; blanks: string[] }
export function draftLetter(kind: LetterKind, facts: Record<string, string | string[]>, options?: { locale?: Locale }): Letter;
export function letterFields(kind: LetterKind, options?: { locale?: Locale }): { name: string; label: string; required: boolean; list: boolean }[];
export interface StandardSchema<Input, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "heyan";
    readonly types?: { readonly input: Input; readonly output: Output };
    validate(value: unknown, options?: { libraryOptions?: Record<string, unknown> }): SchemaResult<Output> | Promise<SchemaResult<Output>>;
  };
}
export type SchemaResult<Output> = { value: Output; issues?: undefined } | { issues: readonly { message: string; code: string; path?: readonly (string | number)[] }[] };
export declare const phoneSchema: StandardSchema<string>;
export declare const nameSchema: StandardSchema<string>;
export declare const idNumberSchema: StandardSchema<string>;
export declare const applicationSchema: StandardSchema<Application>;
export declare const phoneChangeSchema: StandardSchema<PhoneChangeRequest>;
export declare class HeyanError extends Error { readonly code: string }
