// @ts-check
// How Node, Deno and Bun get the .wasm file: from disk when it lies there.
import { compile, compileBytes } from "./boundary.js";

/** @type {import("./boundary.js").Load} */
export const load = async (url, { integrity, signal }) => {
  const place = url instanceof URL ? url : new URL(url, import.meta.url);
  // Their `fetch` may take `integrity` and compare nothing.
  if (place.protocol !== "file:") return compile(await fetch(place, { signal: signal ?? null }), integrity);
  // Only here: what renders pages on a server may import this file without having files.
  const { readFile } = await import("node:fs/promises");
  return compileBytes(new Uint8Array(await readFile(place, { signal })), integrity);
};
