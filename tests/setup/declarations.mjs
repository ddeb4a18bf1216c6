// What the package declares (www/heyan/index.d.ts, schema.d.ts and the folder types), area by area in the order of the files:
// what stands at the head, the functions with their comment, example and declaration, and the types they speak of.
import { readFileSync } from "node:fs";

const package_ = new URL("../../www/heyan/", import.meta.url);
const read = (name) => readFileSync(new URL(name, package_), "utf8");

/** Where a declaration that begins at `start` ends: at a semicolon that stands in no bracket. */
function declarationAt(text, start) {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if ("({[".includes(text[at])) depth += 1;
    else if (")}]".includes(text[at])) depth -= 1;
    else if (text[at] === ";" && depth === 0) return text.slice(start, at + 1);
  }
  throw new Error(`${text.slice(start, start + 60)}: no end`);
}

/** The lines of a paragraph as one; an empty line parts two. */
export const paragraphs = (text) => text.trim().split(/\n{2,}/).map((part) => part.replace(/\s*\n\s*/g, " "));

/** @param {string} text @returns {{ name: string, about: string[], example: string[], declaration: string, whole: string }[]} */
export function functionsOf(text) {
  return [...text.matchAll(/\/\*\*\n((?: \*.*\n)*? \* @example\n(?: \*.*\n)*?) \*\/\n(?=export (?:default )?(?:declare const|(?:declare )?function) (\w+))/g)].map((match) => {
    const [about, example] = match[1].replace(/^ \* ?/gm, "").split("@example\n");
    const declaration = declarationAt(text, match.index + match[0].length);
    return { name: match[2], about: paragraphs(about), example: example.trimEnd().split("\n").filter(Boolean), declaration, whole: match[0] + declaration };
  });
}

/** A head of one line is only the area's name, which its heading says. */
const HEAD = /^(?:\/\/.*\n){2,}/;

/** The head of a file as text; what is set in by two spaces there is code. */
export const headOf = (text) => (HEAD.exec(text)?.[0] ?? "").replace(/^\/\/ ?/gm, "").trim();

/** The file with another head. */
export const withHead = (text, head) => text.replace(HEAD, () => head.split("\n").map((line) => `// ${line}`.trimEnd() + "\n").join(""));

/** What is declared beside the functions. */
function typesOf(text, functions) {
  return functions.reduce((rest, { whole }) => rest.replace(whole, () => ""), text)
    .replace(/^import [\s\S]*?;\n|^export (?:type \{.*\}|\*) from .*\n|^\/\/.*\n/gm, "").replace(/\n{3,}/g, "\n\n").trim();
}

/**
 * The files in the order in which index.d.ts names them, that one's own first and last.
 *
 * @param {(area: string, text: string) => string} [said] gives a file's text in another language
 */
export function areas(said = (_, text) => text) {
  const index = read("index.d.ts");
  const middle = index.indexOf("export *");
  const named = [...index.matchAll(/^export \* from "\.\/types\/([\w-]+)\.js";$/gm)].map(([, area]) => ({ area, text: read(`types/${area}.d.ts`) }));
  const files = [{ area: "load", text: index.slice(0, middle) }, ...named, { area: "schema", text: `${read("schema.d.ts")}\n${index.slice(middle)}` }];
  return files.map(({ area, text: written }) => {
    const text = said(area, written);
    const functions = functionsOf(text);
    return { area, text, head: headOf(text), functions, types: typesOf(text, functions) };
  });
}
