// What is measured, and how each is made ready for a page: libraries by esbuild, as one minified ES module without what is
// not used; heyan and the crate's wasm as the files they are.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = new URL("../../../", import.meta.url);
const folder = new URL(".tools/bench/", root);

const version = (name) => {
  const file = fileURLToPath(new URL(`tests/node_modules/${name}/package.json`, root));
  return `${name} ${JSON.parse(readFileSync(file, "utf8")).version}`;
};
const crate = /name = "phonenumber"\nversion = "([^"]+)"/.exec(readFileSync(new URL("Cargo.lock", root), "utf8"))?.[1];

/** `page`: the module's address below the repository; `node`: the module Node loads. */
export const peers = [
  { id: "heyan", name: "heyan/phone", page: "tests/bench/phone/peers/heyan.js", preload: ["www/heyan/phone.js", "www/heyan/built/phone-browser.js"] },
  { id: "heyan-all", name: "heyan, everything", page: "tests/bench/phone/peers/heyan-all.js", preload: ["www/heyan/index.js", "www/heyan/built/heyan-browser.js"] },
  bundled("libphonenumber-js-max", `${version("libphonenumber-js")} /max`),
  bundled("libphonenumber-js-min", `${version("libphonenumber-js")} /min`),
  bundled("google-libphonenumber", version("google-libphonenumber")),
  bundled("awesome-phonenumber", version("awesome-phonenumber")),
  bundled("validator", version("validator")),
  { id: "phonenumber", name: `crate phonenumber ${crate}, wasm`, page: "tests/bench/phone/peers/phonenumber.js", preload: [".tools/package/reference/reference.js"] },
];
/** Only how long it takes to load says something. */
export const floor = { id: "empty", name: "an empty .wasm", page: "tests/bench/phone/peers/empty.js", preload: [] };

function bundled(id, name) {
  return { id, name, page: `.tools/bench/${id}.js`, preload: [], bundle: true };
}

/** Bundles what is bundled. */
export async function bundle() {
  mkdirSync(folder, { recursive: true });
  for (const { id } of peers.filter(({ bundle }) => bundle)) {
    await build({
      entryPoints: [fileURLToPath(new URL(`peers/${id}.js`, import.meta.url))],
      outfile: fileURLToPath(new URL(`${id}.js`, folder)),
      bundle: true, minify: true, format: "esm", platform: "browser", target: "es2022", legalComments: "none",
      nodePaths: [fileURLToPath(new URL("tests/node_modules", root))], logLevel: "error",
    });
  }
  writeFileSync(new URL("empty.wasm", folder), Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  writeFileSync(new URL("package.json", folder), '{"type":"module"}\n');
}

/** A peer in this process. */
export async function inNode({ id, page }) {
  if (id === "heyan" || id === "heyan-all") {
    const { default: init, ...heyan } = await import(new URL(`www/heyan/${id === "heyan" ? "phone" : "index"}.node.js`, root).href);
    await init();
    return { valid: heyan.isValidPhone, report: (text, region) => heyan.checkPhone(text, { region }), batch: heyan.areValidPhones };
  }
  const { load } = await import(new URL(page, root).href);
  return load(id === "phonenumber" ? readFileSync(new URL(".tools/package/reference/reference.wasm", root)) : undefined);
}

