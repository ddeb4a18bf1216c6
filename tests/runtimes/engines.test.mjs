// The packed package in Deno and Bun: the smoke of every function, every vector byte for byte as in Node, and a digest that is
// compared where their own `fetch` compares none.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { promisify } from "node:util";
import init, * as heyan from "../../www/heyan/index.node.js";
import { answersOf } from "../package/answers.mjs";
import { project } from "../package/install.mjs";
import { serveFolder } from "../package/page.mjs";

const run = promisify(execFile);
const bin = (name) => new URL(`node_modules/.bin/${name}`, import.meta.url).pathname;
const ENGINES = {
  deno: (...files) => [bin("deno"), "run", "--no-remote", "--node-modules-dir=manual", "--allow-read=.", "--allow-net=127.0.0.1", ...files],
  bun: (...files) => [bin("bun"), "run", ...files],
};

const { folder, entries, write } = project(test);
const vectors = new URL("../../target/tmp/answers.json", import.meta.url);
write("vectors.json", readFileSync(vectors, "utf8"));
write("answers.mjs", readFileSync(new URL("../package/answers.mjs", import.meta.url), "utf8"));
write("all.mjs", `import { readFileSync } from "node:fs";
import init, * as heyan from "heyan";
import { answersOf } from "./answers.mjs";
await init();
console.log(JSON.stringify(answersOf(heyan, JSON.parse(readFileSync("vectors.json", "utf8")))));
`);
write("digest.mjs", `import init from "heyan/phone";
const [wasm, wrong, right] = (globalThis.Deno?.args ?? process.argv.slice(2));
const codes = [];
for (const integrity of [wrong, right]) await init({ wasm, integrity }).then(() => codes.push("started"), ({ code }) => codes.push(code));
console.log(JSON.stringify(codes));
`);
await init();

for (const [name, command] of Object.entries(ENGINES)) {
  const ask = async (...files) => {
    const [program, ...args] = command(...files);
    const { stdout } = await run(program, args, { cwd: folder, maxBuffer: 2 ** 27, env: { ...process.env, DENO_DIR: join(folder, ".deno"), NO_COLOR: "1" } });
    return JSON.parse(stdout);
  };

  test(`${name}: the smoke of every function`, async () => {
    const { asked, wrong } = await ask("run.mjs");
    assert.deepEqual(wrong, []);
    assert.ok(asked >= 70 && entries.length >= 7, `${asked} exports`);
  });

  test(`${name}: every vector as in Node`, async () => {
    const own = answersOf(heyan, JSON.parse(readFileSync(vectors, "utf8")));
    const answers = await ask("all.mjs");
    assert.equal(answers.length, own.length);
    for (const [at, answer] of own.entries()) assert.equal(answers[at], answer);
  });

  test(`${name}: a file from the network is compared with its digest`, async (t) => {
    const built = join(folder, "node_modules/heyan/built");
    const list = JSON.parse(readFileSync(join(built, "integrity.json"), "utf8"));
    const file = `phone-${list.phone.build}.wasm`;
    const wrong = `sha256-${createHash("sha256").update("something else").digest("base64")}`;
    const address = await serveFolder(t, built);
    assert.deepEqual(await ask("digest.mjs", `${address}/${file}`, wrong, list.phone.files[file]), ["load-failed", "started"]);
  });
}
