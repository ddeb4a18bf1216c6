// A page of an installed project, in Chromium: serves the project's folder, runs a module in it, and hands back what its
// smoke said.
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm" };

/** Serves a folder until the test ends. @returns {Promise<string>} its address */
export async function serveFolder(t, folder, pages = {}) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const type = TYPES[extname(path)] ?? "text/html";
    if (path in pages) return void response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(pages[path]);
    const file = join(folder, path === "/" ? "index.html" : path);
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": type });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => { server.listen(0, "127.0.0.1", ready); });
  t.after(() => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }));
  return `http://127.0.0.1:${server.address().port}`;
}

/** For a page without a bundler: where each bare name lies, by the conditions of a browser. */
function importMap(folder) {
  const { exports } = JSON.parse(readFileSync(join(folder, "node_modules/heyan/package.json"), "utf8"));
  return JSON.stringify({
    imports: Object.fromEntries(Object.entries(exports).filter(([, target]) => typeof target === "object")
      .map(([name, target]) => [name.replace(".", "heyan"), target.default.replace(".", "/node_modules/heyan")])),
  });
}

/**
 * What `smoke` said in a page. The module puts its promise into `globalThis.heyanSmoke`.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} module its path in the folder
 * @param {{ bare?: boolean, address?: string }} [options] bare: bare names are resolved by an import map; address: of another server
 */
export async function smokeInPage(t, browser, folder, module, { bare = false, address } = {}) {
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>smoke</title><link rel="icon" href="data:,">${
    bare ? `<script type="importmap">${importMap(folder)}</script>` : ""}<script type="module" src="/${module}"></script>`;
  const run = 'import { entries } from "/entries.mjs";\nimport { smoke } from "/smoke.mjs";\nglobalThis.heyanSmoke = smoke(entries);\n';
  const base = address ?? await serveFolder(t, folder, { "/": html, "/run-in-page.mjs": run });
  const page = await browser.newPage();
  t.after(() => page.close());
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  await page.goto(`${base}/`);
  try {
    await page.waitForFunction(() => "heyanSmoke" in globalThis, undefined, { timeout: 60_000 });
  } catch (error) {
    throw new Error(`the page did not start: ${complaints.join("; ") || error.message}`);
  }
  const { asked, wrong } = await page.evaluate(() => globalThis.heyanSmoke);
  return { asked, wrong: [...wrong, ...complaints] };
}
