// @ts-check
// What a loan application and a change of the bound number need, in a page: `import init, { checkApplication } from "heyan/application"`.
import { connect } from "../boundary.js";
import { glue, wasm } from "../built/application.js";
import { consentFace } from "../face-consent.js";
import { formFace } from "../face-forms.js";
import { letterFace } from "../face-letter.js";
import { phoneFace } from "../face-phone.js";
import { showFace } from "../face-show.js";
import { load } from "../load-browser.js";

export { HeyanError } from "../boundary.js";

const module = connect({ glue, wasm }, load);

export default module.init;
export const {
  checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
} = phoneFace(module);
export const {
  checkPersonName, checkIdNumber, checkApplication, planPhoneChange, checkOneTimeCode,
} = formFace(module);
export const {
  readyNotice, renderConsent, checkConsent, recordConsent, checkConsentRecord, planConsent,
} = consentFace(module);
export const { draftLetter, letterFields } = letterFace(module);
export const { showDocument } = showFace(module);
