// The declarations with their comments in Chinese. The words stand in the folder manual-zh, a file for each area: what a comment
// stands before, such as `Finding.code`, the mark of the English comment it was written from, and the Chinese. A comment without
// Chinese, Chinese without a comment, and an English comment that has changed since, end the build; the sentence names the new mark.
import { createHash } from "node:crypto";
import { areas, headOf, paragraphs, withHead } from "./declarations.mjs";

const folder = new URL("manual-zh/", import.meta.url);
const words = new Map();
for (const { area } of areas()) words.set(area, (await import(new URL(`${area}.mjs`, folder).href)).words);

/** How wide the text of a comment may be, a Chinese character counted as two: about what a phone shows of it. */
const WIDTH = 40;

const TOKEN = /\/\*\*[\s\S]*?\*\/|\/\/.*|\b(?:interface|type|class|function|const)\s+([\w$]+)|"([^"\n]*)"(?=\s*\??\s*[:(])|([\w$]+)(?=\s*\??\s*[:(])|"[^"\n]*"|[\w$]+|[[({\])}]/g;
const BEFORE = /\s*(?:(?:export|default|declare|readonly)\s+)*(?:(?:interface|type|class|function|const)\s+)?"?([\w$~-]+)/y;

/** Every doc comment of a declaration file: where it stands, before what, its text, and its example if it has one. */
export function commentsOf(text) {
  const inside = [];
  const found = [];
  let named = "";
  for (const { 0: token, 1: declared, 2: quoted, 3: member, index } of text.matchAll(TOKEN)) {
    if (token.startsWith("/**")) {
      BEFORE.lastIndex = index + token.length;
      const [about, example] = token.slice(3, -2).replace(/\n\s*\* ?/g, "\n").split("@example\n");
      found.push({ start: index, end: index + token.length, name: [...inside, BEFORE.exec(text)?.[1]].join("."), about: paragraphs(about).join("\n\n"), example });
    } else if (/^[[({]$/.test(token)) inside.push(named);
    // What follows a bracket, such as what a function gives, belongs to what the bracket belonged to.
    else if (/^[\])}]$/.test(token)) named = inside.pop() ?? "";
    else named = declared ?? quoted ?? member ?? named;
  }
  return found;
}

/** What tells one text from another. */
export const markOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 8);

/** Everything of a file that has to be said: its head, and its comments by what they stand before. */
export function textsOf(text) {
  const head = headOf(text);
  return [...(head ? [["head", head]] : []), ...commentsOf(text).map(({ name, about }) => [name, about])];
}

/** What is missing, left over or older than the English, one sentence each. */
export function differences(area, text, own) {
  const texts = textsOf(text);
  const names = texts.map(([name]) => name);
  return [
    ...names.filter((name, at) => names.indexOf(name) < at).map((name) => `${area}: two comments stand before ${name}`),
    ...Object.keys(own).filter((name) => !names.includes(name)).map((name) => `${area}: no comment stands before ${name}; take its Chinese away`),
    ...texts.flatMap(([name, english]) => {
      const [mark, chinese] = own[name] ?? [];
      if (!chinese) return [`${area}: write ${name} in Chinese, with the mark ${markOf(english)}: ${english}`];
      return mark === markOf(english) ? [] : [`${area}: ${name} has changed; see that the Chinese still says the same, then give it the mark ${markOf(english)}: ${english}`];
    }),
  ];
}

const widthOf = (text) => [...text].reduce((sum, sign) => sum + (sign < "\u2000" ? 1 : 2), 0);

/**
 * Lines no wider than `most`: divided between Chinese characters and at spaces, no stop at the head of a line. A last character
 * stays with the line before.
 */
export function lines(text, most) {
  const parts = text.match(/[（“《]*(?:[\x21-\x7e]+|[^\x21-\x7e])[，。、；：？！）”》…]*/gu) ?? [];
  const made = [""];
  for (const part of parts) {
    if (widthOf(made.at(-1) + part) > most && made.at(-1) !== "") made.push("");
    if (part !== " " || made.at(-1) !== "") made.push(made.pop() + part);
  }
  if (made.length > 1 && /^\p{Script=Han}.?$/u.test(made.at(-1))) made.push(made.splice(-2).join(""));
  return made.map((line) => line.trimEnd());
}

/** A function's comment is read as text, so that its lines may be long. */
function comment(chinese, example, margin) {
  if (example !== undefined) return `/**\n${`${chinese}\n\n@example\n${example.trim()}`.split("\n").map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */`;
  return `/** ${chinese.split("\n\n").flatMap((part) => lines(part, WIDTH - margin.length)).join(`\n${margin} *  `)} */`;
}

/** A file of the declarations with Chinese comments. */
export function inChinese(area, text) {
  const own = words.get(area);
  const wrong = differences(area, text, own);
  if (wrong.length > 0) throw new Error(`tests/setup/manual-zh/${area}.mjs:\n${wrong.join("\n")}`);
  const said = commentsOf(text).reduceRight((rest, { start, end, name, example }) => {
    const margin = /[^\n]*$/.exec(rest.slice(0, start))[0].replace(/\S.*/, "");
    return rest.slice(0, start) + comment(own[name][1], example, margin) + rest.slice(end);
  }, text);
  return own.head ? withHead(said, own.head[1]) : said;
}
