// Rules for form libraries, asked as those libraries ask them; the libraries themselves: tests/runtimes.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { HeyanError, checkPersonName, checkPhone, nameSchema, phoneSchema } from "../../www/heyan/index.node.js";
import { antdRules, elementPlusRule, trueOrSentence, vantRule } from "../../www/heyan/rules.js";

const WRONG = "还差1位数字。请检查是否漏填。";
const DOUBT = "号码中有8位连续的数字，请核对。没有错可以继续。";
const foreign = (validate) => ({ "~standard": { version: 1, vendor: "somebody", validate } });

test("before init a rule of a schema waits for the module, one of a check lets pass", async () => {
  assert.equal(trueOrSentence(checkPhone)("1"), true);
  assert.equal(await trueOrSentence(phoneSchema)("1380000002"), WRONG);
  await init();
  assert.equal(trueOrSentence(phoneSchema)("1380000002"), WRONG, "and answers at once from then on");
});

for (const [kind, check] of Object.entries({ "a schema": phoneSchema, "a check": checkPhone })) {
  test(`Ant Design: ${kind} gives a rule that holds back and one that warns`, async () => {
    const [hold, warn] = antdRules(check);
    assert.deepEqual([hold.warningOnly, warn.warningOnly], [undefined, true]);
    await assert.rejects(hold.validator({}, "1380000002"), { message: WRONG });
    await warn.validator({}, "1380000002");
    await hold.validator({}, "138 1234 5678");
    await assert.rejects(warn.validator({}, "138 1234 5678"), { message: DOUBT });
    await hold.validator({}, "138 0000 0024");
    await warn.validator({}, "138 0000 0024");
    await assert.rejects(hold.validator({}, undefined), { message: "请填写电话号码。" });
  });

  test(`Element Plus: ${kind} answers once, by callback or by promise`, async () => {
    const { validator } = elementPlusRule(check);
    const called = (value) => new Promise((done) => {
      const calls = [];
      assert.equal(validator({}, value, (...given) => calls.push(given)), undefined);
      setTimeout(() => done(calls), 20);
    });
    const [[error], ...more] = await called("1380000002");
    assert.deepEqual([error.message, more], [WRONG, []]);
    assert.deepEqual(await called("138 0000 0024"), [[]]);
    await assert.rejects(validator({}, "1380000002"), { message: WRONG });
    assert.equal(await validator({}, "138 0000 0024"), undefined);
  });

  test(`Vant: ${kind} answers true or the sentence`, () => {
    const { validator } = vantRule(check);
    assert.equal(validator("1380000002", {}), WRONG);
    assert.equal(validator("138 1234 5678", {}), true);
  });
}

test("an optional field may be empty, and no more", () => {
  const optional = trueOrSentence(phoneSchema, { optional: true });
  for (const empty of ["", "  ", undefined, null]) assert.equal(optional(empty), true);
  assert.equal(optional("1380000002"), WRONG);
  assert.equal(trueOrSentence(phoneSchema)(undefined), "请填写电话号码。");
});

test("options reach schema and check, asked anew each time", () => {
  for (const check of [phoneSchema, checkPhone]) {
    let locale = "en";
    const validate = trueOrSentence(check, { options: () => ({ locale, purpose: "applicant" }) });
    assert.match(validate("010-62345678"), /^[\x20-\x7e]+$/);
    locale = "zh-CN";
    assert.match(validate("010-62345678"), /^\p{Script=Han}/u);
    assert.equal(trueOrSentence(check, { options: { region: "HK" } })("9123 4567"), true);
  }
  assert.equal(trueOrSentence(checkPersonName)("王小明"), true);
  assert.notEqual(trueOrSentence(nameSchema, { options: { script: "latin" } })("王小明"), true);
});

test("another library's schema, at once or later", async () => {
  const issues = [{ message: "必填" }, { message: "不对" }];
  assert.equal(trueOrSentence(foreign(() => ({ issues })))("x"), "必填");
  assert.equal(await trueOrSentence(foreign(async () => ({ issues })))("x"), "必填");
  assert.equal(await trueOrSentence(foreign(async (value) => ({ value })))("x"), true);
});

test("a module that cannot be had, or not in time, keeps nobody back", async () => {
  const absent = foreign(() => Promise.reject(new HeyanError("load-failed", "no")));
  const never = foreign(() => new Promise(() => {}));
  for (const check of [absent, never]) {
    assert.equal(await trueOrSentence(check, { patience: 20 })("1"), true);
    for (const rule of antdRules(check, { patience: 20 })) await rule.validator({}, "1");
    assert.equal(await elementPlusRule(check, { patience: 20 }).validator({}, "1"), undefined);
  }
});

test("a mistake of who wrote the page does not pass for a good value", async () => {
  const wrong = { options: { region: "XX" } };
  for (const check of [phoneSchema, checkPhone]) {
    assert.throws(() => trueOrSentence(check, wrong)("1"), TypeError);
    await assert.rejects(antdRules(check, wrong)[0].validator({}, "1"), TypeError);
    await assert.rejects(elementPlusRule(check, wrong).validator({}, "1"), TypeError);
    const error = await new Promise((done) => { elementPlusRule(check, wrong).validator({}, "1", done); });
    assert.ok(error instanceof TypeError);
  }
  assert.throws(() => trueOrSentence(foreign(() => { throw new Error("broken"); }))("1"), /broken/);
});
