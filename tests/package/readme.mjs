// The examples of www/heyan/README.md, by the name behind their language, as they stand there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const text = readFileSync(new URL("../../www/heyan/README.md", import.meta.url), "utf8");

/** Every example with a language: `{ language, name, code }`; commands of a shell are none. */
export const examples = [...text.matchAll(/^```(\w+)(?: ([\w-]+))?\n([^]*?)^```$/gm)]
  .map(([, language, name, code]) => ({ language, name, code }))
  .filter(({ language }) => language !== "sh");

/** @param {string} wanted */
export function example(wanted) {
  const found = examples.find(({ name }) => name === wanted);
  assert.ok(found, `README.md has no example "${wanted}"`);
  return found.code;
}
