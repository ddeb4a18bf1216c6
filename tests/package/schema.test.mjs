// The checks as Standard Schema v1: what each schema takes, gives and complains about.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, * as heyan from "../../www/heyan/index.node.js";
import * as phone from "../../www/heyan/phone.node.js";
import * as sms from "../../www/heyan/sms.node.js";
import { formSchema, orUnchecked, schemasOf } from "../../www/heyan/schema.js";

const { phoneSchema, nameSchema, idNumberSchema, applicationSchema, phoneChangeSchema } = heyan;
const validate = (schema, value, libraryOptions) => schema["~standard"].validate(value, libraryOptions && { libraryOptions });
const codes = (result) => result.issues?.map(({ code }) => code);
const applicant = { name: "王小明", phone: "138 0000 0024" };

test("before init a promise comes that starts the module", async () => {
  assert.throws(() => heyan.checkPhone("13800000024"), { code: "not-initialised" });
  const first = validate(phoneSchema, "138 0000 0024");
  assert.ok(first instanceof Promise);
  const form = validate(formSchema({ phone: phoneSchema }), { phone: "1380000002" });
  assert.ok(form instanceof Promise);
  assert.equal((await first).value, "+8613800000024");
  assert.deepEqual((await form).issues[0].path, ["phone"]);
  assert.equal(validate(phoneSchema, "138 0000 0024").value, "+8613800000024", "and none after it");
});

test("where the module cannot be had the promise says so", async () => {
  const failing = { default: () => Promise.reject(new heyan.HeyanError("load-failed", "no")), checkPhone: phone.checkPhone };
  await assert.rejects(validate(schemasOf(failing).phoneSchema, "1"), { code: "load-failed" });
  assert.throws(() => validate(schemasOf({ checkPhone: phone.checkPhone }).phoneSchema, "1"), { code: "not-initialised" });
});

test("in a page a form goes unchecked where the module cannot be had in time", async () => {
  const { checkPhone } = heyan;
  await init();
  const broken = (code) => schemasOf({ checkPhone() { throw new heyan.HeyanError(code, "no"); } }).phoneSchema;
  assert.deepEqual(validate(orUnchecked(broken("not-initialised")), "1"), { value: "1", unchecked: true });
  const absent = schemasOf({
    default: () => Promise.reject(new heyan.HeyanError("load-failed", "no")),
    checkPhone() { throw new heyan.HeyanError("not-initialised", "no"); },
  }).phoneSchema;
  assert.deepEqual(await validate(orUnchecked(absent), "1"), { value: "1", unchecked: true });
  const never = { "~standard": { version: 1, vendor: "somebody", validate: () => new Promise(() => {}) } };
  assert.deepEqual(await validate(orUnchecked(never, { patience: 20 }), "1"), { value: "1", unchecked: true });
  const present = orUnchecked(schemasOf({ checkPhone }).phoneSchema);
  assert.deepEqual(codes(validate(present, "1")), ["phone.too-short"]);
  assert.throws(() => validate(present, "1", { region: "XX" }), TypeError, "a mistake in the options stays one");
});

test("each has the shape of the standard, and cannot be changed", async () => {
  await init();
  for (const schema of [phoneSchema, nameSchema, idNumberSchema, applicationSchema, phoneChangeSchema, formSchema({})]) {
    const { version, vendor, validate } = schema["~standard"];
    assert.deepEqual([version, vendor, typeof validate], [1, "heyan", "function"]);
    assert.throws(() => { schema["~standard"].validate = () => ({ value: 1 }); }, TypeError);
  }
});

test("a good value comes back as it is kept", () => {
  assert.deepEqual(validate(phoneSchema, "手机：138 0000 0024"), { value: "+8613800000024" });
  assert.deepEqual(validate(nameSchema, " 阿依古丽•买买提 "), { value: "阿依古丽·买买提" });
  assert.deepEqual(validate(idNumberSchema, "11010519491231002x", { today: "2026-11-20" }).value, "11010519491231002X");
  const application = { applicant, contacts: [] };
  assert.deepEqual(validate(applicationSchema, application).value, application);
  const change = { oldPhone: "138 0000 0024", newPhone: "139 2658 4107", oldReachable: "yes" };
  assert.deepEqual(validate(phoneChangeSchema, change).value, change);
});

test("an issue has the sentence, the code and the path", () => {
  assert.deepEqual(validate(phoneSchema, "1380000002").issues, [
    { message: "还差1位数字。请检查是否漏填。", code: "phone.too-short", path: [] },
  ]);
  const english = validate(phoneSchema, "1380000002", { locale: "en" }).issues[0];
  assert.match(english.message, /^[\x20-\x7e]+\. [A-Z][\x20-\x7e]+\.$/);
  const contact = { name: "李雷", phone: "1380000002", relation: "friend", adult: true, informed: true };
  const { issues } = validate(applicationSchema, { applicant, contacts: [contact] });
  assert.deepEqual(issues.find(({ code }) => code === "phone.too-short").path, ["contacts", 0, "phone"]);
  assert.deepEqual(
    validate(phoneChangeSchema, { oldPhone: "1380000002", newPhone: "139 2658 4107", oldReachable: "yes" }).issues[0].path,
    ["oldPhone"],
  );
});

test("an empty field is what is missing, however it is given", () => {
  for (const empty of ["", "  ", undefined, null]) {
    assert.deepEqual(codes(validate(phoneSchema, empty)), ["phone.empty"]);
    assert.deepEqual(codes(validate(nameSchema, empty)), ["person.name-missing"]);
    assert.deepEqual(codes(validate(idNumberSchema, empty)), ["id.missing"]);
  }
});

test("what is worth a second look does not fail", () => {
  const result = validate(phoneSchema, "138 1234 5678");
  assert.equal(result.value, "+8613812345678");
  assert.deepEqual(result.warnings.map(({ code }) => code), ["phone.sequence"]);
});

test("each takes of the library's options what it knows, before its own", () => {
  const shared = { region: "HK", purpose: "any", script: "latin", locale: "en", today: "2026-11-20", somebodyElses: true };
  assert.equal(validate(phoneSchema, "9123 4567", shared).value, "+85291234567");
  assert.deepEqual(codes(validate(nameSchema, "王小明", shared)), ["person.name-not-latin"]);
  const applicantPhone = phoneSchema.with({ purpose: "applicant", locale: "en" });
  assert.deepEqual(codes(validate(applicantPhone, "010-62345678")), ["phone.fixed-line"]);
  assert.match(validate(applicantPhone, "010-62345678").issues[0].message, /^[\x20-\x7e]+$/);
  assert.match(validate(applicantPhone, "010-62345678", { locale: "zh-CN" }).issues[0].message, /^\p{Script=Han}/u);
  assert.equal(validate(applicantPhone.with({ purpose: "any" }), "010-62345678").issues, undefined);
  assert.equal(validate(phoneSchema, "010-62345678").issues, undefined, "the first schema stays as it was");
  const policy = { contacts: { min: 1, necessity: "贷后联系" } };
  assert.deepEqual(codes(validate(applicationSchema, { applicant, contacts: [] }, { policy })), ["contact.too-few"]);
});

test("a mistake in the options is a TypeError, not an issue", () => {
  assert.throws(() => phoneSchema.with({ purpos: "any" }), { name: "TypeError", message: "options.purpos: is not an option of phoneSchema" });
  assert.throws(() => phoneSchema.with(), TypeError);
  assert.throws(() => validate(phoneSchema, "1", { region: "XX" }), { name: "TypeError", message: /^options\.region: / });
  assert.throws(() => validate(applicationSchema, { applicant, contacts: [] }, { policy: { contacts: { min: 1 } } }), /options\.policy/);
  assert.throws(() => validate(nameSchema, "王小明", { locale: "fr" }), /options\.locale/);
});

test("a value of the wrong kind is an issue that does not repeat it", () => {
  const secret = "13800000099";
  const shape = (schema, value, libraryOptions) => {
    const [issue, ...others] = validate(schema, value, libraryOptions).issues;
    assert.equal(others.length, 0);
    assert.equal(issue.code, "input.shape");
    assert.ok(!JSON.stringify(issue).includes(secret));
    return [issue.path, issue.expected];
  };
  for (const value of [Number(secret), true, [secret], { secret }, Symbol(secret), () => secret]) {
    assert.deepEqual(shape(phoneSchema, value), [[], "expected a string"]);
  }
  assert.deepEqual(shape(applicationSchema, undefined), [[], "expected an object"]);
  assert.deepEqual(shape(applicationSchema, { applicant }), [["contacts"], "is required"]);
  const contacts = [{ name: "李雷", phone: Number(secret), relation: "friend" }];
  assert.deepEqual(shape(applicationSchema, { applicant, contacts }), [["contacts", 0, "phone"], "expected a string"]);
  assert.deepEqual(shape(applicationSchema, { applicant: { [`a ${secret}`]: 1n }, contacts }), [["applicant"], "expected plain data"]);
  assert.equal(shape(phoneChangeSchema, { oldPhone: "1", newPhone: "2", oldReachable: secret })[0][0], "oldReachable");
  assert.equal(validate(phoneSchema, 7).issues[0].message, "这一项没有收到，或者格式不对。");
  assert.equal(validate(phoneSchema, 7, { locale: "en" }).issues[0].message, "This entry is missing or not of the right kind.");
});

test("nothing tells a person that a number belongs to somebody else", () => {
  const request = {
    oldPhone: "138 0000 0024", newPhone: "139 2658 4107", oldReachable: "yes", account: { newInUseElsewhere: true, newRecycled: true },
  };
  const told = ({ issues = [], warnings = [] }) => [...issues, ...warnings].some(({ code }) => code === "phone-change.taken-or-recycled");
  const policy = { severity: { "phone-change.taken-or-recycled": "warning" } };
  assert.equal(told(validate(phoneChangeSchema, request, { policy })), false);
  assert.equal(told(validate(phoneChangeSchema, request, { policy, audience: "lender" })), true);
});

test("a form of fields tells each field's issue under its name", async () => {
  const agreed = { "~standard": { version: 1, vendor: "somebody", validate: (value) => (value === true ? { value } : { issues: [{ message: "no" }] }) } };
  const form = formSchema({ name: nameSchema, phone: phoneSchema, agreed });
  assert.deepEqual(validate(form, { name: "王小明", phone: "138 0000 0024", agreed: true, other: 1 }), {
    value: { name: "王小明", phone: "+8613800000024", agreed: true },
  });
  const { issues } = validate(form, { name: "王小明", phone: "1" });
  assert.deepEqual(issues.map(({ path }) => path), [["phone"], ["agreed"]]);
  assert.equal(validate(form, undefined).issues.length, 3);
  const later = { "~standard": { version: 1, vendor: "somebody", validate: async () => ({ issues: [{ message: "no", path: ["deep"] }] }) } };
  assert.deepEqual((await validate(formSchema({ later }), {})).issues[0].path, ["later", "deep"]);
  const english = validate(form, { name: "", phone: "1", agreed: true }, { locale: "en" });
  assert.ok(english.issues.every(({ message }) => /^[\x20-\x7e]+$/.test(message)));
});

test("a smaller entry has the schemas of its functions", async () => {
  await phone.default();
  assert.deepEqual(Object.keys(schemasOf(phone)), ["phoneSchema"]);
  assert.deepEqual(Object.keys(schemasOf(sms)), []);
  for (const text of ["138 0000 0024", "1380000002", "138 1234 5678"]) {
    assert.deepEqual(validate(schemasOf(phone).phoneSchema, text), validate(phoneSchema, text));
  }
});
