// The package in workerd, bundled as its tools do: the smoke of every function, every vector byte for byte as in Node and as
// the native crate, and the example of the README.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import test from "node:test";
import { build } from "esbuild";
import init, * as heyan from "../../www/heyan/index.node.js";
import { answersOf } from "../package/answers.mjs";
import { project } from "../package/install.mjs";
import { example } from "../package/readme.mjs";
import { holdsAsServer } from "../package/submission.mjs";

const { folder, entries, write } = project(test);
const WORKERD = new URL("node_modules/.bin/workerd", import.meta.url).pathname;
write("answers.mjs", readFileSync(new URL("../package/answers.mjs", import.meta.url), "utf8"));
await init();

/** Bundles a worker and serves it until the test ends. @returns {Promise<string>} its address */
async function serve(t, name, code) {
  const file = write(`${name}.mjs`, code);
  const out = join(folder, name);
  const wasm = [];
  await build({
    entryPoints: [file], bundle: true, format: "esm", target: "es2022", outfile: join(out, "worker.js"),
    conditions: ["workerd", "worker", "browser"], logLevel: "error",
    plugins: [{
      name: "modules beside the bundle",
      setup(bundler) {
        bundler.onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => {
          wasm.push(join(resolveDir, path));
          return { path: `./${basename(path)}`, external: true };
        });
      },
    }],
  });
  mkdirSync(out, { recursive: true });
  for (const path of wasm) copyFileSync(path, join(out, basename(path)));
  const modules = readdirSync(out).sort((one) => (one === "worker.js" ? -1 : 1))
    .map((each) => `(name = "${each}", ${each.endsWith(".wasm") ? "wasm" : "esModule"} = embed "${each}")`);
  writeFileSync(join(out, "config.capnp"), `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (modules = [${modules.join(", ")}], compatibilityDate = "2026-11-01"))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`);
  const child = spawn(WORKERD, ["serve", "config.capnp", "--control-fd=1"], { cwd: out, stdio: ["ignore", "pipe", "pipe"], detached: true });
  // The command only starts the program, which would outlive it.
  t.after(() => process.kill(-child.pid, "SIGKILL"));
  let said = "";
  child.stderr.on("data", (text) => { said += text; });
  return new Promise((ready, failed) => {
    child.stdout.on("data", (text) => {
      const port = /"socket":"http","port":(\d+)/.exec(text)?.[1];
      if (port) ready(`http://127.0.0.1:${port}`);
    });
    child.on("close", (code) => failed(new Error(`workerd ended with ${code}: ${said}`)));
  });
}

test("the smoke of every function, and every vector", async (t) => {
  const address = await serve(t, "smoke-worker", `import { answersOf } from "./answers.mjs";
import { entries } from "./entries.mjs";
import { smoke } from "./smoke.mjs";
let first;
export default {
  async fetch(request) {
    first ??= smoke(entries);
    const result = await first;
    if (request.method === "GET") return Response.json(result);
    return Response.json(answersOf(entries.heyan, await request.json()));
  },
};
`);
  const { asked, wrong } = await (await fetch(address)).json();
  assert.deepEqual(wrong, []);
  assert.ok(asked >= 70 && entries.length >= 7, `${asked} exports`);

  const vectors = JSON.parse(readFileSync(new URL("../../target/tmp/answers.json", import.meta.url), "utf8"))
    .map(({ call, args, flagged }) => ({ call, args, flagged }));
  const answers = await (await fetch(address, { method: "POST", body: JSON.stringify(vectors) })).json();
  const own = answersOf(heyan, vectors);
  assert.ok(own.length > 800);
  for (const [at, answer] of own.entries()) assert.equal(answers[at], answer, JSON.stringify(vectors[at]).slice(0, 200));
  assert.equal(answers.length, own.length);
});

test("the example of the README gives the report that Node gives", async (t) => {
  const address = await serve(t, "example-worker", example("workerd"));
  await holdsAsServer((body) => fetch(address, { method: "POST", body }), heyan.checkApplication);
});
