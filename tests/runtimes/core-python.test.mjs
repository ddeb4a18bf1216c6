// heyan-core.wasm in Python, by the example of www/heyan/CORE.md: every vector, byte for byte as in Node. The python that has
// wasmtime stands in HEYAN_WASMTIME.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { answerOfCore, coreFile } from "../package/core.mjs";

const PYTHON = process.env.HEYAN_WASMTIME ?? "python3";
const guide = readFileSync(new URL("../../www/heyan/CORE.md", import.meta.url), "utf8");
const [, example] = /^```python python\n([^]*?)^```$/m.exec(guide);
const [, partition] = /^```python partition\n([^]*?)^```$/m.exec(guide);
const folder = mkdtempSync(join(tmpdir(), "heyan-python-"));
test.after(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, "heyan.py"), example);
writeFileSync(join(folder, "partition.py"), partition);

/** Runs a program beside the example, with lines on its standard input. */
const python = (program, input = "") =>
  execFileSync(PYTHON, ["-c", `import sys, json\nfrom heyan import Heyan\nheyan = Heyan(${JSON.stringify(coreFile)})\n${program}`], {
    cwd: folder, input, encoding: "utf8", maxBuffer: 64 * 2 ** 20,
  });

test("every vector, byte for byte as in Node", () => {
  const vectors = JSON.parse(readFileSync(new URL("../../target/tmp/answers.json", import.meta.url), "utf8"));
  const asked = vectors.flatMap(({ call, args, flagged }) => [
    ...(flagged ? [["useFlaggedNumbers", JSON.stringify([flagged])]] : []), [call, JSON.stringify(args)], ["useFlaggedNumbers", "[null]"],
  ]);
  const said = python(
    "for line in sys.stdin:\n    name, given = json.loads(line)\n    print(json.dumps(heyan.ask(name, given)))",
    asked.map((one) => JSON.stringify(one)).join("\n"),
  ).trim().split("\n").map((line) => JSON.parse(line));
  assert.ok(asked.length > 2000 && said.length === asked.length);
  for (const [at, [name, given]] of asked.entries()) assert.equal(said[at], answerOfCore(name, given), `${name} ${given.slice(0, 200)}`);
});

test("as a backend asks it", () => {
  assert.equal(python('print(heyan.call("checkPhone", "138 0000 0024")["e164"])').trim(), "+8613800000024");
  const mistake = 'try:\n    heyan.call("checkApplication", {}, {"today": "2026-11-20"})\nexcept ValueError as error:\n    print(error)';
  assert.equal(python(mistake).trim(), "application.applicant: is required");
});

test("as an engine asks it, part by part", () => {
  const said = python(`from partition import checked
part = checked(${JSON.stringify(coreFile)})
for numbers in ["138 0000 0024", "1"], ["139 2658 4107"]:
    print(json.dumps(list(part(iter(numbers)))))`).trim().split("\n").map((line) => JSON.parse(line));
  const own = (number) => answerOfCore("checkPhone", JSON.stringify([number]));
  assert.deepEqual(said, [[own("138 0000 0024"), own("1")], [own("139 2658 4107")]]);
});
