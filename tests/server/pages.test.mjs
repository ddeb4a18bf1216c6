// The static files, the headers, and the pages the server writes itself.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";

import { join } from "node:path";
import test from "node:test";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import http, { createServer } from "node:http";
import { failToStart, startServer, temporaryFolder } from "../pages/server.mjs";
import { application, body, change, get, post } from "./submissions.mjs";

// fetch undoes the compression; this shows what went over the wire.
function raw(url, path, headers = {}, method = "GET") {
  return new Promise((done, failed) => {
    http.request(url + path, { headers, method }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => done({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) }));
    }).on("error", failed).end();
  });
}

function smallSite(t) {
  const www = temporaryFolder(t);
  mkdirSync(join(www, "heyan/built"), { recursive: true });
  const files = {
    "index.html": "<!doctype html><title>核验</title>",
    "style.css": "p { color: red }",
    "heyan/index.js": "export default 1;",
    "heyan/built/heyan.js": "export const build = 1;",
    "heyan/built/heyan-0123456789abcdef.js": "export const glue = 1;",
    "heyan/built/heyan-0123456789abcdef.wasm": "\0asm",
  };
  for (const [path, text] of Object.entries(files)) {
    writeFileSync(join(www, path), text);
    writeFileSync(join(www, `${path}.br`), brotliCompressSync(text));
  }
  return { www, files };
}

test("files have their types, and the compressed copy when it is taken", async (t) => {
  const { www, files } = smallSite(t);
  const { url } = await startServer(t, { www });
  for (const [path, type] of [
    ["/", "text/html; charset=utf-8"],
    ["/style.css", "text/css; charset=utf-8"],
    ["/heyan/index.js", "text/javascript; charset=utf-8"],
    ["/heyan/built/heyan-0123456789abcdef.wasm", "application/wasm"],
  ]) {
    const plain = await raw(url, path);
    const packed = await raw(url, path, { "accept-encoding": "gzip, br" });
    assert.equal(plain.status, 200, path);
    assert.equal(plain.headers["content-type"], type);
    assert.equal(plain.headers["content-encoding"], undefined);
    assert.equal(packed.headers["content-type"], type);
    assert.equal(packed.headers["content-encoding"], "br");
    for (const answer of [plain, packed]) assert.match(answer.headers.vary, /accept-encoding/i);
    assert.deepEqual(brotliDecompressSync(packed.bytes), plain.bytes);
    assert.equal(plain.bytes.toString(), files[path === "/" ? "index.html" : path.slice(1)]);
  }
});

test("hashed files are kept for ever, others are asked for again", async (t) => {
  const { url } = await startServer(t, { www: smallSite(t).www });
  const cached = async (path) => (await raw(url, path)).headers["cache-control"];
  assert.equal(await cached("/heyan/built/heyan-0123456789abcdef.wasm"), "public, max-age=31536000, immutable");
  assert.equal(await cached("/heyan/built/heyan-0123456789abcdef.js"), "public, max-age=31536000, immutable");
  for (const path of ["/", "/style.css", "/heyan/index.js", "/heyan/built/heyan.js"]) {
    assert.equal(await cached(path), "no-cache", path);
    const { headers } = await raw(url, path);
    assert.ok(headers.etag, path);
    assert.equal((await raw(url, path, { "if-none-match": headers.etag })).status, 304);
  }
  assert.doesNotMatch(await cached("/heyan/built/heyan-fedcba9876543210.wasm") ?? "", /immutable/);
});

test("nothing outside the folder can be had", async (t) => {
  const { www } = smallSite(t);
  writeFileSync(join(www, "..", "beside.txt"), "secret");
  const { url } = await startServer(t, { www });
  for (const path of ["/../beside.txt", "/%2e%2e/beside.txt", "/..%2fbeside.txt", "/heyan/..%5c..%5cbeside.txt", "//etc/passwd", "/%00"]) {
    const answer = await raw(url, path);
    assert.notEqual(answer.status, 200, path);
    assert.ok(!answer.bytes.includes("secret"));
  }
});

test("every answer carries the protections", async (t) => {
  const { url } = await startServer(t, { www: smallSite(t).www });
  const taken = await post(url, body(application()));
  for (const path of ["/", "/style.css", "/nothing", taken.json.statusUrl, "/notices/loan-application", "/api/applications"]) {
    const { headers } = await raw(url, path);
    assert.equal(headers["x-content-type-options"], "nosniff", path);
    assert.equal(headers["referrer-policy"], "same-origin", path);
    assert.equal(headers["cross-origin-opener-policy"], "same-origin", path);
    assert.equal(headers["cross-origin-resource-policy"], "same-origin", path);
    assert.match(headers["permissions-policy"], /camera=\(\)/, path);
    const policy = headers["content-security-policy"];
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'",
      "require-trusted-types-for 'script'", "trusted-types 'none'"]) {
      assert.ok(policy.includes(part), `${path}: ${part}`);
    }
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'[^;]*unsafe-eval|https?:|\*/, path);
  }
  assert.match((await raw(url, "/")).headers["content-security-policy"], /script-src 'self' 'wasm-unsafe-eval'/);
  assert.doesNotMatch((await raw(url, taken.json.statusUrl)).headers["content-security-policy"], /script-src|connect-src/);
});

test("the status page: both languages, kept nowhere, found by nobody", async (t) => {
  const { url } = await startServer(t);
  const taken = await post(url, body(application(), { locale: "zh-CN" }));
  const page = await get(url, taken.json.statusUrl);
  assert.match(page.text, /<html lang="zh-CN">/);
  assert.match(page.text, /已收到您的申请/);
  assert.equal(page.headers.get("cache-control"), "no-store");
  assert.equal(page.headers.get("x-robots-tag"), "noindex");
  const english = await get(url, `${taken.json.statusUrl}?lang=en`);
  assert.match(english.text, /<html lang="en">/);
  assert.match(english.text, /We have received your application/);
  for (const text of ["韩梅梅", "李雷", "2047 5916", "13820475916"]) assert.ok(!page.text.includes(text), text);
  const ids = new Set([taken.json.id]);
  for (let index = 0; index < 50; index += 1) ids.add((await post(url, body(change()))).json.id);
  assert.equal(ids.size, 51);
});

test("a status address nobody was given leads nowhere", async (t) => {
  const { url } = await startServer(t);
  const { id } = (await post(url, body(application()))).json;
  for (const path of ["/status/", "/status/1", `/status/${id.slice(1)}A`, `/status/${id}x`, `/status/${id.toLowerCase()}x`, "/status/%27or%271", `/status/${"x".repeat(5000)}`]) {
    const answer = await get(url, path, { accept: "text/html" });
    assert.equal(answer.status, 404, path);
    assert.equal(answer.headers.get("cache-control"), "no-store");
  }
});

test("the findings of a rejected form can be read in both languages", async (t) => {
  const { url } = await startServer(t);
  const rejected = await post(url, body(application({ applicant: { name: "", phone: "138 2047 5916" } }), { locale: "en" }));
  const chinese = await get(url, `${rejected.json.instance}?lang=zh-CN`);
  assert.match(chinese.text, /请填写您的姓名/);
  assert.match(chinese.text, /href="\/apply\.html"/);
});

test("the notice is a page of its own, in both languages", async (t) => {
  const { url } = await startServer(t);
  const chinese = await get(url, "/notices/loan-application");
  assert.equal(chinese.status, 200);
  assert.match(chinese.text, /示例消费金融有限公司/);
  const english = await get(url, "/notices/loan-application?lang=en");
  assert.match(english.text, /<html lang="en">/);
  assert.equal((await get(url, "/notices/nothing")).status, 404);
  assert.equal((await get(url, "/notices/contact")).status, 200);
});

test("what the server writes is well-formed and holds no script", async (t) => {
  const { url } = await startServer(t);
  const taken = await post(url, body(application()));
  for (const path of [taken.json.statusUrl, "/notices/loan-application", "/nothing"]) {
    const { text } = await get(url, path, { accept: "text/html" });
    assert.doesNotMatch(text, /<script|<style|\son\w+=|\sstyle=|javascript:/i);
    const open = [];
    for (const [, end, name] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (["meta", "link", "input", "br"].includes(name)) continue;
      if (end) assert.equal(open.pop(), name, path);
      else open.push(name);
    }
    assert.deepEqual(open, [], path);
  }
});

test("a clear sentence when it cannot start", async (t) => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => taken.once("listening", ready));
  t.after(() => taken.close());
  const folder = temporaryFolder(t);
  const database = join(folder, "heyan.sqlite");
  writeFileSync(join(folder, "broken.sqlite"), "this is no database, and long enough to be looked at ".repeat(100));
  writeFileSync(join(folder, "file"), "");
  const www = smallSite(t).www;
  for (const [args, sentence] of [
    [["--port", String(taken.address().port), "--database", database, "--www", www], /is taken by another program; choose another --port/],
    [["--port", "0", "--database", folder, "--www", www], /the database .* cannot be used/],
    [["--port", "0", "--database", join(folder, "file", "x.sqlite"), "--www", www], /the database .* cannot be used/],
    [["--port", "0", "--database", join(folder, "broken.sqlite"), "--www", www], /the database .* cannot be used: .*not a database/],
    [["--port", "0", "--database", database, "--www", join(folder, "none")], /there is no folder/],
    [["--port", "70000"], /--port wants a number from 0 to 65535/],
    [["--port"], /--port wants a value/],
    [["--nonsense"], /unknown argument --nonsense/],
    [["--host", "nowhere"], /--host wants an IP address/],
  ]) {
    const { code, said } = await failToStart(args);
    assert.notEqual(code, 0, said);
    assert.match(said, sentence);
    assert.equal(said.trim().split("\n").length, 1, said);
  }
  const { code, said } = await failToStart(["--help"]);
  assert.equal(code, 0);
  assert.match(said, /--database FILE/);
});

test("a slow or silent client does not keep others waiting", async (t) => {
  const server = await startServer(t);
  const silent = Array.from({ length: 50 }, () => http.request(`${server.url}/api/applications`, {
    method: "POST",
    headers: { "content-type": "application/json", "content-length": "1000" },
  }));
  for (const request of silent) {
    request.on("error", () => { /* cut off when the server stops */ });
    request.write("{");
  }
  const began = Date.now();
  assert.equal((await post(server.url, body(application()))).status, 201);
  assert.ok(Date.now() - began < 2_000);
  for (const request of silent) request.destroy();
});

test("a change that a person has to look at says so, and what holds until then", async (t) => {
  const { url } = await startServer(t);
  const available = { liveness: false, idDocument: false, bankCard: false };
  const taken = await post(url, body(change({ oldReachable: "no", available }), { locale: "zh-CN" }));
  assert.equal(taken.status, 201, taken.text);
  assert.equal(taken.json.plan.outcome, "manual-review");
  assert.equal(taken.json.status, "review");
  const page = await get(url, taken.json.statusUrl);
  assert.match(page.text, /还需人工核对/);
  assert.match(page.text, /在这之前，账户仍绑定旧手机号/);
});
