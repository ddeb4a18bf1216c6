// node seal.mjs NAME STAGING BUILT
// Checks STAGING/NAME.js and NAME.wasm, then puts them into BUILT under a name made from their content,
// with BUILT/NAME.js, whose own name never changes, pointing at them. BUILT/../NAME.js (index.js for `heyan`) is
// BUILT/../browser/NAME.js with all its imports in one small file, so that a page asks for two files and no more;
// BUILT/NAME-workerd.js is the same for workerd, which compiles no bytes and imports the .wasm file as a module. Of the
// phone numbers' module there is BUILT/../phone-inline.js besides, which has the .wasm file inside.
// BUILT/integrity.json lists every file with its digest.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build, transform } from "esbuild";
import { BUNDLED, SMALL } from "./small.mjs";

const [name, staging, built] = process.argv.slice(2);
const gluePath = resolve(staging, `${name}.js`);
const compiled = readFileSync(join(staging, `${name}.wasm`));
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

const module = new WebAssembly.Module(compiled);
check(
  WebAssembly.Module.customSections(module, "target_features").length === 1,
  "the wasm has lost its target_features section",
);
const { initSync, default: _init, ...functions } = await import(pathToFileURL(gluePath).href);
initSync({ module });
check(Object.keys(functions).length > 0, "the glue exports no function");

// `boundary.js` fetches and compiles; the glue's own way of doing so is left out as nothing calls it.
const OWN_START = /\bexport \{ initSync, __wbg_init as default \};?/;
const start = /\n {4}wasm\.\w+\(\);(?=\n {4}return wasm;\n)/.exec(glue)?.[0] ?? "";
/** What the glue does for engines and callers that are not ours: each part, and what stands in its place. */
const SPARED = [
  // Every call hands over `realloc`, and every engine above has `encodeInto`.
  [/ {4}if \(realloc === undefined\) \{\n[^]*?\n {4}\}\n/, ""],
  [/\nif \(!\('encodeInto' in cachedTextEncoder\)\) \{\n[^]*?\n\}\n/, ""],
  // `boundary.js` calls it, always with a compiled module.
  [/\nfunction initSync\(module\) \{\n[^]*?\n\}\n/, `
function initSync(given) {
  if (wasm === undefined) {
    wasm = new WebAssembly.Instance(given.module, __wbg_get_imports()).exports;${start}
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
// A trap ends the instance: nothing has to be given back then, and a text never fails to be decoded.
spared = spared.replace(
  / {4}let (\w+);\n {4}let (\w+);\n {4}try \{\n([^{}]*?) {8}\1 = ret\[0\];\n {8}\2 = ret\[1\];\n {8}return (.*);\n {4}\} finally \{\n {8}(wasm\.\w+)\(.*\n {4}\}\n/g,
  "$3 const answer = $4;\n $5(ret[0], ret[1], 1);\n return answer;\n",
);
// Safari's decoder tires after two gigabytes; no page has reports of so much.
spared = spared.replace(/ {4}numBytesDecoded \+= [^]*?\n {4}\}\n(?= {4}return cachedTextDecoder)/, "");
// The module makes whole numbers of numbers by itself, and bytes are one byte wide.
spared = spared.replace(/^(?:export )?function [^]*?^\}$/gm, (whole) => {
  const numbers = [...whole.matchAll(/^ +const (val\d+) = \+(\w+);\n/gm)];
  return numbers.reduce((text, [line, short, name]) => text.replace(line, "").replaceAll(short, name), whole);
});
spared = spared.replace(/ [*/] 1\b/g, "").replace(/(?<!function )\bisLikeNone\((\w+)\)/g, "$1 == null");
spared = spared.replace(/\bgetArrayU8FromWasm0\((\w+)\[0\], \1\[1\]\)\.slice\(\)/g, "getUint8ArrayMemory0().slice($1[0], $1[0] + $1[1])");
const small = await transform(spared, { ...SMALL, treeShaking: true });

const hash = createHash("sha256").update(compiled).update(small.code).digest("hex").slice(0, 16);
// The glue reads it before it starts the module: imports of two builds can be alike while their meaning is not.
const wasm = withSection(compiled, customSection("heyan.build", hash));
const sri = (content) => `sha384-${createHash("sha384").update(content).digest("base64")}`;
const integrity = sri(wasm);
// By name: of `export *` a bundler makes an object of getters.
const exported = ["initSync", ...Object.keys(functions)].join(", ");
/** The script that has the glue and says where the .wasm file is. */
const pointing = (members, imports = "") => `import { ${exported} } from "./${name}-${hash}.js";
${imports}export const glue = { ${exported} };
export const wasm = { ${members}, build: "${hash}" };
`;
/**
 * The same where it is fetched from `folder`, as the script sees it. The address is made when it is asked for: a server's
 * bundler may have left no import.meta.url.
 */
const fetched = (folder) =>
  pointing(`get url() { return new URL("${folder}${name}-${hash}.wasm", import.meta.url); }, integrity: "${integrity}"`);
const files = new Map([
  [`${name}-${hash}.wasm`, wasm],
  // Generated: our own declarations stand in index.d.ts.
  [`${name}-${hash}.js`, Buffer.from(`// @ts-nocheck\n${small.code}`)],
  [`${name}.js`, Buffer.from(fetched("./"))],
]);

/** A custom section of a .wasm file; name and content are short ASCII. */
function customSection(title, content) {
  const body = Buffer.concat([Buffer.from([title.length]), Buffer.from(title), Buffer.from(content)]);
  check(title.length < 128 && body.length < 128, "the section is too long for one byte of length");
  return Buffer.concat([Buffer.from([0, body.length]), body]);
}

/** Where the sections of a .wasm file begin, and where the last one ends. */
function sectionsOf(file) {
  const places = [8];
  for (let place = 8; place < file.length; places.push(place)) {
    let [size, shift, next] = [0, 0, 128];
    for (place += 1; next & 128; place += 1, shift += 7) size |= ((next = file[place]) & 127) << shift;
    place += size;
  }
  return places;
}

/**
 * A custom section may stand between any two. Where it stands decides whether its few bytes cost 20 packed or 150: in a
 * small file, which is packed in no time, every place is tried.
 */
function withSection(file, section) {
  const at = (place) => Buffer.concat([file.subarray(0, place), section, file.subarray(place)]);
  const places = file.length < 100_000 ? sectionsOf(file) : [8];
  const packed = places.map((place) => brotliCompressSync(at(place)).length);
  return at(places[packed.indexOf(Math.min(...packed))]);
}

/** Without what is said about the file, by which nobody can tell it from another where it is part of a script. */
function withoutCustomSections(file) {
  const places = sectionsOf(file);
  const kept = places.slice(0, -1).map((place, at) => file.subarray(place, places[at + 1])).filter((section) => section[0] !== 0);
  return Buffer.concat([file.subarray(0, 8), ...kept]);
}

mkdirSync(built, { recursive: true });
const ours = new RegExp(`^${name}(-[0-9a-f]{16})?\\.(js|wasm)(\\.br)?$`);
for (const file of readdirSync(built)) {
  if (ours.test(file) && !files.has(file.replace(/\.br$/, ""))) rmSync(join(built, file));
}
for (const [file, content] of files) writeFileSync(join(built, file), content);

/**
 * BUILT/../browser/SOURCE.js, NAME.js where nothing else is said, with all it imports as one file, and `contents` for the script that says where the .wasm is.
 *
 * @param {string} file in BUILT
 * @param {string} contents
 * @param {string} [source]
 */
async function entry(file, contents, source = name) {
  await build({
    ...BUNDLED,
    entryPoints: [join(built, "..", "browser", `${source}.js`)],
    external: ["*.wasm"],
    plugins: [{
      name: "where the .wasm is",
      setup(bundler) {
        bundler.onResolve({ filter: new RegExp(`/built/${name}\\.js$`) }, () => ({ path: name, namespace: "where" }));
        bundler.onLoad({ filter: /^/, namespace: "where" }, () => ({ contents, resolveDir: resolve(built) }));
      },
    }],
    outfile: join(built, file),
  });
  files.set(file, readFileSync(join(built, file)));
}

/**
 * The bytes as a template: a character for each, and two for what has a meaning there. Whatever is no ASCII takes two bytes
 * of the script, which is why the phone table is all ASCII. In base64 everything packs worse by an eighth.
 */
function template(bytes) {
  const characters = [...bytes].map((byte) => ({ 13: "\\r", 92: "\\\\", 96: "\\`" })[byte] ?? String.fromCharCode(byte));
  return `\`${characters.join("").replaceAll("${", "\\${")}\``;
}

await entry(`../${name === "heyan" ? "index" : name}.js`, fetched("./built/"));
await entry(`${name}-workerd.js`, pointing("module", `import module from "./${name}-${hash}.wasm";\n`));
if (name === "phone") {
  const file = `../${name}-inline.js`;
  await entry(file, fetched("./built/"), `${name}-inline`);
  const parts = files.get(file).toString().split('"the module"');
  check(parts.length === 2, "the module has one place in its script");
  // Not by the bundler: it writes far more characters as two or four.
  files.set(file, Buffer.from(parts.join(template(withoutCustomSections(compiled)))));
  writeFileSync(join(built, file), files.get(file));
}

const listFile = join(built, "integrity.json");
const list = existsSync(listFile) ? JSON.parse(readFileSync(listFile, "utf8")) : {};
list[name] = { build: hash, files: Object.fromEntries([...files].map(([file, content]) => [file, sri(content)]).sort()) };
writeFileSync(listFile, `${JSON.stringify(Object.fromEntries(Object.entries(list).sort()), null, 2)}\n`);

const kilobytes = (bytes) => `${(bytes.length / 1000).toFixed(1)} kB`;
const sizes = [...files].map(([file, content]) => `${file} ${kilobytes(content)} (brotli ${kilobytes(brotliCompressSync(content))})`);
console.log(`  ${Object.keys(functions).length} functions\n  ${sizes.join("\n  ")}`);
