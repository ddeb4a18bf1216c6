// The examples of both READMEs, run as they stand there: those of the package against the packed package, in Node and in Chromium.
// Those for React, Vue and workerd run in tests/runtimes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import init, { checkApplication } from "../../www/heyan/index.node.js";
import { openBrowser } from "../pages/browser.mjs";
import { fillAndSend } from "./guarded.mjs";
import { project } from "./install.mjs";
import { serveFolder } from "./page.mjs";
import { PACKAGE, REPOSITORY, example, examplesOf } from "./readme.mjs";
import { holdsAsServer } from "./submission.mjs";

await init();
const { folder, write } = project(test);
const browser = await openBrowser(test);

test("every example has a name, and a test that runs it", () => {
  const tests = ["readme.test.mjs", "../runtimes/frameworks.test.mjs", "../runtimes/workerd.test.mjs"]
    .map((file) => readFileSync(new URL(file, import.meta.url), "utf8")).join("");
  for (const readme of [PACKAGE, REPOSITORY]) {
    const examples = examplesOf(readme);
    assert.ok(examples.length >= 3);
    for (const { name, code } of examples) {
      const run = readme === PACKAGE ? `example("${name}")` : `example("${name}", REPOSITORY)`;
      assert.ok(tests.includes(run), `${name}: ${code.slice(0, 60)}`);
    }
    assert.equal(new Set(examples.map(({ name }) => name)).size, examples.length);
  }
});

test("so has every example of FORMS.md", () => {
  const folders = [new URL("./", import.meta.url), new URL("../runtimes/", import.meta.url)];
  const tests = folders.flatMap((at) => readdirSync(at).map((name) => new URL(name, at)))
    .filter(({ pathname }) => pathname.endsWith(".test.mjs")).map((file) => readFileSync(file, "utf8"))
    .filter((text) => /FORMS\.md|snippets\.mjs/.test(text)).join("");
  const examples = examplesOf(new URL("FORMS.md", PACKAGE)).filter(({ language }) => language !== "xml");
  assert.ok(examples.length >= 7);
  for (const { name, code } of examples) assert.ok(name && new RegExp(`\\b${name}\\b`).test(tests), `${name}: ${code.slice(0, 60)}`);
});

test("the first one prints what stands beside it", () => {
  const code = example("first");
  const file = write("first.mjs", code);
  const printed = execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" }).trim().split("\n");
  assert.deepEqual(printed, [...code.matchAll(/\/\/ "(.*)"$/gm)].map(([, said]) => said));
});

test("a form in plain HTML", async (t) => {
  const address = await serveFolder(t, folder, { "/": example("page") });
  await fillAndSend(t, browser, address);
});

test("its contact, in place of the empty list, and its looks", async (t) => {
  const list = /^.*data-heyan-list=.*$/m;
  const style = example("style");
  assert.match(example("page"), list);
  const text = example("page").replace(list, () => example("contact")).replace("<script", () => `<style>${style}</style><script`);
  const page = await browser.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(20_000);
  const sent = [];
  let goOn;
  const looked = new Promise((done) => { goOn = done; });
  await page.route("**/api/applications", async (route) => {
    sent.push(route.request().postDataJSON().value);
    if (sent.length === 1) await looked;
    return route.fulfill({ status: sent.length === 1 ? 503 : 201, json: { id: "1", status: "received", statusUrl: "/status/1" } });
  });
  await page.route("**/status/1", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>received</title>" }));
  await page.goto(await serveFolder(t, folder, { "/": text }));

  // Whatever the style names is there at some time.
  const names = new Set(style.match(/\.heyan-[\w-]+|\[[^\]]+\]/g));
  const seen = new Set();
  const look = async () => { for (const name of names) if (await page.locator(name).count() > 0) seen.add(name); };
  const send = page.getByRole("button", { name: "提交" });
  await page.getByLabel("姓名", { exact: true }).fill("古丽米热•艾比布力");
  await page.getByLabel("手机号").fill("13926584107");
  await page.getByLabel("联系人姓名").fill("老王");
  await page.getByLabel("联系人电话").fill("139 2658 410");
  await page.getByLabel("和您的关系").focus();
  await page.locator(".heyan-message[data-severity=help]").first().waitFor();
  await look();
  await send.click();
  await page.locator("[data-heyan-summary] li").nth(3).waitFor();
  assert.deepEqual(sent, []);
  assert.match(await page.locator("[data-heyan-summary]").textContent(), /和您的关系/);
  assert.equal(await page.locator(".heyan-message[data-severity=error]").first().evaluate((one) => getComputedStyle(one).color), "rgb(179, 38, 30)");
  await look();
  await page.getByLabel("联系人电话").fill("13658204197");
  await page.getByLabel("和您的关系").selectOption("friend");
  await page.getByLabel("联系人已满18周岁").check();
  await page.getByLabel("已经告诉联系人").check();
  await page.locator("[data-heyan-summary][data-severity=ok]").waitFor();
  await look();
  await page.waitForTimeout(700);
  await send.click();
  await page.locator(".heyan-confirm").waitFor();
  await look();
  await page.waitForTimeout(700);
  await page.locator(".heyan-confirm").click();
  await page.locator("form[data-heyan-busy]").waitFor();
  await look();
  goOn();
  await page.locator("[data-heyan-retry]").waitFor();
  await look();
  assert.deepEqual([...names].filter((name) => !seen.has(name)), []);
  await page.locator("[data-heyan-retry]").click();
  await page.waitForFunction(() => document.title === "received");
  assert.deepEqual(sent.at(-1).contacts, [{ name: "老王", phone: "136 5820 4197", relation: "friend", adult: true, informed: true }]);
});

test("a server in Node gives the same report", async (t) => {
  const file = write("server.mjs", example("node"));
  process.env.PORT = "0";
  const { server } = await import(pathToFileURL(file).href);
  t.after(() => { server.close(); server.closeAllConnections(); });
  if (!server.listening) await once(server, "listening");
  const address = `http://127.0.0.1:${server.address().port}/`;
  await holdsAsServer((body) => fetch(address, { method: "POST", body }), checkApplication);
  for (const path of ["server.mjs", "package.json", "node_modules/heyan/../../server.js", "node_modules/heyan/none.js", "%2e%2e/a.js"]) {
    assert.equal((await fetch(address + path)).status, 404, path);
  }

  // The whole of it: the page it gives, what the page sends, and where it leads.
  write("page.html", example("page"));
  const page = await browser.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  await page.getByLabel("姓名").fill("王小明");
  await page.getByLabel("手机号").fill("138 0000 002");
  await page.getByRole("button", { name: "提交" }).click();
  await page.locator("[data-heyan-summary]").getByText("还差1位数字").waitFor();
  await page.getByLabel("手机号").fill("138 0000 0024");
  await page.getByRole("button", { name: "提交" }).click();
  await page.getByText("收到了。").waitFor();
  assert.match(page.url(), /\/status\/[0-9a-f-]{36}$/);
});

test("a page made by esbuild", async (t) => {
  write("own.mjs", `${example("esbuild")}\nready.then(() => { document.title = check("13926584107").verdict; });\n`);
  await build({ absWorkingDir: folder, entryPoints: ["own.mjs"], bundle: true, format: "esm", outdir: "own", loader: { ".wasm": "file" }, logLevel: "error" });
  const address = await serveFolder(t, folder, {
    "/": '<!doctype html><link rel="icon" href="data:,"><title></title><script type="module" src="/own/own.js"></script>',
  });
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(address);
  await page.waitForFunction(() => document.title === "pass", undefined, { timeout: 20_000 });
});

const site = new URL("../../www/", import.meta.url).pathname;
const HEAD = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>page</title>';

/** A page at the top of the site, and what it sent. */
async function openSite(t, pages) {
  const address = await serveFolder(t, site, pages);
  const page = await browser.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(20_000);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address);
  return { page, complaints };
}

test("the repository's: a form without guardForm", async (t) => {
  const { page, complaints } = await openSite(t, { "/": HEAD + example("form", REPOSITORY) });
  const sent = [];
  await page.route("**/api/applications", (route) => {
    sent.push(route.request().postData());
    return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>received</title>" });
  });
  await page.getByLabel("手机号").fill("1380000002");
  await page.getByRole("button").click();
  await page.getByText("还差1位数字。").waitFor();
  assert.deepEqual(sent, []);
  await page.getByLabel("手机号").fill("13800000024");
  await page.getByRole("button").click();
  await page.waitForFunction(() => document.title === "received");
  assert.deepEqual([sent, complaints], [["applicant.phone=13800000024"], []]);
});

test("the repository's: a notice that is shown and agreed to", async (t) => {
  const decided = `const records = [];
const moment = (seconds) => new Date(Date.now() - seconds * 1000).toISOString();
const event = {
  recordId: crypto.randomUUID(), subject: { reference: crypto.randomUUID(), kind: "applicant" }, items: {}, at: moment(0),
  display: { openedAt: moment(60), confirmedAt: moment(0), visibleMs: 60000, maxScrollPermille: 1000 },
  action: { method: "tap-checkbox-then-button", label: "同意" },
};
`;
  const code = example("consent", REPOSITORY).replace("// … the person decides …", "event.items = Object.fromEntries(items.map(({ id }) => [id, \"given\"]));");
  const { page, complaints } = await openSite(t, {
    "/": `${HEAD}<div id="notice"></div><script type="module" src="/example.js"></script>`,
    "/example.js": `${decided}${code}globalThis.made = { items, canonical, sha256, findings };`,
  });
  await page.waitForFunction(() => "made" in globalThis);
  const { items, canonical, sha256, findings } = await page.evaluate(() => globalThis.made);
  assert.deepEqual([findings, items.map(({ ask, reason }) => [ask, reason]), complaints], [[], items.map(() => ["now", "new"]), []]);
  assert.equal(`sha256:${createHash("sha256").update(canonical).digest("hex")}`, sha256);
  assert.match(await page.locator("#notice").textContent(), /示例征信有限公司/);
});

test("the repository's: numbers that were reported", async (t) => {
  const [{ flagged }] = JSON.parse(readFileSync(new URL("../vectors/phone-flagged.json", import.meta.url), "utf8"));
  const [load, ...ask] = example("flagged", REPOSITORY).trim().split("\n");
  const { page, complaints } = await openSite(t, {
    "/": `${HEAD}<script type="module" src="/example.js"></script>`,
    "/reported.filter": Buffer.from(flagged),
    "/example.js": `import init, { checkPhone, useFlaggedNumbers } from "./heyan/phone.js";
await init();
${load}
globalThis.report = ${ask.join("\n")}`,
  });
  await page.waitForFunction(() => "report" in globalThis);
  const { findings } = await page.evaluate(() => globalThis.report);
  assert.deepEqual([findings.map(({ code, severity }) => [code, severity]), complaints], [[["phone.flagged", "warning"]], []]);
});

test("the versions in the README are those it is tried with", () => {
  const readme = readFileSync(PACKAGE, "utf8").replace(/\s+/g, " ");
  const versions = Object.assign({}, ...["../package.json", "../runtimes/package.json"]
    .map((path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")).devDependencies));
  for (const name of ["deno", "bun", "workerd", "vite", "webpack", "esbuild", "typescript"]) {
    assert.ok(readme.includes(` ${name} ${versions[name]}`), `${name} ${versions[name]}`);
  }
});

test("the entries weigh what the README says", async () => {
  const { brotliCompressSync } = await import("node:zlib");
  const inside = (path) => join(folder, "node_modules/heyan", path);
  const packed = (paths) => paths.reduce((sum, path) => sum + brotliCompressSync(readFileSync(inside(path))).length, 0);
  const list = JSON.parse(readFileSync(inside("built/integrity.json"), "utf8"));
  const mini = readdirSync(inside("built/miniprogram")).map((name) => statSync(inside(`built/miniprogram/${name}`)).size);
  // That of the mini-program is packed already, and is the core.
  const core = statSync(inside("built/miniprogram/heyan-core.wasm.br")).size;
  const forms = readdirSync(inside("")).filter((name) => /^form.*\.js$/.test(name));
  const weights = {
    "heyan/form": packed(forms), "heyan/schema": packed(["schema.js", "rules.js", "patience.js"]),
    "heyan/phone-inline": packed(["phone-inline.js"]),
    "heyan/miniprogram": mini.reduce((sum, size) => sum + size), "heyan/heyan-core.wasm": core,
  };
  for (const [name, { build: hash }] of Object.entries(list)) {
    if (name === "heyan-core") continue;
    const [entry, script] = name === "heyan" ? [name, "index.js"] : [`heyan/${name}`, `${name}.js`];
    weights[entry] = packed([`built/${name}-${hash}.wasm`, script]);
  }
  const readme = readFileSync(inside("README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| `(heyan[^`]*)`.*\| (\d+)(?:, bundled \d+)? \|$/gm)];
  assert.deepEqual(rows.map(([, name]) => name).sort(), Object.keys(weights).sort());
  for (const [, name, said] of rows) {
    const weight = weights[name] / 1000;
    assert.ok(weight <= said * 1.02 + 0.4 && weight >= said * 0.85, `${name} weighs ${weight.toFixed(1)} kB, the README says ${said}`);
  }
});
