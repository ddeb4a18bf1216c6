// Phone numbers alone, as `heyan/phone` with the module inside the script: one file, and no .wasm to serve or to wait for.
//
//   import init, { checkPhone } from "heyan/phone-inline";
//   await init();
export {
  HeyanError, checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
} from "./phone.js";
export type { Finding, FlaggedNumbers, Locale, PhoneOptions, PhoneReport, PhoneType, Report, Severity, Verdict } from "./phone.js";

/**
 * Starts the module. Calling it again is free; after a failure, such as a page's policy without `'wasm-unsafe-eval'`, it
 * tries again.
 *
 * @throws {HeyanError} "load-failed"
 */
export default function init(): Promise<void>;
