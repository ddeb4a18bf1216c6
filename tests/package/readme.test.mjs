// The examples of the package's README, run as they stand there against the packed package: in Node and in Chromium. Those for
// React, Vue and workerd run in tests/runtimes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import init, { checkApplication } from "../../www/heyan/index.node.js";
import { openBrowser } from "../pages/browser.mjs";
import { fillAndSend } from "./guarded.mjs";
import { project } from "./install.mjs";
import { serveFolder } from "./page.mjs";
import { example, examples } from "./readme.mjs";
import { holdsAsServer } from "./submission.mjs";

await init();
const { folder, write } = project(test);
const browser = await openBrowser(test);

test("every example has a name, and a test that runs it", () => {
  const tests = ["readme.test.mjs", "../runtimes/frameworks.test.mjs", "../runtimes/workerd.test.mjs"]
    .map((file) => readFileSync(new URL(file, import.meta.url), "utf8")).join("");
  for (const { name, code } of examples) assert.ok(tests.includes(`example("${name}")`), `${name}: ${code.slice(0, 60)}`);
  assert.equal(new Set(examples.map(({ name }) => name)).size, examples.length);
});

test("the first one prints what stands beside it", () => {
  const code = example("first");
  const file = write("first.mjs", code);
  const printed = execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" }).trim().split("\n");
  assert.deepEqual(printed, [...code.matchAll(/\/\/ "(.*)"$/gm)].map(([, said]) => said));
});

test("a form in plain HTML", async (t) => {
  const address = await serveFolder(t, folder, { "/": example("page") });
  await fillAndSend(t, browser, address);
});

test("a server in Node gives the same report", async (t) => {
  const file = write("server.mjs", example("node"));
  const { server } = await import(pathToFileURL(file).href);
  await new Promise((listening) => { server.listen(0, "127.0.0.1", listening); });
  t.after(() => { server.close(); server.closeAllConnections(); });
  const address = `http://127.0.0.1:${server.address().port}/`;
  await holdsAsServer((body) => fetch(address, { method: "POST", body }), checkApplication);
});

test("a page made by esbuild", async (t) => {
  write("own.mjs", `${example("esbuild")}\nready.then(() => { document.title = check("13926584107").verdict; });\n`);
  await build({ absWorkingDir: folder, entryPoints: ["own.mjs"], bundle: true, format: "esm", outdir: "own", loader: { ".wasm": "file" }, logLevel: "error" });
  const address = await serveFolder(t, folder, {
    "/": '<!doctype html><link rel="icon" href="data:,"><title></title><script type="module" src="/own/own.js"></script>',
  });
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(address);
  await page.waitForFunction(() => document.title === "pass", undefined, { timeout: 20_000 });
});

test("the sizes in the README are those of the files", async () => {
  const { brotliCompressSync } = await import("node:zlib");
  const inside = (path) => join(folder, "node_modules/heyan", path);
  const list = JSON.parse(readFileSync(inside("built/integrity.json"), "utf8"));
  const readme = readFileSync(inside("README.md"), "utf8");
  for (const [name, { build: hash }] of Object.entries(list)) {
    const said = new RegExp(`^\\| \`heyan${name === "heyan" ? "" : `/${name}`}\` \\|.*\\| (\\d+) \\|$`, "m").exec(readme);
    if (!said) continue;
    const files = [`built/${name}-${hash}.wasm`, `built/${name}-browser.js`];
    const size = files.reduce((sum, path) => sum + brotliCompressSync(readFileSync(inside(path))).length, 0) / 1000;
    assert.ok(Math.abs(size - Number(said[1])) / size < 0.05, `heyan/${name} weighs ${size.toFixed(1)} kB, the README says ${said[1]}`);
  }
});
