// @ts-check
// Phone numbers alone, in Node, Deno and Bun.
import { connect } from "./boundary.js";
import * as built from "./built/phone.js";
import { phoneFace } from "./face-phone.js";
import { load } from "./load-node.js";

export { HeyanError } from "./boundary.js";

const module = connect(built, load);

export default module.init;
export const {
  checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
} = phoneFace(module);
