// An empty WebAssembly module: what loading anything at all costs.
export async function load() {
  await WebAssembly.compileStreaming(fetch("/.tools/bench/empty.wasm"));
  return { valid: () => true };
}
