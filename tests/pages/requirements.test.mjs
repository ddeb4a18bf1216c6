// What the law asks of a consent, as a page: every requirement with its law and its rules, and what no text
// can show said beside it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { COLOURS, violations } from "./axe.mjs";
import { DESK, openBrowser, openPage, picture, tooWide } from "./browser.mjs";
import { startServer } from "./server.mjs";
import init, { listRules } from "../../www/heyan/index.node.js";

const server = await startServer(test);
const browser = await openBrowser(test);
await init();

const { requirements, others } = JSON.parse(readFileSync(new URL("../../src/data/consent/requirements.json", import.meta.url), "utf8"));
const pages = [["/docs/consent.html", "zh-CN"], ["/docs/consent.en.html", "en"]];

for (const [path, locale] of pages) {
  test(`${path} tells every requirement and every rule about consent, without scripts`, async (t) => {
    const { page } = await openPage(t, browser, server, { scripts: false });
    await page.goto(path);
    const shown = await page.locator("article.requirement").evaluateAll((all) => all.map((article) => ({
      id: article.id,
      text: article.textContent,
      codes: [...article.querySelectorAll("code")].map((code) => code.textContent),
    })));
    assert.deepEqual(shown.map(({ id }) => id), requirements.map(({ id }) => id));
    shown.forEach(({ id, text, codes }, index) => {
      const requirement = requirements[index];
      for (const said of Object.values(requirement[locale])) assert.ok(text.includes(said), `${id}: ${said}`);
      assert.deepEqual(codes, Object.keys(requirement.codes).map((code) => `consent.${code}`), id);
      assert.doesNotMatch(text, /undefined|[{}]/, id);
    });
    const known = new Set(listRules({ locale }).map(({ code }) => code).filter((code) => code.startsWith("consent.")));
    const named = await page.locator("code").allTextContents();
    assert.deepEqual(new Set(named), known, "every rule about consent stands somewhere, and no other");
    assert.ok(Object.keys(others).every((code) => named.includes(`consent.${code}`)));
  });
}

test("every rule leads to its place in the catalogue", async (t) => {
  const { page } = await openPage(t, browser, server);
  for (const [path] of pages) {
    await page.goto(path);
    const links = await page.locator("article.requirement a[href*='rules']").evaluateAll((all) => all.map(({ href }) => href));
    assert.ok(links.length > 60, String(links.length));
    await page.goto(links[0]);
    const missing = await page.evaluate((hashes) => hashes.filter((hash) => !document.getElementById(hash)), links.map((link) => new URL(link).hash.slice(1)));
    assert.deepEqual(missing, [], path);
  }
});

test("what a rule rests on, its requirement names, each law with its day; and the record is told of", async (t) => {
  const { page } = await openPage(t, browser, server);
  const bases = new Map(listRules().map(({ code, basis }) => [code, basis ?? ""]));
  await page.goto(pages[0][0]);
  for (const { id, codes, "zh-CN": { law } } of requirements) {
    const named = Object.keys(codes).flatMap((code) => bases.get(`consent.${code}`).match(/《[^》]+》|GB\/T [\d-]+/g) ?? []);
    for (const name of named) assert.ok(law.includes(name), `${id}: ${name}`);
    assert.match(await page.locator(`#${id}`).textContent(), /施行日期|国信办|App违法违规/, id);
  }
  for (const heading of ["里面有什么", "存在哪里", "怎样验真", "证明什么", "不证明什么"]) {
    assert.ok(await page.getByRole("heading", { name: heading, exact: true }).isVisible(), heading);
  }
  const print = (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  assert.ok(print > 2 && print < 10, `${print} pages`);
});

test("no violation, in the light and in the dark, and nothing runs over", async (t) => {
  const { page } = await openPage(t, browser, server, { viewport: { width: 320, height: 640 } });
  for (const [path, locale] of pages) {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(path);
    assert.deepEqual(await violations(page), [], path);
    assert.equal(await tooWide(page), 0, path);
    await picture(page, `consent-requirements-320-${locale}`);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.deepEqual(await violations(page, COLOURS), [], `${path}, dark`);
  }
});

test("the landing page leads here, in either language, and a requirement is linked to by its number", async (t) => {
  const { page } = await openPage(t, browser, server, { viewport: DESK });
  await page.goto("/?lang=en");
  await page.getByRole("link", { name: "36 requirements" }).click();
  await page.waitForURL("**/docs/consent.en.html");
  await page.goto("/docs/consent.en.html#C30");
  await page.getByRole("link", { name: /^C30 / }).waitFor();
  await picture(page, "consent-requirements-desk");
  await page.getByRole("link", { name: "中文" }).click();
  await page.waitForURL("**/docs/consent.html");
  await page.getByRole("heading", { level: 1, name: "法律要求什么" }).waitFor();
});
