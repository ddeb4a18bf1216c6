// The pages under attack in Firefox and WebKit: their policy refuses what Chromium's does (sms-sealed, hostile, injected).
import assert from "node:assert/strict";
import { createServer } from "node:http";
import test from "node:test";
import { startRelay } from "./relay.mjs";
import { startServer } from "./server.mjs";
import { WASM, engines, openEngine, until } from "./webdriver.mjs";

const server = await startServer(test);
const ATTACK = `"><img src=x onerror=document.documentElement.dataset.ran=1><script>document.documentElement.dataset.ran=2</script>`;
/** What a server that was taken over could answer with. */
const answers = {
  "/api/applications": (answer) => ({
    ...answer, statusUrl: "javascript:document.documentElement.dataset.ran=3", status: "review",
    findings: [{ severity: "warning", path: "/applicant", code: "x", message: ATTACK, fix: ATTACK }],
  }),
  "/pages/lender.json": (facts) => ({ ...facts, policy: { ...facts.policy, costDwellSeconds: 0 } }),
};

/** Ways from a text to a script, each by itself; what got through says so in the page. */
const WAYS = `
  const told = (way) => "document.documentElement.dataset.ran = '" + way + "'";
  const add = (name, change) => { const made = document.createElement(name); change(made); document.body.append(made); return made; };
  const ways = {
    html: () => add("div", (one) => { one.innerHTML = "<img src=x onerror=\\"" + told("html") + "\\">"; }),
    outer: () => { add("div", () => {}).outerHTML = "<img src=x onerror=\\"" + told("outer") + "\\">"; },
    adjacent: () => document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=\\"" + told("adjacent") + "\\">"),
    write: () => document.write("<script>" + told("write") + "</scr" + "ipt>"),
    inline: () => add("script", (one) => { one.append(told("inline")); }),
    data: () => add("script", (one) => { one.src = "data:text/javascript," + told("data"); }),
    blob: () => add("script", (one) => { one.src = URL.createObjectURL(new Blob([told("blob")])); }),
    elsewhere: () => add("script", (one) => { one.src = "http://127.0.0.1:9/x.js"; }),
    handler: () => add("button", (one) => { one.setAttribute("onclick", told("handler")); }).click(),
    link: () => add("a", (one) => { one.href = "javascript:" + told("link"); }).click(),
    frame: () => add("iframe", (one) => { one.src = "javascript:parent." + told("frame"); }),
    srcdoc: () => add("iframe", (one) => { one.srcdoc = "<script>parent." + told("srcdoc") + "</scr" + "ipt>"; }),
    style: () => add("style", (one) => { one.append("body { --ran: style }"); }),
    base: () => add("base", (one) => { one.href = "http://127.0.0.1:9/"; }),
  };
  for (const way of Object.values(ways)) { try { way(); } catch { } }
  fetch("http://127.0.0.1:9/x").catch(() => {});
  return Object.keys(ways).length;`;

const STATE = `return {
  ran: document.documentElement.dataset.ran ?? null,
  made: [...document.querySelectorAll("img:not([src^='/']), script:not([src]), iframe, object, embed, [onerror], [onload], [onclick]")].map((one) => one.outerHTML),
  away: [...document.querySelectorAll("a[href], form[action]")].map((one) => one.href ?? one.action).filter((to) => !/^(https?:|tel:|mailto:|blob:)/.test(to)),
};`;
const HARMLESS = { ran: null, made: [], away: [] };

for (const name of Object.keys(engines)) {
  test(name, async (t) => {
    const relay = await startRelay(t, server, answers);
    const page = await openEngine(t, name);
    const watched = () => page.run("return JSON.parse(JSON.stringify((window.wrappedJSObject ?? window).watched))");

    await t.test("no text becomes a script, a style or another origin's", async () => {
      await page.goTo(`${relay.url}/apply.html`);
      assert.equal(await page.run(WAYS), 14);
      await until(async () => (await watched()).some((text) => text.startsWith("connect-src")), async () => `the policy to be told of: ${await watched()}`);
      const told = (await watched()).join("\n");
      // Where Trusted Types are known, they come before the policy for scripts.
      for (const directive of [/^(script-src|require-trusted-types-for)/m, /^connect-src/m, /^style-src/m]) assert.match(told, directive);
      const known = await page.run("return 'trustedTypes' in window");
      const { ran } = await page.run(STATE);
      assert.equal(ran, null);
      assert.equal(await page.run("return getComputedStyle(document.body).getPropertyValue('--ran')"), "");
      assert.equal(await page.run("return new URL('x', document.baseURI).origin === location.origin"), true, "the base is ours");
      if (known) assert.equal(await page.run("return document.querySelectorAll('img[onerror]').length"), 0, "Trusted Types hold");
    });

    await t.test("what is typed and what the server answers stays text", async () => {
      await page.goTo(`${relay.url}/apply.html`);
      await page.untilIn(WASM, "the module");
      // All at once, and told by one event, as a paste does.
      await page.run(`
        for (const box of document.querySelectorAll("input[type=text], input[type=tel], input:not([type]), textarea")) {
          box.value = arguments[0];
          box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
          box.dispatchEvent(new Event("change", { bubbles: true }));
        }`, ATTACK);
      // What is said of each moves the button down.
      await page.see("form", "号码里有字母或其他文字");
      await page.press("form [type=submit]");
      await page.see("[data-heyan-summary] h2", "需要修改");
      assert.deepEqual(await page.run(STATE), HARMLESS);
      await page.goTo(`${relay.url}/apply.html`);
      await page.untilIn(WASM, "the module");
      await page.type("#applicant-name", "韩梅梅");
      await page.type("#applicant-phone", "13820475916");
      await page.press("label[for=consent-carrier-check]");
      await page.press("form [type=submit]");
      await page.see("dialog");
      await page.run("document.querySelector('.cost-scroll').scrollTo(0, 100000)");
      await page.press("dialog .primary");
      await page.see("#receipt h2");
      await page.see("#receipt", "<img src=x onerror=");
      assert.deepEqual(await page.run(STATE), HARMLESS);
      assert.equal(await page.run("return document.querySelectorAll('#receipt a[href]').length"), 0, "no link to where the answer says");
      await page.goTo(`${relay.url}/sms.html`);
      await page.see("[data-status]", "断开网络");
      await page.run(`
        const box = document.getElementById("sms-text");
        box.value = arguments[0];
        box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));`, `【示例银行】${ATTACK} javascript:alert(1) http://a.cn/"onclick="x`);
      await page.press("#sms [type=submit]");
      await page.see(".outcome h2");
      assert.deepEqual(await page.run(STATE), HARMLESS);
    });

    await t.test("another site neither frames a page nor posts a form", async (t) => {
      const elsewhere = createServer((_, response) => {
        response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html><title>elsewhere</title>
          <iframe src="${relay.url}/change-phone.html"></iframe>
          <form method="post" action="${relay.url}/api/applications"><input name="applicant.name" value="x">
          <input name="idempotencyKey" value="0123456789abcdef0123"><button>go</button></form>`);
      }).listen(0, "localhost");
      await new Promise((ready) => { elsewhere.once("listening", ready); });
      t.after(() => { elsewhere.closeAllConnections(); elsewhere.close(); });
      relay.asked.length = 0;
      await page.goTo(`http://localhost:${elsewhere.address().port}/`);
      await until(() => relay.asked.some(({ path }) => path === "/change-phone.html"), "the frame to be asked for");
      await new Promise((later) => { setTimeout(later, 1_000); });
      assert.deepEqual(relay.asked.filter(({ path }) => path.startsWith("/pages/")), [], "what is in the frame does not run");
      await page.press("button");
      await page.see("h1", "请求来自别的网站");
    });

    await t.test("the headers arrive as they were sent", async () => {
      await page.goTo(`${relay.url}/apply.html`);
      const headers = await page.run(`
        const request = new XMLHttpRequest();
        request.open("GET", "/apply.html", false);
        request.send();
        return request.getAllResponseHeaders().toLowerCase();`);
      for (const line of [/x-content-type-options: nosniff/, /x-frame-options: deny/, /referrer-policy: same-origin/, /cross-origin-opener-policy: same-origin/,
        /frame-ancestors 'none'/, /require-trusted-types-for 'script'/]) assert.match(headers, line);
    });
  });
}
