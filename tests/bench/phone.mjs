// Phone numbers beside everybody else, in one run: ./build.sh bench, or after it
//
//   HEYAN_CHROMIUM=$(command -v chromium) node tests/bench/phone.mjs [--json] [--quick] [--rounds N]
//
// Bytes after brotli of all that a page loads; its memory; milliseconds from navigation to the first verdict in a fresh page, plain and
// with the processor slowed four times; microseconds a number, valid or not and as a full report, and million numbers a second
// in one go, in Node and Chromium; how often each differs from Google on the fixture. How peers are bundled: phone/peers.mjs.
import { cpus, loadavg } from "node:os";
import { bundle, floor } from "./page/bundle.mjs";
import { bare, hand } from "./page/table.mjs";
import { batchRate, perNumber } from "./page/time.mjs";
import { inChromium } from "./phone/browser.mjs";
import { judged, mixed } from "./phone/inputs.mjs";
import { inNode, peers } from "./phone/peers.mjs";

const quick = process.argv.includes("--quick");
const given = process.argv.indexOf("--rounds");
const rounds = given > 0 ? Number(process.argv[given + 1]) : quick ? 3 : 31;

const tell = (what) => process.stderr.write(`${what}\n`);

await bundle(peers);
const loaded = new Map();
for (const peer of peers) loaded.set(peer.id, await inNode(peer));

const google = loaded.get("google-libphonenumber");
const inputs = mixed(2_000, (text) => google.report(text, "CN")?.international);
const lines = Array.from({ length: quick ? 5 : 50 }, () => inputs.filter(({ region }) => region === "CN").map(({ text }) => text)).flat().join("\n");
const fixture = judged(quick ? 120 : 12);

/** How often a peer says otherwise than Google: outside mainland China, and there. */
function accuracy({ valid, report }) {
  const wrong = { abroad: 0, china: 0, type: 0 };
  const asked = { abroad: 0, china: 0, type: 0 };
  const began = performance.now();
  for (const { text, region, of, ...expected } of fixture.list) {
    // Whoever takes milliseconds a number is asked about a part of them.
    if (performance.now() - began > 20_000) break;
    const where = of === "CN" ? "china" : "abroad";
    asked[where] += 1;
    if (valid(text, region) !== expected.valid) wrong[where] += 1;
    else if (expected.valid && report && where === "abroad") {
      asked.type += 1;
      const type = String(report(text, region)?.type).replace(/([a-z])([A-Z])/g, "$1-$2").replaceAll("_", "-").toLowerCase();
      if (type !== expected.kind) wrong.type += 1;
    }
  }
  return { wrong, asked };
}

const rows = {};
for (const { id, name } of peers) {
  tell(`${name} in Node`);
  const peer = loaded.get(id);
  rows[id] = {
    name,
    node: { valid: perNumber(peer.valid, inputs), report: peer.report && perNumber(peer.report, inputs), batch: batchRate(peer, lines) },
    accuracy: accuracy(peer),
  };
}
tell("all of them in Chromium");
const chromium = await inChromium(peers, inputs, lines, { rounds });
for (const { id } of peers) rows[id].chromium = chromium.rows[id];

const about = {
  date: new Date().toISOString().slice(0, 10), processor: cpus()[0]?.model ?? "unknown", cores: cpus().length,
  load: loadavg()[0], node: process.version, chromium: chromium.version, metadata: fixture.version, rounds,
  numbers: inputs.length, judged: fixture.list.length, floor: chromium.rows.empty,
};

hand({ about, rows: Object.values(rows) });
if (!bare) print();

function print() {
  const number = (value, digits) => (value === undefined ? "-" : value.toFixed(value < 1_000 ? digits : 0));
  const share = (wrong, asked) => (asked === 0 ? "-" : `${((wrong / asked) * 100).toFixed(2)} %`);
  const head = ["", "kB", "first", "4x", "MB", "valid", "report", "M/s", "valid", "report", "M/s", "abroad", "type", "China"];
  const widths = [40, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9];
  const line = (cells) => console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[index]))).join(""));
  console.log(`Node ${about.node}, Chromium ${about.chromium}, ${about.cores} x ${about.processor}, ${about.date}`);
  line(["", "", "", "", "", "Node", "", "", "Chromium", "", "", "differs", "from", "Google"]);
  line(head);
  for (const { name, node, chromium: page, accuracy: { wrong, asked } } of Object.values(rows)) {
    line([
      name, number(page.bytes / 1_000, 1), number(page.plain.median, 0), number(page.slowed.median, 0),
      number(page.memory && page.memory / 1e6, 1),
      number(node.valid.median, 2), number(node.report?.median, 2), number(node.batch.median, 2),
      number(page.valid.median, 2), number(page.report?.median, 2), number(page.batch.median, 2),
      share(wrong.abroad, asked.abroad), share(wrong.type, asked.type), share(wrong.china, asked.china),
    ]);
  }
  line([floor.name, "", number(about.floor.plain.median, 0), number(about.floor.slowed.median, 0), number(about.floor.memory && about.floor.memory / 1e6, 1)]);
  const widest = Math.max(...Object.values(rows).flatMap(({ node, chromium: page }) => [node.valid, page.valid, page.plain, page.slowed].map(({ spread }) => spread)));
  console.log(`kB: brotli, all that a page loads. first, 4x: ms from navigation to the first verdict, median of ${rounds} fresh pages.
MB: memory of the process of a page after its first verdict, above a page without any of them.
valid, report: us a number, median of 9 samples over ${about.numbers} shuffled numbers, half Chinese, in up to nine writings.
differs: from Google ${about.metadata} over ${about.judged} readings; peers carry metadata of other versions.
The middle half of the samples lay within ${widest} % of the median at worst; load of the machine ${about.load.toFixed(1)}: compare within a run.`);
}
