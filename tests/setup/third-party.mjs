// node third-party.mjs [--check]
// Writes www/heyan/THIRD-PARTY.md: every Rust crate that is linked into a shipped .wasm file, its licence, and the
// text of those licences that have to be handed on. With --check it only says whether the file is as it would be written.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const file = join(root, "www/heyan/THIRD-PARTY.md");
const TARGET = "wasm32-unknown-unknown";

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

const cargo = (...args) => JSON.parse(execFileSync(
  "cargo", ["metadata", "--format-version", "1", "--locked", ...args],
  { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26, stdio: ["ignore", "pipe", "inherit"] },
));
// Every feature that makes a module of the package is called wasm or wasm-…
const features = Object.keys(cargo("--no-deps").packages[0].features).filter((name) => /^wasm(-|$)/.test(name));
const { packages, resolve } = cargo("--filter-platform", TARGET, "--features", features.join());
const byId = new Map(packages.map((crate) => [crate.id, crate]));
const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));

// What only runs while compiling (build scripts, procedural macros) is in no module.
const linked = new Set([resolve.root]);
for (const id of linked) {
  for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
    const macro = byId.get(pkg).targets.some(({ kind }) => kind.includes("proc-macro"));
    if (!macro && kinds.some(({ kind }) => kind === null)) linked.add(pkg);
  }
}
linked.delete(resolve.root);
const crates = [...linked].map((id) => byId.get(id)).sort((a, b) => (a.name < b.name ? -1 : 1));

/** The permission of the MIT licence, for crates whose archive carries no text of their own. */
const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** The text a crate's archive carries under a name such as LICENSE-MIT. */
function textOf(crate, named) {
  const folder = dirname(crate.manifest_path);
  const found = readdirSync(folder).filter((entry) => /^licen[cs]e/i.test(entry)).sort().find((entry) => named.test(entry));
  return found && readFileSync(join(folder, found), "utf8").replace(/\r/g, "").trim();
}

/** What is chosen where a crate leaves a choice: Apache-2.0, whose text is in LICENSE; otherwise MIT, with its text. */
function chosen(crate) {
  if (!crate.license) stop(`${crate.name} names no licence.`);
  return crate.license.split(" AND ").map((part) => {
    const offered = part.replace(/[()]/g, "").split(/ OR |\//);
    if (offered.includes("Apache-2.0")) return { name: "Apache-2.0" };
    if (offered.includes("MIT")) {
      const own = textOf(crate, /^licen[cs]e[-.]mit/i) ?? textOf(crate, /^licen[cs]e(\.(txt|md))?$/i);
      return { name: "MIT", text: own ?? `(Its archive carries no text and names no holder; ${crate.repository})\n\n${MIT}` };
    }
    if (offered.includes("Unicode-3.0")) return { name: "Unicode-3.0", text: textOf(crate, /unicode/i) };
    return stop(`${crate.name}: how the licence ${part} is met has to be decided first.`);
  });
}

const rows = [];
const texts = [];
for (const crate of crates) {
  const licences = chosen(crate);
  rows.push(`| ${crate.name} | ${crate.version} | ${crate.license} | ${licences.map(({ name }) => name).join(" and ")} |`);
  for (const { name, text } of licences) {
    if (name === "Apache-2.0") continue;
    if (!text) stop(`${crate.name} carries no text of ${name}.`);
    texts.push(`### ${crate.name} ${crate.version}: ${name}\n\n\`\`\`text\n${text}\n\`\`\`\n`);
  }
}
const written = `# What the .wasm files are made of besides heyan

Written by \`node tests/setup/third-party.mjs\`. Crates that only work while compiling are in no file of the package.
The glue in \`built/*.js\` is made by wasm-bindgen. No package of npm is shipped or needed.

| crate | version | its licence | taken under |
|---|---|---|---|
| core, alloc, std of Rust | that of the compiler | MIT OR Apache-2.0 | Apache-2.0 |
${rows.join("\n")}

The tables of telephone numbers outside mainland China come from the metadata of libphonenumber: see NOTICE.
The text of Apache-2.0 is in LICENSE.

## Texts

${texts.join("\n")}`;

if (!process.argv.includes("--check")) writeFileSync(file, written);
else if (readFileSync(file, "utf8") !== written) {
  stop("www/heyan/THIRD-PARTY.md is not what is linked now. Run: node tests/setup/third-party.mjs");
}
