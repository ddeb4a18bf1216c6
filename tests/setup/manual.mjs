// node manual.mjs WWW
// Writes the manual of all functions as two pages, WWW/docs/manual.html and WWW/docs/manual.en.html, from the package's own
// declarations, so that the site carries it: in English as they stand, in Chinese with the comments of the folder manual-zh.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { areas, paragraphs } from "./declarations.mjs";
import { limits } from "./manual-limits.mjs";
import { words } from "./manual-words.mjs";
import { inChinese } from "./manual-zh.mjs";

const www = resolve(process.argv[2]);
const frame = readFileSync(new URL("manual.html", import.meta.url), "utf8");
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const HAN = /\p{Script=Han}/u;
/** A block that may be wider than a phone is scrolled to by keyboard as well. */
const code = (text, label) => `<pre tabindex="0" role="region" aria-label="${label}"><code${HAN.test(text) ? "" : ' lang="en"'}>${escape(text)}</code></pre>`;
const paragraph = (text) => `<p>${escape(text).replace(/`([^`]+)`/g, '<code lang="en">$1</code>')}</p>`;

function page(say) {
  const all = areas(say.locale === "en" ? undefined : inChinese);
  const one = ({ name, about, example, declaration }) => `<article class="rule function" id="${name}">
<h3><a href="#${name}"><code lang="en">${name}</code></a></h3>
${about.map(paragraph).join("\n")}
${code(declaration.replace(/^export (default |declare )?/, ""), `${name}, ${say.navHere}`)}
${code(example.join("\n"), `${name}, ${say.example}`)}
</article>`;
  /** What holds for the whole area; set in by two spaces stands code. */
  const intro = (head, area) => head.split(/\n{2,}/).filter(Boolean)
    .map((part) => (part.startsWith("  ") ? code(part.replace(/^ {2}/gm, ""), `${say.areas[area]}, ${say.example}`) : paragraphs(part).map(paragraph).join(""))).join("\n");
  const parts = {
    areaLinks: all.map(({ area, functions }) => `<li><a href="#area-${area}">${say.areas[area]}${functions.length > 0 ? ` <span class="count">${functions.length}</span>` : ""}</a></li>`).join("\n"),
    sections: all.map(({ area, text, head, functions, types }) => `<section class="area" aria-labelledby="area-${area}">
<h2 id="area-${area}">${say.areas[area]}</h2>
${intro(head, area)}
${area === "policy" ? limits(text, say.locale) : ""}
${functions.map(one).join("\n")}
${types ? `<details class="reading"><summary>${say.types}</summary>${code(types, say.areas[area])}</details>` : ""}
</section>`).join("\n"),
  };
  return frame.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    const text = parts[name] ?? say[name];
    if (typeof text !== "string") throw new Error(`manual.html wants ${name}, which manual-words.mjs has not in ${say.locale}`);
    return text;
  });
}

for (const say of Object.values(words)) writeFileSync(join(www, "docs", say.here), page(say));
console.log(`  ${areas().flatMap(({ functions }) => functions).length} functions in www/docs/manual.html and www/docs/manual.en.html`);
