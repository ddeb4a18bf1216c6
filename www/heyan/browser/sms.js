// @ts-check
// Messages that claim to come from a lender, in a page: `import init, { inspectSms } from "heyan/sms"`.
import { connect } from "../boundary.js";
import { glue, wasm } from "../built/sms.js";
import { letterFace } from "../face-letter.js";
import { showFace } from "../face-show.js";
import { smsFace } from "../face-sms.js";
import { load } from "../load-browser.js";

export { HeyanError } from "../boundary.js";

const module = connect({ glue, wasm }, load);

export default module.init;
export const { draftLetter, letterFields } = letterFace(module);
export const { showDocument } = showFace(module);
export const { inspectSms } = smsFace(module);
