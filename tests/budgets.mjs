// Compressed bytes that a browser loads from an entry file on, against the ceilings of budgets.json (kB = 1000 bytes).
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const site = join(root, "www");

// What a file makes the browser load, by the ending of its name. Types in comments load nothing.
const REFERENCES = {
  html: [/<script\b[^>]*\bsrc="([^"]+)"/g, /<link\b[^>]*\brel="(?:stylesheet|modulepreload|preload|icon)"[^>]*\bhref="([^"]+)"/g, /<img\b[^>]*\bsrc="([^"]+)"/g],
  css: [/url\(\s*["']?([^"')]+)["']?\s*\)/g, /@import\s+["']([^"']+)["']/g],
  // What `import()` fetches comes later; a page that wants it at once says so in a modulepreload.
  js: [/\b(?:import|from)\s*["'](\.{0,2}\/[^"']+)["']/g, /new URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url/g],
};

function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

function references(file) {
  const ending = file.slice(file.lastIndexOf(".") + 1);
  const patterns = REFERENCES[ending];
  if (!patterns) return [];
  const text = readFileSync(file, "utf8");
  const readable = ending === "html" ? text.replace(/<!--[\s\S]*?-->/g, "") : withoutComments(text);
  return patterns
    .flatMap((pattern) => [...readable.matchAll(pattern)])
    .map((match) => match[1].replace(/[?#].*$/, ""))
    .filter((path) => path !== "" && !/^(data|https?|node):/.test(path))
    .map((path) => (path.startsWith("/") ? join(site, path) : join(dirname(file), path)));
}

function loadedFrom(entry, later) {
  const files = new Set([entry]);
  for (const file of files) {
    for (const next of references(file)) {
      if (later.includes(next)) continue;
      if (!existsSync(next)) throw new Error(`${file.slice(root.length + 1)} names ${next.slice(root.length + 1)}, which does not exist`);
      files.add(next);
    }
  }
  return [...files];
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
let passed = 0;
let failed = 0;
// `later`: loaded only when somebody wants it. `known`: over the ceiling, and not allowed to grow until it is brought below it.
// Those with a `ratio` are times: tests/package/peers.test.mjs.
const budgets = JSON.parse(readFileSync(join(root, "tests/budgets.json"), "utf8")).filter(({ entry }) => entry);
for (const { name, entry, ceiling, known, later = [], required } of budgets) {
  const start = join(root, entry);
  if (!existsSync(start)) {
    console.log(`${required ? "FAILED" : "absent"}  ${name}: there is no ${entry}`);
    if (required) failed += 1;
    continue;
  }
  try {
    const sizes = loadedFrom(start, later.map((path) => join(root, path))).map((file) => [brotliCompressSync(readFileSync(file)).length, file.slice(root.length + 1)]);
    const total = sizes.reduce((sum, [size]) => sum + size, 0);
    const holds = total <= (known ?? ceiling);
    if (known && total <= ceiling) throw new Error("is below its ceiling again: take `known` out of budgets.json");
    console.log(`${holds ? (known ? "OVER  " : "ok    ") : "FAILED"}  ${name}: ${kilobytes(total)} of ${kilobytes(ceiling)} kB, brotli`);
    for (const [size, file] of sizes.sort((a, b) => b[0] - a[0])) console.log(`          ${kilobytes(size).padStart(6)} kB  ${file}`);
    if (holds) passed += 1;
    else failed += 1;
  } catch (error) {
    console.log(`FAILED  ${name}: ${error.message}`);
    failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
