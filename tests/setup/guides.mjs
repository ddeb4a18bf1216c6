// node guides.mjs WWW
// Writes the package's guides (README.md, FORMS.md, CORE.md) as pages, WWW/docs/start.html, forms.html and core.html:
// a browser shows Markdown as it was typed, without a way on.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { words } from "./manual-words.mjs";

const www = resolve(process.argv[2]);
const frame = readFileSync(new URL("guide.html", import.meta.url), "utf8");
const GUIDES = [
  { from: "README.md", here: "start.html", locale: "zh-CN", title: "五分钟做好一个表单", description: "怎样取得核验、接到一个表单上、在服务器上再查一遍，以及要什么样的浏览器" },
  { from: "FORMS.md", here: "forms.html", locale: "en", title: "heyan in form libraries", description: "heyan in React, Vue, React Hook Form, Ant Design, Element Plus, Vant and Hono, each with an example that is tested" },
  { from: "CORE.md", here: "core.html", locale: "en", title: "heyan in any language", description: "heyan in Java, Go, Python or PHP, by a module that imports nothing" },
];
/** Where a link of the package leads on the site. */
const PAGES = { ...Object.fromEntries(GUIDES.map(({ from, here }) => [from, here])), "index.d.ts": "manual.en.html", "THIRD-PARTY.md": "../heyan/THIRD-PARTY.md" };

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const HAN = /\p{Script=Han}/u;
/** The README says everything in both languages, paragraph by paragraph. */
const tongue = (text, locale) => (locale === "en" || HAN.test(text) ? "" : ' lang="en"');

/** Code, strong words and links inside a line. */
function inline(text) {
  return text.split(/(`[^`]+`)/).map((part) => {
    if (/^`.+`$/.test(part)) return `<code lang="en">${escape(part.slice(1, -1))}</code>`;
    return escape(part).replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
      .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, name, to) => {
        const [file, anchor] = to.split("#");
        if (!/^https:/.test(to) && PAGES[file] === undefined) throw new Error(`no page for the link to ${to}`);
        return `<a href="${/^https:/.test(to) ? to : PAGES[file] + (anchor ? `#${anchor}` : "")}">${name}</a>`;
      });
  }).join("");
}

/** A link may be split over code: `[`index.d.ts`](index.d.ts)` reads as its name alone. */
const unmark = (text) => text.replace(/\[`([^`\]]+)`\]/g, "[$1]");

const cells = (line) => line.replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());

function table([head, , ...rows], locale) {
  const row = (line, tag) => `<tr>${cells(line).map((cell) => `<${tag}${tag === "th" ? ' scope="col"' : ""}${tongue(cell, locale)}>${inline(cell)}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${row(head, "th")}</thead><tbody>${rows.map((line) => row(line, "td")).join("\n")}</tbody></table>`;
}

function htmlOf(markdown, locale) {
  const lines = unmark(markdown).split("\n");
  const blocks = [];
  const take = (fits) => {
    const taken = [];
    while (lines.length > 0 && fits(lines[0])) taken.push(lines.shift());
    return taken;
  };
  let codes = 0;
  while (lines.length > 0) {
    const line = lines[0];
    const heading = /^(#{1,3}) (.+)$/.exec(line);
    if (line.trim() === "") {
      lines.shift();
    } else if (heading) {
      lines.shift();
      const id = heading[2].toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, "").trim().replace(/\s/g, "-");
      // The page's own heading stands in its frame.
      if (heading[1].length > 1) blocks.push(`<h${heading[1].length} id="${id}"${tongue(heading[2], locale)}>${inline(heading[2])}</h${heading[1].length}>`);
    } else if (line.startsWith("```")) {
      lines.shift();
      const code = take((one) => one !== "```");
      lines.shift();
      codes += 1;
      blocks.push(`<pre tabindex="0" role="region" aria-label="${locale === "en" ? "Example" : "例子"} ${codes}"><code lang="en">${escape(code.join("\n"))}</code></pre>`);
    } else if (line.startsWith("|")) {
      blocks.push(table(take((one) => one.startsWith("|")), locale));
    } else if (line.startsWith("- ")) {
      const items = take((one) => /^(- |  \S)/.test(one)).join("\n").split(/^- /m).slice(1);
      blocks.push(`<ul>${items.map((item) => `<li${tongue(item, locale)}>${inline(item.replace(/\s*\n\s*/g, joint(item)))}</li>`).join("\n")}</ul>`);
    } else {
      const text = take((one) => one.trim() !== "" && !/^(#|```|\||- )/.test(one));
      if (text.length === 0) throw new Error(`a guide has a line that no page can show: ${line}`);
      blocks.push(`<p${tongue(text.join(""), locale)}>${inline(text.join(joint(text.join("\n"))))}</p>`);
    }
  }
  return blocks.join("\n");
}

/** Between two lines of Chinese stands no space. */
const joint = (text) => (/[\p{Script=Han}，。、；：]\n[\p{Script=Han}，。、]/u.test(text) ? "" : " ");

for (const guide of GUIDES) {
  const say = { ...words[guide.locale], ...guide };
  const content = htmlOf(readFileSync(join(www, "heyan", guide.from), "utf8"), guide.locale);
  const page = frame.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    const text = name === "content" ? content : say[name];
    if (typeof text !== "string") throw new Error(`guide.html wants ${name}, which nobody says in ${guide.locale}`);
    return text;
  });
  writeFileSync(join(www, "docs", guide.here), page);
}
console.log(`  ${GUIDES.length} guides in www/docs: ${GUIDES.map(({ here }) => here).join(", ")}`);
