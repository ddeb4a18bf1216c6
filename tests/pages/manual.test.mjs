// The manual of all functions, as a page: each with its declaration and its example, in both languages and without scripts.
import assert from "node:assert/strict";
import test from "node:test";
import * as heyan from "../../www/heyan/index.node.js";
import * as schema from "../../www/heyan/schema.js";
import { areas } from "../setup/declarations.mjs";
import { COLOURS, violations } from "./axe.mjs";
import { DESK, openBrowser, openPage, picture, tooWide } from "./browser.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const pages = [["/docs/manual.html", "zh-CN"], ["/docs/manual.en.html", "en"]];
const functions = areas().flatMap((area) => area.functions);

for (const [path] of pages) {
  test(`${path} shows every function and its example, without scripts`, async (t) => {
    const { page } = await openPage(t, browser, server, { scripts: false });
    await page.goto(path);
    const shown = await page.locator("article.function").evaluateAll((all) => all.map((article) => ({ name: article.id, text: article.textContent })));
    assert.deepEqual(shown.map(({ name }) => name), functions.map(({ name }) => name));
    const exported = [...Object.keys(heyan), ...Object.keys(schema)].map((name) => (name === "default" ? "init" : name)).filter((name) => name !== "HeyanError");
    assert.deepEqual(shown.map(({ name }) => name).sort(), exported.sort());
    shown.forEach(({ name, text }, at) => {
      for (const line of functions[at].example) assert.ok(text.includes(line), `${name}: ${line}`);
    });
  });
}

test("no violation, in the light and in the dark, and nothing runs over", async (t) => {
  const { page } = await openPage(t, browser, server, { viewport: { width: 320, height: 640 } });
  for (const [path, locale] of pages) {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(path);
    assert.deepEqual(await violations(page), [], path);
    assert.equal(await tooWide(page), 0, path);
    await picture(page, `manual-320-${locale}`);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.deepEqual(await violations(page, COLOURS), [], `${path}, dark`);
  }
});

test("the landing page leads here, in either language, and a function is linked to by its name", async (t) => {
  const { page } = await openPage(t, browser, server, { viewport: DESK });
  await page.goto("/?lang=en");
  await page.getByRole("link", { name: "Functions: all of them" }).click();
  await page.waitForURL("**/docs/manual.en.html");
  await page.goto("/docs/manual.en.html#planPhoneChange");
  await page.locator("#planPhoneChange:target").waitFor();
  await page.getByRole("link", { name: "中文" }).click();
  await page.waitForURL("**/docs/manual.html");
});

test("on the Chinese page everything around the code is Chinese", async (t) => {
  const { page } = await openPage(t, browser, server, { scripts: false });
  await page.goto("/docs/manual.html");
  for (const text of await page.locator("main p").allTextContents()) assert.match(text, /\p{Script=Han}/u);
  assert.equal(await page.locator("main p[lang=en]").count(), 0);
  const blocks = await page.locator("main pre").allTextContents();
  const comments = blocks.flatMap((text) => text.match(/\/\*\*[^]*?\*\//g) ?? []);
  assert.ok(comments.length > 120, `${comments.length} comments`);
  for (const comment of comments) assert.match(comment, /\p{Script=Han}/u);
});

test("what a part declares beside its functions stands there once, in both languages", async (t) => {
  const { page } = await openPage(t, browser, server, { scripts: false });
  for (const [path] of pages) {
    await page.goto(path);
    const blocks = await page.locator("main pre").allTextContents();
    for (const name of ["interface Finding", "interface PhoneReport", "interface SmsReport", "type PhoneSchema", "function checkPhone", "class HeyanError"]) {
      assert.equal(blocks.join("\n").split(`${name} `).length + blocks.join("\n").split(`${name}(`).length - 2, 1, `${path}: ${name}`);
    }
  }
});
