// heyan/rules: a Standard Schema of any make, or one of heyan's own checks, as a rule of a form library.
//
//   import { checkPhone } from "heyan/phone";
//   import { antdRules } from "heyan/rules";
//   antdRules(checkPhone, { options: { purpose: "applicant" } })
//
// The sentence shown is the gravest finding's message with what to do. While the module cannot be loaded, or
// does not come in time, every value passes: the server checks in any case.

import type { Report } from "./index.js";
import type { AnySchema } from "./schema.js";

/** A Standard Schema, or a function like `checkPhone` that answers a value with a report; `undefined` reaches it as "". */
export type Check = AnySchema | ((value: any, options?: any) => Pick<Report, "findings"> | Promise<Pick<Report, "findings">>);

/** When a rule asks, and with what. */
export interface RuleOptions {
  /** An empty field passes. */
  optional?: boolean;
  /**
   * What the check is given beside the value: `libraryOptions` of a schema, the second argument of a function. As a function it
   * is asked each time, so that a page can change its language.
   */
  options?: Record<string, unknown> | (() => Record<string, unknown>);
  /** How long to wait for the module, in milliseconds; default 10000. */
  patience?: number;
}

/**
 * Ant Design and antd-mobile, for `rules` of Form.Item: a rule that holds the form back, and one that shows what is worth a
 * second look and does not.
 *
 * @example
 * const [rule] = antdRules(checkPhone, { options: { purpose: "applicant" } });
 * await rule.validator(undefined, "139 2658 410").catch(({ message }) => message); // "还差1位数字。请检查是否漏填。"
 */
export declare function antdRules(check: Check, options?: RuleOptions): {
  /** Rejected with an Error that holds the sentence. */
  validator(rule: unknown, value: unknown): Promise<void>;
  /** True on the second, which holds nothing back. */
  warningOnly?: boolean;
}[];

/**
 * Element Plus (async-validator): answers by the callback where there is one, else by a promise. Asked on "blur".
 *
 * @example
 * await elementPlusRule(checkPhone).validator({}, "139 2658 410").catch(({ message }) => message); // "还差1位数字。请检查是否漏填。"
 */
export declare function elementPlusRule(check: Check, options?: RuleOptions): {
  /** The Error holds the sentence. */
  validator: {
    (rule: unknown, value: unknown, callback: (error?: Error) => void): void;
    (rule: unknown, value: unknown): Promise<void>;
  };
  /** "blur" */
  trigger: string;
};

/**
 * Vant, for `rules` of Field.
 *
 * @example
 * await vantRule(checkPhone).validator("139 2658 410"); // "还差1位数字。请检查是否漏填。"
 */
export declare function vantRule(check: Check, options?: RuleOptions): {
  /** True, or the sentence. */
  validator(value: unknown): true | string | Promise<true | string>;
};

/**
 * True, or the sentence: for `validate` of React Hook Form's `register`, and for libraries like it.
 *
 * @example
 * await trueOrSentence(checkPhone)("139 2658 4107"); // true
 */
export declare function trueOrSentence(check: Check, options?: RuleOptions): (value: unknown) => true | string | Promise<true | string>;
