// The examples of www/heyan/FORMS.md, run as they stand there: in a page by a bundler, or in Node.
import { build } from "esbuild";
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const HERE = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const PACKAGE = resolve(HERE, "../../www/heyan");
const GUIDE = readFileSync(join(PACKAGE, "FORMS.md"), "utf8");

/** The example with this name behind its language. */
export function snippet(name) {
  const found = new RegExp(`^\`\`\`jsx? ${name}\\n([^]*?)^\`\`\`$`, "m").exec(GUIDE);
  assert.ok(found, `FORMS.md has no example "${name}"`);
  return found[1];
}

/** A folder in which `heyan` and these packages are installed; gone after the test. */
function project(test, packages) {
  const folder = mkdtempSync(join(tmpdir(), "heyan-project-"));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  symlinkSync(PACKAGE, join(modules, "heyan"));
  for (const name of packages) {
    mkdirSync(resolve(modules, name, ".."), { recursive: true });
    symlinkSync(join(HERE, "node_modules", name), join(modules, name));
  }
  return folder;
}

/** Imports the example in Node. */
export async function load(test, name, packages) {
  const file = join(project(test, packages), "example.mjs");
  writeFileSync(file, snippet(name));
  return import(pathToFileURL(file).href);
}

const MOUNT = {
  react: `
    import { createElement } from "react";
    import { createRoot } from "react-dom/client";
    createRoot(document.querySelector("#app")).render(createElement(Person, { onSend: (values) => { window.sent = values; } }));`,
  vue: `
    import { createApp, h } from "vue";
    createApp({ render: () => h(Person, { onSend: (values) => { window.sent = values; } }) }).mount("#app");`,
};

/**
 * Serves a page with the example in it, bundled as an app would be; what it sends is in `window.sent`.
 *
 * @param {"react" | "vue"} framework
 */
export async function serve(test, name, framework, styles = []) {
  const folder = project(test, []);
  const bundled = await build({
    stdin: { contents: snippet(name) + MOUNT[framework], loader: "jsx", resolveDir: HERE, sourcefile: `${name}.jsx` },
    bundle: true,
    write: false,
    outdir: folder,
    format: "esm",
    jsx: "automatic",
    target: "es2020",
    nodePaths: [join(folder, "node_modules")],
    // The build of Vue that reads templates at run time.
    alias: { vue: join(HERE, "node_modules/vue/dist/vue.esm-bundler.js") },
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    logLevel: "error",
  });
  const made = (ending) => bundled.outputFiles.filter(({ path }) => path.endsWith(ending)).map(({ text }) => text);
  const [script] = made(".js");
  const style = [...made(".css"), ...styles.map((path) => readFileSync(join(HERE, "node_modules", path), "utf8"))].join("\n");
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><link rel="stylesheet" href="/app.css">
    <title>${name}</title><div id="app"></div><script type="module" src="/app.js"></script></html>`;
  const server = createServer(({ url }, response) => {
    const give = (type, body) => response.writeHead(200, { "content-type": type }).end(body);
    if (url === "/") return give("text/html", html);
    if (url === "/app.js") return give("text/javascript", script);
    if (url === "/app.css") return give("text/css", style);
    // A bundle's `import.meta.url` is its own, so the module is asked for beside it.
    if (url.endsWith(".wasm")) return give("application/wasm", readFileSync(join(PACKAGE, "built", basename(url))));
    return response.writeHead(404).end();
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  test.after(() => server.close());
  return { url: `http://127.0.0.1:${server.address().port}` };
}
