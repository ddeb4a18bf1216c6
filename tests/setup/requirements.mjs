// node requirements.mjs WWW
// Writes what is asked of a consent as two pages, WWW/docs/consent.html and WWW/docs/consent.en.html, from
// src/data/consent/requirements.json. The rules' titles are those of `listRules` in the module just built.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { datesOf, lawsIn, nameOf } from "./catalogue.mjs";
import { words } from "./requirements-words.mjs";

const www = resolve(process.argv[2]);
const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
const read = (path) => readFileSync(join(root, path), "utf8");
const data = JSON.parse(read("src/data/consent/requirements.json"));

const { default: init, listRules } = await import(pathToFileURL(join(www, "heyan/index.node.js")).href);
await init();

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const fact = (name, html) => (html ? `<div><dt>${name}</dt><dd>${html}</dd></div>` : "");

function page(locale, own) {
  const say = words[locale];
  const known = new Map(listRules({ locale }).map((rule) => [rule.code, rule]));

  const rule = (name) => {
    const code = `consent.${name}`;
    if (!known.has(code)) throw new Error(`requirements.json names ${code}, which the module does not know`);
    return `<li><a href="${say.rules}#${code}">${escape(known.get(code).title)}</a> <code>${code}</code></li>`;
  };
  const rules = (codes) => (codes.length > 0 ? `<ul>${codes.map(rule).join("")}</ul>` : "");

  // One truth in two places: what a rule rests on, its requirement names.
  for (const { id, codes, [locale]: { law } } of data.requirements) {
    const own = lawsIn(law).map(nameOf);
    if (own.length === 0) throw new Error(`${id} names no law that src/data/laws.toml has: ${law}`);
    for (const code of Object.keys(codes)) {
      const missing = lawsIn(known.get(`consent.${code}`)?.basis ?? "").filter((one) => !own.includes(nameOf(one)));
      if (missing.length > 0) throw new Error(`${id} does not name ${missing.map(nameOf).join(", ")}, on which consent.${code} rests`);
    }
  }

  const requirement = ({ id, codes, [locale]: texts }) => `<article class="rule requirement" id="${id}">
<h3><a href="#${id}">${id} ${escape(texts.asks)}</a></h3>
<dl>${fact(say.law, escape(texts.law))}${fact(say.since, escape(datesOf(texts.law, locale) ?? ""))}${fact(say.codes, rules(Object.keys(codes)) || say.none)}${fact(say.says, texts.says && escape(texts.says))}${fact(say.beyond, texts.beyond && escape(texts.beyond))}</dl>
</article>`;

  const groups = say.groups.map(([first, name], index) => ({
    id: `group-${index + 1}`,
    name,
    requirements: data.requirements.filter(({ id }) => id >= first && id < (say.groups[index + 1]?.[0] ?? "D")),
  }));
  const stand = new Set([...data.requirements.flatMap(({ codes }) => Object.keys(codes)), ...Object.keys(data.others)]);
  const missing = [...known.keys()].filter((code) => code.startsWith("consent.") && !stand.has(code.slice(8)));
  if (missing.length > 0) throw new Error(`requirements.json does not name ${missing.join(", ")}`);

  const parts = {
    own,
    madeLine: say.made(data.checked),
    limitsList: say.limitsText.map((text) => `<li>${text}</li>`).join(""),
    recordParts: say.recordText.map(([name, items]) => `<h3>${name}</h3><ul>${items.map((text) => `<li>${text}</li>`).join("")}</ul>`).join(""),
    readingList: say.readingTerms.map(([name, text]) => fact(name, text)).join(""),
    groupLinks: groups.map(({ id, name, requirements }) => `<li><a href="#${id}">${name} <span class="count">${requirements.length}</span></a></li>`).join("\n"),
    sections: [
      ...groups.map(({ id, name, requirements }) => `<section class="area" aria-labelledby="${id}">
<h2 id="${id}">${name}</h2>
${requirements.map(requirement).join("\n")}
</section>`),
      `<section class="area" aria-labelledby="others">
<h2 id="others">${say.others}</h2>
<p>${say.othersText}</p>
<div class="rule requirement">${rules(Object.keys(data.others))}</div>
</section>`,
    ].join("\n"),
  };
  return read("tests/setup/requirements.html").replace(/\{\{(\w+)\}\}/g, (_, name) => {
    const text = parts[name] ?? say[name];
    if (typeof text !== "string") throw new Error(`requirements.html wants ${name}, which requirements-words.mjs has not in ${locale}`);
    return text;
  });
}

for (const [locale, file] of [["zh-CN", "consent.html"], ["en", "consent.en.html"]]) {
  writeFileSync(join(www, "docs", file), page(locale, file));
}
console.log(`  ${data.requirements.length} requirements in www/docs/consent.html and www/docs/consent.en.html`);
