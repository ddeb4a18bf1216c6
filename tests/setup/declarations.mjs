// What the package declares (www/heyan/index.d.ts and the folder types), function by function: its comment, its example and its
// declaration, in the order of the files.
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

/** @param {string} text @returns {{ name: string, about: string, example: string[], declaration: string }[]} */
function functionsOf(text) {
  return [...text.matchAll(/\/\*\*\n((?: \*.*\n)*?) \*\/\n(?=export (?:default )?(?:declare const|function) (\w+))/g)].map((match) => {
    const [about, example = ""] = match[1].replace(/^ \* ?/gm, "").split("@example\n");
    return {
      name: match[2], about: about.trim().replace(/\n/g, " "), example: example.trimEnd().split("\n").filter(Boolean),
      declaration: declarationAt(text, match.index + match[0].length),
    };
  });
}

/** The files in the order in which index.d.ts names them, that one's own first and last. */
export function areas() {
  const index = read("index.d.ts");
  const middle = index.indexOf("export *");
  const named = [...index.matchAll(/^export \* from "\.\/types\/([\w-]+)\.js";$/gm)].map(([, area]) => ({ area, text: read(`types/${area}.d.ts`) }));
  return [{ area: "load", text: index.slice(0, middle) }, ...named, { area: "schema", text: index.slice(middle) }]
    .map(({ area, text }) => ({ area, text, functions: functionsOf(text) }));
}
