// @ts-check
// Phone numbers, people and the whole loan application, in Node, Deno and Bun.
import { connect } from "./boundary.js";
import * as built from "./built/application.js";
import { applicationFace } from "./face-application.js";
import { oneTimeCodeFace } from "./face-one-time-code.js";
import { phoneFace } from "./face-phone.js";
import { load } from "./load-node.js";

export { HeyanError } from "./boundary.js";

const module = connect(built, load);

export default module.init;
export const {
  checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
} = phoneFace(module);
export const { checkPersonName, checkIdNumber, isValidIdNumber, checkApplication } = applicationFace(module);
export const { checkOneTimeCode } = oneTimeCodeFace(module);
