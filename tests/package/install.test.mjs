// The packed package in an empty project: what is in the tarball, and the same smoke in Node, in a page without a bundler,
// in one made by esbuild, and where pages are rendered on a server. Other run times: tests/runtimes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createPackageFromTarballData, checkPackage } from "@arethetypeswrong/core";
import { build } from "esbuild";
import { publint } from "publint";
import init, * as heyan from "../../www/heyan/index.node.js";
import { openBrowser } from "../pages/browser.mjs";
import { answersOf } from "./answers.mjs";
import { project } from "./install.mjs";
import { serveFolder, smokeInPage } from "./page.mjs";
import { BUNDLED } from "../setup/small.mjs";

const { folder, tarball, files, entries, write } = project(test);
const own = fileURLToPath(new URL("../../www/heyan", import.meta.url));
const inside = (path) => join(folder, "node_modules/heyan", path);
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const browser = await openBrowser(test);

/** @param {{ asked: number, wrong: string[] }} result */
function held({ asked, wrong }) {
  assert.deepEqual(wrong, []);
  assert.ok(asked >= 70 && entries.length >= 7, `${asked} exports of ${entries.length} entries were asked`);
}

/** What form.mjs writes. */
async function form() {
  const { outputFiles: [made] } = await build({ ...BUNDLED, entryPoints: [join(own, "browser/form.js")], write: false });
  return Buffer.from(made.contents);
}

test("every file in the tarball has a known source", async () => {
  const list = json(inside("built/integrity.json"));
  const built = Object.assign({}, ...Object.values(list).map((part) => part.files));
  const tracked = new Set(execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: own, encoding: "utf8" }).split("\n"));
  for (const { path } of files) {
    const content = readFileSync(inside(path));
    const name = path.startsWith("built/") ? path.slice("built/".length) : `../${path}`;
    if (path === "package.json" || path === "built/integrity.json") continue;
    if (path === "form.js") {
      assert.ok(content.equals(await form()), `${path} is not made of browser/form.js`);
      continue;
    }
    if (!path.startsWith("built/") && built[name] === undefined) {
      assert.ok(tracked.has(path), `${path} is not of this repository`);
      assert.ok(content.equals(readFileSync(join(own, path))), path);
    } else {
      assert.equal(`sha384-${createHash("sha384").update(content).digest("base64")}`, built[name], `${path} was not made by seal.mjs`);
    }
  }
  const packed = new Set(files.map(({ path }) => path));
  for (const name of Object.keys(built)) assert.ok(packed.has(posix.join("built", name)), `${name} is not packed`);
  for (const path of ["LICENSE", "NOTICE", "THIRD-PARTY.md", "README.md"]) assert.ok(packed.has(path), path);
  for (const path of ["LICENSE", "NOTICE"]) {
    assert.ok(readFileSync(inside(path)).equals(readFileSync(join(own, "../..", path))), `${path} is that of the repository`);
  }
});

test("package.json: the crate's version, no dependencies, no scripts, a name for each .wasm that stays", () => {
  const manifest = json(inside("package.json"));
  const crate = readFileSync(join(own, "../../Cargo.toml"), "utf8");
  assert.equal(manifest.version, /^version = "(.*)"/m.exec(crate)[1]);
  for (const member of ["dependencies", "peerDependencies", "optionalDependencies", "scripts", "bin"]) assert.equal(manifest[member], undefined);
  const { exports } = manifest;
  for (const [name, { build: hash }] of Object.entries(json(inside("built/integrity.json")))) {
    assert.equal(exports[`./${name}.wasm`], `./built/${name}-${hash}.wasm`);
  }
  const packed = new Set(files.map(({ path }) => `./${path}`));
  const targets = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(targets));
  for (const target of targets(exports)) assert.ok(target.includes("*") || packed.has(target), `${target} is not packed`);
  for (const [entry, conditions] of Object.entries(exports)) {
    if (typeof conditions === "string") continue;
    const order = ["types", "workerd", "node", "deno", "bun", "browser", "default"];
    assert.deepEqual(Object.keys(conditions), order.filter((name) => name in conditions), `the order of ${entry}`);
  }
});

test("publint has nothing to say", async () => {
  const { messages } = await publint({ pkgDir: inside("."), strict: true });
  assert.deepEqual(messages, []);
});

test("are-the-types-wrong has nothing to say", async () => {
  const { problems = [] } = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))), {
    // No code: their kind is the importer's choice.
    excludeEntrypoints: [/\.(json|wasm)$/, /\/built\//],
  });
  // There is no CommonJS half, and none is wanted: Node 20.19 and newer can `require` what has no top-level await.
  const wrong = problems.filter(({ kind }) => kind !== "CJSResolvesToESM");
  assert.deepEqual(wrong, []);
});

test("Node, import", () => {
  held(JSON.parse(execFileSync(process.execPath, ["run.mjs"], { cwd: folder, encoding: "utf8" })));
});

test("Node, require", { skip: process.features.require_module ? false : "this Node cannot require ES modules" }, () => {
  write("required.cjs", 'const { default: init, checkPhone } = require("heyan");\ninit().then(() => console.log(checkPhone("13926584107").verdict));\n');
  assert.equal(execFileSync(process.execPath, ["required.cjs"], { cwd: folder, encoding: "utf8" }).trim(), "pass");
});

test("a page without a bundler", async (t) => {
  held(await smokeInPage(t, browser, folder, "run-in-page.mjs", { bare: true }));
});

test("every vector in a page, byte for byte as in Node", async (t) => {
  const vectors = json(fileURLToPath(new URL("../../target/tmp/answers.json", import.meta.url)))
    .map(({ call, args, flagged }) => ({ call, args, flagged }));
  const address = await serveFolder(t, join(folder, "node_modules/heyan"), { "/": '<!doctype html><link rel="icon" href="data:,">' });
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(address);
  await page.addScriptTag({ type: "module", content: `${answersOf}; import init, * as heyan from "/index.js"; globalThis.ask = async (vectors) => { await init(); return answersOf(heyan, vectors); };` });
  await page.waitForFunction(() => "ask" in globalThis);
  const answers = await page.evaluate((given) => globalThis.ask(given), vectors);
  await init();
  const own = answersOf(heyan, vectors);
  assert.ok(own.length > 800 && answers.length === own.length, `${own.length} and ${answers.length} answers`);
  for (const [at, answer] of own.entries()) assert.equal(answers[at], answer, JSON.stringify(vectors[at]).slice(0, 200));
});

test("in a page a wrong digest keeps the module from starting, and a file of another build says so", async (t) => {
  const address = await serveFolder(t, join(folder, "node_modules/heyan"), { "/": '<!doctype html><link rel="icon" href="data:,">' });
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(address);
  const list = json(inside("built/integrity.json"));
  const file = ({ build: hash }, name) => `/built/${name}-${hash}.wasm`;
  const said = await page.evaluate(async ([own, wrong, other]) => {
    const { default: init, checkPhone } = await import("/phone.js");
    const failed = (options) => init(options).then(() => "started", ({ code, message }) => [code, message]);
    return [await failed({ integrity: wrong }), await failed({ wasm: other }), await failed({ wasm: own }), checkPhone("13926584107").verdict];
  }, [file(list.phone, "phone"), list.sms.files[`sms-${list.sms.build}.wasm`], file(list.sms, "sms")]);
  assert.deepEqual(said, [
    ["load-failed", "heyan: the .wasm file could not be loaded"],
    ["wrong-build", `heyan: this script and the .wasm file are of different builds (script: ${list.phone.build}, file: ${list.sms.build}). `
      + "Serve the files of one build together."],
    "started", "pass",
  ]);
});

test("a page made by esbuild, which puts the .wasm files beside it", async (t) => {
  // esbuild leaves `new URL(…, import.meta.url)` alone: the files are imported, and handed to init.
  const names = Object.keys(json(inside("built/integrity.json")));
  write("bundled.mjs", `import { entries } from "./entries.mjs";
import { smoke } from "./smoke.mjs";
${names.map((name, at) => `import file${at} from "heyan/${name}.wasm";`).join("\n")}
const files = { ${names.map((name, at) => `"${name}": file${at}`).join(", ")} };
const started = Object.fromEntries(Object.entries(entries).map(([name, entry]) => {
  const wasm = files[name.replace("heyan/", "")];
  return [name, wasm ? { ...entry, default: () => entry.default({ wasm: new URL(wasm, import.meta.url) }) } : entry];
}));
globalThis.heyanSmoke = smoke(started);
`);
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: ["bundled.mjs"],
    bundle: true,
    format: "esm",
    target: "es2022",
    outdir: "bundled",
    loader: { ".wasm": "file" },
    metafile: true,
    logLevel: "error",
  });
  assert.ok(!Object.keys(metafile.inputs).some((path) => /\.node\.js$|-workerd\.js$/.test(path)), "only what a page needs");
  held(await smokeInPage(t, browser, folder, "bundled/bundled.js"));
});

test("unused entries leave nothing in a bundle", async () => {
  write("unused.mjs", 'import { checkPhone } from "heyan/phone";\nimport "heyan";\nimport "heyan/form";\nexport const kept = 1;\n');
  const { outputFiles } = await build({
    absWorkingDir: folder, entryPoints: ["unused.mjs"], bundle: true, format: "esm", minify: true, write: false,
    logOverride: { "ignored-bare-import": "silent" },
  });
  assert.ok(outputFiles[0].text.length < 200, outputFiles[0].text.slice(0, 300));
});

for (const conditions of [["node"], ["browser"]]) {
  test(`rendering pages on a server: importing does nothing (${conditions})`, async () => {
    // As server bundles are: one CommonJS file, without an import.meta.url, and without a page.
    const entry = write(`server-${conditions}.mjs`, `import { entries } from "./entries.mjs";\nexport default Object.keys(entries).length;\n`);
    const outfile = join(folder, `server-${conditions}.cjs`);
    await build({
      entryPoints: [entry], bundle: true, format: "cjs", platform: "node", conditions, outfile,
      logOverride: { "empty-import-meta": "silent" }, logLevel: "error",
    });
    write("watch.cjs", `
const touched = [];
for (const name of ["fetch", "document", "window", "localStorage", "crypto"]) {
  Object.defineProperty(globalThis, name, { configurable: true, get() { touched.push(name); } });
}
for (const name of ["compile", "instantiate", "compileStreaming", "instantiateStreaming"]) WebAssembly[name] = () => { touched.push(name); };
const before = Object.keys(globalThis).length;
const { default: count } = require(process.argv[2]);
console.log(JSON.stringify({ count, touched, added: Object.keys(globalThis).length - before }));
`);
    const said = JSON.parse(execFileSync(process.execPath, ["watch.cjs", outfile], { cwd: folder, encoding: "utf8" }));
    assert.deepEqual(said, { count: entries.length, touched: [], added: 0 });
  });
}
