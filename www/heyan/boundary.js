// @ts-check
// The one place where the wasm module is started and where JavaScript values are made fit to cross
// into it: texts are texts, objects are copied into plain data. No getter or proxy of a caller ever
// runs while the module is on the stack, so whatever a caller hands over, the instance survives it.

/** A failure that is not a caller's wrong argument; `code` is stable. */
export class HeyanError extends Error {
  /**
   * @param {string} code "not-initialised", "load-failed" or "wrong-build"
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "HeyanError";
    this.code = code;
  }
}

/** More than any text the module reads; what is longer gets its finding, or its refusal, from a cut copy. */
export const TEXT_LIMIT = 200_000;
/** Two million numbers, one a line; a copy of it still fits every runtime's memory. */
const LINES_LIMIT = 33_554_432;
/** Far more than a page should load; a copy of it still fits every runtime's memory. */
const FILE_LIMIT = 67_108_864;
const DEPTH_LIMIT = 24;
const MEMBER_LIMIT = 100_000;
/** All texts and names of one object together: more than any notice, and it still makes one JSON text. */
const WHOLE_LIMIT = 8_388_608;

/**
 * @typedef {{ glue: any, wasm: { build: string, integrity?: string, url?: URL, module?: WebAssembly.Module } }} Built
 * @typedef {{ wasm?: URL | string | Response | BufferSource | WebAssembly.Module, integrity?: string, signal?: AbortSignal }} InitOptions
 * @typedef {(url: URL | string, options: { integrity?: string, signal?: AbortSignal }) => Promise<WebAssembly.Module>} Load
 */

/**
 * Joins a built module with the way this platform loads it.
 *
 * @param {Built} built
 * @param {Load} load
 */
export function connect({ glue, wasm }, load) {
  let started = false;
  /** @type {Promise<void> | undefined} */
  let starting;

  /** @param {InitOptions} options */
  async function start({ wasm: given, integrity, signal }) {
    if (integrity !== undefined && !digestsOf(String(integrity)).every((digest) => SRI.test(digest))) {
      throw new TypeError("options.integrity: expected digests such as sha384-…");
    }
    const module = await toModule(given, integrity, signal);
    if (started) return;
    const [section = new ArrayBuffer(0)] = WebAssembly.Module.customSections(module, "heyan.build");
    const build = String.fromCharCode(...new Uint8Array(section));
    let cause;
    if (build === wasm.build) {
      try {
        glue.initSync({ module });
        started = true;
        return;
      } catch (error) {
        cause = error;
      }
    }
    throw new HeyanError(
      "wrong-build",
      `heyan: this script and the .wasm file are of different builds (script: ${wasm.build}, file: ${build || "none of ours"}). `
        + "Serve the files of one build together.",
      cause,
    );
  }

  /**
   * @param {InitOptions["wasm"]} given
   * @param {string | undefined} integrity
   * @param {AbortSignal | undefined} signal
   */
  async function toModule(given, integrity, signal) {
    if (given instanceof WebAssembly.Module) {
      if (integrity !== undefined) throw new TypeError("options.integrity: a compiled module has no bytes to compare");
      return given;
    }
    try {
      if (given === undefined && wasm.module) return wasm.module;
      const source = given ?? /** @type {URL} */ (wasm.url);
      if (typeof source === "string" || source instanceof URL) {
        return await load(source, { integrity: integrity ?? (given === undefined ? wasm.integrity : undefined), signal });
      }
      if (typeof Response === "function" && source instanceof Response) return await compile(source, integrity);
      return await compileBytes(/** @type {BufferSource} */ (source), integrity);
    } catch (cause) {
      throw new HeyanError("load-failed", "heyan: the .wasm file could not be loaded", cause);
    }
  }

  /**
   * Loads and starts the module. Calling it again is free; after a failure it tries again.
   *
   * @param {InitOptions} [options]
   * @returns {Promise<void>}
   */
  function init(options = {}) {
    if (started) return Promise.resolve();
    starting ??= start(options).finally(() => { starting = undefined; });
    return starting;
  }

  /** The module's functions, once it runs. */
  function running() {
    if (!started) throw new HeyanError("not-initialised", "heyan: call `await init()` first");
    return glue;
  }

  return { init, running };
}

/** Digests as `integrity` of a script has them; of anything else a browser would check nothing and say nothing. */
const SRI = /^sha(256|384|512)-[A-Za-z0-9+/]+={0,2}$/;

/** @param {string} integrity */
const digestsOf = (integrity) => integrity.trim().split(/\s+/);

/**
 * @param {Response} response
 * @param {string} [integrity] what the body has to match, where `fetch` has not compared it
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(response, integrity) {
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  if (integrity === undefined && response.headers.get("content-type")?.startsWith("application/wasm")) {
    return WebAssembly.compileStreaming(response);
  }
  return compileBytes(await response.arrayBuffer(), integrity);
}

/**
 * @param {BufferSource} bytes
 * @param {string} [integrity]
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compileBytes(bytes, integrity) {
  if (integrity !== undefined) {
    // Of several kinds of digest the strongest counts; of that kind one has to match.
    const digests = digestsOf(integrity).sort();
    const kind = /** @type {string} */ (digests[digests.length - 1]).slice(0, 6);
    const digest = new Uint8Array(await crypto.subtle.digest(`SHA-${kind.slice(3)}`, bytes));
    if (!digests.includes(`${kind}-${btoa(String.fromCharCode(...digest))}`)) throw new Error("integrity mismatch");
  }
  return WebAssembly.compile(bytes);
}

/**
 * A text as the module reads it, cut where nothing it checks can be that long.
 *
 * @param {unknown} value
 * @param {string} name how the error calls it
 */
export function text(value, name) {
  if (typeof value !== "string") throw new TypeError(`${name}: expected a string`);
  return value.slice(0, TEXT_LIMIT);
}

/**
 * A text of many lines, whole.
 *
 * @param {unknown} value
 * @param {string} name how the error calls it
 */
export function lines(value, name) {
  if (typeof value !== "string") throw new TypeError(`${name}: expected a string`);
  if (value.length > LINES_LIMIT) throw new TypeError(`${name}: is longer than ${LINES_LIMIT} characters`);
  return value;
}

const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
/** Asked of the array itself: `length` and `constructor` may have been put over with something else. */
const asked = (/** @type {unknown} */ value, /** @type {PropertyKey} */ name) =>
  Object.getOwnPropertyDescriptor(typedArray, name)?.get?.call(value);

/**
 * A file's bytes, copied: nobody else can change or take away what the module reads.
 *
 * @param {unknown} value
 * @param {string} name how the error calls it
 */
export function bytes(value, name) {
  if (asked(value, Symbol.toStringTag) !== "Uint8Array") throw new TypeError(`${name}: expected a Uint8Array, or null`);
  const length = asked(value, "length");
  if (length > FILE_LIMIT) throw new TypeError(`${name}: is larger than ${FILE_LIMIT} bytes`);
  const copy = new Uint8Array(length);
  // Of an array whose buffer was taken away nothing is left, and it may not even be copied.
  if (length > 0) copy.set(/** @type {Uint8Array} */ (value));
  return copy;
}

/**
 * An object as JSON text, the form in which it crosses: plain data, each member of the caller's read once. Everything a
 * caller can get wrong ends here in a TypeError with its path.
 *
 * @param {unknown} value
 * @param {string} name
 * @param {string} [missed] a member of the object that may have been left out,
 * @param {() => unknown} [fallback] and what it is then
 * @returns {string}
 */
export function json(value, name, missed, fallback) {
  let members = 0;
  let units = 0;
  /** Where the writing is, in names and indices: only an error spells it. @type {(string | number)[]} */
  const place = [];
  return textOf(value) ?? "null";

  /** @param {string} what */
  function wrong(what) {
    // A key is the caller's word only if it looks like one; anything else may be a person's.
    const step = (/** @type {string | number} */ step) =>
      typeof step === "number" ? `[${step}]` : isWord(step) ? `.${step}` : "[…]";
    return new TypeError(`${name}${place.map(step).join("")}: ${what}`);
  }

  /**
   * @param {unknown} value
   * @returns {string | undefined} of a member that is left out
   */
  function textOf(value) {
    if (typeof value === "string") return quoted(value.length > TEXT_LIMIT ? value.slice(0, TEXT_LIMIT) : value);
    if (typeof value === "boolean" || value === null) return String(value);
    if (value === undefined) return undefined;
    if (typeof value === "number") {
      if (Number.isFinite(value)) return String(value);
      throw wrong("expected a finite number");
    }
    if (typeof value !== "object") throw wrong("expected plain data");
    if (place.length > DEPTH_LIMIT) throw wrong("is nested too deeply");
    /** @type {string[] | undefined} */
    let keys;
    /** @type {unknown[]} */
    const items = [];
    try {
      // Everything is read before anything of it is written.
      if (Array.isArray(value)) {
        const { length } = value;
        // A proxy of an array may say anything.
        if (!Number.isInteger(length) || length < 0) throw new RangeError();
        members += length;
        if (members <= MEMBER_LIMIT) for (let index = 0; index < length; index += 1) items.push(value[index]);
      } else {
        keys = Object.keys(value);
        members += keys.length;
        if (members <= MEMBER_LIMIT) for (const key of keys) items.push(/** @type {any} */ (value)[key]);
      }
    } catch {
      throw wrong("could not be read");
    }
    if (members > MEMBER_LIMIT) throw wrong("has too many members");
    if (keys && missed && fallback && place.length === 0) {
      const at = keys.indexOf(missed);
      if (at < 0) items[keys.push(missed) - 1] = fallback();
      else items[at] ??= fallback();
    }
    let text = "";
    for (let index = 0; index < items.length; index += 1) {
      const key = keys?.[index];
      place.push(key ?? index);
      const name = key === undefined ? "" : `${quoted(key)}:`;
      const item = textOf(items[index]) ?? (keys ? undefined : "null");
      if (item !== undefined) text += text ? `,${name}${item}` : `${name}${item}`;
      place.pop();
    }
    return keys ? `{${text}}` : `[${text}]`;
  }

  /** @param {string} value */
  function quoted(value) {
    units += value.length;
    if (units > WHOLE_LIMIT) throw wrong("is too much text");
    // Most texts stand in JSON as they are.
    return SPECIAL.test(value) ? JSON.stringify(paired(value)) : `"${value}"`;
  }
}

/** What JSON escapes, and halves of pairs. */
const SPECIAL = /["\\\0-\x1f\ud800-\udfff]/;

/** Letters, and too few digits to be anybody's number. */
const isWord = (/** @type {string} */ key) => /^[A-Za-z0-9]{1,40}$/.test(key) && key.replace(/\D/g, "").length < 7;

/**
 * Half a surrogate pair is no character; outside of JSON text it arrives as U+FFFD as well.
 *
 * @type {(value: string) => string}
 */
export const paired = /* @__PURE__ */ (() => "toWellFormed" in String.prototype
  ? (/** @type {any} */ value) => value.toWellFormed()
  : (/** @type {string} */ value) => value.replace(/\p{Surrogate}/gu, "\ufffd"))();

/**
 * Options, each read once. What is left out is undefined.
 *
 * @template T
 * @param {unknown} value
 * @param {(options: any) => T} take
 * @returns {T}
 */
export function named(value, take) {
  const given = anObject(value);
  try {
    return take(given);
  } catch {
    throw new TypeError("options: could not be read");
  }
}

/**
 * @param {unknown} value
 * @returns {any}
 */
function anObject(value) {
  if (value === undefined) return {};
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError("options: expected an object");
  return value;
}

/**
 * The place of a word in a list, by which the module knows it.
 *
 * @param {string[]} words
 * @param {unknown} word
 * @param {string} name how the error calls it
 */
export function oneOf(words, word, name) {
  const index = words.indexOf(/** @type {string} */ (word));
  if (index < 0) throw new TypeError(`${name}: expected one of ${words.join(", ")}`);
  return index;
}

/** Known in the module by their places. */
export const LOCALES = ["zh-CN", "en"];

/** @type {(locale: unknown) => number} */
export const localeOf = (locale) => oneOf(LOCALES, locale ?? "zh-CN", "options.locale");

/**
 * What the module answers in lines, line by line: `split` and a pattern take twice as long.
 *
 * @param {string} answer
 */
export const linesOf = (answer, from = 0) => () => answer.slice(from, (from = answer.indexOf("\n", from) + 1) - 1);

/** @param {string} json of an array, or nothing */
export const list = (json) => (json ? JSON.parse(json) : []);

/**
 * What every report begins with (src/report/lines.rs).
 *
 * @param {() => string} line
 * @returns {any}
 */
export const report = (line) => ({ verdict: line(), findings: list(line()), ruleset: line() });

/**
 * Options as JSON text; left out is empty.
 *
 * @param {unknown} value
 * @param {string} [name] of an option that the caller may have left out,
 * @param {() => unknown} [fallback] and what it is then
 */
export const options = (value, name, fallback) => json(anObject(value), "options", name, fallback);

/** This moment. */
export const now = () => new Date().toISOString();

const DAY = 86_400_000;
const written = (/** @type {number} */ day) => new Date(day * DAY).toISOString().slice(0, 10);

/** Today in Asia/Shanghai, in days after 1970-01-01. The mainland keeps UTC+8 all year. */
const thisDay = () => Math.floor((Date.now() + 8 * 3_600_000) / DAY);

/** A day and its number, those asked for last: all fields of a form ask for the same. @type {[unknown, number]} */
let known = ["1970-01-01", 0];

/** Today in Asia/Shanghai, YYYY-MM-DD. */
export function today() {
  const number = thisDay();
  if (number !== known[1]) known = [written(number), number];
  return known[0];
}

/**
 * The number of a day; today's when it was left out.
 *
 * @param {unknown} value
 * @param {string} name
 */
export function day(value, name) {
  if (value === undefined || value === null) return thisDay();
  if (value !== known[0]) {
    const number = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) / DAY : NaN;
    // Some engines take the 30th of February for the 2nd of March, and there was no year 0.
    if (Number.isNaN(number) || written(number) !== value || value < "0001") throw new TypeError(`${name}: expected a day, YYYY-MM-DD`);
    known = [value, number];
  }
  return known[1];
}
