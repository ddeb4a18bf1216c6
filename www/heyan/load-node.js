// @ts-check
// How Node, Deno and Bun get the .wasm file: from disk when it lies there.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { load as fetched } from "./load-browser.js";

/** @type {import("./boundary.js").Load} */
export const load = async (url, options) => {
  const place = url instanceof URL ? url : new URL(url, import.meta.url);
  if (place.protocol !== "file:") return fetched(place, options);
  const bytes = await readFile(place, { signal: options.signal });
  if (options.integrity) {
    const [method = "", expected] = options.integrity.split(/-(.*)/s);
    if (createHash(method).update(bytes).digest("base64") !== expected) throw new Error("integrity mismatch");
  }
  return WebAssembly.compile(bytes);
};
