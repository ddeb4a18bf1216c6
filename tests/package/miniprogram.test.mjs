// The folder that WeChat's npm build copies, in a sandbox that has what a mini-program has and nothing else: WXWebAssembly
// with `instantiate(path)` alone, CommonJS, timers, and the JavaScript of iOS 13. Every vector has to be answered there.
// It is no real device: what a phone does differently, this cannot see.
import binaryen from "binaryen";
import { transform } from "esbuild";
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import vm from "node:vm";
import { brotliDecompressSync } from "node:zlib";
import initWhole, * as whole from "../../www/heyan/index.node.js";
import { decode, encode } from "../../www/heyan/utf8.js";

const FOLDER = new URL("../../www/heyan/built/miniprogram/", import.meta.url).pathname;
const PLACE = "/miniprogram_npm/heyan/heyan-core.wasm.br";
/** What came after iOS 13, and what mini-programs leave out. */
const ABSENT = [
  "WebAssembly", "BigInt", "BigInt64Array", "BigUint64Array", "WeakRef", "FinalizationRegistry", "AggregateError", "SharedArrayBuffer", "Atomics",
  "String.prototype.replaceAll", "String.prototype.at", "String.prototype.isWellFormed", "String.prototype.toWellFormed",
  "Array.prototype.at", "Array.prototype.findLast", "Array.prototype.toSorted", "Array.prototype.with", "Object.hasOwn", "Object.groupBy",
  "Promise.any", "Promise.withResolvers", "Array.fromAsync", "Error.captureStackTrace", "eval", "Function",
];

/** A code package with the folder in it, and a page's `require`. */
function miniProgram({ files = {}, engine = true } = {}) {
  const asked = [];
  const sandbox = vm.createContext({ setTimeout, clearTimeout }, { codeGeneration: { strings: false, wasm: false } });
  const run = (code) => vm.runInContext(code, sandbox);
  for (const name of ABSENT) run(`delete ${name.includes(".") ? name : `globalThis.${name}`}`);
  for (const name of ["fetch", "URL", "TextEncoder", "TextDecoder", "window", "document", "process", "require", "Buffer", "WebAssembly"]) {
    assert.equal(run(`typeof ${name}`), "undefined");
  }
  const packaged = (path) => files[path] ?? (path.startsWith("/miniprogram_npm/heyan/") && existsSync(join(FOLDER, path.slice(23)))
    ? readFileSync(join(FOLDER, path.slice(23))) : undefined);
  sandbox.wx = {};
  if (engine) {
    sandbox.WXWebAssembly = {
      async instantiate(path, imports) {
        asked.push(path);
        if (typeof path !== "string") throw new TypeError("not support ArrayBuffer");
        if (!/^[\w/.-]+\.wasm(\.br)?$/.test(path)) throw new Error("not support wxfile: or http: path");
        const file = packaged(path);
        if (file === undefined) throw new Error("no such file");
        const module = new WebAssembly.Module(path.endsWith(".br") ? brotliDecompressSync(file) : file);
        assert.ok(WebAssembly.Module.exports(module).every(({ kind }) => kind !== "global"), "iOS gives no globals out");
        return { instance: new WebAssembly.Instance(module, imports), module };
      },
    };
  }
  const loaded = new Map();
  function load(name) {
    if (!loaded.has(name)) loaded.set(name, execute(readFileSync(join(FOLDER, `${name}.js`), "utf8")));
    return loaded.get(name);
  }
  function execute(code) {
    const module = { exports: {} };
    run(`(function (module, exports, require) { ${code}\n})`)(module, module.exports, (name) => load(name.replace(/^heyan\/?|^\.\/|\.js$/g, "") || "index"));
    return module.exports;
  }
  return { load, asked, execute, sandbox };
}

/** Plain data of this realm: what the sandbox makes has prototypes of its own. */
const here = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

test("the wasm needs nothing newer than the first WebAssembly", () => {
  const module = binaryen.readBinary(brotliDecompressSync(readFileSync(join(FOLDER, "heyan-core.wasm.br"))));
  module.setFeatures(binaryen.Features.MVP);
  assert.equal(module.validate(), 1);
});

test("the folder is small beside a main package's 2 MB", () => {
  const size = readdirSync(FOLDER).reduce((sum, name) => sum + readFileSync(join(FOLDER, name)).length, 0);
  assert.ok(size < 400_000, `${size} bytes`);
});

test("every vector, as the whole package answers it", async () => {
  await initWhole();
  const { default: init, ...heyan } = miniProgram().load("index");
  assert.throws(() => heyan.checkPhone("13800000024"), { code: "not-initialised" });
  await Promise.all([init(), init()]);
  await init();
  const file = (value) => (Array.isArray(value) ? Uint8Array.from(value) : value);
  const answer = (module, { call, args, flagged }) => {
    if (flagged) module.useFlaggedNumbers(file(flagged));
    try {
      const given = args.map((argument) => (call === "useFlaggedNumbers" ? file(argument) : argument ?? undefined));
      return here({ answer: module[call](...given) });
    } catch (error) {
      return [error.name, error.message.split(": ")[0]];
    } finally {
      module.useFlaggedNumbers(null);
    }
  };
  const folder = new URL("../vectors/", import.meta.url);
  const vectors = readdirSync(folder).flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));
  const known = vectors.filter(({ call }) => call in heyan);
  for (const vector of known) assert.deepEqual(answer(heyan, vector), answer(whole, vector), vector.name);
  assert.ok(known.length > 1000);
  const functions = Object.keys(whole).filter((name) => typeof whole[name] === "function" && !["default", "showDocument"].includes(name));
  assert.deepEqual(Object.keys(heyan).filter((name) => name !== "__esModule").sort(), functions.sort());
});

test("mistakes are the whole package's, and a lone surrogate is U+FFFD", async () => {
  const { default: init, ...heyan } = miniProgram().load("index");
  await init();
  const secret = "13800000099";
  for (const [name, ...args] of [
    ["checkPhone", Number(secret)], ["checkPhone", secret, 7], ["isValidPhone", secret, "XX"], ["formatPhone", secret, "loud"],
    ["formatAsYouType", secret, -1], ["checkApplication", { applicant: { name: 1n } }], ["useFlaggedNumbers", [1]], ["draftLetter", "none", {}],
  ]) {
    assert.throws(() => heyan[name](...args), (error) => error.name === "TypeError" && !error.message.includes(secret), name);
  }
  const name = (half) => here(heyan.checkPersonName(`王${half}明`));
  assert.deepEqual(name("\ud83d"), name("\ufffd"));
  assert.notDeepEqual(name("😀"), name("\ufffd"));
  const applied = (half) => here(heyan.checkApplication({ applicant: { name: `王${half}明`, phone: secret }, contacts: [] }));
  assert.deepEqual(applied("\udc00"), applied("\ufffd"));
  assert.deepEqual(Array.from(heyan.areValidPhones(`${secret}\n1\ud800\n139 2658 4107`)), [1, 0, 1]);
});

test("what cannot be loaded says so, and can be tried again", async () => {
  const { load, asked } = miniProgram({ files: { "/pages/other.wasm": Buffer.from("AGFzbQEAAAA=", "base64") } });
  const { default: init, isValidPhone } = load("index");
  await assert.rejects(init({ wasm: "/pages/nothing.wasm.br" }), { name: "HeyanError", code: "load-failed" });
  await assert.rejects(init({ wasm: "/pages/other.wasm" }), { name: "HeyanError", code: "wrong-build" });
  await assert.rejects(init({ wasm: new Uint8Array(8) }), { name: "TypeError" });
  await init();
  assert.deepEqual(asked, ["/pages/nothing.wasm.br", "/pages/other.wasm", PLACE]);
  assert.equal(isValidPhone("138 0000 0024"), true);
  await assert.rejects(miniProgram({ engine: false }).load("index").default(), { code: "load-failed", message: /2\.13\.0/ });
});

test("an unpacked file, another path and another platform's engine will do", async () => {
  const wasm = brotliDecompressSync(readFileSync(join(FOLDER, "heyan-core.wasm.br")));
  const { default: init, isValidPhone } = miniProgram({ files: { "/packageA/heyan.wasm": wasm } }).load("index");
  await init({ wasm: "/packageA/heyan.wasm" });
  assert.equal(isValidPhone("138 0000 0024"), true);
  const other = miniProgram({ engine: false }).load("index");
  await other.default({ engine: { instantiate: async (path, imports) => (await WebAssembly.instantiate(wasm, imports)).instance } });
  assert.equal(other.isValidPhone("138 0000 0024"), true);
});

test("schemas and rules are there as well", async () => {
  const program = miniProgram();
  const heyan = program.load("index");
  const { schemasOf } = program.load("schema");
  const { trueOrSentence, vantRule } = program.load("rules");
  const { phoneSchema } = schemasOf(heyan);
  assert.equal(await trueOrSentence(phoneSchema)("1380000002"), "还差1位数字。请检查是否漏填。");
  assert.equal(vantRule(heyan.checkPhone).validator("138 0000 0024"), true);
  assert.equal(program.load("miniprogram"), heyan, "one module under both names");
});

test("the example of FORMS.md holds a wrong number back, sends a right one, and shows what the server finds", async () => {
  const guide = readFileSync(new URL("../../www/heyan/FORMS.md", import.meta.url), "utf8");
  const [, markup, example] = /^```xml\n([^]*?)^```\n\n```js miniprogram\n([^]*?)^```$/m.exec(guide);
  const fields = [...markup.matchAll(/<input name="(\w+)"/g)].map(([, name]) => name);
  const { code } = await transform(example, { format: "cjs", target: "es2018" });
  for (const engine of [true, false]) {
    const { execute, sandbox } = miniProgram({ engine });
    const sent = [];
    sandbox.wx.request = ({ data, success, fail }) => {
      sent.push(here(data.value));
      if (sent.length === 3) return fail({});
      const report = whole.checkApplication(here(data.value));
      return success({ statusCode: report.verdict === "reject" ? 422 : 201, data: report });
    };
    sandbox.Page = (options) => { sandbox.page = { ...options, setData(data) { Object.assign(this.data, data); } }; };
    execute(code);
    const [, handler] = /bindsubmit="(\w+)"/.exec(markup);
    const send = async (...values) => {
      sandbox.given = JSON.stringify(Object.fromEntries(fields.map((name, at) => [name, values[at]])));
      await sandbox.page[handler]({ detail: { value: execute("module.exports = JSON.parse(given)") } });
      return sandbox.page.data.message;
    };
    assert.equal(await send("王小明", "1380000002"), "还差1位数字。请检查是否漏填。", "where it is not checked the server says it");
    assert.equal(sent.length, engine ? 0 : 1);
    if (engine) sent.push(undefined);
    assert.equal(await send("王小明", "138 0000 0024"), "收到了。");
    assert.equal(await send("王小明", "138 0000 0024"), "没有送到，请稍后再试。");
    assert.deepEqual(sent[1], { applicant: { name: "王小明", phone: "138 0000 0024" }, contacts: [] });
    assert.equal(sent.length, 3);
  }
});

test("UTF-8 by hand is the platform's", () => {
  const platform = [new TextEncoder(), new TextDecoder()];
  const texts = [
    "", "plain", "\u007f\u0080\u07ff\u0800\uffff\ufeff", "𠮷😀\u{10ffff}\u{10000}", "\ud83d", "a\ude00b", "\ude00\ud83d", "\ud83d\ud83d\ude00",
    "核验".repeat(5_000), `${"a".repeat(4095)}😀${"é".repeat(4096)}`,
  ];
  for (const text of texts) {
    const room = new Uint8Array(text.length * 3);
    const bytes = room.subarray(0, encode(text, room));
    assert.deepEqual(bytes, platform[0].encode(text));
    assert.equal(decode(bytes), platform[1].decode(bytes).replace(/^/, text.startsWith("\ufeff") ? "\ufeff" : ""));
  }
});
