// node manual.mjs WWW
// Writes the manual of all functions as two pages, WWW/docs/manual.html and WWW/docs/manual.en.html, from the package's own
// declarations, so that the site carries it.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { areas } from "./declarations.mjs";
import { limits } from "./manual-limits.mjs";
import { words } from "./manual-words.mjs";

const www = resolve(process.argv[2]);
const frame = readFileSync(new URL("manual.html", import.meta.url), "utf8");
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** A block that may be wider than a phone is scrolled to by keyboard as well. */
const code = (text, label) => `<pre tabindex="0" role="region" aria-label="${label}"><code lang="en">${escape(text)}</code></pre>`;
const all = areas();

function page(say) {
  const one = ({ name, about, example, declaration }) => {
    const own = say.functions?.[name];
    if (say.functions && !own) throw new Error(`manual-words.mjs does not say in ${say.locale} what ${name} is for`);
    const details = escape(about).replace(/`([^`]+)`/g, "<code>$1</code>");
    return `<article class="rule function" id="${name}">
<h3><a href="#${name}"><code lang="en">${name}</code></a></h3>
${own ? `<p>${own}</p>` : `<p>${details}</p>`}
${code(declaration.replace(/^export (default |declare )?/, ""), `${name}, ${say.navHere}`)}
${code(example.join("\n"), `${name}, ${say.locale === "en" ? "example" : "例子"}`)}
${own ? `<details><summary>${say.details}</summary><p lang="en">${details}</p></details>` : ""}
</article>`;
  };
  const parts = {
    areaLinks: all.map(({ area, functions }) => `<li><a href="#area-${area}">${say.areas[area]}${functions.length > 0 ? ` <span class="count">${functions.length}</span>` : ""}</a></li>`).join("\n"),
    sections: all.map(({ area, text, functions }) => `<section class="area" aria-labelledby="area-${area}">
<h2 id="area-${area}">${say.areas[area]}</h2>
${area === "policy" ? limits(text, say.locale) : ""}
${functions.map(one).join("\n")}
<details class="reading"><summary>${say.types}</summary>${code(text.replace(/^import .*\n/gm, "").trim(), say.areas[area])}</details>
</section>`).join("\n"),
  };
  return frame.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    const text = parts[name] ?? say[name];
    if (typeof text !== "string") throw new Error(`manual.html wants ${name}, which manual-words.mjs has not in ${say.locale}`);
    return text;
  });
}

for (const say of Object.values(words)) writeFileSync(join(www, "docs", say.here), page(say));
console.log(`  ${all.flatMap(({ functions }) => functions).length} functions in www/docs/manual.html and www/docs/manual.en.html`);
