// The same measurements in Chromium: bytes that a page loads, time from navigation to the first verdict, time a number.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { root } from "./peers.mjs";
import { spread } from "./time.mjs";

const TYPES = { js: "text/javascript", mjs: "text/javascript", wasm: "application/wasm", html: "text/html; charset=utf-8" };
const QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"];
const FIRST = "139 2658 4107";

/** Serves the repository's files compressed with brotli, and a page for each peer; keeps how large each answer was. */
async function serve(peers) {
  const kept = new Map();
  const page = ({ page, preload }) => `<!doctype html><title>x</title><link rel="icon" href="data:,">
${[page, ...preload].map((file) => `<link rel="modulepreload" href="/${file}">`).join("\n")}
<script type="module">
import { load } from "/${page}";
const peer = await load();
window.verdict = peer.valid(${JSON.stringify(FIRST)}, "CN");
window.first = performance.now();
window.peer = peer;
</script>`;
  const pages = new Map(peers.map((peer) => [`/${peer.id}.html`, peer]));
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

export async function inChromium(peers, inputs, lines, { rounds }) {
  const { server, kept, url } = await serve(peers);
  const browser = await chromium.launch({ executablePath: process.env.HEYAN_CHROMIUM || "/usr/bin/chromium", args: QUIET });
  const rows = new Map(peers.map(({ id }) => [id, { plain: [], slowed: [], bytes: 0 }]));
  try {
    // Every round loads all peers once, in another order, each in a fresh browser context: nothing is cached.
    for (let round = 0; round < rounds; round += 1) {
      for (let place = 0; place < peers.length; place += 1) {
        const { id } = peers[(place + round) % peers.length];
        for (const rate of round % 2 ? [1, 4] : [4, 1]) {
          rows.get(id)[rate === 1 ? "plain" : "slowed"].push(await first(browser, `${url}/${id}.html`, rate, (bytes) => { rows.get(id).bytes = bytes; }, kept));
        }
      }
    }
    for (const { id } of peers.filter(({ id }) => id !== "empty")) Object.assign(rows.get(id), await perCall(browser, url, id, inputs, lines));
    return {
      version: browser.version(),
      rows: Object.fromEntries([...rows].map(([id, row]) => [id, { ...row, plain: spread(row.plain), slowed: spread(row.slowed) }])),
    };
  } finally {
    await browser.close();
    server.close();
  }
}

async function first(browser, address, rate, weigh, kept) {
  const context = await browser.newContext();
  const page = await context.newPage();
  let bytes = 0;
  page.on("response", (response) => {
    const path = new URL(response.url()).pathname;
    if (!path.endsWith(".html") && !path.includes("/bench/phone/peers/")) bytes += kept.get(path)?.length ?? 0;
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  await page.goto(address);
  const milliseconds = await page.waitForFunction(() => window.first, undefined, { polling: 50, timeout: 60_000 });
  const value = await milliseconds.jsonValue();
  if ((await page.evaluate(() => window.verdict)) === undefined) throw new Error(`${address} gave no verdict`);
  await context.close();
  weigh(bytes);
  return value;
}

async function perCall(browser, url, id, inputs, lines) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/${id}.html`);
  await page.waitForFunction(() => window.first);
  const answer = await page.evaluate(async ({ inputs, lines }) => {
    const { batchRate, perNumber } = await import("/tests/bench/phone/time.mjs");
    const { peer } = window;
    return {
      valid: perNumber(peer.valid, inputs),
      report: peer.report && perNumber(peer.report, inputs),
      batch: batchRate(peer, lines),
    };
  }, { inputs, lines });
  await context.close();
  return answer;
}
