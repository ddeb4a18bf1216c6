// node core.mjs STAGING BUILT
// Makes of STAGING/heyan-core.wasm the file for hosts that are no page: it imports nothing, exports the memory and three
// functions, and needs nothing that the first version of WebAssembly had not. BUILT/miniprogram is that file, packed, with
// scripts in CommonJS: what the npm build of WeChat's developer tools copies.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import binaryen from "binaryen";
import { build } from "esbuild";

const NAME = "heyan-core";
const EXPORTS = ["alloc", "call", "free", "memory"];
const [staging, built] = process.argv.slice(2);
const compiled = join(staging, `${NAME}.wasm`);
const lowered = join(staging, `${NAME}-lowered.wasm`);

function check(holds, sentence) {
  if (!holds) {
    console.error(`${NAME}: ${sentence}`);
    process.exit(1);
  }
}

// Whoever compiles it anew empties the folder first.
if (!existsSync(lowered)) {
  // What wasm-bindgen adds is for its glue, which nothing here has.
  const module = binaryen.readBinary(readFileSync(compiled));
  for (let index = module.getNumExports() - 1; index >= 0; index -= 1) {
    const { name } = binaryen.getExportInfo(module.getExportByIndex(index));
    if (!EXPORTS.includes(name)) module.removeExport(name);
  }
  const shorn = join(staging, `${NAME}-shorn.wasm`);
  writeFileSync(shorn, module.emitBinary());
  execFileSync("wasm-opt", [
    shorn, "--remove-unused-module-elements", "--signext-lowering", "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering", "-Oz", "--skip-pass=memory-packing", "--strip-target-features", "-o", lowered,
  ], { stdio: "inherit" });
  rmSync(shorn);
}

const wasm = readFileSync(lowered);
const plain = binaryen.readBinary(wasm);
plain.setFeatures(binaryen.Features.MVP);
check(plain.validate() === 1, "needs a newer WebAssembly than the first version");
const module = new WebAssembly.Module(wasm);
const exported = WebAssembly.Module.exports(module).map(({ name }) => name);
check(WebAssembly.Module.imports(module).length === 0, "imports something");
check(exported.sort().join() === EXPORTS.join(), "exports something else than it should");

const hash = createHash("sha256").update(wasm).digest("hex").slice(0, 16);
const file = `${NAME}-${hash}.wasm`;
mkdirSync(built, { recursive: true });
for (const old of readdirSync(built)) {
  if (new RegExp(`^${NAME}-[0-9a-f]{16}\\.wasm`).test(old) && !old.startsWith(file)) rmSync(join(built, old));
}
writeFileSync(join(built, file), wasm);

const folder = join(built, "miniprogram");
rmSync(folder, { recursive: true, force: true });
await build({
  entryPoints: { index: join(built, "../miniprogram.js"), schema: join(built, "../schema.js"), rules: join(built, "../rules.js") },
  outdir: folder,
  bundle: true,
  minify: true,
  format: "cjs",
  // iOS 13, the oldest that WeChat runs on, knows no newer syntax for sure.
  target: "es2018",
  charset: "utf8",
  legalComments: "none",
  // A tsconfig.json in some folder above would change what is written.
  tsconfigRaw: "{}",
  logLevel: "warning",
});
// The name that has the right types.
writeFileSync(join(folder, "miniprogram.js"), 'module.exports = require("./index.js");\n');
// To Node a .js file of this package is a module; here it is not.
writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }\n');
const small = brotliCompressSync(wasm, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: wasm.length } });
writeFileSync(join(folder, `${NAME}.wasm.br`), small);

const listFile = join(built, "integrity.json");
const list = existsSync(listFile) ? JSON.parse(readFileSync(listFile, "utf8")) : {};
const packed = readdirSync(folder).sort().map((name) => `miniprogram/${name}`);
const digest = (name) => `sha384-${createHash("sha384").update(readFileSync(join(built, name))).digest("base64")}`;
list[NAME] = { build: hash, files: Object.fromEntries([file, ...packed].map((name) => [name, digest(name)])) };
writeFileSync(listFile, `${JSON.stringify(Object.fromEntries(Object.entries(list).sort()), null, 2)}\n`);

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const whole = readdirSync(folder).reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0);
console.log(`  ${file} ${kilobytes(wasm.length)} (brotli ${kilobytes(small.length)}); the mini-program's folder ${kilobytes(whole)}`);
