// Values made to make trouble: what throws when it is looked at, says something else each time, has no end, or is gone.

/** A number that no error may repeat. */
export const secret = "13800000099";

const cycle = { applicant: {} };
cycle.applicant.self = cycle;
const deep = JSON.parse(`${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)}`);
const refuse = () => { throw new Error(secret); };
const traps = ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"];
let turns = 0;
/** How often its getter was asked. */
export const turnsOfChanging = () => turns;
export const changing = {
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

/** Values that no function means. */
export const wrong = {
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
