// node silence.mjs IN.wasm OUT.wasm [GLUE.js]
// A panic ends in a trap, and in a page nobody ever sees its message: from here on it traps at once, and what would
// have put the message together goes when wasm-opt takes away what nothing calls. IN has its function names.
// What the glue does not name, nobody outside can reach: it is no export any more.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

// Where every panic of Rust's own libraries passes through.
const PANICS = /^(core|std|alloc)(\[[0-9a-f]+\])?::(panicking|alloc|raw_vec|result|option|slice|str)::.*?(panic_fmt|panic_bounds_check|panic_const_\w+|handle_alloc_error|handle_error|panic_with_hook|slice_error_fail|slice_index_fail)(::h[0-9a-f]{16})?$/;

// How wasm-bindgen says that it was called otherwise than by its own glue.
const MISUSED = /^wasm_bindgen::throw_str(::h[0-9a-f]{16})?$/;

// What the library's panics say; and the digits it writes numbers from, two by two.
const SAID = ["index out of bounds: the len is ", " but the index is ", "range end index ", " out of range for slice of length ", "capacity overflow", "attempt to divide by zero"];
const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, "0")).join("");

const [from, to, gluePath] = process.argv.slice(2);
const glue = gluePath && readFileSync(gluePath, "utf8");
binaryen.setDebugInfo(true);
const module = binaryen.readBinary(readFileSync(from));
let silenced = 0;
for (let index = 0; index < module.getNumFunctions(); index += 1) {
  const reference = module.getFunctionByIndex(index);
  const { name, base } = binaryen.getFunctionInfo(reference);
  if (base || !(PANICS.test(name) || (glue && MISUSED.test(name)))) continue;
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
// Who may write a number keeps the digits it writes from: Rust's own formatting, and what serde_json writes with.
module.runPasses(["remove-unused-module-elements"]);
const formats = () => {
  for (let index = 0; index < module.getNumFunctions(); index += 1) {
    if (/fmt|itoa|zmij|serde/.test(binaryen.getFunctionInfo(module.getFunctionByIndex(index)).name)) return true;
  }
  return false;
};
writeFileSync(to, withoutPanics(module.emitBinary(), formats() ? [] : [TWO_DIGITS]));

/**
 * The same without what only a panic's message would have said: where in which source it stood, the library's own
 * words, and `unused`. Zeros take their place, so that nothing else moves.
 *
 * @param {Uint8Array} wasm
 * @param {string[]} unused
 */
function withoutPanics(wasm, unused) {
  const view = new DataView(wasm.buffer, wasm.byteOffset, wasm.length);
  for (const { base, start, end } of segments(wasm)) {
    const text = Buffer.from(wasm.buffer, wasm.byteOffset + start, end - start).toString("latin1");
    for (let at = 0; at + 16 <= text.length; at += 4) {
      // `core::panic::Location`: address and length of the file's name, line, column.
      const name = view.getUint32(start + at, true) - base;
      const length = view.getUint32(start + at + 4, true);
      if (name < 0 || length < 4 || length > 300 || name + length > text.length) continue;
      if (!/^[\w./-]+\.rs$/.test(text.slice(name, name + length))) continue;
      wasm.fill(0, start + at, start + at + 16);
      wasm.fill(0, start + name, start + name + length);
    }
    for (const words of [...SAID, ...unused]) {
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
        wasm.fill(0, start + at, start + at + words.length);
      }
    }
  }
  return wasm;
}

/** The data segments: what address each begins at, and where in the file it lies. */
function* segments(/** @type {Uint8Array} */ wasm) {
  let at = 8;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  while (at < wasm.length) {
    const section = wasm[at++];
    const size = number();
    const next = at + size;
    for (let left = section === 11 ? number() : 0; left > 0; left -= 1) {
      // Active, at an address that is a constant: what the linker writes.
      if (number() !== 0 || wasm[at++] !== 0x41) throw new Error("A data segment is written otherwise than known.");
      const base = number();
      at += 1;
      const length = number();
      yield { base, start: at, end: at + length };
      at += length;
    }
    at = next;
  }
}
