// node rules.mjs WWW
// Writes the catalogue of rules as two pages, WWW/rules.html and WWW/rules.en.html. Code, severity, title,
// basis and date are those of `listRules` in the module just built; what the module does not carry (the
// sentence that is shown, the source, the day it was read) comes from src/data/rules.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { inForce } from "./law-dates.mjs";
import { sourceInChinese } from "./rules-sources.mjs";
import { words } from "./rules-words.mjs";

const www = resolve(process.argv[2]);
const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");

/** The entries of one file, as far as the catalogue's way of writing goes: one value a line. */
function entriesOf(text, file) {
  const rules = [];
  let into;
  text.split("\n").forEach((line, index) => {
    const section = /^\[\[?([\w.-]+)\]?\]$/.exec(line)?.[1];
    const [, key, value] = /^([\w-]+) *= *("(?:[^"\\]|\\.)*"|true|false)$/.exec(line) ?? [];
    if (line === "" || line.startsWith("#")) return;
    if (section === "rule") rules.push(into = {});
    else if (section === "word") into = {};
    else if (section === "rule.zh-CN" || section === "rule.en") rules.at(-1)[section.slice(5)] = into = {};
    else if (key && into) into[key] = JSON.parse(value);
    else throw new Error(`${file}:${index + 1} is written in a way this reader does not know`);
  });
  return rules;
}

const folder = join(root, "src/data/rules");
const written = new Map(readdirSync(folder).filter((file) => file.endsWith(".toml")).sort()
  .flatMap((file) => entriesOf(readFileSync(join(folder, file), "utf8"), file))
  .map((rule) => [rule.code, rule]));

const { default: init, checkPhone, listRules } = await import(pathToFileURL(join(www, "heyan/index.node.js")).href);
await init();

const { version } = JSON.parse(readFileSync(join(www, "heyan/package.json"), "utf8"));
/** Which rules and data these are, as every report says it. */
const rulesetOf = (locale) => checkPhone("", { locale }).ruleset;

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A sentence with its slots as “…”; of a word that goes with a number, the form for many. */
const shown = (template) => template.replace(/\{\w+\}/g, "…").replace(/\{\w+:[^|}]*\|([^}]*)\}/g, "$1");

const areaOf = ({ code }) => code.slice(0, code.indexOf("."));

function fact(name, text, attributes = "") {
  return text === undefined ? "" : `<div><dt>${name}</dt><dd${attributes}>${escape(text)}</dd></div>`;
}

/** In the page's language; as it was written down where nobody has said it in Chinese yet. */
function source(text, locale) {
  const said = locale === "en" ? text : sourceInChinese(text);
  return said === undefined ? fact(words[locale].sourceAsWritten, text, ' lang="en"') : fact(words[locale].source, said);
}

/** A message that was received is not for its reader to correct. */
function severityIn(say, rule) {
  return areaOf(rule) === "sms" ? { error: say.clearly, warning: say.suspect, info: say.told }[rule.severity] : say[rule.severity];
}

function article(rule, locale) {
  const say = words[locale];
  const entry = written.get(rule.code);
  const own = entry?.[locale];
  if (!own || own.title !== rule.title || own.basis !== rule.basis || entry.severity !== rule.severity) {
    throw new Error(`${rule.code}: the module was built from another catalogue; run ./build.sh build`);
  }
  // A full-width stop needs no space behind it.
  const sentence = [own.message, own.fix].filter(Boolean).join(locale === "en" ? " " : "");
  return `<article class="rule" id="${rule.code}" data-severity="${rule.severity}"${rule.fixed ? " data-fixed" : ""}${rule.basis ? " data-basis" : ""}>
<h3><a href="#${rule.code}">${escape(rule.title)}</a></h3>
<p class="marks"><span class="severity" data-severity="${rule.severity}">${severityIn(say, rule)}</span>${rule.fixed && areaOf(rule) !== "sms" ? ` <span class="fixed">${say.fixed}</span>` : ""} <code>${rule.code}</code></p>
<blockquote>${escape(shown(sentence))}</blockquote>
<dl>${fact(say.basis, rule.basis)}${fact(say.since, inForce(rule))}${source(entry.source, locale)}${fact(say.checked, entry.checked)}</dl>
</article>`;
}

function page(locale) {
  const say = words[locale];
  const rules = listRules({ locale });
  const areas = Map.groupBy?.(rules, areaOf) ?? rules.reduce((map, rule) => map.set(areaOf(rule), [...(map.get(areaOf(rule)) ?? []), rule]), new Map());
  const named = Object.keys(say.areaNames).filter((area) => areas.has(area));
  const unnamed = [...areas.keys()].filter((area) => !named.includes(area));
  if (unnamed.length > 0) throw new Error(`rules-words.mjs has no name for ${unnamed.join(", ")}`);
  const parts = {
    areaOptions: named.map((area) => `<option value="${area}">${say.areaNames[area]}</option>`).join(""),
    areaLinks: named.map((area) => `<li><a href="#area-${area}">${say.areaNames[area]} <span class="count">${areas.get(area).length}</span></a></li>`).join("\n"),
    sections: named.map((area) => `<section class="area" data-area="${area}" aria-labelledby="area-${area}">
<h2 id="area-${area}">${say.areaNames[area]}</h2>
${area === "sms" ? `<p>${say.smsAbout}</p>` : ""}
${areas.get(area).map((rule) => article(rule, locale)).join("\n")}
</section>`).join("\n"),
    version: `heyan ${version} · ${rulesetOf(locale)}`,
    foundAll: say.found.replace("{0}", String(rules.length)),
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
