// @ts-check
// Phone numbers, people and the whole loan application, in a page: `import init, { checkApplication } from "heyan/application"`.
import { connect } from "../boundary.js";
import { glue, wasm } from "../built/application.js";
import { applicationFace } from "../face-application.js";
import { oneTimeCodeFace } from "../face-one-time-code.js";
import { phoneFace } from "../face-phone.js";
import { load } from "../load-browser.js";

export { HeyanError } from "../boundary.js";

const module = connect({ glue, wasm }, load);

export default module.init;
export const {
  checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
} = phoneFace(module);
export const { checkPersonName, checkIdNumber, isValidIdNumber, checkApplication } = applicationFace(module);
export const { checkOneTimeCode } = oneTimeCodeFace(module);
