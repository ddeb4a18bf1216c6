// What is handed to each library has the type that library asks for.
import { sValidator } from "@hono/standard-validator";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { FormRule } from "antd";
import type { FormItemProps } from "antd-mobile";
import type { FormItemRule } from "element-plus";
import type { RegisterOptions, Resolver } from "react-hook-form";
import type { FieldRule } from "vant";
import { z } from "zod";
import { type Application, applicationSchema, checkPhone, nameSchema, phoneChangeSchema, phoneSchema } from "../../../www/heyan/index.js";
import { antdRules, elementPlusRule, trueOrSentence, vantRule } from "../../../www/heyan/rules.js";
import { formSchema, orUnchecked } from "../../../www/heyan/schema.js";

const person = formSchema({ name: nameSchema, phone: phoneSchema, nick: z.string() });

export const schemas: StandardSchemaV1[] = [phoneSchema, nameSchema, applicationSchema, phoneChangeSchema, person, orUnchecked(person)];
export type Phone = StandardSchemaV1.InferOutput<typeof phoneSchema>;
export const phone: Phone = "+8613800000024";
export type Person = StandardSchemaV1.InferInput<typeof person>;
export const typed: Person = { name: "王小明", phone: "138 0000 0024", nick: "小明" };

export const resolver: Resolver<Person, unknown, Person> = standardSchemaResolver(orUnchecked(person));
export const register: RegisterOptions["validate"] = trueOrSentence(phoneSchema);
export const antd: FormRule[] = antdRules(checkPhone, { options: { purpose: "applicant" } });
export const antdMobile: FormItemProps["rules"] = antdRules(phoneSchema);
export const elementPlus: FormItemRule = { ...elementPlusRule(phoneSchema), trigger: "change" };
export const vant: FieldRule = vantRule(z.string().min(2));
export const hono = sValidator("json", applicationSchema, (result) => {
  if (result.success) {
    const application: Application = result.data;
    return new Response(application.applicant.name);
  }
  return undefined;
});
