// What is measured beside each other, made ready for a page: libraries by esbuild, as one minified ES module without what is
// not used; heyan as the files it is, and bundled like them. A peer has `page`, the path of its module, which exports
// `load()`, from the repository on; `preload`, the scripts that module is going to ask for; and perhaps `wasm`, the file which
// the page announces as the README tells pages to, so that it comes along with the scripts and not after them.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = new URL("../../../", import.meta.url);
const folder = new URL(".tools/bench/", root);

/** A package's name with its version. */
export function versioned(name) {
  const file = fileURLToPath(new URL(`tests/node_modules/${name}/package.json`, root));
  return `${name} ${JSON.parse(readFileSync(file, "utf8")).version}`;
}

/** One of our own modules. */
export function ours(id, name, part, entry, module) {
  const { files } = JSON.parse(readFileSync(new URL("www/heyan/built/integrity.json", root), "utf8"))[module];
  return {
    id, name, page: `tests/bench/${part}/peers/${id}.js`,
    preload: [`www/heyan/${entry}.js`],
    wasm: `www/heyan/built/${Object.keys(files).find((file) => file.endsWith(".wasm"))}`,
  };
}

/** The same as its users' bundlers make it part of the page's own script: the scripts are one file, and the .wasm another. */
export function oursBundled(own, part) {
  const id = `${own.id}-bundled`;
  return { id, name: `${own.name}, bundled`, page: `.tools/bench/${part}-${id}.js`, preload: [], source: own.page, wasm: `.tools/bench/built/${basename(own.wasm)}`, own: own.wasm };
}

/** A library that its users bundle. */
export function bundled(id, name, part) {
  return { id, name, page: `.tools/bench/${part}-${id}.js`, preload: [], source: `tests/bench/${part}/peers/${id}.js` };
}

/** Only how long it takes to load says something. */
export const floor = { id: "empty", name: "an empty .wasm", page: "tests/bench/page/empty.js", preload: [], wasm: ".tools/bench/empty.wasm" };

/** Bundles what is bundled, and writes the module that holds nothing. */
export async function bundle(peers) {
  mkdirSync(folder, { recursive: true });
  for (const { page, source, wasm, own } of peers) {
    if (!source) continue;
    if (own) {
      mkdirSync(new URL("built/", folder), { recursive: true });
      copyFileSync(new URL(own, root), new URL(wasm, root));
    }
    await build({
      entryPoints: [fileURLToPath(new URL(source, root))], outfile: fileURLToPath(new URL(page, root)),
      bundle: true, minify: true, format: "esm", platform: "browser", target: "es2022", legalComments: "none",
      nodePaths: [fileURLToPath(new URL("tests/node_modules", root))], logLevel: "error",
    });
  }
  writeFileSync(new URL("empty.wasm", folder), Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  writeFileSync(new URL("package.json", folder), '{"type":"module"}\n');
}
