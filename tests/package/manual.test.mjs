// The Chinese manual keeps step with the declarations: every comment has its Chinese, written from the English that stands there
// now, with the same numbers and the same values.
import assert from "node:assert/strict";
import { test } from "node:test";
import { areas } from "../setup/declarations.mjs";
import { commentsOf, differences, inChinese, lines, markOf, textsOf } from "../setup/manual-zh.mjs";

/** Every English text beside its Chinese one. @type {[name: string, english: string, chinese: string][]} */
const pairs = areas().flatMap(({ area, text }) => {
  const chinese = textsOf(inChinese(area, text));
  return textsOf(text).map(([name, english], at) => [`${area}: ${name}`, english, chinese[at][1]]);
});

/** Without code, which is the same in every language. */
const prose = (text) => text.replace(/^ {2}.*$/gm, "").replace(/`[^`]*`|"[^"]*"/g, "");

const SAMPLE = `// A head.
// Of two lines.
import type { Other } from "./other.js";

/** A thing. */
export interface Thing extends Other {
  /** Its kind. */
  type: "a" | "b";
  parts: { /** How many. */ count?: number; name: string }[];
  /** What it is made by. */
  readonly "~maker": { /** When. */ readonly at: (day: string) => string };
}
/**
 * Makes one.
 *
 * And another.
 *
 * @example
 * make({ day: "2026-11-22" });
 */
export function make(options?: {
  /** The day. */
  day?: string;
}): Thing;
`;

test("every comment is found by what it stands before", () => {
  assert.deepEqual(textsOf(SAMPLE).map(([name]) => name), ["head", "Thing", "Thing.type", "Thing.parts.count", "Thing.~maker", "Thing.~maker.at", "make", "make.options.day"]);
  assert.equal(commentsOf(SAMPLE).find(({ name }) => name === "make").about, "Makes one.\n\nAnd another.");
});

test("Chinese that is missing, left over or older than the English is named, with the mark to write", () => {
  const own = Object.fromEntries(textsOf(SAMPLE).map(([name, english]) => [name, [markOf(english), "一句话。"]]));
  assert.deepEqual(differences("some", SAMPLE, own), []);
  const { Thing: _, ...fewer } = own;
  assert.match(differences("some", SAMPLE, fewer).join(), /^some: write Thing in Chinese, with the mark [0-9a-f]{8}: A thing\.$/);
  assert.match(differences("some", SAMPLE, { ...own, Gone: ["", "没有了。"] }).join(), /^some: no comment stands before Gone/);
  const changed = SAMPLE.replace("How many.", "How many, at most.");
  assert.match(differences("some", changed, own).join(), /^some: Thing\.parts\.count has changed; .* give it the mark [0-9a-f]{8}: How many, at most\.$/);
  assert.deepEqual(differences("some", SAMPLE.replace(" * Makes one.", " * Makes\n * one."), own), [], "only wrapped otherwise");
  assert.match(differences("some", `${SAMPLE}${SAMPLE.slice(SAMPLE.indexOf("/** A thing"))}`, own).join(), /two comments stand before Thing,/);
});

test("every comment of the package has its Chinese", () => {
  assert.ok(pairs.length > 150, `${pairs.length} comments`);
  for (const [name, , chinese] of pairs) {
    assert.match(chinese, /\p{Script=Han}/u, name);
    assert.doesNotMatch(prose(chinese), /[a-z]+(?: [a-z]+){2}/, `${name}: English is left`);
    assert.doesNotMatch(prose(chinese), /\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u, `${name}: a mark of half width`);
    assert.match(chinese, /。$/, `${name}: no end`);
  }
});

test("and says the same numbers and values", () => {
  for (const [name, english, chinese] of pairs) {
    for (const [number] of english.matchAll(/\d+/g)) assert.match(chinese, new RegExp(`(?<!\\d)${number}(?!\\d)`), `${name}: ${number}`);
    for (const [, value] of english.matchAll(/"([\w.:/-]+)"/g)) assert.ok(chinese.includes(value), `${name}: "${value}"`);
    for (const [, said] of english.matchAll(/`([^`]+)`/g)) assert.ok(chinese.includes(said), `${name}: ${said}`);
  }
});

test("nothing but the comments differs", () => {
  const bare = (text) => text.replace(/\/\*\*[^]*?\*\/\s*/g, "").replace(/^\/\/.*\n/gm, "");
  const said = new Map(areas(inChinese).map((one) => [one.area, one]));
  for (const { area, text, functions } of areas()) {
    const chinese = said.get(area);
    assert.equal(bare(chinese.text), bare(text), area);
    assert.deepEqual(chinese.functions.map(({ name, example }) => [name, example]), functions.map(({ name, example }) => [name, example]));
    // A comment behind code is no sentence, so that it needs no Chinese.
    for (const [, behind] of text.replace(/\/\*\*[^]*?\*\//g, "").matchAll(/\S.*?\/\/(.*)/g)) assert.doesNotMatch(behind, /[a-z]{2,} [a-z]{2,}/, area);
  }
});

test("a line of a comment is no wider than it may be, and begins with no stop", () => {
  const made = lines("号码用来做什么，按用途多查几条。默认\"any\"，不多查；写了别的用途（如\"binding\"），就多查。", 24);
  assert.deepEqual(made, ["号码用来做什么，按用途多", "查几条。默认\"any\"，不多", "查；写了别的用途（如", "\"binding\"），就多查。"]);
  assert.deepEqual(lines("本人不愿意做的，不用说理由。", 26), ["本人不愿意做的，不用说理由。"]);
});
