// Phone numbers, people and the whole loan application: a smaller module with the same answers.
//
//   import init, { checkApplication } from "heyan/application";
export {
  default, HeyanError,
  checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
  checkPersonName, checkIdNumber, isValidIdNumber, checkApplication, checkOneTimeCode,
} from "./index.js";
export type {
  Application, Block, ChangeStep, ConsentDocument, ConsentEvent, ConsentKind, ConsentNotice, ConsentPurpose,
  ConsentRecord, Contact, Finding, FlaggedNumbers, IdNumberReport, Inline, Letter, LetterField, LetterKind,
  Locale, Localized, NameReport, NoticeFacts, PhoneChangePlan, PhoneChangeRequest, PhoneOptions, PhoneReport,
  PhoneType, PlannedConsent, Policy, Relation, Report, Severity, Verdict,
} from "./index.js";
