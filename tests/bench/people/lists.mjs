// What is asked: identity numbers (identity.tsv) and names (../../names/held-out.tsv, which nothing of ours was tuned by).
import { readFileSync } from "node:fs";

function rows(file) {
  return readFileSync(new URL(file, import.meta.url), "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => {
    const [expected, kind, written = ""] = line.split("\t");
    const text = written.replace(/\\u\{([0-9A-F]+)\}/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)));
    return { good: expected === "valid" || expected === "real", kind, text };
  });
}

export const numbers = rows("identity.tsv");
export const names = rows("../../names/held-out.tsv");

/** What a call answers, `null` where it throws. */
function ask(call, text) {
  try {
    return call(text);
  } catch {
    return null;
  }
}

/** How often a call is wrong: it refused what is good, passed what is not, threw; and which kinds it got wrong. */
export function judge(list, answers) {
  const said = Array.isArray(answers) ? answers : list.map(({ text }) => ask(answers, text));
  const rows = list.map((row, index) => ({ ...row, said: said[index] }));
  const wrong = rows.filter(({ good, said }) => (good ? !said : said === true));
  const of = (kind) => rows.filter((row) => row.kind === kind).length;
  return {
    asked: rows.length,
    falseRefusals: wrong.filter(({ good }) => good).length,
    falsePasses: wrong.filter(({ good }) => !good).length,
    asks: rows.filter(({ good, said }) => good && said === "asks").length,
    thrown: rows.filter(({ said }) => said === null).length,
    kinds: Object.fromEntries([...new Set(wrong.map(({ kind }) => kind))].map((kind) => [kind, `${wrong.filter((row) => row.kind === kind).length} of ${of(kind)}`])),
  };
}
