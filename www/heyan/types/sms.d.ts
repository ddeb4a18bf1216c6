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
  recipient?: {
    /** The person's name. */
    name?: string;
    /** The last characters of the identity number. */
    idTail?: string;
    /** The last digits of the phone number. */
    phoneTail?: string;
    /** They never borrowed from whom the message names. */
    neverBorrowed?: boolean;
  };
  /** What the person already did; orders the advice. */
  done?: ("clicked-link" | "gave-data" | "gave-code" | "sent-money" | "installed-app")[];
  /** A lender's own facts, added to the built-in table: up to 50, and up to 50 texts in each list. */
  brands?: {
    /** Its name. */
    name: string;
    /** Other names it goes by. */
    aliases?: string[];
    /** Its registrable domains: example.com, not www.example.com. */
    domains?: string[];
    /** Numbers it sends from and is called by. */
    numbers?: string[];
  }[];
  /** Taken and not used: only `receivedAt` says when the message came. */
  now?: string;
  locale?: Locale;
}
/** What a message asks for, and what speaks against it. */
export interface SmsReport extends Report {
  /** There is no "safe": the best outcome is "unverified" (verdict "review"), with the way to confirm. */
  outcome: "fraud" | "suspicious" | "unlawful-collection" | "wrong-person" | "unverified";
  /** The findings' codes without "sms.", in the order found. */
  signals: string[];
  /** What the message says of itself. */
  claims: {
    /** As it stands in 【】; left out without one. */
    signature?: string;
    /** Whom it names as its sender, by the name of the table; left out where that is nobody we know. */
    brand?: string;
    /** Its addresses, in the order found. */
    links: {
      /** As it stands in the message. */
      text: string;
      /** Where it leads, in small letters. */
      host: string;
      /** The part somebody registered, in ASCII: what only looks like Latin letters is written as `xn--`. */
      registrable: string;
      /** UTF-16 offsets in the text, [start, end). */
      range: [number, number];
    }[];
  };
  /** What to do, first things first. */
  advice: {
    /** A stable name, such as "do-not-click". */
    id: string;
    /** Ready to show. */
    text: string;
    /** A number or place to turn to, where there is one. */
    contact?: string;
    /** The day somebody looked `contact` up, YYYY-MM-DD. */
    checkedOn?: string;
  }[];
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
