// @ts-check
// The whole package in a WeChat mini-program, which loads wasm by a path in its own code package and has neither
// fetch, URL, TextDecoder nor exported globals: `import init, { checkPhone } from "heyan/miniprogram"`.
import { HeyanError } from "./boundary.js";
import { coreFace } from "./face-core.js";

export { HeyanError };

/** Where the mini-program's npm build puts the file. */
const PLACE = "/miniprogram_npm/heyan/heyan-core.wasm.br";

/** @type {import("./face-core.js").Core | undefined} */
let core;
/** @type {Promise<void> | undefined} */
let starting;

/** @returns {import("./miniprogram.js").Engine | undefined} */
function platformEngine() {
  // @ts-expect-error A name of the platform's, not a member of the global object.
  return typeof WXWebAssembly === "undefined" ? undefined : WXWebAssembly;
}

/** @param {{ wasm?: string, engine?: import("./miniprogram.js").Engine }} options */
async function start({ wasm = PLACE, engine = platformEngine() }) {
  if (typeof wasm !== "string") throw new TypeError("options.wasm: expected a path in the code package");
  if (engine === undefined) {
    throw new HeyanError("load-failed", "heyan: there is no WXWebAssembly here; base library 2.13.0 or newer has it");
  }
  /** @type {any} */
  let loaded;
  try {
    loaded = await engine.instantiate(wasm, {});
  } catch (cause) {
    throw new HeyanError("load-failed", `heyan: ${wasm} could not be loaded from the code package`, cause);
  }
  const { exports } = loaded.instance ?? loaded;
  if (["alloc", "call", "free"].some((name) => typeof exports[name] !== "function")) {
    throw new HeyanError("wrong-build", `heyan: ${wasm} is not the heyan-core.wasm of this script`);
  }
  core ??= exports;
}

/** @param {{ wasm?: string, engine?: import("./miniprogram.js").Engine }} [options] */
export default function init(options = {}) {
  if (core) return Promise.resolve();
  starting ??= start(options).finally(() => { starting = undefined; });
  return starting;
}

function running() {
  if (!core) throw new HeyanError("not-initialised", "heyan: call `await init()` first");
  return core;
}

export const {
  checkPhone, isValidPhone, areValidPhones, formatPhone, formatAsYouType, useFlaggedNumbers,
  checkPersonName, checkIdNumber, isValidIdNumber, checkApplication, planPhoneChange, checkOneTimeCode,
  readyNotice, renderConsent, checkConsent, recordConsent, checkConsentRecord, planConsent,
  draftLetter, letterFields, listRules, inspectSms,
} = /** @type {any} */ (coreFace(running));
