// @ts-check
// A change of the bound number, and its letters, in a page: `import init, { planPhoneChange } from "heyan/phone-change"`.
import { connect } from "../boundary.js";
import { glue, wasm } from "../built/phone-change.js";
import { oneTimeCodeFace } from "../face-one-time-code.js";
import { letterFace } from "../face-letter.js";
import { phoneFace } from "../face-phone.js";
import { phoneChangeFace } from "../face-phone-change.js";
import { showFace } from "../face-show.js";
import { load } from "../load-browser.js";

export { HeyanError } from "../boundary.js";

const module = connect({ glue, wasm }, load);

export default module.init;
export const {
  checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
} = phoneFace(module);
export const { planPhoneChange } = phoneChangeFace(module);
export const { checkOneTimeCode } = oneTimeCodeFace(module);
export const { draftLetter, letterFields } = letterFace(module);
export const { showDocument } = showFace(module);
