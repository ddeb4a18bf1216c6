// The examples of a README, by the name behind their language, as they stand there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

export const PACKAGE = new URL("../../www/heyan/README.md", import.meta.url);
export const REPOSITORY = new URL("../../README.md", import.meta.url);

/** Every example with a language: `{ language, name, code }`. Commands of a shell are none; those in Rust are doc tests. */
export const examplesOf = (readme) => [...readFileSync(readme, "utf8").matchAll(/^```(\w+)(?: ([\w-]+))?\n([^]*?)^```$/gm)]
  .map(([, language, name, code]) => ({ language, name, code }))
  .filter(({ language }) => language !== "sh" && language !== "rust");

/** @param {string} wanted its name */
export function example(wanted, readme = PACKAGE) {
  const found = examplesOf(readme).find(({ name }) => name === wanted);
  assert.ok(found, `${readme.pathname.split("/").at(-1)} has no example "${wanted}"`);
  return found.code;
}
