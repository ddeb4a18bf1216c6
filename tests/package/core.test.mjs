// heyan-core.wasm as a host without glue has it: all vectors byte for byte, and what a careless host does.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { test } from "node:test";
import init, * as heyan from "../../www/heyan/index.node.js";
import { answerOfCore as ask, core, coreModule, put, read, startCore } from "./core.mjs";

const utf8 = new TextEncoder();

const answers = new URL("../../target/tmp/answers.json", import.meta.url);
const vectors = JSON.parse(readFileSync(answers, "utf8"));
const sorted = (value) => JSON.stringify(value, (_, member) =>
  (member && typeof member === "object" && !Array.isArray(member)
    ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member));

test("it imports nothing, and exports the memory and three functions", () => {
  assert.deepEqual(WebAssembly.Module.imports(coreModule), []);
  assert.deepEqual(WebAssembly.Module.exports(coreModule).map(({ name, kind }) => `${kind} ${name}`).sort(), [
    "function alloc", "function call", "function free", "memory memory",
  ]);
});

test("every vector, as the native crate answers it", () => {
  for (const file of readdirSync(new URL("../vectors/", import.meta.url))) {
    const written = statSync(new URL(`../vectors/${file}`, import.meta.url)).mtimeMs;
    assert.ok(statSync(answers).mtimeMs >= written, `${file} changed since: run cargo test --test vectors`);
  }
  for (const { file, name, call, args, flagged, answer, refused } of vectors) {
    if (flagged) ask("useFlaggedNumbers", JSON.stringify([flagged]));
    const said = JSON.parse(ask(call, JSON.stringify(args)));
    ask("useFlaggedNumbers", "[null]");
    if (refused === undefined) assert.equal(sorted(said.ok), sorted(answer), `${file}: ${name}`);
    else assert.deepEqual(said, { error: refused }, `${file}: ${name}`);
  }
  assert.ok(vectors.length > 1000);
});

test("byte for byte what the whole package reads", async () => {
  await init();
  let compared = 0;
  for (const { name, call, args, flagged, refused } of vectors) {
    if (flagged || refused !== undefined || call === "useFlaggedNumbers" || call === "areValidPhones") continue;
    assert.equal(ask(call, JSON.stringify(args)), JSON.stringify({ ok: heyan[call](...args.map((given) => given ?? undefined)) ?? null }), name);
    compared += 1;
  }
  assert.ok(compared > 1000);
});

test("a careless host gets errors and breaks nothing", () => {
  const said = (name, given) => JSON.parse(ask(name, given));
  assert.deepEqual(said("noSuchCall", "[]"), { error: "name: is not a function of this module" });
  for (const given of ["", "{}", "null", "[", "[1]]", '["\\ud83d"]', "[".repeat(100_000)]) {
    assert.deepEqual(said("checkPhone", given), { error: "arguments: expected a JSON array" }, given.slice(0, 9));
  }
  assert.deepEqual(said("checkPhone", "[]"), { error: "text: expected a string" });
  assert.deepEqual(said("checkPhone", new Uint8Array([0x5b, 0xff, 0x5d])), { error: "arguments: expected UTF-8" });
  assert.deepEqual(said(new Uint8Array([0xed, 0xa0, 0x80]), "[]"), { error: "name: expected UTF-8" });
  const name = put(utf8.encode("checkPhone"));
  for (const [at, length] of [[0, 0], [name, 11], [name + 1, 1], [2 ** 31, 5], [name, -1], [-1, 2 ** 31]]) {
    assert.equal(read(core.call(at, length, name, 2)), '{"error":"name: is not in a place that alloc gave"}');
  }
  core.free(name);
  assert.equal(read(core.call(name, 10, name, 2)), '{"error":"name: is not in a place that alloc gave"}', "after free");
  for (const place of [0, 1, name, name, -1, 2 ** 31]) core.free(place);
  for (const length of [128 * 2 ** 20 + 1, 2 ** 31, -1]) assert.equal(core.alloc(length), 0);
  const [one, other] = [core.alloc(0), core.alloc(0)];
  assert.notEqual(one, other, "places of nothing are places all the same");
  assert.match(ask("checkPhone", '["138 0000 0024"]'), /"e164":"\+8613800000024"/, "and it still answers");
});

test("however much a host hands over, it is answered, and soon", () => {
  const host = startCore();
  const long = (head, unit, tail, megabytes) => `${head}${unit.repeat((megabytes * 2 ** 20) / unit.length)}${tail}`;
  assert.match(ask("checkPhone", long('["', "1", '"]', 20), host), /"input\.too-long"/);
  // Numbers may be a file's bytes; of anything else nobody means so many.
  for (const unit of [",0", ",[]", ",{}", ',"\\u4e00"']) {
    const why = unit === ",0" ? "expected a string" : "has too many members";
    assert.equal(ask("checkPhone", long("[[1", unit, "]]", 3), host), `{"error":"text: ${why}"}`);
  }
  const began = performance.now();
  const members = Array.from({ length: 60_000 }, (_, index) => `"k${index}":0`).join();
  assert.equal(ask("checkApplication", `[{${members}}]`, host), '{"error":"application: has too many members"}');
  assert.ok(performance.now() - began < 5_000, "an object of many members takes long");
  // A host that gives nothing back is refused room before the answers' is gone.
  const places = Array.from({ length: 40 }, () => host.alloc(100 * 2 ** 20));
  assert.equal(places.filter((place) => place !== 0).length, 5);
  assert.match(ask("checkPhone", '["138 0000 0024"]', host), /"e164"/);
  for (const place of places) host.free(place);
  assert.notEqual(host.alloc(100 * 2 ** 20), 0);
});

test("what was given back is wiped", () => {
  const secret = utf8.encode('["11010519491231002X",{"today":"2026-11-20"}]');
  const host = startCore();
  assert.match(ask("checkIdNumber", secret, host), /"valid":true/);
  const memory = Buffer.from(host.memory.buffer);
  assert.equal(memory.indexOf("11010519491231002X"), -1);
  assert.equal(memory.indexOf("checkIdNumber\u0000"), -1);
});

test("many calls do not make the memory grow", () => {
  const turn = () => { for (let times = 0; times < 5_000; times += 1) ask("checkPhone", '["手机：139 2658 4107"]'); };
  turn();
  const before = core.memory.buffer.byteLength;
  turn();
  assert.equal(core.memory.buffer.byteLength, before);
});
