// A real browser on the real server, with everything watched: what the pages ask for, send, break and
// complain about.
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const WHOLE = process.env.HEYAN_CHROMIUM ?? "/usr/bin/chromium";
/** The same engine without its windows and all that surrounds a page: it takes half the processor time. */
const SHELL = process.env.HEYAN_HEADLESS_SHELL || WHOLE;
const QUIET = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];
const ARTIFACTS = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../artifacts");

/** A phone and a desk. */
export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

/** One browser for a test file; `whole` with its windows. */
export async function openBrowser(test, { whole = false } = {}) {
  const browser = await chromium.launch({ executablePath: whole ? WHOLE : SHELL, args: QUIET });
  test.after(() => browser.close());
  return browser;
}

/** What is going wrong in a page now, whichever test has it. @type {WeakMap<object, string[]>} */
const complaining = new WeakMap();
/** Pages that a test of the same file has done with. @type {WeakMap<object, Map<string, object[]>>} */
const spare = new WeakMap();
const HEARD = ["console", "pageerror", "dialog", "download", "request", "response", "requestfailed", "requestfinished"];

/** What the pages of a session have asked for and not got yet, and when that last changed. @type {WeakMap<object, { open: Set<object>, since: number }>} */
const traffic = new WeakMap();

/** A page that another one opens is asked for before it is there. */
function isOfWholePage(request) {
  try { return request.frame().parentFrame() === null; } catch { return true; }
}

/** Counts what the pages of a session ask for; `settled` needs it. */
export function counting(context) {
  const state = { open: new Set(), since: Date.now() };
  traffic.set(context, state);
  context.on("request", (request) => {
    // With the page that asked for them, requests of before are gone.
    if (request.isNavigationRequest() && isOfWholePage(request)) state.open.clear();
    state.open.add(request);
    state.since = Date.now();
  });
  for (const end of ["requestfinished", "requestfailed"]) {
    context.on(end, (request) => {
      state.open.delete(request);
      state.since = Date.now();
    });
  }
}

/**
 * Until the page has all that it asked for, and for half a second asks for nothing more. Playwright's own "networkidle" says
 * the same, but once in twenty visits to a page it never comes.
 */
export async function settled(page, patience = 30_000) {
  await page.waitForLoadState("load");
  const state = traffic.get(page.context());
  const end = Date.now() + patience;
  while (state.open.size > 0 || Date.now() - state.since < 500) {
    if (Date.now() > end) assert.fail(`waited in vain for ${[...state.open].map((request) => request.url())}`);
    await new Promise((later) => { setTimeout(later, 25); });
  }
  // What came was told of to the page's scripts, too.
  await page.evaluate(() => new Promise((done) => { requestIdleCallback(done, { timeout: 1_000 }); }));
}

async function newPage(browser, options, scripts) {
  const context = await browser.newContext(options);
  counting(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  if (!scripts) return page;
  await page.exposeBinding("heyanViolation", (_, text) => complaining.get(page)?.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.heyanViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  return page;
}

/** Takes away what a test did to a page, unless that cannot be undone. */
async function tidy(page, viewport) {
  for (const event of HEARD) page.removeAllListeners(event);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.context().setOffline(false);
  await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null });
  await page.setViewportSize(viewport);
  await page.goto("about:blank");
}

/**
 * A page with nothing in it, in a session of its own or in one that an earlier test of the file left: our
 * pages keep nothing in a session, and opening one takes longer than many a test. A test that measures a
 * first visit, or changes what runs in the page beforehand, says `fresh`.
 *
 * At the end of the test nothing may have gone wrong that the test did not expect: no violation of the
 * policy, no error on the console, no request to anywhere else.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {{ url: string }} server
 */
export async function openPage(test, browser, server, { scripts = true, viewport = PHONE, expected = [], fresh = false, ...options } = {}) {
  const settings = { baseURL: server.url, viewport, javaScriptEnabled: scripts, locale: "zh-CN", ...options };
  const pages = spare.get(browser) ?? new Map();
  spare.set(browser, pages);
  const alike = JSON.stringify(settings);
  fresh ||= Object.keys(options).length > 0;
  const page = (fresh ? undefined : pages.get(alike)?.pop()) ?? await newPage(browser, settings, scripts);
  const context = page.context();
  const watched = { requests: [], complaints: [] };
  // Of the whole context: a page that opens another one is watched there, too.
  const asked = (request) => watched.requests.push({
    method: request.method(),
    url: request.url(),
    headers: request.headers(),
    body: request.postData(),
  });
  context.on("request", asked);
  // Told of, but never sent: the page's policy stopped it.
  const stopped = new Set();
  const failed = (request) => { if (request.failure()?.errorText === "csp") stopped.add(request.url()); };
  context.on("requestfailed", failed);
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") watched.complaints.push(message.text());
  });
  page.on("pageerror", (error) => watched.complaints.push(String(error)));
  complaining.set(page, watched.complaints);
  test.after(async () => {
    context.off("request", asked).off("requestfailed", failed);
    complaining.delete(page);
    if (fresh || context.pages().length > 1 || page.isClosed()) {
      await context.close();
    } else {
      await tidy(page, viewport);
      pages.set(alike, [...(pages.get(alike) ?? []), page]);
    }
    const foreign = watched.requests.filter(({ url }) => !url.startsWith(`${server.url}/`) && !url.startsWith("blob:") && !stopped.has(url));
    assert.deepEqual(foreign, [], "a request to somewhere else");
    const unexpected = watched.complaints.filter((text) => !expected.some((known) => known.test(text)));
    assert.deepEqual(unexpected, [], "the console");
  });
  return {
    page,
    requests: watched.requests,
    /** What was sent so far, parsed. */
    posts: () => watched.requests.filter(({ method }) => method !== "GET" && method !== "HEAD")
      .map(({ url, headers, body }) => ({
        path: new URL(url).pathname,
        key: headers["idempotency-key"],
        type: headers["content-type"],
        text: body,
        body: /json/.test(headers["content-type"] ?? "") ? JSON.parse(body ?? "null") : undefined,
      })),
  };
}

/** Keeps a picture of the whole page for somebody who wants to look, outside git: HEYAN_PICTURES=1. A test sees nothing in it. */
export async function picture(page, name) {
  if (!process.env.HEYAN_PICTURES) return;
  if (!existsSync(ARTIFACTS)) mkdirSync(ARTIFACTS, { recursive: true });
  await page.screenshot({ path: join(ARTIFACTS, `${name}.png`), fullPage: true });
}

/** By how many CSS pixels the page is wider than its window: what has to be scrolled to sideways. */
export const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Goes with the Tab key to the control with this accessible name, as somebody without a mouse does. */
export async function tabTo(page, control, most = 60) {
  const wanted = await control.elementHandle();
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the Tab key does not lead to ${control}`);
}

/** Whether the focus is on it. */
export async function hasFocus(control) {
  return control.evaluate((element) => element === document.activeElement);
}
