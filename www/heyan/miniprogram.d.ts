// heyan/miniprogram: everything but `showDocument` in a WeChat mini-program, over heyan-core.wasm, with the same answers.
//
//   import init, { checkPhone } from "heyan";      // after the developer tools' “Build npm”
//   await init();
//
// `renderConsent` and `draftLetter` give blocks, of which a page builds its own nodes. Where the memory of the phone is
// full, a function throws a HeyanError with code "no-room".

/** What loads wasm: `WXWebAssembly`, or what another platform has in its place. */
export interface Engine {
  /** Loads the file at `path` of the code package and gives its instance, alone or as a member. */
  instantiate(path: string, imports: object): Promise<{ instance: { exports: any } } | { exports: any }>;
}

/**
 * Loads and starts the module. Calling it again is free; after a failure it tries again. Fails with a HeyanError:
 * "load-failed" (no such file in the code package, or no WXWebAssembly) or "wrong-build" (another file stands there).
 */
export default function init(options?: {
  /** The path in the code package; default "/miniprogram_npm/heyan/heyan-core.wasm.br". A ".wasm" will do as well. */
  wasm?: string;
  /** Default: `WXWebAssembly`. */
  engine?: Engine;
}): Promise<void>;

export {
  HeyanError,
  checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
  checkPersonName, checkIdNumber, isValidIdNumber, checkApplication, planPhoneChange, checkOneTimeCode,
  readyNotice, renderConsent, checkConsent, recordConsent, checkConsentRecord, planConsent,
  draftLetter, letterFields, listRules, inspectSms,
} from "./index.js";
export type {
  Application, Block, ChangeStep, ConsentDocument, ConsentEvent, ConsentKind, ConsentNotice, ConsentPurpose, ConsentRecord,
  Contact, Finding, FlaggedNumbers, IdNumberReport, Inline, Letter, LetterField, LetterKind, Locale, Localized, NameReport,
  NoticeFacts, PhoneChangePlan, PhoneChangeRequest, PhoneOptions, PhoneReport, PhoneType, PlannedConsent, Policy, Relation,
  Report, Severity, SmsInput, SmsOptions, SmsReport, Verdict,
} from "./index.js";
