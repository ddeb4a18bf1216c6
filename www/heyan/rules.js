// @ts-check
// A schema or a check as a rule of the form libraries that China's forms are made with.
import { PATIENCE, inTime } from "./patience.js";
import { sentenceOf } from "./schema.js";

/**
 * @typedef {import("./rules.js").Check} Check
 * @typedef {import("./rules.js").RuleOptions} RuleOptions
 * @typedef {{ error?: string, warning?: string }} Said
 */

/**
 * Ant Design and antd-mobile: one rule that holds the form back, and one that only warns.
 *
 * @param {Check} check
 * @param {RuleOptions} [options]
 */
export function antdRules(check, options) {
  const read = reader(check, options);
  return [
    { validator: async (/** @type {unknown} */ _rule, /** @type {unknown} */ value) => fail((await read(value)).error) },
    {
      warningOnly: true,
      validator: async (/** @type {unknown} */ _rule, /** @type {unknown} */ value) => {
        const { error, warning } = await read(value);
        if (error === undefined) fail(warning);
      },
    },
  ];
}

/**
 * Element Plus, and whatever else asks async-validator: by callback where one is given, else by promise.
 *
 * @param {Check} check
 * @param {RuleOptions} [options]
 */
export function elementPlusRule(check, options) {
  const read = reader(check, options);
  /**
   * @param {unknown} _rule
   * @param {unknown} value
   * @param {(error?: Error) => void} [callback]
   * @returns {any}
   */
  function validator(_rule, value, callback) {
    const done = new Promise((answer) => answer(read(value))).then(({ error }) => fail(error));
    if (callback === undefined) return done;
    done.then(() => callback(), callback);
  }
  // Nobody wants to hear what is missing while typing it.
  return { validator, trigger: "blur" };
}

/**
 * Vant: true, or the sentence.
 *
 * @param {Check} check
 * @param {RuleOptions} [options]
 */
export function vantRule(check, options) {
  return { validator: trueOrSentence(check, options) };
}

/**
 * A function that answers a value with true or with what is wrong: what React Hook Form calls `validate`.
 *
 * @param {Check} check
 * @param {RuleOptions} [options]
 * @returns {(value: unknown) => any}
 */
export function trueOrSentence(check, options) {
  const read = reader(check, options);
  return (value) => {
    const said = read(value);
    return "then" in said ? said.then(({ error }) => error ?? true) : said.error ?? true;
  };
}

/**
 * @param {Check} check
 * @param {RuleOptions} [options]
 * @returns {(value: unknown) => Said | Promise<Said>}
 */
function reader(check, { optional = false, options, patience = PATIENCE } = {}) {
  return (value) => {
    if (optional && (value === undefined || value === null || (typeof value === "string" && value.trim() === ""))) return {};
    const given = typeof options === "function" ? options() : options;
    // Whoever cannot have the module sends the form unchecked; the server checks in any case.
    const answer = inTime(
      () => (typeof check === "function" ? check(value ?? "", given) : check["~standard"].validate(value, { libraryOptions: given })),
      {}, patience,
    );
    return typeof answer?.then === "function" ? answer.then(saidBy) : saidBy(answer);
  };
}

/**
 * @param {any} answer a schema's result, or a report
 * @returns {Said}
 */
function saidBy({ issues, warnings, findings }) {
  const first = (/** @type {string} */ severity) =>
    findings?.filter((/** @type {any} */ finding) => finding.severity === severity).map(sentenceOf)[0];
  return { error: issues?.[0]?.message ?? first("error"), warning: warnings?.[0]?.message ?? first("warning") };
}

/** @param {string | undefined} sentence */
function fail(sentence) {
  if (sentence !== undefined) throw new Error(sentence);
}
