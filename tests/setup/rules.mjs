// node rules.mjs WWW
// Writes the catalogue of rules as two pages, WWW/rules.html and WWW/rules.en.html. Code, severity, title,
// basis and date are those of `listRules` in the module just built; what the module does not carry (the
// sentence that is shown, the source, the day it was read, the laws' names) comes from src/data.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { datesOf, laws, lawsIn, nameOf, written } from "./catalogue.mjs";
import { words } from "./rules-words.mjs";

const www = resolve(process.argv[2]);
const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
const { version } = JSON.parse(readFileSync(join(www, "heyan/package.json"), "utf8"));

const { default: init, checkPhone, listRules } = await import(pathToFileURL(join(www, "heyan/index.node.js")).href);
await init();

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A sentence with its slots as “…”; of a word that goes with a number, the form for many. */
const shown = (template) => template.replace(/\{\w+\}/g, "…").replace(/\{\w+:[^|}]*\|([^}]*)\}/g, "$1");

const areaOf = ({ code }) => code.slice(0, code.indexOf("."));

/** What is said of a message is no correction to be made, and no lender has a say in it. */
const ofMessages = (rule) => areaOf(rule) === "sms";

const fact = (name, text, kind) => (text === undefined ? "" : `<div class="${kind}"><dt>${name}</dt><dd>${escape(text)}</dd></div>`);

function article(rule, locale) {
  const say = words[locale];
  const entry = written.get(rule.code);
  const own = entry?.[locale];
  if (!own || own.title !== rule.title || own.basis !== rule.basis || entry.severity !== rule.severity) {
    throw new Error(`${rule.code}: the module was built from another catalogue; run ./build.sh build`);
  }
  // A full-width stop needs no space behind it.
  const sentence = [own.message, own.fix].filter(Boolean).join(locale === "en" ? " " : "");
  const based = lawsIn(rule.basis ?? "");
  const named = [...based, ...lawsIn(own.source ?? "")];
  const severity = (ofMessages(rule) ? say.ofMessages : say)[rule.severity];
  const fixed = rule.fixed && !ofMessages(rule);
  const also = [...new Set(named)].map(({ short }) => short).concat(say.areaAlso[areaOf(rule)]).filter(Boolean);
  return `<article class="rule" id="${rule.code}" data-severity="${rule.severity}"${fixed ? " data-fixed" : ""}${named.some(({ kind }) => kind === "law") ? " data-law" : ""}${named.length > 0 ? " data-basis" : ""} data-also="${escape(also.join(" "))}">
<h3><a href="#${rule.code}">${escape(rule.title)}</a></h3>
<p class="marks"><span class="severity" data-severity="${rule.severity}">${severity}</span>${fixed ? ` <span class="fixed">${say.fixed}</span>` : ""} <code>${rule.code}</code></p>
<blockquote>${escape(shown(sentence))}</blockquote>
<dl>${fact(based.some(({ kind }) => kind === "law") ? say.basis : say.guidance, rule.basis, "basis")}${fact(say.since, entry.since ?? datesOf(rule.basis ?? "", locale), "since")}${fact(say.source, own.source, "source")}${fact(say.checked, entry.checked, "checked")}</dl>
</article>`;
}

/** What the rules name, each with its official name, its date and how often it is named. */
function register(rules, locale) {
  const say = words[locale];
  const counts = new Map();
  for (const { code } of rules) {
    const own = written.get(code)[locale];
    for (const law of lawsIn(`${own.basis ?? ""} ${own.source ?? ""}`)) counts.set(law, (counts.get(law) ?? 0) + 1);
  }
  const row = (law) => `<tr><th scope="row">${escape(locale === "en" && law.en !== nameOf(law) ? `${law.en}, ` : "")}<span lang="zh-CN">${escape(nameOf(law))}</span></th><td>${say.kinds[law.kind]}</td><td>${law.since ?? say.undated}</td><td>${counts.get(law)}</td></tr>`;
  const named = laws.filter((law) => counts.has(law));
  named.sort((one, two) => two.kind.localeCompare(one.kind) || counts.get(two) - counts.get(one));
  return named.map(row).join("\n");
}

function page(locale) {
  const say = words[locale];
  const rules = listRules({ locale });
  const areas = Map.groupBy?.(rules, areaOf) ?? rules.reduce((map, rule) => map.set(areaOf(rule), [...(map.get(areaOf(rule)) ?? []), rule]), new Map());
  const named = Object.keys(say.areaNames).filter((area) => areas.has(area));
  const unnamed = [...areas.keys()].filter((area) => !named.includes(area));
  if (unnamed.length > 0) throw new Error(`rules-words.mjs has no name for ${unnamed.join(", ")}`);
  const last = [...written.values()].map(({ checked }) => checked).sort().at(-1);
  const parts = {
    areaOptions: named.map((area) => `<option value="${area}">${say.areaNames[area]}</option>`).join(""),
    areaLinks: named.map((area) => `<li><a href="#area-${area}">${say.areaNames[area]} <span class="count">${areas.get(area).length}</span></a></li>`).join("\n"),
    sections: named.map((area) => `<section class="area" data-area="${area}" aria-labelledby="area-${area}">
<h2 id="area-${area}">${say.areaNames[area]}</h2>
${say.areaNotes[area] ? `<p class="about">${say.areaNotes[area]}</p>` : ""}
${areas.get(area).map((rule) => article(rule, locale)).join("\n")}
</section>`).join("\n"),
    foundAll: say.found.replace("{0}", String(rules.length)),
    lawRows: register(rules, locale),
    printed: say.printed(last),
    // Which rules and data these are, as every report says it.
    version: `heyan ${version} · ${checkPhone("", { locale }).ruleset}`,
    ofWarning: say.ofMessages.warning, ofError: say.ofMessages.error, ofInfo: say.ofMessages.info,
  };
  const template = readFileSync(join(root, "tests/setup/rules.html"), "utf8");
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    const text = parts[name] ?? say[name];
    if (text === undefined) throw new Error(`rules.html wants ${name}, which rules-words.mjs has not in ${locale}`);
    return text;
  });
}

for (const [locale, file] of [["zh-CN", "rules.html"], ["en", "rules.en.html"]]) {
  writeFileSync(join(www, file), page(locale));
}
console.log(`  ${written.size} rules in www/rules.html and www/rules.en.html`);
