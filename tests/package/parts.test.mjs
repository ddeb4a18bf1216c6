// Each smaller entry answers every vector of its functions byte for byte as the whole package does, and
// exports nothing else.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import initAll, * as all from "../../www/heyan/index.node.js";
import * as application from "../../www/heyan/application.node.js";
import * as consent from "../../www/heyan/consent.node.js";
import * as phone from "../../www/heyan/phone.node.js";
import * as phoneInline from "../../www/heyan/phone-inline.js";
import * as phoneChange from "../../www/heyan/phone-change.node.js";
import * as sms from "../../www/heyan/sms.node.js";

const phoneNames = ["checkPhone", "isValidPhone", "areValidPhones", "formatPhone", "formatAsYouType", "useFlaggedNumbers"];
const letterNames = ["draftLetter", "letterFields", "showDocument"];
// Each part: what it exports, and how many vectors at least have to have been compared.
const parts = {
  phone: { module: phone, names: phoneNames, atLeast: 400 },
  "phone-inline": { module: phoneInline, names: phoneNames, atLeast: 400 },
  application: {
    module: application,
    names: [...phoneNames, "checkPersonName", "checkIdNumber", "isValidIdNumber", "checkApplication", "checkOneTimeCode"],
    atLeast: 700,
  },
  consent: {
    module: consent,
    names: ["readyNotice", "renderConsent", "checkConsent", "recordConsent", "checkConsentRecord", "planConsent", "showDocument"],
    atLeast: 80,
  },
  "phone-change": { module: phoneChange, names: [...phoneNames, ...letterNames, "planPhoneChange", "checkOneTimeCode"], atLeast: 550 },
  sms: { module: sms, names: [...letterNames, "inspectSms"], atLeast: 120 },
};

await Promise.all([initAll(), ...Object.values(parts).map(({ module }) => module.default())]);

const folder = new URL("../vectors/", import.meta.url);
const vectors = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")));

/** The bytes of a file, which JSON writes as an array. */
const fileOf = (value) => (Array.isArray(value) ? Uint8Array.from(value) : value);

function answer(module, { call, args, flagged }) {
  if (flagged) module.useFlaggedNumbers(fileOf(flagged));
  try {
    const value = module[call](...args.map((argument) => (call === "useFlaggedNumbers" ? fileOf(argument) : argument ?? undefined)));
    return JSON.stringify(ArrayBuffer.isView(value) ? Array.from(value) : value);
  } catch (error) {
    return `${error.constructor.name} ${error.message}`;
  } finally {
    module.useFlaggedNumbers?.(null);
  }
}

for (const [part, { module, names, atLeast }] of Object.entries(parts)) {
  test(`heyan/${part}: its functions and no other`, () => {
    assert.deepEqual(Object.keys(module).sort(), [...names, "HeyanError", "default"].sort());
  });

  test(`heyan/${part}: the same answers, byte for byte`, () => {
    let compared = 0;
    for (const vector of vectors) {
      if (!names.includes(vector.call)) continue;
      assert.equal(answer(module, vector), answer(all, vector), vector.name);
      compared += 1;
    }
    assert.ok(compared >= atLeast, `${compared} vectors`);
  });
}

test("a policy may name the rules of every part", () => {
  const policy = { severity: { "sms.phishing-frame": "error", "contact.too-few": "info" } };
  const form = { applicant: { name: "王小明", phone: "13926584107" }, contacts: [] };
  assert.deepEqual(application.checkApplication(form, { policy }), all.checkApplication(form, { policy }));
  for (const module of [application, all]) {
    assert.throws(() => module.checkApplication(form, { policy: { severity: { "": "off" } } }), TypeError);
  }
});

test("many calls do not make the memory grow", () => {
  const memory = () => process.memoryUsage().arrayBuffers;
  for (let turn = 0; turn < 20_000; turn += 1) phone.checkPhone("手机：139 2658 4107");
  const before = memory();
  for (let turn = 0; turn < 20_000; turn += 1) phone.checkPhone("手机：139 2658 4107");
  assert.ok(memory() <= before + 1_000_000);
});
