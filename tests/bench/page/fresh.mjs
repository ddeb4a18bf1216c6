// Loading in Chromium: bytes after brotli, time from navigation to the first answer, and the memory it takes, each in a page
// that has seen nothing before; then whatever else is measured in such a page.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { platform } from "node:process";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { floor, root } from "./bundle.mjs";
import { spread } from "./time.mjs";

const TYPES = { js: "text/javascript", mjs: "text/javascript", wasm: "application/wasm", html: "text/html; charset=utf-8" };
const QUIET = [
  "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
  "--disable-quic", "--disable-features=SpareRendererForSitePerProcess",
];
/** A page without a peer: what memory is counted from. */
const NOTHING = { id: "nothing", page: "", preload: [] };

/** What calls a module that is not bundled stands in the page itself, as with its users. */
function own(page) {
  return readFileSync(new URL(page, root), "utf8")
    .replace("export async function load", "async function load")
    .replace(/(?<=from ")\.[^"]+/g, (path) => new URL(path, `http://x/${page}`).pathname);
}

/** Serves the repository's files compressed with brotli, and a page for each peer; keeps how large each answer was. */
async function serve(peers, asked) {
  const kept = new Map();
  const page = ({ page, preload, wasm, source }) => `<!doctype html><title>x</title><link rel="icon" href="data:,">
${wasm ? `<link rel="preload" as="fetch" crossorigin href="/${wasm}">` : ""}
${[source && page, ...preload].filter(Boolean).map((file) => `<link rel="modulepreload" href="/${file}">`).join("\n")}
<script type="module">${page && `
${source ? `import { load } from "/${page}";` : own(page)}
const peer = await load();
window.answer = peer.valid(...${JSON.stringify(asked)});
window.peer = peer;`}
window.first = performance.now();
</script>`;
  const pages = new Map([...peers, NOTHING].map((peer) => [`/${peer.id}.html`, peer]));
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    try {
      if (!kept.has(path)) {
        const found = pages.get(path);
        const bytes = found ? Buffer.from(page(found)) : readFileSync(new URL(`.${path}`, root));
        kept.set(path, brotliCompressSync(bytes));
      }
      const type = TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "content-encoding": "br" }).end(kept.get(path));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { server, kept, url: `http://127.0.0.1:${server.address().port}` };
}

/**
 * What each peer takes to load and to answer `valid(...asked)` once. `more` runs in a page that has loaded it, and its members
 * join the peer's row.
 */
export async function inFreshPages(peers, asked, { rounds, more }) {
  const all = [...peers, floor];
  const { server, kept, url } = await serve(all, asked);
  const browser = await chromium.launch({ executablePath: process.env.HEYAN_CHROMIUM || "/usr/bin/chromium", args: QUIET });
  const rows = new Map([...all, NOTHING].map(({ id }) => [id, { plain: [], slowed: [], memory: [], bytes: 0 }]));
  try {
    // Every round loads all peers once, in another order, each in a fresh browser context: nothing is cached.
    for (let round = 0; round < rounds; round += 1) {
      for (let place = 0; place < all.length; place += 1) {
        const { id } = all[(place + round) % all.length];
        for (const rate of round % 2 ? [1, 4] : [4, 1]) {
          const { milliseconds, bytes } = await first(browser, `${url}/${id}.html`, rate, kept);
          rows.get(id)[rate === 1 ? "plain" : "slowed"].push(milliseconds);
          rows.get(id).bytes = bytes;
        }
      }
    }
    for (let round = 0; round < 3 && platform === "linux"; round += 1) {
      for (const { id } of [...all, NOTHING]) rows.get(id).memory.push(await memory(browser, `${url}/${id}.html`));
    }
    for (const { id } of more ? peers : []) {
      const page = await browser.newPage();
      await page.goto(`${url}/${id}.html`);
      await page.waitForFunction(() => window.first);
      Object.assign(rows.get(id), await more(page, id));
      await page.close();
    }
    const least = spread(rows.get("nothing").memory).median;
    return {
      version: browser.version(),
      rows: Object.fromEntries([...rows].map(([id, row]) => [id, {
        ...row, plain: spread(row.plain), slowed: spread(row.slowed),
        memory: row.memory.length ? spread(row.memory).median - least : undefined,
      }])),
    };
  } finally {
    await browser.close();
    server.close();
  }
}

async function first(browser, address, rate, kept) {
  const context = await browser.newContext();
  const page = await context.newPage();
  let bytes = 0;
  page.on("response", (response) => {
    const path = new URL(response.url()).pathname;
    // What several of our own pages share stands in for a page's script.
    if (!path.endsWith(".html") && !path.startsWith("/tests/bench/")) bytes += kept.get(path)?.length ?? 0;
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  await page.goto(address);
  const milliseconds = await (await page.waitForFunction(() => window.first, undefined, { polling: 50, timeout: 60_000 })).jsonValue();
  if ((await page.evaluate(() => window.answer)) === undefined) throw new Error(`${address} gave no answer`);
  await context.close();
  return { milliseconds, bytes };
}

/**
 * Bytes that the page's process alone holds after its first answer and a collection of garbage: objects, linear memory as far
 * as it was touched, and compiled code, whatever an engine counts where.
 */
async function memory(browser, address) {
  const system = await browser.newBrowserCDPSession();
  const renderers = async () => (await system.send("SystemInfo.getProcessInfo")).processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const context = await browser.newContext();
  await context.newPage();
  // No question of the protocol tells which process a page lives in: it is the one that was not there before. A context's first
  // page opens a window, and Chromium starts a process of its own for that too.
  const before = await renderers();
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => window.first);
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const [id, ...others] = (await renderers()).filter((id) => !before.includes(id));
  if (id === undefined || others.length > 0) throw new Error(`${address} did not get exactly one process of its own`);
  const account = readFileSync(`/proc/${id}/smaps_rollup`, "utf8");
  await system.detach();
  await context.close();
  return Number(/Private_Dirty:\s+(\d+)/.exec(account)?.[1]) * 1_024;
}
