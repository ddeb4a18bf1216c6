// A message that says it is from a lender.
import type { Locale, Report } from "./report.js";

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
 *
 * @example
 * const { outcome, advice } = inspectSms({ text: "【工商银行】您的账户将冻结，请立即点击 http://95588.icbcv.com 更新身份信息。" });
 * outcome; // "fraud"
 * advice[0].id; // "do-not-click"
 */
export function inspectSms(sms: SmsInput, options?: SmsOptions): SmsReport;
