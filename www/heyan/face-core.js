// @ts-check
// Every function by its name over heyan-core.wasm, for hosts that have no glue: JSON text in and out.
import { HeyanError, TEXT_LIMIT, bytes, json, lines, now, options, paired, text, today } from "./boundary.js";
import { decode, encode } from "./utf8.js";

/**
 * @typedef {{ memory: { buffer: ArrayBuffer }, alloc(length: number): number, free(place: number): void,
 *   call(name: number, nameLength: number, given: number, givenLength: number): number }} Core
 * @typedef {(value: unknown) => string} Argument an argument as JSON text
 */

/** @type {(name: string) => Argument} */
const aText = (name) => (value) => json(text(value, name), name);
/** @type {(name: string) => Argument} */
const anObject = (name) => (value) => json(value, name);
/** @type {Argument} */
const aRegion = (value) => (value === undefined ? "null" : json(text(value, "region"), "region"));
/** @type {Argument} */
const aCaret = (value) => {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) throw new TypeError("caret: expected a whole number");
  return String(Math.min(value, 2 ** 31));
};
/** @type {Argument} */
const aFile = (value) => (value === null ? "null" : `[${bytes(value, "filter").join(",")}]`);
/** @type {Argument} */
const someOptions = (value) => options(value);
/** @type {Argument} */
const onADay = (value) => options(value, "today", today);
/** @type {Argument} */
const atATime = (value) => options(value, "now", now);

/** Of each function: its arguments in order. */
/** @type {Record<string, Argument[]>} */
const FUNCTIONS = {
  checkPhone: [aText("text"), someOptions],
  isValidPhone: [aText("text"), aRegion],
  areValidPhones: [(value) => JSON.stringify(paired(lines(value, "lines"))), aRegion],
  formatPhone: [aText("text"), aText("style"), aRegion],
  formatAsYouType: [aText("text"), aCaret, someOptions],
  useFlaggedNumbers: [aFile],
  checkPersonName: [aText("text"), someOptions],
  checkIdNumber: [aText("text"), onADay],
  isValidIdNumber: [aText("text"), onADay],
  checkApplication: [anObject("application"), onADay],
  planPhoneChange: [anObject("request"), atATime],
  checkOneTimeCode: [aText("text"), someOptions],
  readyNotice: [aText("id"), anObject("facts")],
  renderConsent: [anObject("notice"), someOptions],
  checkConsent: [anObject("notice"), someOptions],
  recordConsent: [anObject("notice"), anObject("event"), someOptions],
  checkConsentRecord: [anObject("record"), anObject("notice"), atATime],
  planConsent: [anObject("notice"), anObject("records"), atATime],
  draftLetter: [aText("kind"), anObject("facts"), someOptions],
  letterFields: [aText("kind"), someOptions],
  listRules: [someOptions],
  inspectSms: [anObject("sms"), someOptions],
};

/**
 * @param {() => Core} running the module's exports, once it runs
 * @returns {Record<string, (...given: unknown[]) => any>}
 */
export function coreFace(running) {
  return Object.fromEntries(Object.entries(FUNCTIONS).map(([name, list]) => [name, (...given) => {
    const core = running();
    const answer = JSON.parse(ask(core, name, `[${list.map((argument, index) => argument(given[index])).join(",")}]`));
    if ("error" in answer) throw new TypeError(answer.error);
    const [typed] = /** @type {[string]} */ (given);
    // Only a part of it crossed, and it comes back as it was.
    if (name === "formatAsYouType" && typed.length > TEXT_LIMIT) return { text: typed, caret: Math.min(Number(given[1]), typed.length) };
    // What JSON writes in another way.
    return name === "areValidPhones" ? Uint8Array.from(answer.ok) : answer.ok ?? undefined;
  }]));
}

/**
 * @param {Core} core
 * @param {string} name
 * @param {string} given a JSON array
 * @returns {string}
 */
function ask(core, name, given) {
  /** @type {number[]} */
  const places = [];
  // The memory is asked for anew each time: it moves when it grows.
  const memory = () => new Uint8Array(core.memory.buffer);
  const put = (/** @type {string} */ text) => {
    const place = core.alloc(text.length * 3) >>> 0;
    if (place === 0) throw new HeyanError("no-room", "heyan: there is no memory left for this call");
    places.push(place);
    return [place, encode(text, memory().subarray(place, place + text.length * 3))];
  };
  try {
    const [[at, length], [givenAt, givenLength]] = /** @type {[[number, number], [number, number]]} */ ([put(name), put(given)]);
    const answer = core.call(at, length, givenAt, givenLength) >>> 0;
    places.push(answer);
    const bytes = memory();
    const size = new DataView(bytes.buffer).getUint32(answer, true);
    return decode(bytes.subarray(answer + 4, answer + 4 + size));
  } finally {
    places.forEach((place) => core.free(place));
  }
}
