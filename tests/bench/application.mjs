// A whole application beside zod and valibot with the same rules written by hand: ./build.sh bench, or after it
//
//   HEYAN_CHROMIUM=$(command -v chromium) node tests/bench/application.mjs [--json] [--rounds N]
import { cases, judge } from "./application/cases.mjs";
import { inNode, peers } from "./application/peers.mjs";
import { bundle, floor } from "./page/bundle.mjs";
import { inFreshPages } from "./page/fresh.mjs";
import { bare, hand, head, line, number, rounds } from "./page/table.mjs";
import { perNumber } from "./page/time.mjs";

await bundle(peers);
const inputs = cases.map(({ application }) => ({ text: application }));
const rows = {};
for (const peer of peers) {
  const { valid } = await inNode(peer);
  rows[peer.id] = { name: peer.name, ...judge(valid), node: perNumber(valid, inputs) };
}
const chromium = await inFreshPages(peers, [cases[0].application], {
  rounds: rounds(9),
  more: (page) => page.evaluate(async (inputs) => {
    const { perNumber } = await import("/tests/bench/page/time.mjs");
    return { each: perNumber(window.peer.valid, inputs) };
  }, inputs),
});
for (const { id } of peers) rows[id].chromium = chromium.rows[id];

hand({ rounds: rounds(9), chromium: chromium.version, floor: chromium.rows.empty, rows: Object.values(rows) });
if (!bare) {
  head(["", "kB", "first", "4x", "MB", "refused", "passed", "elsewhere", "us Node", "us page"]);
  for (const { name, falseRefusals, falsePasses, elsewhere, node, chromium: page } of Object.values(rows)) {
    line([
      name, number(page.bytes / 1_000, 1), number(page.plain.median, 0), number(page.slowed.median, 0), number(page.memory && page.memory / 1e6, 1),
      falseRefusals, falsePasses, elsewhere, number(node.median, 1), number(page.each.median, 1),
    ]);
  }
  const { plain, slowed, memory } = chromium.rows.empty;
  line([floor.name, "", number(plain.median, 0), number(slowed.median, 0), number(memory && memory / 1e6, 1)]);
  const sound = cases.filter(({ wrong }) => wrong === null).length;
  console.log(`Of ${cases.length} applications, ${sound} of them sound: sound ones refused, others passed, and others where another field than the wrong
one was named; us for one application, median.`);
  for (const { name, kinds } of Object.values(rows)) {
    for (const [what, list] of Object.entries(kinds)) if (list.length > 0) console.log(`  ${name}, ${what}: ${list.join("; ")}`);
  }
}
