// What the modules can reach, what they say, and what they leave behind in memory.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import init, * as heyan from "../../www/heyan/index.node.js";
import { glue } from "../../www/heyan/built/heyan.js";

const built = new URL("../../www/heyan/built/", import.meta.url);

// A list of what may be there, not of what may not: no clock, no randomness, no network, no storage, no
// console, and no way to look any of them up by name.
const OBJECTS = ["__wbg_new", "__wbindgen_init_externref_table"];
const PAGE = [
  ...OBJECTS,
  "__wbg_appendChild", "__wbg_createDocumentFragment", "__wbg_createElement", "__wbg_createTextNode", "__wbg_instanceof_Element",
  "__wbg_replaceChildren", "__wbg_setAttribute", "__wbg_set_textContent", "__wbg_static_accessor_DOCUMENT",
];
const allowed = { phone: [], application: OBJECTS, consent: PAGE, "phone-change": PAGE, sms: PAGE, heyan: PAGE };
/** Where the build keeps each module as it was before it was sealed, and what its names of one letter stand for. */
const made = new URL("../../.tools/package/", import.meta.url);

/** The file without the mark of its build, which is put wherever it takes the least room. */
function unmarked(bytes) {
  const title = bytes.indexOf("\u000bheyan.build");
  return Buffer.concat([bytes.subarray(0, title - 2), bytes.subarray(title + bytes[title - 1])]);
}

for (const [name, imports] of Object.entries(allowed)) {
  test(`${name}: the module is given this much and no more`, async () => {
    const files = readdirSync(built).filter((file) => new RegExp(`^${name}-[0-9a-f]{16}\\.wasm$`).test(file));
    assert.equal(files.length, 1);
    const bytes = readFileSync(new URL(files[0], built));
    const before = readFileSync(new URL(`${name}/${name}.wasm`, made));
    assert.ok(unmarked(bytes).equals(before), "the names are those of this file");
    const names = new Map(JSON.parse(readFileSync(new URL(`${name}/names.json`, made), "utf8")).imports.map(([, long, short]) => [short, long]));
    const module = new WebAssembly.Module(bytes);
    const asked = WebAssembly.Module.imports(module);
    assert.ok(asked.every(({ kind }) => kind === "function"));
    assert.deepEqual(asked.map((one) => names.get(one.name).replace(/_[0-9a-f]{16}$/, "")).sort(), [...imports].sort());
    // The other half of the module: what it is given does what its name says.
    const half = readFileSync(new URL(files[0].replace(/wasm$/, "js"), built), "utf8");
    assert.doesNotMatch(half, /\b(fetch|XMLHttpRequest|WebSocket|console|localStorage|sessionStorage|indexedDB|crypto|Date|performance|navigator|location|Reflect|eval|Function)\b/);
  });
}

await init();

const folder = new URL("../vectors/", import.meta.url);
const vectors = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")));

/** Which argument is the options; the ones before it are a person's. */
const optionsOf = {
  checkPhone: 1, checkPersonName: 1, checkIdNumber: 1, checkApplication: 1, planPhoneChange: 1, checkOneTimeCode: 1, checkConsent: 1,
  inspectSms: 1, recordConsent: 2, checkConsentRecord: 2, planConsent: 2, draftLetter: 2,
};

/** Every text in a value. */
function* texts(value) {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) for (const member of Object.values(value)) yield* texts(member);
}

/** What a value says of itself in sentences: findings, notices, advice, reasons, and their members. */
function* sentences(value) {
  if (typeof value !== "object" || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (["findings", "notices", "advice", "steps", "why", "reasons"].includes(name)) yield* texts(member);
    else yield* sentences(member);
  }
}

const DIGITS = /\d(?:[\s.()*-]{0,3}\d)+X?/gi;
/** The numbers in a text, of any width and spelling, as their digits alone. */
const numbers = (text) => (text.normalize("NFKC").match(DIGITS) ?? []).map((found) => found.replace(/[^\dX]/gi, "").toUpperCase());
const MOMENT = /\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?/g;
/** A computer's address in a link: nobody's number. */
const HOST = /\b\d{1,3}(\.\d{1,3}){3}\b/g;

/** The numbers of a person: phones, identity and account numbers, and codes. */
function own(values) {
  return [...texts(values)].flatMap((text) => numbers(text.replace(MOMENT, "").replace(HOST, ""))).filter((digits) => digits.length >= 6);
}

/** And where no options tell a person's arguments from the others. */
const typedUpTo = { ...optionsOf, isValidPhone: 1, areValidPhones: 1, formatPhone: 1 };

test("after a call the module's memory holds nothing of what was typed", () => {
  // Started already, so this hands back what the module exports.
  const memory = Object.values(glue.initSync()).find((one) => one instanceof WebAssembly.Memory);
  const fresh = Buffer.from(Buffer.from(memory.buffer));
  const left = [];
  let looked = 0;
  for (const { name, call, args } of vectors) {
    const place = typedUpTo[call];
    const typed = [...texts(args.slice(0, place ?? 0))].filter((text) => text.length < 300 && text.search(MOMENT) < 0 && !/[0-9a-f]{64}/.test(text));
    const wanted = typed.flatMap((text) => text.match(DIGITS) ?? []).filter((found) => found.replace(/\D/g, "").length >= 6)
      .flatMap((spelled) => {
        const digits = spelled.replace(/\D/g, "");
        const written = [Buffer.from(spelled), Buffer.from(digits)];
        // An identity number taken apart, too: the value of each digit in a byte of its own.
        return /^\d{17}[\dX]$/i.test(spelled) && /IdNumber|Application/.test(call) ? [...written, Buffer.from([...digits].map(Number))] : written;
      });
    if (place === undefined || wanted.length === 0) continue;
    try {
      heyan[call](...args.map((argument) => argument ?? undefined));
    } catch {
      // A refusal leaves nothing either.
    }
    const all = Buffer.from(memory.buffer);
    const found = wanted.filter((bytes) => all.includes(bytes) && !fresh.includes(bytes));
    if (found.length > 0) left.push(`${name}: ${found.map((bytes) => JSON.stringify(bytes.toString("latin1")))}`);
    looked += 1;
  }
  assert.ok(looked > 600, `${looked} calls`);
  assert.deepEqual(left, []);
});

test("no sentence of any report holds a number that was typed", () => {
  const wrong = [];
  let looked = 0;
  for (const { name, call, args, flagged } of vectors) {
    const place = optionsOf[call];
    if (place === undefined) continue;
    const personal = own(args.slice(0, place));
    for (const locale of ["zh-CN", "en"]) {
      const given = args.map((argument) => argument ?? undefined);
      given[place] = { ...(typeof given[place] === "object" ? given[place] : {}), locale };
      heyan.useFlaggedNumbers(flagged ? Uint8Array.from(flagged) : null);
      let said;
      try {
        said = [...sentences(heyan[call](...given))];
      } catch (error) {
        said = [error.message];
      }
      const told = said.flatMap((text) => numbers(text).map((digits) => [digits, text]));
      for (const [digits, text] of told) {
        if (personal.some((mine) => digits.includes(mine))) wrong.push(`${name} (${locale}): ${digits} in ${JSON.stringify(text)}`);
      }
      looked += 1;
    }
  }
  assert.ok(looked > 1_500, `${looked} reports`);
  assert.deepEqual(wrong, []);
});
