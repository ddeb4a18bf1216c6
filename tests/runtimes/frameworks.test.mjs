// The packed package through bundlers, into Chromium: Vite as it develops and as it builds, with the React and Vue examples of
// the README, and webpack. Nothing of heyan is named in their configuration.
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { createServer as createTcpServer } from "node:net";
import { join } from "node:path";
import test from "node:test";
import { build, createServer } from "vite";
import { compileScript, parse } from "vue/compiler-sfc";
import webpack from "webpack";
import { openBrowser } from "../pages/browser.mjs";
import { fillAndSend } from "../package/guarded.mjs";
import { project } from "../package/install.mjs";
import { serveFolder, smokeInPage } from "../package/page.mjs";
import { example } from "../package/readme.mjs";

const MODULES = new URL("node_modules/", import.meta.url).pathname;
const { folder, entries, write } = project(test);
for (const name of ["react", "react-dom", "scheduler", "vue"]) symlinkSync(join(MODULES, name), join(folder, "node_modules", name));
const browser = await openBrowser(test);

const html = (script) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>page</title>
<div id="app"></div><script type="module" src="/${script}"></script></html>`;
const received = 'document.body.append(Object.assign(document.createElement("p"), { textContent: "ok" })); document.querySelector("p").setAttribute("data-received", "");';
const PAGES = {
  smoke: ["smoke.js", 'import { entries } from "./entries.mjs";\nimport { smoke } from "./smoke.mjs";\nglobalThis.heyanSmoke = smoke(entries);\n'],
  react: ["react.jsx", `import { createElement, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Apply } from "./Apply.jsx";
const onReceived = () => { ${received} };
createRoot(document.querySelector("#app")).render(createElement(StrictMode, null, createElement(Apply, { onReceived })));
`],
  vue: ["vue.js", `import { createApp, h } from "vue";
import Apply from "./Apply.vue";
createApp({ render: () => h(Apply, { onReceived() { ${received} } }) }).mount("#app");
`],
};
write("Apply.jsx", example("react"));
write("Apply.vue", example("vue"));

/** Single-file components, as @vitejs/plugin-vue compiles them. */
const vue = {
  name: "vue",
  transform(code, id) {
    if (!id.endsWith(".vue")) return undefined;
    const { descriptor } = parse(code, { filename: id });
    return { code: compileScript(descriptor, { id: "apply", inlineTemplate: true }).content, map: null };
  },
};

/** A folder of its own for each page: Vite looks for what to prepare in the whole root. */
function root(name) {
  const at = join(folder, name);
  const [file, code] = PAGES[name];
  mkdirSync(at, { recursive: true });
  write(`${name}/index.html`, html(file));
  write(`${name}/${file}`, code.replaceAll('"./', '"../'));
  return at;
}

const config = (name) => ({
  root: root(name), configFile: false, cacheDir: join(folder, `.vite-${name}`), logLevel: "error", plugins: [vue],
  define: { __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
});

/** The page that Vite serves connects to the port in its configuration. */
async function freePort() {
  const server = createTcpServer();
  await new Promise((listening) => { server.listen(0, "127.0.0.1", listening); });
  const { port } = server.address();
  await new Promise((closed) => { server.close(closed); });
  return port;
}

/** @param {keyof typeof PAGES} name @returns {Promise<string>} the address of the page */
async function developed(t, name) {
  const server = await createServer({ ...config(name), server: { host: "127.0.0.1", port: await freePort(), fs: { strict: false }, watch: null } });
  t.after(() => server.close());
  await server.listen();
  return `http://127.0.0.1:${server.httpServer.address().port}`;
}

/** @param {keyof typeof PAGES} name @returns {Promise<string>} the address of the page */
async function built(t, name) {
  const outDir = join(folder, `dist-${name}`);
  await build({ ...config(name), build: { outDir, emptyOutDir: true, minify: true, reportCompressedSize: false } });
  return serveFolder(t, outDir);
}

/** @param {{ asked: number, wrong: string[] }} result */
function held({ asked, wrong }) {
  assert.deepEqual(wrong, []);
  assert.ok(asked >= 70 && entries.length >= 7, `${asked} exports`);
}

for (const [how, address] of Object.entries({ "Vite, developing": developed, "Vite, built": built })) {
  test(`${how}: the smoke of every function`, async (t) => {
    held(await smokeInPage(t, browser, folder, "", { address: await address(t, "smoke") }));
  });
  for (const name of ["react", "vue"]) {
    test(`${how}: the ${name} example`, async (t) => fillAndSend(t, browser, await address(t, name)));
  }
}

const RENDERED = {
  react: `import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { Apply } from "./Apply.jsx";
export const rendered = async () => renderToString(createElement(Apply));
`,
  vue: `import { createSSRApp, h } from "vue";
import { renderToString } from "vue/server-renderer";
import Apply from "./Apply.vue";
export const rendered = () => renderToString(createSSRApp({ render: () => h(Apply) }));
`,
};
for (const [name, code] of Object.entries(RENDERED)) {
  test(`rendered on a server: the ${name} example, and nothing is loaded for it`, async (t) => {
    write(`rendered-${name}.js`, code);
    const server = await createServer({ ...config(name), root: folder, appType: "custom", server: { middlewareMode: true, watch: null, ws: false } });
    t.after(() => server.close());
    const compiled = t.mock.method(WebAssembly, "compile");
    const { rendered } = await server.ssrLoadModule(`/rendered-${name}.js`);
    const html = await rendered();
    assert.match(html, /<form[^>]*action="\/api\/applications"/);
    assert.match(html, /data-heyan-phone="applicant"/);
    assert.equal(compiled.mock.callCount(), 0);
  });
}

test("webpack: the smoke of every function", async (t) => {
  const at = root("smoke");
  const out = join(folder, "dist-webpack");
  const stats = await new Promise((done, failed) => {
    webpack({ context: at, mode: "production", entry: "./smoke.js", output: { path: out, filename: "main.js" }, performance: { hints: false } },
      (error, result) => (error ? failed(error) : done(result)));
  });
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
  held(await smokeInPage(t, browser, folder, "", { address: await serveFolder(t, out, { "/": html("main.js") }) }));
});
