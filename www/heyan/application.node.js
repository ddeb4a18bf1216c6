// @ts-check
// What a loan application and a change of the bound number need, in Node, Deno and Bun.
import { connect } from "./boundary.js";
import * as built from "./built/application.js";
import { consentFace } from "./face-consent.js";
import { formFace } from "./face-forms.js";
import { letterFace } from "./face-letter.js";
import { phoneFace } from "./face-phone.js";
import { showFace } from "./face-show.js";
import { load } from "./load-node.js";

export { HeyanError } from "./boundary.js";

const module = connect(built, load);

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
