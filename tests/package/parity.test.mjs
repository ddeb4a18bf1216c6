// The package answers every vector exactly as the native crate does, and refuses what it refuses
// with the same words. The native answers are written by `cargo test` (tests/vectors.rs).
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import init, * as heyan from "../../www/heyan/index.node.js";

const answers = new URL("../../target/tmp/answers.json", import.meta.url);

/** The same value with members in one order, so that texts can be compared. */
const sorted = (value) =>
  JSON.stringify(value, (_, member) =>
    ArrayBuffer.isView(member) ? Array.from(/** @type {Uint8Array} */ (member)) :
    member && typeof member === "object" && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

await init();

const vectors = JSON.parse(readFileSync(answers, "utf8"));

test("the native answers are newer than the vectors", () => {
  for (const { file } of vectors) {
    const written = statSync(new URL(`../vectors/${file}`, import.meta.url)).mtimeMs;
    assert.ok(statSync(answers).mtimeMs >= written, `${file} changed since: run cargo test --test vectors`);
  }
});

for (const { file, name, call, args, flagged, answer, refused } of vectors) {
  if (!(call in heyan)) continue;
  test(`${file}: ${name}`, (context) => {
    const given = args.map((argument) => (call === "useFlaggedNumbers" ? fileOf(argument) : argument ?? undefined));
    if (flagged) heyan.useFlaggedNumbers(fileOf(flagged));
    context.after(() => heyan.useFlaggedNumbers(null));
    if (refused === undefined) {
      assert.equal(sorted(heyan[call](...given) ?? null), sorted(answer));
      return;
    }
    // The face fills in the day when it is left out, so the crate's complaint about it has no echo here.
    if (refused.startsWith("options.today: is required") || refused.startsWith("options.now: is required")) return;
    assert.throws(() => heyan[call](...given), (error) => error instanceof TypeError && error.message === refused);
  });
}

test("every function with vectors is exported", () => {
  const missing = new Set(vectors.map(({ call }) => call).filter((call) => !(call in heyan)));
  assert.deepEqual([...missing], ["noSuchCall"]);
});

/** The bytes of a file, which JSON writes as an array. */
function fileOf(value) {
  return Array.isArray(value) ? Uint8Array.from(value) : value;
}
