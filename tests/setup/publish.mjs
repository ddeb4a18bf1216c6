// node publish.mjs [--restore], as npm runs it before and after `npm pack` in www/heyan
// In the packed package.json every module's .wasm file has a name that stays, "heyan/phone.wasm", whatever its content's
// hash is; npm's own scripts, which need this repository, are not in it. Afterwards package.json is as it was.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const file = join(root, "www/heyan/package.json");
const kept = join(root, ".tools/package/package.source.json");

// Also when packing broke off in between.
if (existsSync(kept)) {
  writeFileSync(file, readFileSync(kept));
  rmSync(kept);
}
if (!process.argv.includes("--restore")) {
  const list = join(root, "www/heyan/built/integrity.json");
  if (!existsSync(list)) {
    console.error("There is nothing to pack yet. Run: ./build.sh build");
    process.exit(1);
  }
  const { scripts: _, ...manifest } = JSON.parse(readFileSync(file, "utf8"));
  const names = Object.entries(JSON.parse(readFileSync(list, "utf8"))).map(([name, { build }]) =>
    [`./${name}.wasm`, `./built/${name}-${build}.wasm`]);
  const { "./package.json": own, ...exported } = manifest.exports;
  manifest.exports = { ...exported, ...Object.fromEntries(names), "./package.json": own };
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, readFileSync(file));
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}
