import * as v from "valibot";
import { MOST, RELATIONS, isAdult, isId, isName, isPhone, repeated, texts, tidy } from "../rules.js";

const name = v.pipe(v.string(), v.trim(), v.check(isName, texts.name));
const phone = v.pipe(v.string(), v.transform(tidy), v.check(isPhone, texts.phone));

const form = (today) => v.pipe(
  v.object({
    applicant: v.object({
      name,
      phone,
      idNumber: v.optional(v.pipe(v.string(), v.transform(tidy), v.rawCheck(({ dataset, addIssue }) => {
        if (!dataset.typed) return;
        if (!isId(dataset.value)) addIssue({ message: texts.id });
        else if (!isAdult(dataset.value, today)) addIssue({ message: texts.young });
      }))),
      backupPhones: v.optional(v.array(phone)),
    }),
    contacts: v.pipe(
      v.array(v.object({
        name,
        phone,
        relation: v.picklist(RELATIONS, texts.relation),
        adult: v.literal(true, texts.adult),
        informed: v.literal(true, texts.informed),
      })),
      v.maxLength(MOST, texts.many),
    ),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    for (const { path: [list, index, key], message } of repeated(value)) {
      const contact = value.contacts[index];
      addIssue({
        message,
        path: [
          { type: "object", origin: "value", input: value, key: list, value: value.contacts },
          { type: "array", origin: "value", input: value.contacts, key: index, value: contact },
          { type: "object", origin: "value", input: contact, key, value: contact[key] },
        ],
      });
    }
  }),
);

export async function load() {
  const schema = form("2026-11-21");
  return {
    valid: (application) => {
      const { success, issues } = v.safeParse(schema, application);
      return success ? [] : issues.map(({ path }) => `/${(path ?? []).map(({ key }) => key).join("/")}`);
    },
  };
}
