// @ts-check
// What a page hands to guardForm, read once and judged at once: a mistake in it is told to whoever writes the page, and
// not met by the person who sends the form.
import { own } from "./form-node.js";
import { formTexts } from "./form-texts.js";

/** @typedef {import("./form.js").FormTexts} FormTexts */
/** @typedef {import("./form.js").GuardOptions} GuardOptions */
/** @typedef {import("./index.js").Locale} Locale */

/** Asked to wait longer, browsers do not wait at all. */
const LONGEST_WAIT = 2_147_483_647;

/** What is emptied whenever something else is said there. */
const EMPTIED = ["summary", "status", "messages", "help"].map((what) => `[data-heyan-${what}]`).join();

/**
 * Refuses what cannot be bound, or would lose what is typed.
 *
 * @param {HTMLFormElement} form
 */
export function mustBeForm(form) {
  let inside;
  try {
    if (!(form instanceof HTMLFormElement)) throw new TypeError();
    inside = own(form, "querySelector")(`:is(${EMPTIED}) :is(input, select, textarea)`);
  } catch {
    throw new TypeError("form: expected a form element of this page");
  }
  if (inside) throw new TypeError("form: expected no field inside of what is marked data-heyan-summary, -status, -messages or -help");
}

/**
 * The options as guardForm uses them: with defaults, and with functions that keep the `this` they were handed over with.
 *
 * @param {unknown} given
 */
export function readOptions(given) {
  const read = reader(given, "options");
  const spoken = read("locale", isFunction, "a function");
  const texts = readTexts(read("texts", isObject, "an object") ?? {});

  /** @returns {Locale} */
  function locale() {
    try {
      const said = spoken?.();
      if (said === "en" || said === "zh-CN") return said;
    } catch { /* the page's own language, then */ }
    return /^en/i.test(document.documentElement.lang) ? "en" : "zh-CN";
  }

  const judge = /** @type {GuardOptions["check"] | undefined} */ (read("check", isFunction, "a function"));
  if (!judge) throw new TypeError("options.check: expected a function");
  return {
    check: (/** @type {unknown} */ value) => judge(value, { locale: locale() }),
    locale,
    texts: () => texts[locale()],
    module: read("module", isObject, "the package or a promise of it"),
    message: /** @type {GuardOptions["message"]} */ (read("message", isFunction, "a function")),
    endpoint: /** @type {string | undefined} */ (read("endpoint", isText, "a string")),
    always: read("confirm", (value) => value === "warnings" || value === "always", '"warnings" or "always"') === "always",
    onConfirm: /** @type {GuardOptions["onConfirm"]} */ (read("onConfirm", isFunction, "a function")),
    onWithdraw: told(/** @type {GuardOptions["onWithdraw"]} */ (read("onWithdraw", isFunction, "a function"))),
    beforeSend: /** @type {GuardOptions["beforeSend"]} */ (read("beforeSend", isFunction, "a function")),
    onReceived: told(/** @type {GuardOptions["onReceived"]} */ (read("onReceived", isFunction, "a function"))),
    patience: /** @type {number} */ (read("patience", (value) => isWithin(value, 0, LONGEST_WAIT), `a number from 0 to ${LONGEST_WAIT}`) ?? 10_000),
    maxBytes: /** @type {number} */ (read("maxBytes", (value) => isWithin(value, 1, Infinity), "a number above 0") ?? 65_536),
  };
}

/**
 * Reads members of an object, each once; what is left out, or null, is undefined.
 *
 * @param {any} given
 * @param {string} name how the error calls it
 */
function reader(given, name) {
  if (!isObject(given)) throw new TypeError(`${name}: expected an object`);
  /**
   * @param {string} key
   * @param {(value: unknown) => boolean} fits
   * @param {string} what
   * @returns {any}
   */
  return function read(key, fits, what) {
    let value;
    try { value = given[key]; } catch { throw new TypeError(`${name}.${key}: could not be read`); }
    if (value === undefined || value === null) return undefined;
    if (!fits(value)) throw new TypeError(`${name}.${key}: expected ${what}`);
    // A copy of the options has to act as they do, so that methods find their own object.
    return isFunction(value) ? (/** @type {unknown[]} */ ...args) => Reflect.apply(value, given, args) : value;
  };
}

/**
 * Our texts, with the page's in their place.
 *
 * @param {unknown} given
 * @returns {Record<Locale, FormTexts>}
 */
function readTexts(given) {
  const read = reader(given, "options.texts");
  /** @param {Locale} locale */
  const spoken = (locale) => {
    const one = reader(read(locale, isObject, "an object") ?? {}, `options.texts.${locale}`);
    return Object.fromEntries(Object.entries(formTexts[locale]).map(([key, ours]) => {
      if (typeof ours === "string") return [key, one(key, isText, "a string") ?? ours];
      const theirs = one(key, isFunction, "a function");
      return [key, theirs ? said(theirs, ours) : ours];
    }));
  };
  return /** @type {any} */ ({ "zh-CN": spoken("zh-CN"), en: spoken("en") });
}

/**
 * What the page's text says, or ours where that is none.
 *
 * @param {(...values: any[]) => unknown} theirs
 * @param {(...values: any[]) => string} ours
 */
function said(theirs, ours) {
  return (/** @type {unknown[]} */ ...values) => {
    try {
      const text = theirs(...values);
      if (isText(text)) return text;
    } catch { /* ours, then */ }
    return ours(...values);
  };
}

/** A mistake of the page's that shows later, told where its other mistakes are told. @param {unknown} error */
export function tell(error) {
  setTimeout(() => { throw error; });
}

/**
 * A function that is only told something. What the page makes of that is its own, and must not stop what goes on here.
 *
 * @template {unknown[]} Told
 * @param {((...told: Told) => void) | undefined} listen
 */
function told(listen) {
  return (/** @type {Told} */ ...what) => {
    try { listen?.(...what); } catch (error) { tell(error); }
  };
}

/** @param {unknown} value @returns {value is Function} */
function isFunction(value) {
  return typeof value === "function";
}

/** @param {unknown} value @returns {boolean} */
function isObject(value) {
  return typeof value === "object" && value !== null;
}

/** @param {unknown} value @returns {value is string} */
function isText(value) {
  return typeof value === "string";
}

/** @param {unknown} value @param {number} least @param {number} most */
function isWithin(value, least, most) {
  return typeof value === "number" && value >= least && value <= most;
}
