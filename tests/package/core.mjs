// heyan-core.wasm as a host without glue has it: bare WebAssembly, numbers and UTF-8.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../../www/heyan/built/", import.meta.url);
const { "heyan-core": { build } } = JSON.parse(readFileSync(new URL("integrity.json", folder), "utf8"));
export const coreFile = fileURLToPath(new URL(`heyan-core-${build}.wasm`, folder));
export const coreModule = new WebAssembly.Module(readFileSync(coreFile));
export const startCore = () => new WebAssembly.Instance(coreModule, {}).exports;
export const core = startCore();

const utf8 = new TextEncoder();
const text = new TextDecoder("utf-8", { fatal: true });

/** Writes bytes into a place of their own. */
export function put(bytes, host = core) {
  const place = host.alloc(bytes.length);
  new Uint8Array(host.memory.buffer).set(bytes, place);
  return place;
}

/** The JSON at an answer's place. */
export function read(answer, host = core) {
  const length = new DataView(host.memory.buffer).getUint32(answer, true);
  return text.decode(new Uint8Array(host.memory.buffer, answer + 4, length));
}

/** What a host does, step by step; name and arguments are texts or bytes. */
export function answerOfCore(name, given, host = core) {
  const [nameBytes, givenBytes] = [name, given].map((part) => (typeof part === "string" ? utf8.encode(part) : part));
  const places = [put(nameBytes, host), put(givenBytes, host)];
  const answer = host.call(places[0], nameBytes.length, places[1], givenBytes.length);
  const said = read(answer, host);
  for (const place of [...places, answer]) host.free(place);
  return said;
}
