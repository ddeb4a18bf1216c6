// Identity numbers: heyan beside validators of npm and, where they are installed, of PyPI, on one list
// (identity.tsv): false refusals, false passes, speed, and the bytes a page would load.
//
//   ./build.sh build && node tests/bench/identity.mjs [--json]
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync } from "node:zlib";
import init, { checkIdNumber } from "../../www/heyan/index.node.js";

const TODAY = "2026-11-21";
const require = createRequire(import.meta.url);
const here = new URL(".", import.meta.url);

const rows = readFileSync(new URL("identity.tsv", here), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => {
    const [expected, kind, written = ""] = line.split("\t");
    const number = written.replace(/\\u\{([0-9A-F]+)\}/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
    return { valid: expected === "valid", kind, number };
  });
const numbers = rows.map((row) => row.number);

/** What a call answers, `null` where it throws. */
function ask(isValid, number) {
  try {
    return Boolean(isValid(number));
  } catch {
    return null;
  }
}

/** Microseconds a number, the best of several rounds over the list. */
function speed(isValid) {
  let best = Infinity;
  for (let round = 0; round < 30; round++) {
    const began = process.hrtime.bigint();
    for (let again = 0; again < 20; again++) for (const number of numbers) ask(isValid, number);
    best = Math.min(best, Number(process.hrtime.bigint() - began) / 1000 / 20 / numbers.length);
  }
  return best;
}

/** The brotli bytes of the files a package loads. */
function size(name) {
  const root = require.resolve(`${name}/package.json`).replace(/package\.json$/, "");
  const files = Object.keys(require.cache).filter((file) => file.startsWith(root) && file.endsWith(".js"));
  return files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0);
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(require.resolve(`${name}/package.json`), "utf8")).version}`;
}

function measure(name, verdicts, microseconds, bytes) {
  const wrong = rows.map((row, index) => ({ ...row, said: verdicts[index] })).filter((row) => row.said !== row.valid);
  return {
    name,
    falseRefusals: wrong.filter((row) => row.valid).length,
    falsePasses: wrong.filter((row) => !row.valid && row.said).length,
    thrown: wrong.filter((row) => row.said === null).length,
    microseconds: Number(microseconds.toFixed(2)),
    bytes,
    classes: Object.fromEntries(
      [...new Set(wrong.map((row) => row.kind))].map((kind) => [
        kind,
        `${wrong.filter((row) => row.kind === kind).length} of ${rows.filter((row) => row.kind === kind).length}`,
      ]),
    ),
  };
}

function ours() {
  const built = new URL("../../www/heyan/built/", here);
  const bytes = readdirSync(built)
    .filter((file) => /^heyan-.*\.(wasm|js)$/.test(file))
    .reduce((sum, file) => sum + brotliCompressSync(readFileSync(new URL(file, built))).length, 0);
  const isValid = (number) => checkIdNumber(number, { today: TODAY }).valid;
  return measure("heyan (everything)", numbers.map((number) => ask(isValid, number)), speed(isValid), bytes);
}

function npm() {
  const IdValidator = require("id-validator");
  const table = require("id-validator/src/GB2260.js");
  const idValidator = new IdValidator(table);
  const idcard = require("idcard");
  const isIdentityCard = require("validator/lib/isIdentityCard").default;
  return [
    ["id-validator", (number) => idValidator.isValid(number)],
    ["idcard", (number) => idcard.verify(number)],
    ["validator", (number) => isIdentityCard(number, "zh-CN")],
  ].map(([name, isValid]) => {
    const verdicts = numbers.map((number) => ask(isValid, number));
    return measure(version(name), verdicts, speed(isValid), size(name));
  });
}

function pypi() {
  const python = process.env.HEYAN_PYTHON ?? "python3";
  const script = new URL("identity.py", here).pathname;
  const { status, stdout } = spawnSync(python, [script], { input: JSON.stringify(numbers), encoding: "utf8" });
  const answers = status === 0 ? JSON.parse(stdout) : {};
  return Object.entries(answers).map(([name, { verdicts, microseconds }]) => measure(name, verdicts, microseconds));
}

await init();
const results = [ours(), ...npm(), ...pypi()];
if (process.argv.includes("--json")) {
  console.log(JSON.stringify({ numbers: rows.length, valid: rows.filter((row) => row.valid).length, results }, null, 1));
} else {
  console.log(`${rows.length} numbers, ${rows.filter((row) => row.valid).length} of them valid`);
  for (const { name, falseRefusals, falsePasses, thrown, microseconds, bytes, classes } of results) {
    console.log(`\n${name}: ${falseRefusals} false refusals, ${falsePasses} false passes, ${thrown} thrown; ` +
      `${microseconds} us a number${bytes ? `; ${bytes} bytes (brotli)` : ""}`);
    for (const [kind, count] of Object.entries(classes)) console.log(`  ${kind}: ${count}`);
  }
  if (!results.some(({ name }) => /stdnum|PyPI/.test(name))) console.log("\nValidators of PyPI are not installed; see tests/bench/identity.py.");
}
