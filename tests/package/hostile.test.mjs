// Whatever a caller hands over ends in a TypeError or a report, never in a trap, and the instance
// still answers afterwards. No error repeats the value.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, * as heyan from "../../www/heyan/index.node.js";
import * as application from "../../www/heyan/application.node.js";
import * as phone from "../../www/heyan/phone.node.js";
import * as sms from "../../www/heyan/sms.node.js";

const { HeyanError } = heyan;
const entries = { heyan, phone, application, sms };
const secret = "13800000099";

/** An entry's functions, taken from what it exports: a new one is tried without being named here. */
const functionsOf = (entry) =>
  Object.entries(entry).filter(([name, value]) => typeof value === "function" && name !== "default" && name !== "HeyanError");

for (const [name, entry] of Object.entries(entries)) {
  test(`${name}: before init every function says so`, () => {
    const good = { isValidPhone: [secret, "CN"], formatAsYouType: [secret, 0] };
    for (const [called, call] of functionsOf(entry)) {
      // What is no text or object is refused before the module is asked for.
      for (const given of [good[called] ?? [secret, {}, {}], [{}, {}, {}], [null]]) {
        try {
          call(...given);
          assert.fail(`${called} answered`);
        } catch (error) {
          const expected = error instanceof HeyanError && error.code === "not-initialised";
          assert.ok(expected || error instanceof TypeError, `${called}: ${error}`);
        }
      }
    }
  });
}

test("init can be called again and at once", async () => {
  await Promise.all(Object.values(entries).flatMap((entry) => [entry.default(), entry.default(), entry.default()]));
  await init();
});

const cycle = { applicant: {} };
cycle.applicant.self = cycle;
const deep = JSON.parse(`${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)}`);
const refuse = () => { throw new Error(secret); };
const traps = ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"];
let turns = 0;
const changing = {
  get applicant() {
    turns += 1;
    return turns % 2 ? { name: "王小明", phone: secret } : 7;
  },
  contacts: [],
};
/** Another answer each time it is asked for anything. */
const moods = ["", secret, 7, NaN, null, undefined, [], {}, true, "CN", "x".repeat(2_000)];
let mood = 0;
const moody = new Proxy({}, {
  get: () => moods[mood++ % moods.length],
  ownKeys: () => ["applicant", "contacts", "locale", "region", "now", "text"],
  getOwnPropertyDescriptor: () => ({ value: moods[mood++ % moods.length], enumerable: true, configurable: true }),
});
const polluted = JSON.parse(`{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "applicant": {"name": "a", "phone": "b"}, "contacts": []}`);
const detached = new Uint8Array(8);
structuredClone(detached.buffer, { transfer: [detached.buffer] });
const resizable = new Uint8Array(new ArrayBuffer(8, { maxByteLength: 16 }), 4);
resizable.buffer.resize?.(2);
class Person {
  name = "王小明";
  #phone = secret;
  get phone() { return this.#phone; }
  toJSON() { throw new Error(secret); }
}
const members = (count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, 0]));

function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** An array that lies about its length. */
const lying = (length) => new Proxy([secret], { get: (target, name) => (name === "length" ? length : target[name]) });

const wrong = {
  undefined: undefined, null: null, number: 7, NaN: NaN, infinity: Infinity, fraction: 0.5, negative: -1, large: 2 ** 53,
  bigint: 10n, symbol: Symbol("s"), boolean: true, text: secret, empty: "", function: () => secret, class: Person,
  date: new Date(0), noDate: new Date(NaN), array: [secret], hole: [, 1], object: { phone: secret }, cycle, deep,
  throwing: { get applicant() { throw new Error(secret); } }, toJSON: { toJSON: () => { throw new Error(secret); } },
  primitive: { [Symbol.toPrimitive]: refuse }, toString: { toString: refuse, valueOf: refuse }, instance: new Person(),
  wrapped: Object(secret), wrappedNumber: Object(7n),
  ...Object.fromEntries(traps.map((trap) => [`proxy ${trap}`, new Proxy({}, { [trap]: refuse })])),
  ...Object.fromEntries(traps.map((trap) => [`list ${trap}`, new Proxy([], { [trap]: refuse })])),
  proxyFunction: new Proxy(() => {}, { apply: refuse }), revoked: revoked({}), revokedList: revoked([]),
  changing, moody, polluted, detached, resized: resizable, shared: new Uint8Array(new SharedArrayBuffer(8)),
  view: new DataView(new ArrayBuffer(8)), buffer: new ArrayBuffer(8), floats: new Float64Array(4), subclass: new (class extends Uint8Array {})(8),
  lone: "\uD800", lonePair: "\uDC00\uD800", rightToLeft: "\u202E13800000099\u202C", nul: "\0\0", huge: "1".repeat(5_000_000),
  hugeLines: "1\n".repeat(2_000_000),
  hugeArray: new Array(2_000_000).fill(0), million: new Array(1_000_000), sparse: new Array(4_000_000_000), wide: members(200_000),
  lyingMuch: lying(2 ** 40), lyingLess: lying(-5), lyingText: lying("many"), lyingNaN: lying(NaN), lyingHalf: lying(1.5), lyingBig: lying(3n),
  map: new Map([[1, 2]]), set: new Set([secret]), regexp: /x/, error: new Error(secret), promise: Promise.resolve(secret),
  weak: new WeakMap(), null_prototype: Object.create(null), arguments: (function () { return arguments; })(secret), global: globalThis,
};

for (const [entryName, entry] of Object.entries(entries)) {
  const answers = () =>
    entry.checkPhone
      ? assert.equal(entry.checkPhone("13812345678").e164, "+8613812345678", "the instance still answers")
      : assert.equal(entry.inspectSms({ text: "您好" }).outcome, "unverified", "the instance still answers");

  for (const [name, call] of functionsOf(entry)) {
    test(`${entryName}: ${name} survives every wrong value`, () => {
      for (const [kind, value] of Object.entries(wrong)) {
        for (const args of [[value], [secret, value], [{}, value], [secret, 0, value], [{}, {}, value], [value, value, value]]) {
          try {
            call(...args);
          } catch (error) {
            assert.ok(error instanceof TypeError, `${name}(${kind}): ${error?.constructor?.name}: ${String(error?.message).slice(0, 80)}`);
            assert.ok(!error.message.includes(secret), `${name}(${kind}) repeats the value`);
            assert.ok(error.message.length < 600, `${name}(${kind}): ${error.message.slice(0, 80)}`);
          }
        }
        answers();
      }
    });
  }

  test(`${entryName}: schemas answer every wrong value`, async () => {
    for (const [name, schema] of Object.entries(entry).filter(([, value]) => value?.["~standard"])) {
      for (const [kind, value] of Object.entries(wrong)) {
        for (const options of [undefined, { libraryOptions: value }, value]) {
          try {
            const result = await schema["~standard"].validate(value, options);
            assert.ok("issues" in result || "value" in result, `${name}(${kind})`);
          } catch (error) {
            // Options are the program's: what they throw when they are read is the program's as well.
            assert.ok(error instanceof TypeError || error.message === secret, `${name}(${kind}): ${error}`);
            assert.ok(error instanceof TypeError || options !== undefined, `${name}(${kind}): ${error}`);
          }
        }
      }
      answers();
    }
  });

  test(`${entryName}: init, once it runs, takes anything`, async () => {
    for (const value of Object.values(wrong)) await entry.default(value);
    answers();
  });
}

test("every entry's functions were tried", () => {
  assert.ok(functionsOf(heyan).length >= 21 && functionsOf(phone).length >= 6, "exports are found");
});

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
