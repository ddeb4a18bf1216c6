// node rename.mjs GLUE.js NAMES.json
// wasm-opt has given imports and exports names of one letter (NAMES.json, as it prints them): the glue learns them.
import { readFileSync, writeFileSync } from "node:fs";

const [gluePath, namesPath] = process.argv.slice(2);
const { imports, exports } = JSON.parse(readFileSync(namesPath, "utf8"));
let glue = readFileSync(gluePath, "utf8");

function replace(pattern, instead, name) {
  if (!pattern.test(glue)) {
    console.error(`The glue does not name ${name}.`);
    process.exit(1);
  }
  glue = glue.replace(pattern, instead);
}

// What the module does without: the start, and the table of JavaScript's values that it would fill.
if (!exports.some(([name]) => name === "__wbindgen_start")) {
  replace(/\n {4}wasm\.__wbindgen_start\(\);\n/g, "\n", "__wbindgen_start");
  replace(/\n {8}__wbindgen_init_externref_table: function\(\) \{\n[^]*?\n {8}\},\n/g, "\n", "the table");
}
// Whether a module's glue has it in the first place depends on what else is in the module.
if (!imports.some(([, name]) => name.startsWith("__wbg___wbindgen_throw_")) && glue.includes("__wbg___wbindgen_throw_")) {
  replace(/\n {8}__wbg___wbindgen_throw_\w+: function\(\w+, \w+\) \{\n[^]*?\n {8}\},(?=\n)/g, "", "__wbindgen_throw");
}
// Asked for nothing, it is given nothing.
if (imports.length === 0) replace(/(?<=\nfunction __wbg_get_imports\(\) \{)\n[^]*?(?=\n\}\n)/, "\n    return {};", "what it imports");
for (const [, name, short] of imports) replace(new RegExp(`(?<=\\n\\s+)${name}(?=: )`, "g"), short, name);
for (const [module] of imports.slice(0, 1)) replace(new RegExp(`"${module.replaceAll(".", "\\.")}"(?=: )`, "g"), '"a"', module);
for (const [name, short] of exports) replace(new RegExp(`\\bwasm\\.${name}\\b`, "g"), `wasm.${short}`, name);
writeFileSync(gluePath, glue);
