// heyan/form: binds any form in a page to the checks.
//
//   import init, * as heyan from "heyan";
//   import { guardForm } from "heyan/form";
//   const ready = init().then(() => heyan);
//   guardForm(document.querySelector("form"), {
//     module: ready,
//     check: async (application, options) => (await ready).checkApplication(application, options),
//   });
//
// What the markup says:
//   name="contacts.0.phone"           where the value goes: /contacts/0/phone
//   data-heyan-path="/contacts/0"     the same as a JSON Pointer, when the name is another
//   data-heyan-optional               left out while empty
//   data-heyan-type="number"          a number, left out while empty
//   data-heyan-unticked="untouched"   what a checkbox with a value of its own says while it is not ticked
//   data-heyan-phone="applicant"      a telephone number: grouped as typed, helped with after leaving it
//   data-heyan-name                   a person's name; ="han" or "latin" where the form asks for one script: helped with likewise
//   data-heyan-id-number              an identity number: helped with likewise
//   data-heyan-list="/contacts"       around a list: is an empty list when nothing is in it
//   data-heyan-field                  around one field, its label and messages
//   data-heyan-label                  what the summary calls a field or a group
//   data-heyan-messages               in a field: where its messages go; made in front of the control otherwise
//   data-heyan-help                   in a field: where help while typing goes; made behind the control otherwise
//   data-heyan-summary, -status       where the summary and the state of sending go; made otherwise
//   data-heyan-confirm                a button that sends what was shown for confirmation
//
// What the page's style can hold to:
//   .heyan-message[data-severity]     a message at a field: error, warning or info; while typing: ok or help
//   .heyan-prefix, .heyan-fix         in it: "Error: " in front, and what to do
//   .heyan-suggestion, .heyan-confirm buttons: write the field otherwise, send what was shown; [data-heyan-retry]: try again
//   [data-heyan-state]                around a field or a list with messages: the gravest severity
//   [data-heyan-summary]              [data-severity]: error, warning, or ok once all is put right; in it [data-heyan-fixed]
//   [data-heyan-trouble]              the state of sending, where it did not go
//   [data-heyan-busy]                 the form while it is judged and sent; its buttons are [aria-disabled] then
//
// A list member in which nothing is filled in is left out. Nothing is stored; nothing is sent but the form.

import type { Finding, IdNumberReport, Locale, NameReport, PhoneOptions, PhoneReport, Report } from "./index.js";

/** What helps while typing; the form works without. */
export interface PhoneHelp {
  /** Says whether a number is complete, and proposes another writing. */
  checkPhone(text: string, options?: PhoneOptions): PhoneReport;
  /** Groups the digits as they are typed. */
  formatAsYouType?(text: string, caret: number, options?: { region?: string; inputType?: string }): { text: string; caret: number };
  /** Proposes a name's normal form. */
  checkPersonName?(text: string, options?: { script?: "han" | "latin" | "any"; locale?: Locale }): NameReport;
  /** Proposes an identity number's normal form. */
  checkIdNumber?(text: string, options?: { locale?: Locale }): IdNumberReport;
}

/** What the endpoint said when it took the form. */
export interface Receipt {
  /** What the endpoint knows the form by. */
  id: string;
  /** "review": it arrived, and somebody looks at it first. */
  status: "received" | "review";
  /** Where the person can see what became of it. */
  statusUrl: string;
  /** The server's own check, as in `Report`. */
  verdict?: string;
  /** What it found; none of it kept the form from being taken. */
  findings?: Finding[];
  /** The rules it checked by, as in `Report`. */
  ruleset?: string;
}

/** RFC 9457 problem details. */
export interface Problem {
  /** A URI that names the kind of problem. */
  type?: string;
  /** The kind in a few words; the person reads it. */
  title?: string;
  /** The HTTP status. */
  status?: number;
  /** What was wrong this time; the person reads it. */
  detail?: string;
  /** A URI of this one occurrence. */
  instance?: string;
  /** With status 422: what the server's own check found. */
  findings?: Finding[];
}

/** What became of a form that was sent. */
export type Answer =
  /** It was taken. */
  | { kind: "received"; receipt: Receipt }
  /** The server's own check found errors; they are shown at the fields. */
  | { kind: "rejected"; problem: Problem }
  /** The server refused the request for another reason. */
  | { kind: "refused"; problem: Problem }
  /** It is not known to have arrived, or did not leave. "reused": the endpoint holds another form under the same key. */
  | { kind: "unsent"; reason: "offline" | "network" | "server" | "reused" | "too-large" };

/** What the form says by itself; findings bring their own sentences. */
export interface FormTexts {
  /** The summary's heading over what has to be corrected, `count` from 1 on. */
  errors(count: number): string;
  /** The summary's heading over what passes with a second look, `count` from 1 on. */
  warnings(count: number): string;
  /** Below those: they may be sent as they are. */
  confirmHint: string;
  /** On the button that does so. */
  confirm: string;
  /** In front of a message at its field, read out with it; the space behind it included. */
  error: string;
  /** The same of a warning. */
  warning: string;
  /** The same of a note. */
  info: string;
  /** In front of an entry of the summary that is put right. */
  fixed: string;
  /** The summary's heading once all of it is. */
  allFixed: string;
  /** On the button that writes a field otherwise; `written` is what it would hold. */
  didYouMean(written: string): string;
  /** Below a whole number; `about` is its prefix or region, or empty. */
  complete(about: string): string;
  /** What `about` says of a mainland mobile number; `segment` such as "138". */
  segment(segment: string): string;
  /** Another field of the form holds the same number. */
  same(field: string): string;
  /** The check has no answer yet. */
  waiting: string;
  /** The check cannot be had, and the form goes without; stands in front of `sending`. */
  unchecked: string;
  /** The form is on its way. */
  sending: string;
  /** The endpoint took it. */
  received: string;
  /** The endpoint has not answered for a while. */
  slow: string;
  /** The device has no network. */
  offline: string;
  /** No answer came. */
  network: string;
  /** The endpoint failed, or a function of the page did. */
  server: string;
  /** The endpoint refused; the problem's title and detail follow. */
  refused: string;
  /** The endpoint took an earlier version of the form. */
  reused: string;
  /** More than `maxBytes`. */
  tooLarge: string;
  /** On the button that tries again. */
  retry: string;
}

/** How a form is checked and sent. */
export interface GuardOptions<Value = any, Checked extends Report = Report> {
  /**
   * Judges the form when it is sent. Hand `options` on, so that the findings speak the form's language. If it fails, answers
   * with anything but a report, or has no answer after `patience`, the form goes unchecked: the server checks again in any
   * case. What looks like the page's own mistake, a TypeError or an answer that is neither a report nor null, goes to the
   * console as well.
   */
  check(value: Value, options: { locale: Locale }): Checked | null | Promise<Checked | null>;
  /** The checks of the package, for help while typing. */
  module?: PhoneHelp | Promise<PhoneHelp>;
  /** What is sent as JSON, at once or later; `report` is null when the form goes unchecked. Default: { value, report, checked, locale }. */
  message?(value: Value, report: Checked | null): unknown;
  /** Where the form goes by POST; default: the form's action, or the page's own address. */
  endpoint?: string;
  /** The language of all texts; default: that of the page, by `<html lang>`: English where it is, otherwise Chinese. */
  locale?(): Locale;
  /** Texts of the page's own in place of ours. */
  texts?: Partial<Record<Locale, Partial<FormTexts>>>;
  /** "warnings" (default): what passes with warnings is shown before it goes. "always": everything is, by `onConfirm`. */
  confirm?: "warnings" | "always";
  /** Shows what is about to be sent; a button marked data-heyan-confirm in the form then sends it. No report: it goes unchecked. */
  onConfirm?(report: Checked | null, value: Value): void;
  /** What was shown for confirmation no longer holds. */
  onWithdraw?(): void;
  /**
   * The page's own last step before the form leaves, such as something that has to be shown and confirmed; `false` keeps
   * the form here. Runs again when the form is sent again. If it throws, trying again is offered.
   */
  beforeSend?(value: Value, report: Checked | null): boolean | Promise<boolean>;
  /** The form was taken, and its status line says so; without a report it went unchecked. */
  onReceived?(receipt: Receipt, value: Value, report: Checked | null): void;
  /** How long to wait for `check`, in milliseconds, at most 2147483647. Default 10000. */
  patience?: number;
  /** What the endpoint takes at most, in bytes of the JSON. Default 65536. */
  maxBytes?: number;
}

/** A bound form. */
export interface Guard {
  /** Findings from elsewhere, such as a framework's own request: at the fields and in the summary. TypeError for what is none. */
  show(findings: Finding[]): void;
  /** Says everything that is shown again, after the page changed its language. */
  refresh(): Promise<void>;
  /** Takes all findings away. */
  clear(): void;
  /** Unbinds the form. */
  destroy(): void;
}

/**
 * Binds a form: it is checked when it is sent, findings stand in a summary and at their fields, and it goes once. If the checks
 * cannot be had it goes unchecked. The form keeps working as it was after `destroy()`; binding it again unbinds it first.
 *
 * Options are read once, when the form is bound. What is no form, and an option that cannot mean anything, ends in a TypeError
 * that names it, and the form stays as it was. If a function of the page fails later, the person reads that it is not their
 * mistake and that everything is still there, and the error goes to the console.
 *
 * @example
 * const guard = guardForm(document.querySelector("form"), { check: (application, options) => checkApplication(application, options) });
 * guard.show([{ code: "own.busy", severity: "error", path: "/applicant/phone", message: "这个号码正在核实。" }]);
 * document.querySelector("form h2").textContent; // "有1处需要修改"
 * guard.destroy(); // undefined
 */
export declare function guardForm<Value = any, Checked extends Report = Report>(
  form: HTMLFormElement,
  options: GuardOptions<Value, Checked>,
): Guard;
