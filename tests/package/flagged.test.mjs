// Flagged numbers in the wasm: the file that the filter tool made (written by `cargo test --features filter`),
// what a page could hand over instead, and that a refused file changes nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import initAll, * as all from "../../www/heyan/index.node.js";
import initPhone, * as phone from "../../www/heyan/phone.node.js";

await Promise.all([initAll(), initPhone()]);

const made = readFileSync(new URL("../../target/tmp/flagged-numbers", import.meta.url));
const about = { count: 4, falsePositiveRate: 1 / 256, builtAt: "2026-11-21", listDate: "2026-11-20", name: "名单" };
const listed = "+86 139 2658 4107";
const flags = (module, number) => module.checkPhone(number).findings.filter(({ code }) => code === "phone.flagged");

for (const [name, module] of Object.entries({ heyan: all, "heyan/phone": phone })) {
  test(`${name}: the tool's file is asked until it is taken away`, () => {
    assert.equal(flags(module, listed).length, 0);
    assert.deepEqual(module.useFlaggedNumbers(made), about);
    const [finding] = flags(module, listed);
    assert.equal(finding.severity, "warning");
    assert.match(finding.message, /2026-11-20/);
    for (const number of ["13626584108", "+85291234567", "（010）62345678"]) assert.equal(flags(module, number).length, 1, number);
    assert.equal(flags(module, "13926584108").length, 0);
    assert.equal(module.isValidPhone(listed), true, "a hit says nothing of the number itself");
    assert.equal(module.useFlaggedNumbers(null), undefined);
    assert.equal(flags(module, listed).length, 0);
  });

  test(`${name}: what is refused leaves the list in use`, () => {
    module.useFlaggedNumbers(made);
    const detached = new Uint8Array(made);
    structuredClone(detached.buffer, { transfer: [detached.buffer] });
    const shorter = new Uint8Array(made);
    Object.defineProperty(shorter, "length", { value: 3 });
    const refused = [
      [undefined, "filter: expected a Uint8Array, or null"],
      [[...made], "filter: expected a Uint8Array, or null"],
      [made.buffer, "filter: expected a Uint8Array, or null"],
      [new Proxy(made, {}), "filter: expected a Uint8Array, or null"],
      [new Uint16Array(100), "filter: expected a Uint8Array, or null"],
      [{ length: 90, [Symbol.toStringTag]: "Uint8Array" }, "filter: expected a Uint8Array, or null"],
      [detached, "filter: is cut short"],
      [made.subarray(0, 70), "filter: is cut short"],
      [new Uint8Array(64 * 2 ** 20 + 1), "filter: is larger than 67108864 bytes"],
      [new Uint8Array(64 * 2 ** 20), "filter: is not a file of the filter tool"],
      [made.map((byte, index) => (index === 8 ? 9 : byte)), "filter: is of a newer format than this version of heyan reads"],
      [made.map((byte, index) => (index === made.length - 20 ? byte ^ 4 : byte)), "filter: is damaged"],
    ];
    for (const [value, message] of refused) {
      assert.throws(() => module.useFlaggedNumbers(value), { name: "TypeError", message });
      assert.equal(flags(module, listed).length, 1, message);
    }
    assert.deepEqual(module.useFlaggedNumbers(shorter), about, "a length put over the array's own is not believed");
    assert.equal(module.useFlaggedNumbers(null), undefined);
  });

  test(`${name}: the bytes are the module's own`, () => {
    const bytes = new Uint8Array(made);
    module.useFlaggedNumbers(bytes);
    bytes.fill(0);
    assert.equal(flags(module, listed).length, 1);
    module.useFlaggedNumbers(null);
  });
}

test("changing the list often does not make the memory grow", () => {
  const memory = () => process.memoryUsage().arrayBuffers;
  const turn = () => {
    for (let times = 0; times < 5_000; times += 1) {
      phone.useFlaggedNumbers(made);
      flags(phone, listed);
      phone.useFlaggedNumbers(null);
    }
  };
  turn();
  const before = memory();
  turn();
  assert.ok(memory() <= before + 1_000_000);
});
