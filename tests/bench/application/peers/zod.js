import * as z from "zod/mini";
import { MOST, RELATIONS, isAdult, isId, isName, isPhone, repeated, texts, tidy } from "../rules.js";

const trimmed = (is, error) => z.string().check(z.trim(), z.refine(is, { error }));
const phone = z.pipe(z.pipe(z.string(), z.transform(tidy)), z.string().check(z.refine(isPhone, { error: texts.phone })));

const form = (today) => z.object({
  applicant: z.object({
    name: trimmed(isName, texts.name),
    phone,
    idNumber: z.optional(z.pipe(z.pipe(z.string(), z.transform(tidy)), z.string().check(
      z.refine(isId, { error: texts.id, abort: true }), z.refine((id) => isAdult(id, today), { error: texts.young }),
    ))),
    backupPhones: z.optional(z.array(phone)),
  }),
  contacts: z.array(z.object({
    name: trimmed(isName, texts.name),
    phone,
    relation: z.enum(RELATIONS, { error: texts.relation }),
    adult: z.literal(true, { error: texts.adult }),
    informed: z.literal(true, { error: texts.informed }),
  })).check(z.maxLength(MOST, { error: texts.many })),
}).check(z.check(({ value, issues }) => {
  for (const { path, message } of repeated(value)) issues.push({ code: "custom", input: value, path, message });
}));

export async function load() {
  const schema = form("2026-11-21");
  return {
    valid: (application) => {
      const { success, error } = schema.safeParse(application);
      return success ? [] : error.issues.map(({ path }) => `/${path.join("/")}`);
    },
  };
}
