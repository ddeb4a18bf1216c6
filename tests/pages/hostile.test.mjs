// Another site's page that wants something of ours.
import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const ELSEWHERE = "http://elsewhere.example/";

/** A page of another site; `html` is all it has. */
async function elsewhere(t, html) {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.route(`${ELSEWHERE}**`, (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html>${html}` }));
  await page.goto(ELSEWHERE);
  return page;
}

test("a form posted from another site is refused", async (t) => {
  const page = await elsewhere(t, `<form method="post" action="${server.url}/api/applications">
    <input name="applicant.name" value="x"><input name="idempotencyKey" value="0123456789abcdef0123"><button>go</button></form>`);
  const answer = page.waitForResponse(`${server.url}/api/applications`);
  await page.getByRole("button").click();
  assert.equal((await answer).status(), 403);
  await page.getByRole("heading", { name: /请求来自别的网站|The request came from another site/ }).waitFor();
});

test("a script of another site can neither send nor read", async (t) => {
  const page = await elsewhere(t, "<p>elsewhere</p>");
  const outcome = await page.evaluate(async (url) => {
    const attempt = (path, options) => fetch(url + path, options).then((response) => response.type, () => "failed");
    return {
      json: await attempt("/api/applications", { method: "POST", headers: { "content-type": "application/json", "idempotency-key": "0123456789abcdef0123" }, body: "{}" }),
      plain: await attempt("/api/applications", { method: "POST", mode: "no-cors", headers: { "content-type": "text/plain" }, body: "{}" }),
      page: await attempt("/apply.html"),
      hidden: await attempt("/apply.html", { mode: "no-cors" }),
    };
  }, server.url);
  // Cross-Origin-Resource-Policy keeps even an unreadable answer away.
  assert.deepEqual(outcome, { json: "failed", plain: "failed", page: "failed", hidden: "failed" });
});

test("our pages do not show inside a frame of another site", async (t) => {
  const page = await elsewhere(t, `<iframe src="${server.url}/apply.html"></iframe>`);
  await page.waitForTimeout(500);
  const [, frame] = page.frames();
  assert.equal(await frame.locator("form").count(), 0);
});

test("no referrer tells another site of a status address", async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  const seen = [];
  await page.route(`${ELSEWHERE}**`, (route) => {
    seen.push(route.request().headers().referer);
    return route.fulfill({ contentType: "text/html", body: "elsewhere" });
  });
  await page.goto(`${server.url}/notices/loan-application`);
  await page.evaluate((address) => { location.href = address; }, ELSEWHERE);
  await page.waitForURL(ELSEWHERE);
  assert.deepEqual(seen, [undefined]);
});
