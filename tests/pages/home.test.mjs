// The landing page: what heyan does, live, in ten seconds, and the way on.
import assert from "node:assert/strict";
import test from "node:test";
import { DESK, openBrowser, openPage, picture, tooWide } from "./browser.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);

test("a number typed is judged here and goes nowhere", async (t) => {
  const { page, requests, posts } = await openPage(t, browser, server);
  await page.goto("/");
  await page.getByLabel("输入一个号码试试").fill("138 2047 591");
  await page.getByText(/还差1位|还需要1位|少1位|1位/).first().waitFor();
  await page.getByLabel("输入一个号码试试").fill("138 2047 5916");
  await page.getByText("+86 138 2047 5916").first().waitFor();
  assert.deepEqual(posts(), []);
  assert.ok(requests.every(({ url }) => !/2047|138/.test(url)), "no number in an address");
  await picture(page, "home-390");
});

for (const [path, locale] of [["/", "zh-CN"], ["/?lang=en", "en"]]) {
  test(`the developer's example says what the module answers: ${locale}`, async (t) => {
    const { page } = await openPage(t, browser, server);
    await page.goto(path);
    await page.locator(`html[lang^="${locale.slice(0, 2)}"]`).waitFor();
    const shown = await page.locator(".start pre").innerText();
    const message = await page.evaluate(async (locale) => {
      const heyan = await import("/heyan/index.js");
      await heyan.default();
      return heyan.checkPhone("138 1234 567", { locale }).findings[0].message;
    }, locale);
    assert.ok(shown.includes(`"${message}"`), `${shown}\nanswers ${message}`);
    assert.equal(shown.includes("locale"), locale === "en");
  });
}

test("it leads to both forms, in the language chosen", async (t) => {
  const { page } = await openPage(t, browser, server, { viewport: DESK });
  await page.goto("/?lang=en");
  await picture(page, "home-en-1280");
  await page.getByRole("main").getByRole("link", { name: /application/i }).first().click();
  await page.getByRole("heading", { name: "Loan application" }).waitFor();
  assert.match(page.url(), /lang=en/);
  await page.goBack();
  await page.getByRole("main").getByRole("link", { name: /^change/i }).first().click();
  await page.getByRole("heading", { name: "Change your number" }).waitFor();
  await page.goBack();
  await page.getByRole("main").getByRole("link", { name: /SMS/ }).first().click();
  await page.getByRole("heading", { name: "Can I trust this SMS?" }).waitFor();
});

test("every link of every page leads somewhere", async (t) => {
  const { page } = await openPage(t, browser, server);
  for (const path of ["/", "/apply.html", "/change-phone.html", "/old-number.html", "/sms.html", "/sms-report.html", "/rules.html", "/rules.en.html"]) {
    await page.goto(path);
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => link.href.replace(/#.*/, "")));
    for (const link of new Set(links)) {
      const address = new URL(link);
      if (address.origin !== server.url) continue;
      const answer = await fetch(address, { headers: { accept: "text/html" } });
      assert.equal(answer.status, 200, `${path} leads to ${address.pathname}`);
    }
  }
});

test("nothing of a visit is stored in the browser", async (t) => {
  const { page } = await openPage(t, browser, server);
  for (const path of ["/", "/apply.html", "/change-phone.html", "/old-number.html"]) {
    await page.goto(path);
    for (const field of await page.locator("input[type=tel], input[inputmode=tel]").all()) {
      if (await field.isVisible()) await field.fill("138 2047 5916");
    }
    const kept = await page.evaluate(async () => ({
      cookies: document.cookie,
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
    }));
    assert.deepEqual(kept, { cookies: "", local: 0, session: 0, databases: 0, caches: 0 }, path);
  }
});

for (const path of ["/apply.html", "/change-phone.html", "/old-number.html", "/", "/sms.html"]) {
  test(`${path}: nothing moves when the module arrives`, async (t) => {
    const { page } = await openPage(t, browser, server, { fresh: true });
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.moved += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.route("**/*.wasm", async (route) => {
      await new Promise((later) => { setTimeout(later, 800); });
      await route.continue();
    });
    await page.goto(path);
    await page.waitForFunction(() => performance.getEntriesByType("resource").some((entry) => entry.name.endsWith(".wasm") && entry.responseEnd > 0));
    await page.waitForTimeout(500);
    assert.ok((await page.evaluate(() => window.moved)) < 0.01, String(await page.evaluate(() => window.moved)));
  });
}

for (const width of [320, 360, 1280]) {
  test(`no sideways scroll at ${width} px`, async (t) => {
    const { page } = await openPage(t, browser, server, { viewport: { width, height: 800 } });
    for (const path of ["/", "/apply.html", "/change-phone.html", "/old-number.html", "/notices/loan-application", "/nothing"]) {
      if (path === "/nothing") page.removeAllListeners("console");
      await page.goto(path);
      assert.equal(await tooWide(page), 0, path);
    }
  });
}

for (const [locale, paths] of [["zh-CN", ["/", "/nothing"]], ["en", ["/?lang=en", "/rules.en.html", "/sms.html?lang=en", "/nothing"]]]) {
  test(`the menu stays on one line of a small phone, ${locale}`, async (t) => {
    const { page } = await openPage(t, browser, server, { viewport: { width: 320, height: 640 }, locale, expected: [/status of 404/] });
    for (const path of paths) {
      await page.goto(path);
      assert.equal(await page.locator("html").getAttribute("lang"), locale, path);
      const lines = await page.locator("header nav a").evaluateAll((all) => all.map((link) => link.getBoundingClientRect().top));
      assert.ok(lines.length >= 3 && new Set(lines).size === 1, `${path}: ${lines}`);
    }
  });
}
