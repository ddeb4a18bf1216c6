// The whole loan application.
import type { ConsentNotice } from "./notice.js";
import type { Policy } from "./policy.js";
import type { Locale, Report } from "./report.js";

/** What the contact is to the applicant. */
export type Relation =
  | "spouse" | "father" | "mother" | "son" | "daughter" | "brother" | "sister" | "grandparent" | "grandchild"
  | "relative" | "colleague" | "classmate" | "friend" | "other";

/** A person the applicant names. */
export interface Contact {
  /** As on the contact's identity card. */
  name: string;
  /** As typed. */
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
  /** Who applies. */
  applicant: {
    /** As on the identity card. */
    name: string;
    /** 18 characters; may be left out. */
    idNumber?: string;
    /** The number the account is bound to, as typed. */
    phone: string;
    /** Other numbers of their own. */
    backupPhones?: string[];
    /** The number at work. */
    workPhone?: string;
    /** Where the form asks for it. */
    maritalStatus?: "single" | "married" | "divorced" | "widowed";
  };
  /** Whom to ask to pass a message on, in the order of the form; `[]` where nobody is named. */
  contacts: Contact[];
  /** Consent items by id, as the form stands; checked against the notice when options.notice is given. */
  consents?: Record<string, "given" | "refused" | "untouched">;
  /** The person says that there is no close relative to name; offer it where the policy has contacts.requireCloseRelative. */
  noCloseRelative?: boolean;
}

/**
 * Checks a whole application: the applicant's numbers, every contact against them and against each
 * other, the declarations, and the consents if their notice is given.
 *
 * @example
 * const { findings } = checkApplication({
 *   applicant: { name: "王小明", phone: "139 2658 4107" },
 *   contacts: [{ name: "李华", phone: "13926584107", relation: "friend", adult: true, informed: true }],
 * });
 * findings[0].path; // "/contacts/0/phone"
 * findings[0].code; // "contact.same-phone-as-applicant"
 */
export function checkApplication(
  application: Application,
  options?: {
    /** The lender's limits; the defaults when left out. */
    policy?: Policy;
    /** The notice the consents belong to; without it they are not checked. */
    notice?: ConsentNotice;
    /** The day in Asia/Shanghai, YYYY-MM-DD; today when left out. */
    today?: string;
    locale?: Locale;
  },
): Report;
