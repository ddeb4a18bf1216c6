// @ts-check
// How a page (and any runtime with `fetch` for its own files) gets the .wasm file.
import { compile } from "./boundary.js";

/** @type {import("./boundary.js").Load} */
export const load = async (url, { integrity, signal }) =>
  compile(await fetch(url, { credentials: "same-origin", integrity: integrity ?? "", signal: signal ?? null }));
