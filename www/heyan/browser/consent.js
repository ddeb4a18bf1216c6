// @ts-check
// Notices, what is agreed to, and the records of it, in a page: `import init, { renderConsent } from "heyan/consent"`.
import { connect } from "../boundary.js";
import { glue, wasm } from "../built/consent.js";
import { consentFace } from "../face-consent.js";
import { showFace } from "../face-show.js";
import { load } from "../load-browser.js";

export { HeyanError } from "../boundary.js";

const module = connect({ glue, wasm }, load);

export default module.init;
export const {
  readyNotice, renderConsent, checkConsent, recordConsent, checkConsentRecord, planConsent,
} = consentFace(module);
export const { showDocument } = showFace(module);
