// The rules and the laws as they are written in src/data, for the pages that are made of them: what the module does
// not carry (sources, days of reading, the laws' full names and other names) and which laws a text names.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const data = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../../src/data");

/** The entries of one file, as far as the catalogue's way of writing goes: one value a line. */
function entriesOf(text, file) {
  const entries = [];
  let into;
  text.split("\n").forEach((line, index) => {
    const section = /^\[\[?([\w.-]+)\]?\]$/.exec(line)?.[1];
    const [, key, value] = /^([\w-]+) *= *("(?:[^"\\]|\\.)*"|true|false)$/.exec(line) ?? [];
    if (line === "" || line.startsWith("#")) return;
    if (section === "rule" || section === "law") entries.push(into = {});
    else if (section === "word") into = {};
    else if (section === "rule.zh-CN" || section === "rule.en") entries.at(-1)[section.slice(5)] = into = {};
    else if (key && into) into[key] = JSON.parse(value);
    else throw new Error(`${file}:${index + 1} is written in a way this reader does not know`);
  });
  return entries;
}

const read = (file) => entriesOf(readFileSync(join(data, file), "utf8"), file);

/** Every rule as written, by its code. @type {Map<string, Record<string, any>>} */
export const written = new Map(readdirSync(join(data, "rules")).filter((file) => file.endsWith(".toml")).sort()
  .flatMap((file) => read(join("rules", file)))
  .map((rule) => [rule.code, rule]));

/** The laws, standards and guidelines; one that begins with another's name comes first. */
export const laws = read("laws.toml").sort((one, two) => two.name.length - one.name.length);

/** Those that a text names, in the order in which it names them; a law also without its 《》. */
export function lawsIn(text) {
  let rest = text;
  const found = [];
  for (const law of laws) {
    for (const name of [law.full ?? law.name, law.name, law.name.replace(/[《》]/g, ""), law.en]) {
      const at = text.indexOf(name);
      if (!rest.includes(name)) continue;
      rest = rest.replaceAll(name, "");
      if (!found.some(({ law: known }) => known === law)) found.push({ law, at });
    }
  }
  return found.sort((one, two) => one.at - two.at).map(({ law }) => law);
}

/** Its official name, with its number. */
export const nameOf = (law) => law.full ?? law.name;

/** The day on which a law came into force, each with the law's name where a text names several. */
export function datesOf(text, locale) {
  const dated = lawsIn(text);
  const known = dated.filter(({ since }) => since);
  if (dated.length === 1) return known[0]?.since;
  return known.map((law) => `${locale === "en" ? law.en : law.name} ${law.since}`).join(locale === "en" ? "; " : "；") || undefined;
}
