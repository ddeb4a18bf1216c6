// heyan/phone-inline: a page that has the script needs nothing else. Its answers: parts.test.mjs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openBrowser } from "../pages/browser.mjs";
import { serveFolder } from "./page.mjs";

const browser = await openBrowser(test);
const folder = new URL("../../www/heyan/", import.meta.url).pathname;

/** A page under a policy that lets it fetch nothing. Says which files it asked for, and what `phone` in it answers. */
async function open(t, { scripts = "'self' 'wasm-unsafe-eval'", before = "" } = {}) {
  const address = await serveFolder(t, folder, {
    "/": `<!doctype html><link rel="icon" href="data:,"><title>page</title>
<meta http-equiv="content-security-policy" content="default-src 'none'; img-src data:; script-src ${scripts}; require-trusted-types-for 'script'">
<script src="/before.js"></script><script type="module" src="/page.js"></script>`,
    "/before.js": before,
    "/page.js": 'import init, * as phone from "/phone-inline.js"; globalThis.phone = { init, ...phone };',
  });
  const page = await browser.newPage();
  t.after(() => page.close());
  const asked = [];
  page.on("request", (request) => { if (!request.url().startsWith("data:")) asked.push(new URL(request.url()).pathname); });
  await page.goto(address);
  await page.waitForFunction(() => globalThis.phone);
  return { page, asked };
}

const start = () => globalThis.phone.init().then(() => "started", ({ name, code, message }) => [name, code, message]);
const ask = () => {
  try {
    return globalThis.phone.checkPhone("+852 9123 4567").e164;
  } catch ({ name, code }) {
    return [name, code];
  }
};

test("it starts in a page that may fetch nothing, and asks for nothing", async (t) => {
  const { page, asked } = await open(t);
  assert.deepEqual(await page.evaluate(ask), ["HeyanError", "not-initialised"]);
  assert.equal(await page.evaluate(start), "started");
  assert.equal(await page.evaluate(start), "started");
  assert.equal(await page.evaluate(ask), "+85291234567");
  assert.deepEqual(asked, ["/", "/before.js", "/page.js", "/phone-inline.js"]);
});

test("and where an engine does not read base64", async (t) => {
  const { page } = await open(t, { before: "delete Uint8Array.fromBase64;" });
  assert.equal(await page.evaluate(() => "fromBase64" in Uint8Array), false);
  assert.equal(await page.evaluate(start), "started");
  assert.equal(await page.evaluate(ask), "+85291234567");
});

test("under a policy without WebAssembly it says so, and starts once it may", async (t) => {
  const { page } = await open(t, { scripts: "'self'" });
  assert.deepEqual(await page.evaluate(start), ["HeyanError", "load-failed", "heyan: the module could not be started"]);
  assert.deepEqual(await page.evaluate(ask), ["HeyanError", "not-initialised"]);

  const { page: another } = await open(t, { before: "{ const { Module } = WebAssembly; WebAssembly.Module = class { constructor() { WebAssembly.Module = Module; throw new RangeError('no memory'); } }; }" });
  assert.deepEqual(await another.evaluate(start), ["HeyanError", "load-failed", "heyan: the module could not be started"]);
  assert.equal(await another.evaluate(start), "started");
});

test("the script has the module of the .wasm file, byte for byte, but for what is said about it", async () => {
  const { phone } = JSON.parse(readFileSync(`${folder}built/integrity.json`, "utf8"));
  const module = new WebAssembly.Module(readFileSync(`${folder}built/phone-${phone.build}.wasm`));
  const { Module } = WebAssembly;
  let bytes;
  WebAssembly.Module = class { constructor(given) { bytes = given; return new Module(given); } };
  try {
    await (await import("../../www/heyan/phone-inline.js?again")).default();
  } finally {
    WebAssembly.Module = Module;
  }
  const own = new Module(bytes);
  assert.deepEqual(Module.exports(own), Module.exports(module));
  for (const section of ["heyan.build", "target_features"]) {
    assert.deepEqual([Module.customSections(module, section).length, Module.customSections(own, section).length], [1, 0], section);
  }
  const file = Buffer.from(readFileSync(`${folder}built/phone-${phone.build}.wasm`));
  // Whatever is not custom stands in both, in the same order.
  for (const section of sectionsOf(bytes)) assert.ok(file.includes(section), `a section of ${section.length} bytes`);
});

/** The sections of a .wasm file, each with its number and length. */
function sectionsOf(file) {
  const sections = [];
  for (let place = 8; place < file.length;) {
    const from = place;
    let [size, shift, next] = [0, 0, 128];
    for (place += 1; next & 128; place += 1, shift += 7) size |= ((next = file[place]) & 127) << shift;
    place += size;
    sections.push(Buffer.from(file.subarray(from, place)));
  }
  return sections;
}
