// The examples beside the declarations (index.d.ts, the folder types, then rules.d.ts and form.d.ts), one after another in a page, as a reader goes down the
// files: what one names, such as a notice, the next ones know. Behind an expression stands what it gives.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import * as heyan from "../../www/heyan/index.node.js";
import { openBrowser } from "../pages/browser.mjs";
import * as form from "../../www/heyan/form.js";
import * as rules from "../../www/heyan/rules.js";
import * as schema from "../../www/heyan/schema.js";
import { areas, functionsOf } from "../setup/declarations.mjs";
import { serveFolder } from "./page.mjs";

const more = ["rules", "form"].map((entry) => readFileSync(new URL(`../../www/heyan/${entry}.d.ts`, import.meta.url), "utf8"));
const documented = [...areas().flatMap(({ functions }) => functions), ...more.flatMap(functionsOf)];
const entries = { heyan, schema, rules, form };

test("everything the package exports has an example beside its declaration", () => {
  const shown = new Set(documented.filter(({ example }) => example.length > 0).map(({ name }) => name));
  const missing = Object.values(entries).flatMap(Object.keys).filter((name) => !shown.has(name === "default" ? "init" : name) && name !== "HeyanError");
  assert.deepEqual(missing, []);
});

test("each gives what stands behind it", async (t) => {
  const browser = await openBrowser(t);
  const [{ flagged }] = JSON.parse(readFileSync(new URL("../vectors/phone-flagged.json", import.meta.url), "utf8"));
  const body = documented.map(({ name, example }) => example.map((line) => {
    const [, expression, expected] = /^(?!const|let)(\S.*?); \/\/ (.+)$/.exec(line) ?? [];
    return expected ? `said.push([${JSON.stringify(`${name}: ${expression}`)}, ${expression}, ${expected}]);` : line;
  }).join("\n")).join("\n{\n") + "}".repeat(documented.length - 1);
  const address = await serveFolder(t, new URL("../../www/", import.meta.url).pathname, {
    "/": '<!doctype html><link rel="icon" href="data:,"><title>examples</title><div id="notice"></div><form><input name="applicant.phone"></form><script type="module" src="/examples.js"></script>',
    "/reported.filter": Buffer.from(flagged),
    "/examples.js": `import init from "/heyan/index.js";
      ${Object.entries(entries).map(([entry, exported]) => `import { ${Object.keys(exported).filter((name) => name !== "default")} } from "/heyan/${entry === "heyan" ? "index" : entry}.js";`).join("\n")}
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
