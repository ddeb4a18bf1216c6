// A consent notice: as data, as a person reads it, and what it lacks.
import type { Block } from "./document.js";
import type { Locale, Report } from "./report.js";

/** A lender's text: one string for all locales, or one each. A missing locale is a finding. */
export type Localized = string | Partial<Record<Locale, string>>;
/** The kinds of consent of GB/T 42574-2023: 明示同意, 单独同意, 书面同意, 单次同意. */
export type ConsentKind = "express" | "separate" | "written" | "once";
/** One purpose of a notice: what for, with which data, how long, and whether it rests on consent. */
export interface ConsentPurpose {
  /** Names it in records and in `Application.consents`. */
  id: string;
  /** A short name. */
  title: Localized;
  /** What for. */
  purpose: Localized;
  /** How. */
  method: Localized;
  /** Ids of the notice's categories. */
  categories: string[];
  /** Asked about is only what rests on consent. */
  basis: "consent" | "contract" | "legal-duty";
  /** How it has to be given. */
  kind: ConsentKind;
  /** Refusing it does not stop the application. */
  optional: boolean;
  /** How long the data are kept, a time or a rule by which it is found, and what happens after. */
  retention: { count: number; unit: "day" | "month" | "year"; after: "delete" | "anonymise" } | { rule: Localized; after: "delete" | "anonymise" };
  /** Ids of the notice's recipients. */
  recipients?: string[];
  /** Sensitive personal information: why it is needed. */
  necessity?: Localized;
  /** Sensitive personal information: what it does to the person. */
  impact?: Localized;
  /** Another way to the same end. */
  alternative?: Localized;
  /** Decisions are made by programs alone. */
  automatedDecision?: boolean;
  /** Where to withdraw, and until when. */
  withdrawal: Localized;
  /** The lender's own wording, Markdown with {{slots}}; the built-in wording otherwise. */
  text?: Localized;
}
/** What a person is told before they agree, as data; `readyNotice` makes one, `checkConsent` finds what it lacks. */
export interface ConsentNotice {
  /** The lender's name for it, such as "credit"; records carry it. */
  id: string;
  /** Its edition, such as "1.0.0"; records carry it. */
  version: string;
  /** Whom it speaks to. */
  audience: "applicant" | "contact";
  /** From which day it holds, YYYY-MM-DD. */
  effectiveFrom: string;
  /** Who decides on the data. */
  processor: {
    /** The full registered name, not a brand. */
    name: string;
    /** The unified social credit code. */
    creditCode?: string;
    phone?: string;
    email?: string;
    address?: string;
  };
  /** The kinds of data. */
  categories: {
    /** Purposes and recipients name it by this. */
    id: string;
    name: Localized;
    /** The data class of JR/T 0171-2020. */
    class: "C1" | "C2" | "C3";
    /** Sensitive personal information (PIPL article 28). */
    sensitive: boolean;
  }[];
  /** Who else gets data; `[]` where nobody does. */
  recipients: {
    /** Purposes name it by this. */
    id: string;
    /** The full registered name. */
    name: string;
    /** Phone, e-mail or address. */
    contact: string;
    /** Decides alone, decides together with the lender, or acts for it. */
    role: "controller" | "joint" | "processor";
    /** ISO 3166-1 alpha-2; anything but "CN" is a transfer abroad. */
    region: string;
    /** What for. */
    purpose: Localized;
    /** How it gets them. */
    method: Localized;
    /** Ids of the notice's categories. */
    categories: string[];
  }[];
  /** In the order to tell them. */
  purposes: ConsentPurpose[];
  /** How a person uses their rights. */
  rights: {
    /** A hotline, an address, a place in the app. */
    channel: Localized;
    /** What the person does there. */
    procedure: Localized;
    /** An answer within this many days. */
    answerDays: number;
  };
  /** Where the full rules can be read again and saved. */
  url?: string;
  /** The lawful way to recipients outside mainland China: assessment, certification or standard contract. */
  crossBorderRoute?: string;
  /** Reference of the impact assessment. */
  assessment?: string;
}

/** What only the lender knows of a ready notice. */
export interface NoticeFacts {
  /** Who decides on the data. */
  processor: ConsentNotice["processor"];
  /** How a person uses their rights; by default the processor's phone, e-mail or address, and 15 days for an answer. */
  rights?: { channel: Localized; procedure?: Localized; answerDays?: number };
  /** How a consent is withdrawn; by default through the rights' channel. */
  withdrawal?: Localized;
  /** Where the full rules can be read again and saved. */
  url?: string;
  /** The lender's own edition of the notice; by default that of the text. */
  version?: string;
  /** From which day the lender uses it, YYYY-MM-DD; by default that of the text. */
  effectiveFrom?: string;
  /** Who gets data, by the recipient's id in the ready notice. loan-application: "carrier", "credit-registry". */
  recipients?: Record<string, {
    /** The full registered name. */
    name: string;
    /** Phone, e-mail or address. */
    contact: string;
    /** ISO 3166-1 alpha-2; default "CN". */
    region?: string;
  }>;
  /** Own retention times, by the purpose's id. */
  retention?: Record<string, ConsentPurpose["retention"]>;
  /** The purposes the lender has. By default all that share nothing, and those whose recipients are given. */
  purposes?: string[];
  /** As in `ConsentNotice`. */
  crossBorderRoute?: string;
  /** As in `ConsentNotice`. */
  assessment?: string;
}
/**
 * A complete notice, filled with the lender's facts; "contact" speaks to the person named as a contact, all others to the
 * applicant. A missing fact, or an id that does not exist, throws a TypeError with its path; nothing is invented.
 *
 * @example
 * const notice = readyNotice("credit", {
 *   processor: { name: "示例消费金融有限公司", phone: "400-000-0000" },
 *   recipients: { "credit-registry": { name: "示例征信有限公司", contact: "400-000-0002" } },
 *   assessment: "PIA-2026-001",
 * });
 * notice.purposes.map(({ id }) => id); // ["credit-query", "credit-report"]
 */
export function readyNotice(
  id:
    | "loan-application" | "contact-declaration" | "contact" | "phone-binding" | "phone-change" | "liveness" | "carrier-check"
    | "credit" | "marketing",
  facts: NoticeFacts,
): ConsentNotice;

/** A notice as a person reads it, with an item for each decision. */
export interface ConsentDocument extends Report {
  /** The heading, plain text. */
  title: string;
  /** What stands below it. */
  blocks: Block[];
  /** Safe to put into a page: every value escaped, no scripts, no styles, no outside references. The title is not in it. */
  html: string;
  /** Title and blocks, UTF-8 with LF: what `hashes.rendered` is the hash of. */
  text: string;
  /** One control for each purpose that rests on consent (a contract's own needs are told, not asked); none is ticked by
   *  default; optional ones never gate the form. */
  items: {
    /** The purpose's id; records and `Application.consents` name it by this. */
    id: string;
    /** What stands beside its control. */
    label: string;
    kind: ConsentKind;
    optional: boolean;
    /** What belongs to this item alone, as `html` of the document. */
    html: string;
    /** What belongs to this item alone, as `text` of the document. */
    text: string;
    /** "sha256:" and 64 hexadecimal digits: of what consent to this item covers. */
    materialHash: string;
  }[];
  /** "sha256:" and 64 hexadecimal digits each. */
  hashes: {
    /** Of the notice as RFC 8785 JSON. */
    notice: string;
    /** Of what the consents cover. */
    material: string;
    /** Of `text`. */
    rendered: string;
  };
}
/**
 * The notice as a person reads it. The order of headings is fixed: what you agree to in one sentence; who; what for and
 * with which data; with whom; how long; another way; your rights and withdrawal.
 *
 * @example
 * const { title, items, hashes } = renderConsent(notice);
 * title; // "示例消费金融有限公司怎样处理您的个人信息"
 * items.map(({ id }) => id); // ["credit-query", "credit-report"]
 */
export function renderConsent(notice: ConsentNotice, options?: { locale?: Locale }): ConsentDocument;
/**
 * The findings alone: what a lawful notice has to say and this one does not. None is no proof of lawfulness.
 *
 * @example
 * checkConsent(notice).verdict; // "pass"
 * checkConsent({ ...notice, processor: { name: "示例消费金融有限公司" } }).findings[0].code; // "consent.processor-contact"
 */
export function checkConsent(notice: ConsentNotice, options?: { locale?: Locale }): Report;
