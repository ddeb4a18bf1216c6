// @ts-check
// Notices, what is agreed to, and the records of it, in Node, Deno and Bun.
import { connect } from "./boundary.js";
import * as built from "./built/consent.js";
import { consentFace } from "./face-consent.js";
import { showFace } from "./face-show.js";
import { load } from "./load-node.js";

export { HeyanError } from "./boundary.js";

const module = connect(built, load);

export default module.init;
export const {
  readyNotice, renderConsent, checkConsent, recordConsent, checkConsentRecord, planConsent,
} = consentFace(module);
export const { showDocument } = showFace(module);
