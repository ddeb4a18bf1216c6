// Phone numbers alone: a second, smaller module with the same answers.
//
//   import init, { checkPhone } from "heyan/phone";
export {
  default, HeyanError, checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
} from "./index.js";
export type { Finding, FlaggedNumbers, Locale, PhoneOptions, PhoneReport, PhoneType, Report, Severity, Verdict } from "./index.js";
