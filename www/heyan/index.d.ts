// heyan: checks consumer-finance forms in the page, before anything is submitted.
//
//   import init, { checkPhone } from "heyan";
//   await init();
//   checkPhone("１３８ 1234 5678").e164   // "+8613812345678"
//
// Every function is synchronous once `init()` has resolved; before that it throws a HeyanError with
// code "not-initialised". What a person typed never throws: findings are for that. A caller's mistake
// (a wrong type, a missing member, a value that an option does not take) throws a TypeError that names
// its path and never the value. Options nobody knows are passed over, but for those of a `Policy`.
// Nothing uses the network, storage, or a log.

// What each function takes and gives stands in the folder types, a file for each area.

import type { CompiledModule, Known } from "./types/runtime.js";
import type { ApplicationSchema, IdNumberSchema, NameSchema, PhoneChangeSchema, PhoneSchema } from "./schema.js";

/**
 * Loads and starts the module. Calling it again is free; after a failure it tries again.
 * Fails with a HeyanError: "load-failed" (the file could not be loaded) or "wrong-build" (script and
 * .wasm file do not belong together).
 *
 * @example
 * await init();
 * isValidPhone("139 2658 4107"); // true
 */
export default function init(options?: {
  /** Where the wasm comes from; default: beside the package. */
  wasm?: string | Known<"URL"> | Known<"Response"> | ArrayBuffer | ArrayBufferView | CompiledModule;
  /** Digests as in the `integrity` of a script, such as built/integrity.json lists them; the file has to match one of the
   *  strongest kind. Default: that of the package's own file. A compiled module has no bytes to compare. */
  integrity?: string;
  /** Ends the loading; what is waited for then fails with "load-failed". */
  signal?: Known<"AbortSignal">;
}): Promise<void>;

export * from "./types/report.js";
export * from "./types/phone.js";
export * from "./types/people.js";
export * from "./types/application.js";
export * from "./types/policy.js";
export * from "./types/notice.js";
export * from "./types/consent-record.js";
export * from "./types/document.js";
export * from "./types/phone-change.js";
export * from "./types/sms.js";
export * from "./types/letter.js";

// Standard Schema (standardschema.dev, v1)

/**
 * For form libraries and server frameworks; what each gives, and the same for the smaller entries: schema.d.ts.
 *
 * @example
 * (await phoneSchema["~standard"].validate("139 2658 4107")).value; // "+8613926584107"
 */
export declare const phoneSchema: PhoneSchema;
/**
 * The value becomes the name's normal form.
 *
 * @example
 * (await nameSchema["~standard"].validate("妈妈")).issues.length; // 1
 */
export declare const nameSchema: NameSchema;
/**
 * The value becomes the number's normal form.
 *
 * @example
 * (await idNumberSchema["~standard"].validate("11010119900307999９")).value; // "110101199003079999"
 */
export declare const idNumberSchema: IdNumberSchema;
/**
 * The value stays as it was typed.
 *
 * @example
 * const { issues } = await applicationSchema["~standard"].validate({ applicant: { name: "王小明", phone: "1392658410" }, contacts: [] });
 * issues[0].path; // ["applicant", "phone"]
 */
export declare const applicationSchema: ApplicationSchema;
/**
 * The value stays as it was typed; issues are made for the person.
 *
 * @example
 * const { issues } = await phoneChangeSchema["~standard"].validate({ oldPhone: "13926584107", newPhone: "13926584107", oldReachable: "yes" });
 * issues[0].path; // ["newPhone"]
 */
export declare const phoneChangeSchema: PhoneChangeSchema;
export type { SchemaIssue, SchemaResult, StandardSchema } from "./schema.js";
