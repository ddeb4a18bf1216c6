// Phone numbers against libphonenumber-js, in one run: node tests/bench/phone.mjs (after ./build.sh build).
// Bytes after brotli, time to the first verdict, time a number, batch rate.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const root = new URL("../../", import.meta.url);
const require = createRequire(new URL("tests/package.json", root));
const numbers = ["13926584107", "139 2658 4107", "+86 139 2658 4107", "010-62345678", "1392658410", "+852 9123 4567", "+1 212 555 2368"];

const compressed = (files) => files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0);
const ours = (entry) => {
  const folder = new URL("www/heyan/", root);
  const built = readdirSync(new URL("built/", folder)).filter((file) => new RegExp(`^${entry}-([0-9a-f]{16}\\.wasm|browser\\.js)$`).test(file));
  return compressed([new URL(entry === "phone" ? "phone.js" : "index.js", folder), ...built.map((file) => new URL(`built/${file}`, folder))]);
};

function perCall(call, milliseconds = 400) {
  for (let turn = 0; turn < 2_000; turn += 1) call(numbers[turn % numbers.length]);
  const began = performance.now();
  let calls = 0;
  while (performance.now() - began < milliseconds) {
    for (let turn = 0; turn < 1_000; turn += 1) call(numbers[turn % numbers.length]);
    calls += 1_000;
  }
  return ((performance.now() - began) / calls) * 1_000;
}

const rows = [];
async function heyan(name, entry, file) {
  const began = performance.now();
  const module = await import(new URL(`www/heyan/${file}`, root));
  await module.default();
  module.isValidPhone(numbers[0]);
  const first = performance.now() - began;
  const lines = Array.from({ length: 100_000 }, (_, index) => numbers[index % numbers.length]).join("\n");
  module.areValidPhones(lines);
  const batch = performance.now();
  for (let turn = 0; turn < 5; turn += 1) module.areValidPhones(lines);
  rows.push({
    name, "kB brotli": ours(entry) / 1_000, "first ms": first, "valid us": perCall((text) => module.isValidPhone(text)),
    "report us": perCall((text) => module.checkPhone(text)), "batch M/s": 0.5 / ((performance.now() - batch) / 1_000),
  });
}

function anchor(name, path) {
  const bundle = fileURLToPath(new URL(`tests/node_modules/libphonenumber-js/bundle/${name.replace("libphonenumber-js/", "libphonenumber-")}.js`, root));
  const began = performance.now();
  const { parsePhoneNumberFromString: parse, isValidPhoneNumber: isValid } = require(path);
  isValid(numbers[0], "CN");
  const first = performance.now() - began;
  rows.push({
    name, "kB brotli": compressed([bundle]) / 1_000, "first ms": first, "valid us": perCall((text) => isValid(text, "CN")),
    "report us": perCall((text) => {
      const number = parse(text, "CN");
      if (number) [number.isValid(), number.isPossible(), number.getType(), number.formatNational(), number.formatInternational(), number.getURI()];
    }),
    "batch M/s": Number.NaN,
  });
}

await heyan("heyan/phone", "phone", "phone.node.js");
await heyan("heyan", "heyan", "index.node.js");
anchor("libphonenumber-js/max", "libphonenumber-js/max");
anchor("libphonenumber-js/min", "libphonenumber-js/min");

const columns = ["kB brotli", "first ms", "valid us", "report us", "batch M/s"];
console.log(["".padEnd(24), ...columns.map((column) => column.padStart(10))].join(""));
for (const row of rows) {
  console.log([row.name.padEnd(24), ...columns.map((column) => (Number.isNaN(row[column]) ? "-" : row[column].toFixed(2)).padStart(10))].join(""));
}
