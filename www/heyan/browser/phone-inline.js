// @ts-check
// Phone numbers alone, with the module in this very script: `import init, { checkPhone } from "heyan/phone-inline"`.
import { glue } from "../built/phone.js";
import { carried } from "../carried.js";
import { phoneFace } from "../face-phone.js";

export { HeyanError } from "../boundary.js";

// Its place: tests/setup/seal.mjs writes it there.
const module = carried(glue, "the module");

export default module.init;
export const {
  checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
} = phoneFace(module);
