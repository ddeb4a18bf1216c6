// A change of the bound number, and its letters: a smaller module with the same answers.
//
//   import init, { planPhoneChange } from "heyan/phone-change";
export {
  default, HeyanError,
  checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
  planPhoneChange, checkOneTimeCode,
  draftLetter, letterFields,
  showDocument,
} from "./index.js";
export type {
  Block, ChangeStep, Finding, FlaggedNumbers, Inline, Letter, LetterField, LetterKind, Locale, PhoneChangePlan, PhoneChangeRequest,
  PhoneOptions, PhoneReport, PhoneType, Policy, Report, Severity, Verdict,
} from "./index.js";
