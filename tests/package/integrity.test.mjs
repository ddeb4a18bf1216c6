// Which .wasm file a script takes: one of its own build, with the digest that was asked for, from wherever it comes.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { connect, compile, compileBytes } from "../../www/heyan/boundary.js";
import { glue, wasm } from "../../www/heyan/built/phone.js";
import * as application from "../../www/heyan/built/application.js";
import { load } from "../../www/heyan/load-node.js";
import { load as loadInPage } from "../../www/heyan/load-browser.js";
import { serveFolder } from "./page.mjs";

const bytes = new Uint8Array(readFileSync(wasm.url));
const digest = (kind, content = bytes) => `sha${kind}-${createHash(`sha${kind}`).update(content).digest("base64")}`;
const list = JSON.parse(readFileSync(new URL("../../www/heyan/built/integrity.json", import.meta.url), "utf8"));
const fresh = (own = wasm) => connect({ glue, wasm: own }, load);
const file = wasm.url.pathname.split("/").at(-1);

test("the list has the digest of every built file, and the script the one of its .wasm", () => {
  for (const part of Object.values(list)) {
    for (const [name, said] of Object.entries(part.files)) {
      assert.equal(digest(384, readFileSync(new URL(`../../www/heyan/built/${name}`, import.meta.url))), said, name);
    }
  }
  assert.equal(list.phone.files[file], wasm.integrity);
  assert.equal(file, `phone-${list.phone.build}.wasm`);
});

test("a .wasm of another build is named in one sentence, and the right one starts afterwards", async () => {
  const { init, running } = fresh();
  const other = WebAssembly.compile(readFileSync(application.wasm.url));
  const message = `heyan: this script and the .wasm file are of different builds (script: ${wasm.build}, file: ${application.wasm.build}). `
    + "Serve the files of one build together.";
  await assert.rejects(init({ wasm: await other }), { name: "HeyanError", code: "wrong-build", message });
  await assert.rejects(init({ wasm: application.wasm.url }), { name: "HeyanError", code: "wrong-build", message });
  assert.throws(running, { code: "not-initialised" });
  await init();
  assert.equal(running().isValidPhone("13926584107", running().regionIndex(..."CN".split("").map((letter) => letter.charCodeAt(0)))), true);
});

test("nor is one taken that imports the same and was built of other sources", async () => {
  const renamed = Buffer.from(bytes);
  const at = renamed.lastIndexOf(wasm.build);
  assert.ok(at > 0, "the file carries its build");
  renamed.write("0123456789abcdef", at);
  await assert.rejects(fresh().init({ wasm: renamed }), { code: "wrong-build", message: /file: 0123456789abcdef\)/ });
});

test("a .wasm that is none of ours", async () => {
  const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
  await assert.rejects(fresh().init({ wasm: empty }), { code: "wrong-build", message: /file: none of ours/ });
  await assert.rejects(fresh().init({ wasm: new Uint8Array(4) }), { code: "load-failed" });
});

const wrong = digest(384, "something else");
const given = {
  "an address": (address) => address,
  "a URL": (address) => new URL(address),
  "bytes": () => bytes,
  "a view of some of a buffer": () => new Uint8Array([...new Uint8Array(3), ...bytes]).subarray(3),
  "a buffer": () => bytes.buffer.slice(0),
  "a response": () => new Response(bytes, { headers: { "content-type": "application/wasm" } }),
  "a file": () => wasm.url,
};
for (const [kind, source] of Object.entries(given)) {
  test(`${kind} is compared with the digest`, async (t) => {
    const address = await serveFolder(t, new URL("../../www/heyan/built/", import.meta.url).pathname);
    const from = () => source(`${address}/${file}`);
    for (const kindOfDigest of [256, 384, 512]) await fresh().init({ wasm: from(), integrity: digest(kindOfDigest) });
    await fresh().init({ wasm: from(), integrity: `${wrong} ${digest(384)}` });
    await fresh().init({ wasm: from() });
    for (const integrity of [wrong, `${digest(256)} ${wrong}`]) {
      await assert.rejects(fresh().init({ wasm: from(), integrity }), { name: "HeyanError", code: "load-failed" }, "of several the strongest counts");
    }
  });
}

test("what cannot be compared is a caller's mistake", async () => {
  const module = await WebAssembly.compile(bytes);
  await fresh().init({ wasm: module });
  await assert.rejects(fresh().init({ wasm: module, integrity: digest(384) }), { name: "TypeError", message: /^options\.integrity: / });
  for (const integrity of ["", "md5-x", "sha384", "sha384-", "anything", 7, null, `${digest(384)}${digest(256)}`, `${digest(384)} md5-x`]) {
    await assert.rejects(fresh().init({ integrity }), { name: "TypeError", message: /^options\.integrity: / }, integrity);
  }
});

test("a page hands the digest to fetch, and without one the digest of its own build", async (t) => {
  const asked = [];
  const fetched = globalThis.fetch;
  globalThis.fetch = async (url, options) => {
    asked.push([String(url), options.integrity]);
    return new Response(bytes, { headers: { "content-type": "application/wasm" } });
  };
  t.after(() => { globalThis.fetch = fetched; });
  await connect({ glue, wasm }, loadInPage).init();
  await connect({ glue, wasm }, loadInPage).init({ integrity: digest(512) });
  await connect({ glue, wasm }, loadInPage).init({ wasm: "https://cdn.example/phone.wasm" });
  assert.deepEqual(asked, [
    [wasm.url.href, wasm.integrity], [wasm.url.href, digest(512)], ["https://cdn.example/phone.wasm", ""],
  ]);
});

test("loading can be given up, and fails with a reason that says nothing of the content", async () => {
  const stop = AbortSignal.abort();
  await assert.rejects(fresh().init({ signal: stop }), { code: "load-failed" });
  await assert.rejects(compile(new Response("", { status: 404 })), /404/);
  await assert.rejects(compileBytes(bytes, wrong), /^Error: integrity mismatch$/);
});
