// Whatever a caller hands over ends in a TypeError or a report, never in a trap, and the instance
// still answers afterwards. No error repeats the value.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, * as heyan from "../../www/heyan/index.node.js";

const { HeyanError } = heyan;

test("before init every function says so", () => {
  assert.throws(() => heyan.checkPhone("13812345678"), (error) => error instanceof HeyanError && error.code === "not-initialised");
});

test("init can be called again and at once", async () => {
  await Promise.all([init(), init(), init()]);
  await init();
});

const secret = "13800000099";
const cycle = { applicant: {} };
cycle.applicant.self = cycle;
const deep = JSON.parse(`${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)}`);
const throwing = {
  get applicant() {
    throw new Error(secret);
  },
};
const proxy = new Proxy({}, {
  ownKeys() {
    throw new Error(secret);
  },
});
let turns = 0;
const changing = {
  get applicant() {
    turns += 1;
    return turns % 2 ? { name: "王小明", phone: secret } : 7;
  },
  contacts: [],
};
const polluted = JSON.parse(`{"__proto__": {"polluted": true}, "applicant": {"name": "a", "phone": "b"}, "contacts": []}`);
const detached = new Uint8Array(8);
structuredClone(detached.buffer, { transfer: [detached.buffer] });

const wrong = {
  undefined: undefined, null: null, number: 7, NaN: NaN, infinity: Infinity, bigint: 10n, symbol: Symbol("s"),
  boolean: true, text: secret, empty: "", function: () => secret, date: new Date(0), array: [secret], hole: [, 1],
  object: { phone: secret }, cycle, deep, throwing, proxy, revoked: revoked(), changing, polluted, detached,
  lone: "\uD800", lonePair: "\uDC00\uD800", rightToLeft: "\u202E13800000099\u202C", huge: "1".repeat(5_000_000),
  hugeArray: new Array(2_000_000).fill(0), sparse: new Array(4_000_000_000), map: new Map([[1, 2]]), regexp: /x/,
  null_prototype: Object.create(null),
};

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const functions = Object.entries(heyan).filter(([name, value]) => typeof value === "function" && name !== "default" && name !== "HeyanError" && name !== "showDocument");

for (const [name, call] of functions) {
  test(`${name} survives every wrong value`, () => {
    for (const [kind, value] of Object.entries(wrong)) {
      for (const args of [[value], ["13812345678", value], [{}, value], [value, value, value]]) {
        try {
          call(...args);
        } catch (error) {
          assert.ok(error instanceof TypeError, `${name}(${kind}): ${error?.constructor?.name}: ${String(error?.message).slice(0, 80)}`);
          assert.ok(!error.message.includes(secret), `${name}(${kind}) repeats the value`);
        }
      }
    }
    assert.equal(heyan.checkPhone("13812345678").e164, "+8613812345678", "the instance still answers");
  });
}

test("a polluted prototype stays clean", () => {
  assert.equal({}.polluted, undefined);
});

test("a changing getter is read once", () => {
  turns = 0;
  heyan.checkApplication(changing, { today: "2026-11-20" });
  assert.equal(turns, 1);
});

test("5 MB in a field is a finding", () => {
  const report = heyan.checkApplication({ applicant: { name: "王".repeat(5_000_000), phone: "1".repeat(5_000_000) }, contacts: [] });
  assert.equal(report.verdict, "reject");
  assert.ok(report.findings.every(({ message }) => message.length < 200));
});

test("half a surrogate pair in an object, and in a key, arrives as U+FFFD", () => {
  const application = (half) => ({
    applicant: { name: `王${half}明`, phone: secret, [`na${half}me`]: "\\uD800 is text" }, contacts: [],
  });
  assert.deepEqual(heyan.checkApplication(application("\uD83D")), heyan.checkApplication(application("\uFFFD")));
  assert.notDeepEqual(heyan.checkApplication(application("😀")), heyan.checkApplication(application("\uFFFD")));
});
