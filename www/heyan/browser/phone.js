// @ts-check
// Phone numbers alone, in a page: `import init, { checkPhone } from "heyan/phone"`.
import { connect } from "../boundary.js";
import { glue, wasm } from "../built/phone.js";
import { phoneFace } from "../face-phone.js";
import { load } from "../load-browser.js";

export { HeyanError } from "../boundary.js";

const module = connect({ glue, wasm }, load);

export default module.init;
export const {
  checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
} = phoneFace(module);
