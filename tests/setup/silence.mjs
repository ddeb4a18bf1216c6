// node silence.mjs IN.wasm OUT.wasm [GLUE.js]
// A panic ends in a trap, and in a page nobody ever sees its message: from here on it traps at once, and what would
// have put the message together goes when wasm-opt takes away what nothing calls. IN has its function names.
// What the glue does not name, nobody outside can reach: it is no export any more.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

// Where every panic of Rust's own libraries passes through.
const PANICS = /^(core|std|alloc)(\[[0-9a-f]+\])?::(panicking|alloc|raw_vec|result|option|slice|str)::.*?(panic_fmt|handle_alloc_error|handle_error|panic_with_hook|slice_error_fail)(::h[0-9a-f]{16})?$/;

const [from, to, gluePath] = process.argv.slice(2);
const glue = gluePath && readFileSync(gluePath, "utf8");
binaryen.setDebugInfo(true);
const module = binaryen.readBinary(readFileSync(from));
let silenced = 0;
for (let index = 0; index < module.getNumFunctions(); index += 1) {
  const reference = module.getFunctionByIndex(index);
  const { name, base } = binaryen.getFunctionInfo(reference);
  if (base || !PANICS.test(name)) continue;
  binaryen.Function.setBody(reference, module.unreachable());
  silenced += 1;
}
if (silenced === 0) {
  console.error("No panic was found: the compiler calls them otherwise now.");
  process.exit(1);
}
// Without values of JavaScript in its keeping the module has no table of them to begin with.
const keeps = !glue || /addToExternrefTable0|takeFromExternrefTable0|__wbindgen_externrefs\.get/.test(glue);
if (!keeps) module.removeExport("__wbindgen_start");
for (let index = glue ? module.getNumExports() - 1 : -1; index >= 0; index -= 1) {
  const { name } = binaryen.getExportInfo(module.getExportByIndex(index));
  const named = new RegExp(`\\bwasm\\.${name}\\b`).test(glue);
  if (!named || (!keeps && name === "__wbindgen_externrefs")) module.removeExport(name);
}
writeFileSync(to, module.emitBinary());
