// What has to hold on every page, in both languages: room on a small screen and at 200 %, colours of the person's own,
// no movement, sentences that are short and in the page's language.
import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { violations } from "./axe.mjs";
import { openBrowser, openPage, picture, settled, tooWide } from "./browser.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);

const SWITCHED = ["/", "/apply.html", "/change-phone.html", "/old-number.html", "/sms.html", "/sms-report.html", "/contact.html"];
const WRITTEN = ["/rules", "/docs/consent", "/docs/phone-data", "/docs/threat-model", "/docs/manual"];
/** The package's guides have one file each. */
const GUIDES = ["/docs/start.html", "/docs/forms.html", "/docs/core.html"];
const chinese = [...SWITCHED, ...WRITTEN.map((page) => `${page}.html`)];
const english = [...SWITCHED.map((page) => `${page}?lang=en`), ...WRITTEN.map((page) => `${page}.en.html`)];
const called = (path) => path.replace(/^\/(docs\/)?|\.html/g, "").replace("?lang=", ".") || "home";

/** Opened, its words in, what it loads loaded. */
async function visit(page, path) {
  await page.goto(path);
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-words") || !document.querySelector("script[type=module]"));
  await settled(page);
}

// Several at a time: most of a visit is waiting for nothing more to come.
describe("page by page", { concurrency: 3 }, () => {
  for (const path of [...chinese, ...english, ...GUIDES]) {
    test(`${path}: no sideways scroll at any width, nor with letters twice as large`, async (t) => {
      const { page } = await openPage(t, browser, server, { viewport: { width: 320, height: 640 } });
      await visit(page, path);
      // 640 is a window of 1280 at 200 %.
      for (const width of [320, 360, 390, 640, 768, 1280]) {
        await page.setViewportSize({ width, height: width < 640 ? 640 : 800 });
        assert.equal(await tooWide(page), 0, `${width} px`);
        if (width === 320 || width === 768) await picture(page, `every-${called(path)}-${width}`);
      }
      await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
      assert.equal(await tooWide(page), 0, "letters twice as large");
      await page.setViewportSize({ width: 390, height: 844 });
      assert.ok(await tooWide(page) <= 0, "letters twice as large on a phone");
      await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
    });
  }

  for (const path of chinese) {
    test(`${path}: the system's own colours, and nothing moves by itself`, async (t) => {
      const { page } = await openPage(t, browser, server);
      await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
      await visit(page, path);
      const bare = await page.evaluate(() => [...document.querySelectorAll("button, .button, input, select, textarea")]
        .filter((control) => control.getClientRects().length > 0)
        .filter((control) => {
          const { borderTopStyle, borderTopWidth, textDecorationLine } = getComputedStyle(control);
          return (borderTopStyle === "none" || borderTopWidth === "0px") && textDecorationLine === "none" && !/checkbox|radio|file/.test(control.type);
        }).map((control) => control.outerHTML.slice(0, 100)));
      assert.deepEqual(bare, [], "a control without an edge");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.notEqual(outline, "none", "where the focus is");
      const moving = await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length
        + [...document.querySelectorAll("*")].filter((element) => parseFloat(getComputedStyle(element).transitionDuration) > 0).length);
      assert.equal(moving, 0);
      await picture(page, `every-${called(path)}-forced`);
    });
  }

  for (const path of ["/", "/old-number.html", "/sms.html", "/sms-report.html", "/docs/consent.html", "/docs/consent.en.html", "/docs/manual.html", ...GUIDES]) {
    test(`${path}: no violation, in the light and in the dark`, async (t) => {
      const { page } = await openPage(t, browser, server);
      await visit(page, path);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await violations(page), [], colorScheme);
      }
    });
  }
});

/** The texts that can be seen, those of another language and of code left out. */
const textsOf = (page) => page.evaluate(() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { parentElement } = walk.currentNode;
    if (parentElement.closest("pre, code, script, style, noscript, [hidden], .address")) continue;
    if (parentElement.closest("[lang]") !== document.documentElement) continue;
    if (parentElement.checkVisibility?.() === false) continue;
    found.push(walk.currentNode.textContent.trim());
  }
  return found.filter(Boolean);
});

/** Pages whose sentences are counted. The law's own words, as the others and a notice have to give them, are not ours to shorten. */
const counted = chinese.filter((path) => !/rules|consent|manual/.test(path));

/** @type {Map<string, { links: string[], texts: string[], blocks: string[] }>} */
const read = new Map();
/** What stands on each page. Three tests ask for it, one visit answers them all. */
async function words(page, path) {
  if (!read.has(path)) {
    await visit(page, path);
    const links = await page.locator("header a").evaluateAll((all) => all.map((link) => link.textContent.trim()));
    const texts = await textsOf(page);
    await page.evaluate(() => { for (const text of document.querySelectorAll("[data-document]")) text.remove(); });
    const blocks = counted.includes(path) ? await page.locator("p, li, h1, h2, h3, label, legend, summary, td, dd").allInnerTexts() : [];
    read.set(path, { links, texts, blocks });
  }
  return read.get(path);
}

test("every page's menu is the same, and so is the order of its keys", async (t) => {
  const { page } = await openPage(t, browser, server);
  const menus = new Map();
  const others = ["/docs/start.html", "/notices/loan-application", ...english, "/notices/loan-application?lang=en"];
  for (const path of [...chinese, ...others].filter((one) => !one.startsWith("/contact.html"))) {
    const { links } = await words(page, path);
    menus.set(links.slice(1, 5).join(" "), [...menus.get(links.slice(1, 5).join(" ")) ?? [], path]);
    const language = links.findIndex((text) => text === "English" || text === "中文");
    assert.ok(language === -1 || language === links.length - 1, `${path}: the language stands after the menu`);
  }
  const expected = ["贷款申请 更换手机号 可疑短信 规则依据", "Apply Change number Doubtful SMS Rules"];
  assert.deepEqual([...menus.keys()], expected, JSON.stringify([...menus]));
});

/** The invented lender, and services of the country, are called by their own names in both. */
const NAMES = /示例[\p{Script=Han}]+公司|示例市示例路1号（虚构）|“一证通查”|“二次号码焕新”|中文|核验/gu;

test("English pages say nothing in Chinese, Chinese ones nothing in English", async (t) => {
  const { page } = await openPage(t, browser, server);
  const wrong = [];
  for (const path of [...SWITCHED.map((one) => `${one}?lang=en`), "/docs/phone-data.en.html", "/docs/threat-model.en.html"]) {
    for (const text of (await words(page, path)).texts) if (/\p{Script=Han}/u.test(text.replace(NAMES, ""))) wrong.push(`${path}: ${text}`);
  }
  for (const path of chinese) {
    for (const text of (await words(page, path)).texts) if (/[a-z]+(?: [a-z]+){2}/.test(text)) wrong.push(`${path}: ${text}`);
  }
  assert.deepEqual(wrong, []);
});

test("no sentence of a page has more than 40 Han characters", async (t) => {
  const { page } = await openPage(t, browser, server);
  const long = [];
  for (const path of counted) {
    for (const block of (await words(page, path)).blocks) {
      for (const sentence of block.split(/[。！？；\n]/)) {
        if ((sentence.match(/\p{Script=Han}/gu)?.length ?? 0) > 40) long.push(`${path}: ${sentence}`);
      }
    }
  }
  assert.deepEqual([...new Set(long)], []);
});
