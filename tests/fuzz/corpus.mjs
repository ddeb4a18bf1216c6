// node corpus.mjs unpack|pack TARGET FOLDER
// The kept corpus is one packed file a target, one case a line; libFuzzer wants a file for each case.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

const [what, target, folder] = process.argv.slice(2);
const kept = new URL(`corpus/${target}.jsonl.gz`, import.meta.url);
/** A vector as a case of this target; a target passes over the functions of others. */
const asCase = ({ call, args, flagged }) =>
  (target === "core"
    ? ["core", ...(flagged ? ["useFlaggedNumbers", JSON.stringify([flagged])] : []), call, JSON.stringify(args)]
    : [call, ...args]);

if (what === "unpack") {
  mkdirSync(folder, { recursive: true });
  const lines = existsSync(kept) ? gunzipSync(readFileSync(kept)).toString("utf8").split("\n").filter((line) => line !== "") : [];
  const vectors = readdirSync(new URL("../vectors/", import.meta.url)).flatMap((file) =>
    JSON.parse(readFileSync(new URL(`../vectors/${file}`, import.meta.url), "utf8")));
  const calls = vectors.map((vector) => JSON.stringify(asCase(vector)));
  for (const line of [...lines, ...(target === "anything" ? [] : calls)]) {
    if (line.length < 8_000) writeFileSync(join(folder, createHash("sha1").update(line).digest("hex")), line);
  }
} else {
  const cases = new Set();
  for (const file of readdirSync(folder)) {
    try {
      const text = readFileSync(join(folder, file), "utf8");
      JSON.parse(text);
      // As it is, but for line breaks between values: written anew, numbers would change.
      cases.add(text.replace(/[\r\n]/g, " "));
    } catch {
      // What is no JSON reaches nothing behind its reader.
    }
  }
  const sorted = [...cases].sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  writeFileSync(kept, gzipSync(sorted.map((line) => `${line}\n`).join(""), { level: 9 }));
  console.log(`${target}: ${sorted.length} cases kept`);
}
