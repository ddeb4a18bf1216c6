// Notices, what is agreed to, and the records of it: a smaller module with the same answers.
//
//   import init, { renderConsent } from "heyan/consent";
export {
  default, HeyanError,
  readyNotice, renderConsent, checkConsent, recordConsent, checkConsentRecord, planConsent,
  showDocument,
} from "./index.js";
export type {
  Block, ConsentDocument, ConsentEvent, ConsentKind, ConsentNotice, ConsentPurpose, ConsentRecord, Finding, Inline, Locale, Localized,
  NoticeFacts, PlannedConsent, Policy, Report, Severity, Verdict,
} from "./index.js";
