// node seal.mjs NAME STAGING BUILT
// Checks STAGING/NAME.js and NAME.wasm, then puts them into BUILT under a name made from their content,
// with BUILT/NAME.js, whose own name never changes, pointing at them, and BUILT/NAME-browser.js, which is
// BUILT/../browser/NAME.js with all its imports in one small file.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build, transform } from "esbuild";

// The engines that have reference types, which the wasm needs: Chrome 96, Firefox 79, Safari 15.1.
/** @type {import("esbuild").TransformOptions} */
const SMALL = { minify: true, format: "esm", target: "es2020", charset: "utf8", legalComments: "none" };
const [name, staging, built] = process.argv.slice(2);
const gluePath = resolve(staging, `${name}.js`);
const wasm = readFileSync(join(staging, `${name}.wasm`));
const glue = readFileSync(gluePath, "utf8");

function check(holds, sentence) {
  if (!holds) {
    console.error(`${name}: ${sentence}`);
    process.exit(1);
  }
}

// The pages' content security policy allows neither, and one of them anywhere takes the page down.
check(!/\beval\s*\(|\bnew Function\b/.test(glue), "the glue evaluates text as code");
check(!/_bg\.wasm/.test(glue), "the glue knows a file name of its own");

const module = new WebAssembly.Module(wasm);
check(
  WebAssembly.Module.customSections(module, "target_features").length === 1,
  "the wasm has lost its target_features section",
);
const { initSync, default: _init, ...functions } = await import(pathToFileURL(gluePath).href);
initSync({ module });
check(Object.keys(functions).length > 0, "the glue exports no function");

// `boundary.js` fetches and compiles; the glue's own way of doing so is left out as nothing calls it.
const OWN_START = /\bexport \{ initSync, __wbg_init as default \};?/;
/** What the glue does for engines and callers that are not ours: each part, and what stands in its place. */
const SPARED = [
  // Every call hands over `realloc`, and every engine above has `encodeInto`.
  [/ {4}if \(realloc === undefined\) \{\n[^]*?\n {4}\}\n/, ""],
  [/\nif \(!\('encodeInto' in cachedTextEncoder\)\) \{\n[^]*?\n\}\n/, ""],
  // `boundary.js` calls it, always with a compiled module.
  [/\nfunction initSync\(module\) \{\n[^]*?\n\}\n/, `
function initSync(given) {
  if (wasm === undefined) {
    wasm = new WebAssembly.Instance(given.module, __wbg_get_imports()).exports;
    wasm.__wbindgen_start();
  }
  return wasm;
}
`],
  [/\blet wasmModule, wasmInstance, wasm;\nfunction __wbg_finalize_init\(instance, module\) \{\n[^]*?\n\}\n/, "let wasm;\n"],
  [OWN_START, "export { initSync };"],
];
let spared = glue;
for (const [part, instead] of SPARED) {
  check(part.test(spared), `the glue has no part like ${part}`);
  spared = spared.replace(part, instead);
}
const small = await transform(spared, { ...SMALL, treeShaking: true });

const hash = createHash("sha256").update(wasm).update(small.code).digest("hex").slice(0, 16);
const integrity = `sha384-${createHash("sha384").update(wasm).digest("base64")}`;
// By name: of `export *` a bundler makes an object of getters.
const exported = ["initSync", ...Object.keys(functions)].join(", ");
const files = new Map([
  [`${name}-${hash}.wasm`, wasm],
  // Generated: our own declarations stand in index.d.ts.
  [`${name}-${hash}.js`, Buffer.from(`// @ts-nocheck\n${small.code}`)],
  [
    `${name}.js`,
    Buffer.from(`import { ${exported} } from "./${name}-${hash}.js";
export const glue = { ${exported} };
export const wasm = {
  url: new URL("./${name}-${hash}.wasm", import.meta.url),
  integrity: "${integrity}",
  build: "${hash}",
};
`),
  ],
]);

mkdirSync(built, { recursive: true });
const ours = new RegExp(`^${name}(-[0-9a-f]{16})?\\.(js|wasm)(\\.br)?$`);
for (const file of readdirSync(built)) {
  if (ours.test(file) && !files.has(file.replace(/\.br$/, ""))) rmSync(join(built, file));
}
for (const [file, content] of files) writeFileSync(join(built, file), content);

const page = `${name}-browser.js`;
await build({
  ...SMALL,
  entryPoints: [join(built, "..", "browser", `${name}.js`)],
  bundle: true,
  banner: { js: "// @ts-nocheck" },
  outfile: join(built, page),
  logLevel: "warning",
});
files.set(page, readFileSync(join(built, page)));

const kilobytes = (bytes) => `${(bytes.length / 1000).toFixed(1)} kB`;
const sizes = [...files].map(([file, content]) => `${file} ${kilobytes(content)} (brotli ${kilobytes(brotliCompressSync(content))})`);
console.log(`  ${Object.keys(functions).length} functions\n  ${sizes.join("\n  ")}`);
