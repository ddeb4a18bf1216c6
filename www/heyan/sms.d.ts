// Messages that claim to come from a lender: a smaller module with the same answers.
export { default, HeyanError, draftLetter, inspectSms, letterFields, showDocument } from "./index.js";
export type { Block, Finding, Inline, Letter, LetterField, LetterKind, Locale, Report, Severity, SmsInput, SmsOptions, SmsReport, Verdict } from "./index.js";
