// @ts-check
// The whole package, in Node, Deno and Bun.
import { connect } from "./boundary.js";
import * as built from "./built/heyan.js";
import { applicationFace } from "./face-application.js";
import { oneTimeCodeFace } from "./face-one-time-code.js";
import { consentFace } from "./face-consent.js";
import { letterFace } from "./face-letter.js";
import { phoneFace } from "./face-phone.js";
import { phoneChangeFace } from "./face-phone-change.js";
import { rulesFace } from "./face-rules.js";
import { showFace } from "./face-show.js";
import { smsFace } from "./face-sms.js";
import { load } from "./load-node.js";
import { schemasOf } from "./schema.js";

export { HeyanError } from "./boundary.js";

const module = connect(built, load);

export default module.init;
export const {
  checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
} = phoneFace(module);
export const { checkPersonName, checkIdNumber, isValidIdNumber, checkApplication } = applicationFace(module);
export const { planPhoneChange } = phoneChangeFace(module);
export const { checkOneTimeCode } = oneTimeCodeFace(module);
export const {
  readyNotice, renderConsent, checkConsent, recordConsent, checkConsentRecord, planConsent,
} = consentFace(module);
export const { draftLetter, letterFields } = letterFace(module);
export const { listRules } = rulesFace(module);
export const { showDocument } = showFace(module);
export const { inspectSms } = smsFace(module);
export const {
  phoneSchema, nameSchema, idNumberSchema, applicationSchema, phoneChangeSchema,
} = schemasOf({ default: module.init, checkPhone, checkPersonName, checkIdNumber, checkApplication, planPhoneChange });
