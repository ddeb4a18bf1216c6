// `heyan/phone` answers every phone vector byte for byte as the whole package does, and exports the
// same functions.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import initAll, * as all from "../../www/heyan/index.node.js";
import initPhone, * as phone from "../../www/heyan/phone.node.js";

await Promise.all([initAll(), initPhone()]);

const names = ["checkPhone", "isValidPhone", "areValidPhones", "formatPhone", "formatAsYouType"];
const folder = new URL("../vectors/", import.meta.url);
const vectors = readdirSync(folder)
  .filter((file) => file.startsWith("phone-") && file !== "phone-change.json")
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")));

function answer(module, call, args) {
  try {
    const value = module[call](...args.map((argument) => argument ?? undefined));
    return JSON.stringify(ArrayBuffer.isView(value) ? Array.from(value) : value);
  } catch (error) {
    return `${error.constructor.name} ${error.message}`;
  }
}

test("the same functions", () => {
  assert.deepEqual(Object.keys(phone).sort(), [...names, "HeyanError", "default"].sort());
});

test("the same answers, byte for byte", () => {
  let compared = 0;
  for (const { name, call, args } of vectors) {
    if (!names.includes(call)) continue;
    assert.equal(answer(phone, call, args), answer(all, call, args), name);
    compared += 1;
  }
  assert.ok(compared > 400, `${compared} vectors`);
});

test("many calls do not make the memory grow", () => {
  const memory = () => process.memoryUsage().arrayBuffers;
  for (let turn = 0; turn < 20_000; turn += 1) phone.checkPhone("手机：139 2658 4107");
  const before = memory();
  for (let turn = 0; turn < 20_000; turn += 1) phone.checkPhone("手机：139 2658 4107");
  assert.ok(memory() <= before + 1_000_000);
});
