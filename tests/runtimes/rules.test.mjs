// Rules of other libraries' schemas, the validator under Element Plus by itself, and all types beside the libraries' own.
import AsyncValidator from "async-validator";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import * as valibot from "valibot";
import { z } from "zod";
import init, { phoneSchema } from "../../www/heyan/index.node.js";
import { elementPlusRule, trueOrSentence } from "../../www/heyan/rules.js";
import { formSchema } from "../../www/heyan/schema.js";
import { load } from "./snippets.mjs";

await init();
const schemas = {
  zod: z.string().min(2, "太短了"),
  "zod, later": z.string().refine(async (text) => text.length > 1, "太短了"),
  valibot: valibot.pipe(valibot.string(), valibot.minLength(2, "太短了")),
};
const SECONDS = 120_000;

for (const [name, schema] of Object.entries(schemas)) {
  test(`${name} as a rule, and in a form beside our own`, async () => {
    assert.equal(await trueOrSentence(schema)("a"), "太短了");
    assert.equal(await trueOrSentence(schema)("ab"), true);
    const form = formSchema({ nick: schema, phone: phoneSchema })["~standard"];
    assert.deepEqual(await form.validate({ nick: "ab", phone: "138 0000 0024" }), { value: { nick: "ab", phone: "+8613800000024" } });
    const { issues } = await form.validate({ nick: "a", phone: "1" });
    assert.deepEqual(issues.map(({ path }) => path), [["nick"], ["phone"]]);
  });
}

test("the schemas of a smaller entry, as FORMS.md makes them", async (context) => {
  const { contactPhone, phoneSchema: own } = await load(context, "schemas", []);
  assert.equal((await own["~standard"].validate("138 0000 0024")).value, "+8613800000024");
  assert.match((await contactPhone["~standard"].validate("95588")).issues[0].message, /^[\x20-\x7e]+$/);
});

test("async-validator, by callback and by promise", async () => {
  const rule = elementPlusRule(phoneSchema);
  const byPromise = { asyncValidator: (given, value) => rule.validator(given, value) };
  for (const phone of [rule, byPromise]) {
    const validator = new (AsyncValidator.default ?? AsyncValidator)({ phone });
    await assert.rejects(validator.validate({ phone: "1380000002" }, { suppressWarning: true }), (refused) => {
      assert.deepEqual(refused.errors.map(({ message }) => message), ["还差1位数字。请检查是否漏填。"]);
      return true;
    });
    assert.deepEqual(await validator.validate({ phone: "138 0000 0024" }), { phone: "138 0000 0024" });
  }
});

test("the types fit those of the libraries", { timeout: SECONDS }, () => {
  const here = new URL(".", import.meta.url).pathname;
  const args = ["--project", `${here}types/tsconfig.json`];
  try {
    execFileSync(new URL("../node_modules/.bin/tsc", import.meta.url).pathname, args, { encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout);
  }
});
