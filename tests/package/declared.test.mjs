// The examples beside the declarations (index.d.ts and the folder types), one after another in a page, as a reader goes down the
// files: what one names, such as a notice, the next ones know. Behind an expression stands what it gives.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import * as heyan from "../../www/heyan/index.node.js";
import { openBrowser } from "../pages/browser.mjs";
import { serveFolder } from "./page.mjs";

const package_ = new URL("../../www/heyan/", import.meta.url);
const read = (name) => readFileSync(new URL(name, package_), "utf8");
const index = read("index.d.ts");
const areas = [...index.matchAll(/^export \* from "\.\/(types\/[\w-]+)\.js";$/gm)].map(([, name]) => read(`${name}.d.ts`));

/** Every documented function or value: its name, and the lines of its example. */
const documented = [index.slice(0, index.indexOf("export *")), ...areas, index.slice(index.indexOf("export *"))].flatMap((text) =>
  [...text.matchAll(/\/\*\*\n((?: \*.*\n)*?) \*\/\nexport (?:default )?(?:declare const|function) (\w+)/g)].map(([, comment, name]) => ({
    name,
    lines: comment.includes("@example") ? comment.split("@example\n")[1].trimEnd().split("\n").map((line) => line.replace(/^ \* ?/, "")) : [],
  })));

test("everything the package exports has an example beside its declaration", () => {
  const shown = new Set(documented.filter(({ lines }) => lines.length > 0).map(({ name }) => name));
  const missing = Object.keys(heyan).filter((name) => !shown.has(name === "default" ? "init" : name) && name !== "HeyanError");
  assert.deepEqual(missing, []);
});

test("each gives what stands behind it", async (t) => {
  const browser = await openBrowser(t);
  const [{ flagged }] = JSON.parse(readFileSync(new URL("../vectors/phone-flagged.json", import.meta.url), "utf8"));
  const body = documented.map(({ name, lines }) => lines.map((line) => {
    const [, expression, expected] = /^(?!const|let)(\S.*?); \/\/ (.+)$/.exec(line) ?? [];
    return expected ? `said.push([${JSON.stringify(`${name}: ${expression}`)}, ${expression}, ${expected}]);` : line;
  }).join("\n")).join("\n{\n") + "}".repeat(documented.length - 1);
  const address = await serveFolder(t, new URL("../", package_).pathname, {
    "/": '<!doctype html><link rel="icon" href="data:,"><title>examples</title><div id="notice"></div><script type="module" src="/examples.js"></script>',
    "/reported.filter": Buffer.from(flagged),
    "/examples.js": `import init, * as heyan from "/heyan/index.js";
      const { ${Object.keys(heyan).filter((name) => name !== "default").join(", ")} } = heyan;
      const said = [];
      try {\n${body}\n} catch (error) { said.push(["ran through", String(error.stack), ""]); }
      globalThis.said = said;`,
  });
  const page = await browser.newPage();
  const broken = new Promise((_, fail) => { page.on("pageerror", fail); });
  await page.goto(address);
  await Promise.race([page.waitForFunction(() => globalThis.said, undefined, { timeout: 20_000 }), broken]);
  const said = await page.evaluate(() => globalThis.said);
  assert.ok(said.length > 40, `${said.length} answers`);
  const wrong = said.filter(([, given, expected]) => !isDeepStrictEqual(given, expected));
  assert.deepEqual(wrong, []);
});
