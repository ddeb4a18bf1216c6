// heyan/schema: the checks as Standard Schema v1 (standardschema.dev), for form libraries and server
// frameworks. `heyan` exports all five; the smaller entries keep lean and give theirs by `schemasOf`:
//
//   import * as heyan from "heyan/phone";
//   import { schemasOf } from "heyan/schema";
//   const { phoneSchema } = schemasOf(heyan);
//
// Synchronous once `init()` has resolved. Before that `validate` gives a promise, which starts the module; it
// is rejected with a HeyanError "load-failed" if that cannot be had. Only errors fail: what is worth a second
// look comes as `warnings` beside a good value. A schema says where a value is of the wrong kind by the issue
// "input.shape"; a mistake in the options throws a TypeError, as in the functions themselves.

import type {
  Application, ConsentNotice, Locale, PhoneChangeRequest, PhoneOptions, Policy,
  checkApplication, checkIdNumber, checkPersonName, checkPhone, planPhoneChange,
} from "./index.js";

/** A finding, as the standard has it. */
export interface SchemaIssue {
  /** What is wrong and what to do, ready to show. */
  readonly message: string;
  /** The finding's code, such as "phone.too-short"; "input.shape" for a value of the wrong kind. */
  readonly code: string;
  /** Where in the value, such as ["contacts", 0, "phone"]; empty for the value itself. */
  readonly path?: readonly (string | number)[];
  /** Of "input.shape", for who wrote the page: what belongs there. */
  readonly expected?: string;
}

/** The value, or what is wrong with it; `warnings` where something is worth a second look; `unchecked` by `orUnchecked`. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined; readonly warnings?: readonly SchemaIssue[]; readonly unchecked?: true }
  | { readonly issues: readonly SchemaIssue[]; readonly warnings?: readonly SchemaIssue[] };

/** A Standard Schema of any make with types for what goes in and what comes out. */
export interface AnySchema<Input = any, Output = any> {
  /** What the standard asks for (version 1). */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
    readonly validate: (value: unknown, options?: any) => any;
  };
}

/** Fits `StandardSchemaV1` of @standard-schema/spec; nothing has to be installed. */
export interface StandardSchema<Input, Output = Input> {
  /** What the standard asks for (version 1). */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "heyan";
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
    /** Of `libraryOptions` each schema takes those it knows, in place of what `with` gave it. */
    readonly validate: (
      value: unknown,
      options?: { readonly libraryOptions?: Record<string, unknown> | undefined } | undefined,
    ) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
  };
}

/** A schema of heyan, which takes options. */
export interface Schema<Input, Options, Output = Input> extends StandardSchema<Input, Output> {
  /** The same schema with these options; an unknown one throws a TypeError. */
  with(options: Options): Schema<Input, Options, Output>;
}

/** The value becomes E.164, which has no room for an extension. `undefined` and `null` are read as an empty field. */
export type PhoneSchema = Schema<string, PhoneOptions>;
/** The value becomes `NameReport.normalized`. */
export type NameSchema = Schema<string, { script?: "han" | "latin" | "any"; locale?: Locale }>;
/** The value becomes `IdNumberReport.normalized`. */
export type IdNumberSchema = Schema<string, { today?: string; locale?: Locale }>;
/** The value stays as it was typed, so that the server, checking it again, judges the same. */
export type ApplicationSchema = Schema<Application, { policy?: Policy; notice?: ConsentNotice; today?: string; locale?: Locale }>;
/** The value stays as it was typed. For audience "person" when left out: no issue tells whose number it is. */
export type PhoneChangeSchema = Schema<
  PhoneChangeRequest, { policy?: Policy; now?: string; locale?: Locale; audience?: "person" | "lender" }
>;

/** Which schema comes from which function. */
interface Checks {
  phoneSchema: { made: PhoneSchema; of: { checkPhone: typeof checkPhone } };
  nameSchema: { made: NameSchema; of: { checkPersonName: typeof checkPersonName } };
  idNumberSchema: { made: IdNumberSchema; of: { checkIdNumber: typeof checkIdNumber } };
  applicationSchema: { made: ApplicationSchema; of: { checkApplication: typeof checkApplication } };
  phoneChangeSchema: { made: PhoneChangeSchema; of: { planPhoneChange: typeof planPhoneChange } };
}

/**
 * The schemas whose functions this entry has; `default` is its `init`, which they start when it has to be.
 *
 * @example
 * Object.keys(schemasOf({ default: init, checkPhone })); // ["phoneSchema"]
 */
export declare function schemasOf<Module extends object>(module: Module): {
  readonly [Name in keyof Checks as Module extends Checks[Name]["of"] ? Name : never]: Checks[Name]["made"];
};

/**
 * A form of several fields, each with a schema of heyan's or of another library's. The value holds those fields and no
 * other.
 *
 * @example
 * const person = formSchema({ name: nameSchema, phone: phoneSchema });
 * (await person["~standard"].validate({ name: "王小明", phone: "139 2658 4107" })).value; // { name: "王小明", phone: "+8613926584107" }
 * (await person["~standard"].validate({ name: "王小明", phone: "1392658410" })).issues[0].path; // ["phone"]
 */
export declare function formSchema<Fields extends Record<string, AnySchema>>(fields: Fields): StandardSchema<
  { [Name in keyof Fields]: NonNullable<Fields[Name]["~standard"]["types"]>["input"] },
  { [Name in keyof Fields]: NonNullable<Fields[Name]["~standard"]["types"]>["output"] }
>;

/**
 * For pages: the same schema, but nobody is kept from sending a form because the module cannot be had. If it cannot be
 * loaded, or after `patience` milliseconds (default 10000), the value passes as it is, with `unchecked: true`. The server
 * checks in any case, with the schema itself.
 *
 * @example
 * (await orUnchecked(phoneSchema)["~standard"].validate("139 2658 4107")).value; // "+8613926584107"
 */
export declare function orUnchecked<Kind extends AnySchema>(schema: Kind, options?: { patience?: number }): StandardSchema<
  NonNullable<Kind["~standard"]["types"]>["input"], NonNullable<Kind["~standard"]["types"]>["output"]
>;

/**
 * A finding's message and what to do, as one text.
 *
 * @example
 * sentenceOf(checkPhone("139 2658 410").findings[0]); // "还差1位数字。请检查是否漏填。"
 */
export declare function sentenceOf(finding: { message: string; fix?: string }): string;
