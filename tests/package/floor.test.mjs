// The browsers that README.md names: nothing of what is served is written in a newer JavaScript, and no
// module asks for more WebAssembly.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { transformSync } from "esbuild";

const WWW = new URL("../../www/", import.meta.url).pathname;
const FLOOR = ["chrome96", "firefox79", "safari15.1"];
/** What each engine of the floor has; reference types came last. */
const FEATURES = new Set([
  "mutable-globals", "nontrapping-fptoint", "bulk-memory", "bulk-memory-opt", "sign-ext", "reference-types",
  "call-indirect-overlong", "multivalue",
]);

const files = readdirSync(WWW, { recursive: true });

test("no script is written in a newer language", () => {
  const scripts = files.filter((file) => file.endsWith(".js"));
  assert.ok(scripts.length > 50);
  for (const file of scripts) {
    const source = readFileSync(join(WWW, file), "utf8");
    // esbuild does not know \p{Surrogate}, which came with the other properties in 2018.
    const written = (target) => transformSync(source, { target, format: "esm", supported: { "regexp-unicode-property-escapes": true } }).code;
    assert.equal(written(FLOOR), written("esnext"), file);
  }
});

test("no module asks for a newer WebAssembly", () => {
  const modules = files.filter((file) => file.endsWith(".wasm"));
  assert.ok(modules.length >= 4);
  for (const file of modules) {
    const module = new WebAssembly.Module(readFileSync(join(WWW, file)));
    const [section] = WebAssembly.Module.customSections(module, "target_features");
    // The core names no feature, because it needs none: tests/setup/core.mjs has it validated as the first version.
    if (section === undefined && /heyan-core-[0-9a-f]{16}\.wasm$/.test(file)) continue;
    assert.ok(section, `${file} does not say what it needs`);
    const asked = new TextDecoder().decode(section).match(/[a-z][a-z0-9-]+/g);
    assert.deepEqual(asked.filter((feature) => !FEATURES.has(feature)), [], file);
  }
});
