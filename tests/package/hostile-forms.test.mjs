// What form libraries are given, with values, options and checks that make trouble: each ends in an answer or an error that
// repeats nothing, and the same rule goes on answering.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, * as heyan from "../../www/heyan/index.node.js";
import * as rules from "../../www/heyan/rules.js";
import * as schema from "../../www/heyan/schema.js";
import { secret, wrong } from "./hostile.mjs";

await init();

/** Asks as the library does that the rule is for; what throws or is refused is an answer, too. */
const ask = {
  antdRules: (made, value) => Promise.allSettled(made.map(({ validator }) => validator({}, value))),
  elementPlusRule: (made, value) => Promise.allSettled([made.validator({}, value), new Promise((done) => { made.validator({}, value, done); })]),
  vantRule: (made, value) => Promise.allSettled([(async () => made.validator(value))()]),
  trueOrSentence: (made, value) => Promise.allSettled([(async () => made(value))()]),
};

/** Nothing that was typed stands in what a page may show. */
function tame(outcomes, what) {
  for (const { value, reason } of outcomes) {
    const said = reason instanceof Error ? reason.message : value instanceof Error ? value.message : typeof value === "string" ? value : "";
    assert.ok(!said.includes(secret), `${what} repeats the value`);
    assert.ok(said.length < 600, `${what}: ${said.slice(0, 80)}`);
    if (reason !== undefined) assert.ok(reason instanceof Error, `${what}: ${typeof reason}`);
  }
}

test("every function of heyan/rules is asked", () => {
  assert.deepEqual(Object.keys(ask).sort(), Object.entries(rules).filter(([, value]) => typeof value === "function").map(([name]) => name).sort());
});

for (const [name, ask_] of Object.entries(ask)) {
  test(`${name}: values`, async () => {
    for (const check of [heyan.phoneSchema, heyan.idNumberSchema, heyan.applicationSchema, heyan.checkPhone, heyan.checkPersonName]) {
      const made = rules[name](check);
      for (const [kind, value] of Object.entries(wrong)) tame(await ask_(made, value), `${name}(${kind})`);
      const empty = await ask_(rules[name](check, { optional: true }), "");
      assert.ok(empty.every(({ status, value }) => status === "fulfilled" && (value === undefined || value === true)), `${name} goes on answering`);
    }
  });

  test(`${name}: options, and checks that are none`, async () => {
    for (const [kind, value] of Object.entries(wrong)) {
      // A page's mistake is told when the rule is made, or when it is asked; never left hanging.
      for (const make of [
        () => rules[name](heyan.phoneSchema, { options: value }), () => rules[name](heyan.phoneSchema, { options: () => value }),
        () => rules[name](() => value), () => rules[name]({ "~standard": { validate: () => value } }), () => rules[name](value),
      ]) {
        let made;
        try {
          made = make();
        } catch (error) {
          assert.ok(error instanceof Error, `${name}(${kind})`);
          continue;
        }
        const outcomes = await ask_(made, "13812345678");
        for (const { reason } of outcomes) if (reason !== undefined) assert.ok(reason instanceof Error, `${name}(${kind}): ${typeof reason}`);
      }
    }
    assert.equal(await rules.trueOrSentence(heyan.phoneSchema)("138 0000 0024"), true);
  });
}

test("formSchema and orUnchecked", async () => {
  const form = schema.formSchema({ phone: heyan.phoneSchema, name: schema.orUnchecked(heyan.nameSchema) });
  for (const [kind, value] of Object.entries(wrong)) {
    for (const given of [value, { phone: value, name: value }]) {
      const [outcome] = await Promise.allSettled([(async () => form["~standard"].validate(given))()]);
      // Reading a member of the caller's own value may run the caller's code; what that throws is the caller's.
      if (outcome.status === "rejected") assert.ok(outcome.reason.message === secret || outcome.reason instanceof TypeError, `${kind}: ${outcome.reason}`);
      else tame((outcome.value.issues ?? []).map(({ message }) => ({ value: message })), kind);
    }
    for (const make of [() => schema.formSchema(value), () => schema.orUnchecked(value), () => schema.schemasOf(value), () => schema.sentenceOf(value)]) {
      try {
        make();
      } catch (error) {
        assert.ok(error instanceof TypeError || error.message === secret, `${kind}: ${error}`);
      }
    }
  }
  assert.deepEqual(await form["~standard"].validate({ phone: "138 0000 0024", name: "王小明" }), { value: { phone: "+8613800000024", name: "王小明" } });
});
