// The limits that only a caller in JavaScript meets (README.md, Limits), at each and one beyond. Those of the module
// itself: tests/limits.rs.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, * as heyan from "../../www/heyan/index.node.js";

await init();

const form = { applicant: { name: "王小明", phone: "13926584107" }, contacts: [] };
const today = { today: "2026-11-20" };
const refuses = (call, sentence) => assert.throws(call, (error) => error instanceof TypeError && error.message === sentence);

test("lines of areValidPhones: 33,554,432 characters", () => {
  const limit = 32 * 2 ** 20;
  assert.equal(heyan.areValidPhones("1".repeat(limit)).length, 1);
  refuses(() => heyan.areValidPhones("1".repeat(limit + 1)), "lines: is longer than 33554432 characters");
});

test("a field while it is typed comes back whole, however long", () => {
  for (const size of [200, 201, 200_000, 200_001, 3_000_000]) {
    const text = "1".repeat(size);
    assert.deepEqual(heyan.formatAsYouType(text, size + 5), { text, caret: size });
  }
  refuses(() => heyan.formatAsYouType("1".repeat(201), 0, { region: "XX" }), "options.region: expected the code of a region, such as CN");
});

test("100,000 members of one value", () => {
  const names = (count) => Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`list${index}`, new Array(count).fill("")]));
  // Unknown members are passed over: 100 lists of 998 and what the form has itself, 4 and 0.
  assert.equal(heyan.checkApplication({ ...form, ...names(998) }, today).verdict, "pass");
  refuses(() => heyan.checkApplication({ ...form, ...names(1_000) }, today), "application.list99: has too many members");
});

test("1,000 members of one object, 20,000 entries of a list", () => {
  const consents = (count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, "given"]));
  heyan.checkApplication({ ...form, consents: consents(1_000) }, today);
  refuses(() => heyan.checkApplication({ ...form, consents: consents(1_001) }, today), "application.consents: has too many members");
  const policy = (count) => ({ ...today, policy: { staff: { names: new Array(count).fill("李雷") } } });
  heyan.checkApplication(form, policy(20_000));
  refuses(() => heyan.checkApplication(form, policy(20_001)), "options.policy.staff.names: has too many members");
});

test("8,388,608 characters of one value, names included", () => {
  const value = (count) => ({ ...form, x: new Array(count).fill("y".repeat(200_000)) });
  heyan.checkApplication(value(41), today);
  refuses(() => heyan.checkApplication(value(42), today), "application.x[41]: is too much text");
  // The same text in a hundred thousand places is too much as well, not a JSON text that cannot be made.
  refuses(() => heyan.checkApplication(value(90_000), today), "application.x[41]: is too much text");
});

test("24 levels", () => {
  const deep = (levels) => JSON.parse(`${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);
  heyan.checkApplication({ ...form, x: deep(24) }, today);
  assert.throws(() => heyan.checkApplication({ ...form, x: deep(25) }, today), /^TypeError: application\.x\.a.*: is nested too deeply$/);
});

test("a text that is cut on its way still gets its finding or its refusal", () => {
  const report = heyan.checkApplication({ ...form, applicant: { ...form.applicant, name: "王".repeat(300_000) } }, today);
  assert.ok(report.findings.some(({ code, path }) => code === "input.too-long" && path === "/applicant/name"));
  assert.ok(heyan.inspectSms({ text: "好".repeat(300_000) }).findings.some(({ code }) => code === "sms.too-long"));
  refuses(() => heyan.renderConsent({ id: "我".repeat(300_000) }), "notice.id: is too long");
});
