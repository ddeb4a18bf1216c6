// What the types of heyan/schema promise: they fit the standard's own interface, and say what goes in and comes out.
import * as heyan from "../../www/heyan/index.js";
import * as phone from "../../www/heyan/phone.js";
import { formSchema, orUnchecked, schemasOf } from "../../www/heyan/schema.js";

/** `StandardSchemaV1` of @standard-schema/spec 1.1.0. */
interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
    readonly validate: (
      value: unknown,
      options?: { readonly libraryOptions?: Record<string, unknown> | undefined } | undefined,
    ) => Result<Output> | Promise<Result<Output>>;
  };
}
type Result<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined }[] };

export const all: StandardSchemaV1[] = [
  heyan.phoneSchema, heyan.nameSchema, heyan.idNumberSchema, heyan.applicationSchema, heyan.phoneChangeSchema,
  heyan.phoneSchema.with({ purpose: "contact" }), orUnchecked(heyan.applicationSchema), formSchema({ phone: heyan.phoneSchema }),
];
export const text: StandardSchemaV1<string, string> = heyan.phoneSchema;
export const application: StandardSchemaV1<heyan.Application, heyan.Application> = heyan.applicationSchema;
export const form: StandardSchemaV1<{ name: string; phone: string }> = formSchema({ name: heyan.nameSchema, phone: heyan.phoneSchema });

const own = schemasOf(phone);
export const smaller: StandardSchemaV1<string, string> = own.phoneSchema;
// @ts-expect-error heyan/phone knows nothing of names.
export const absent = own.nameSchema;
// @ts-expect-error No such purpose.
export const misspelt = heyan.phoneSchema.with({ purpose: "anything" });
