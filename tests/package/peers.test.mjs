// What is measured beside other libraries is what we say of ourselves: on those lists heyan refuses nobody whose answers are
// right, and lets pass nothing that is wrong, but for what it asks about.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isValidPhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import validator from "validator";
import { cases, judge as judgeApplications } from "../bench/application/cases.mjs";
import { inNode as forms, peers as formPeers } from "../bench/application/peers.mjs";
import { load as loadZod } from "../bench/application/peers/zod.js";
import { judge, names, numbers } from "../bench/people/lists.mjs";
import { inNode as people, peers as peoplePeers } from "../bench/people/peers.mjs";
import init, { checkPhone, isValidPhone } from "../../www/heyan/phone.node.js";

await init();
const [reader, form] = await Promise.all([people(peoplePeers[0]), forms(formPeers[0])]);

test("identity numbers: none refused that was issued, none passed that was not", () => {
  const { asked, falseRefusals, falsePasses, thrown } = judge(numbers, reader.valid);
  assert.deepEqual({ asked, falseRefusals, falsePasses, thrown }, { asked: numbers.length, falseRefusals: 0, falsePasses: 0, thrown: 0 });
});

test("names held out: none refused that people have, no other passed without a question", () => {
  const { asked, falseRefusals, falsePasses, asks } = judge(names, reader.name);
  assert.deepEqual({ asked, falseRefusals, falsePasses }, { asked: names.length, falseRefusals: 0, falsePasses: 0 });
  assert.ok(asks <= 6, `${asks} names that people have are asked about`);
});

test("applications: a sound one goes, and the wrong field is named; a place that no table has is a question", () => {
  const { asked, kinds } = judgeApplications(form.valid);
  assert.equal(asked, cases.length);
  assert.deepEqual(kinds, { refused: [], passed: ["identity number, no such place"], elsewhere: [] });
});

/** Numbers as forms get them, of the mainland and of elsewhere. */
const PHONES = ["139 2658 4107", "13658204197", "+86 150 2658 4137", "0086-18826584173", "1392658410", "010 6552 9988", "+44 20 7946 0958", "+1 202 456 1111"];

/** How far a ratio strays on a busy machine. */
const SLACK = 1.25;

/** The best of many passes over a list, in turns, so that whatever else the machine does meets both. */
function ratio(list, ours, theirs) {
  const best = [Infinity, Infinity];
  for (let turn = 0; turn < 200; turn += 1) {
    [ours, theirs].forEach((call, at) => {
      const began = performance.now();
      for (const one of list) call(one);
      best[at] = Math.min(best[at], performance.now() - began);
    });
  }
  return best[0] / best[1];
}

function isIdentityCard(text) {
  try {
    return validator.isIdentityCard(text, "zh-CN");
  } catch {
    return false;
  }
}

const { valid: zod } = await loadZod();
const RATIOS = {
  "phone": () => ratio(Array(5).fill(PHONES).flat(), (text) => isValidPhone(text), (text) => isValidPhoneNumber(text, "CN")),
  "phone-report": () => ratio(Array(5).fill(PHONES).flat(), (text) => checkPhone(text), (text) => {
    const number = parsePhoneNumberFromString(text, "CN");
    return number && [number.isValid(), number.getType(), number.formatInternational(), number.formatNational(), number.format("E.164")];
  }),
  "identity": () => ratio(numbers.map(({ text }) => text), reader.valid, isIdentityCard),
  "identity-report": () => ratio(numbers.map(({ text }) => text), reader.report, isIdentityCard),
  "application": () => ratio(cases.map(({ application }) => application), form.valid, zod),
};

for (const { name, ratio: measured, ceiling, known } of JSON.parse(readFileSync(new URL("../budgets.json", import.meta.url), "utf8"))) {
  if (!measured) continue;
  test(`${name}: at most ${known ?? ceiling}`, () => {
    const found = RATIOS[measured]();
    assert.ok(found <= (known ?? ceiling) * SLACK, `${found.toFixed(3)}`);
    console.log(`${name}: ${found.toFixed(3)}`);
  });
}
