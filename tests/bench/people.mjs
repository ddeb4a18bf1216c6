// Identity numbers and names beside validators of npm and, where they are installed, of PyPI, all on the same lists:
// ./build.sh bench, or after it
//
//   HEYAN_CHROMIUM=$(command -v chromium) node tests/bench/people.mjs [--json] [--rounds N]
import { spawnSync } from "node:child_process";
import { bundle, floor } from "./page/bundle.mjs";
import { inFreshPages } from "./page/fresh.mjs";
import { bare, hand, head, line, number, rounds } from "./page/table.mjs";
import { perNumber } from "./page/time.mjs";
import { judge, names, numbers } from "./people/lists.mjs";
import { inNode, peers } from "./people/peers.mjs";

await bundle(peers);
const rows = {};
for (const peer of peers) {
  const loaded = await inNode(peer);
  rows[peer.id] = {
    name: peer.name,
    identity: { ...judge(numbers, loaded.valid), node: perNumber(loaded.valid, numbers), report: loaded.report && perNumber(loaded.report, numbers) },
    names: loaded.name && { ...judge(names, loaded.name), node: perNumber(loaded.name, names) },
  };
}
const chromium = await inFreshPages(peers, [numbers[0].text], {
  rounds: rounds(9),
  more: (page) => page.evaluate(async ({ numbers, names }) => {
    const { perNumber } = await import("/tests/bench/page/time.mjs");
    const { peer } = window;
    return { identity: perNumber(peer.valid, numbers), report: peer.report && perNumber(peer.report, numbers), names: peer.name && perNumber(peer.name, names) };
  }, { numbers, names }),
});
for (const { id } of peers) rows[id].chromium = chromium.rows[id];

// In Python there is no page: only what they answer, and how long it takes.
const python = spawnSync(process.env.HEYAN_PYTHON ?? "python3", [new URL("people/python.py", import.meta.url).pathname], {
  input: JSON.stringify(numbers.map(({ text }) => text)), encoding: "utf8",
});
for (const [name, { verdicts, microseconds }] of Object.entries(python.status === 0 ? JSON.parse(python.stdout) : {})) {
  rows[name] = { name, identity: { ...judge(numbers, verdicts), node: { median: microseconds } } };
}

hand({ rounds: rounds(9), chromium: chromium.version, floor: chromium.rows.empty, rows: Object.values(rows) });
if (!bare) {
  head(["", "kB", "first", "4x", "MB", "refused", "passed", "us Node", "us page", "report Node", "report page", "refused", "asked", "passed", "us Node"]);
  for (const { name, identity, names: said, chromium: page } of Object.values(rows)) {
    line([
      name, number(page && page.bytes / 1_000, 1), number(page?.plain.median, 0), number(page?.slowed.median, 0),
      number(page && page.memory / 1e6, 1), identity.falseRefusals, identity.falsePasses, number(identity.node.median, 2), number(page?.identity.median, 2), number(identity.report?.median, 1), number(page?.report?.median, 1),
      said?.falseRefusals ?? "-", said?.asks ?? "-", said?.falsePasses ?? "-", number(said?.node.median, 2),
    ]);
  }
  const { plain, slowed, memory } = chromium.rows.empty;
  line([floor.name, "", number(plain.median, 0), number(slowed.median, 0), number(memory / 1e6, 1)]);
  const good = (list) => list.filter((row) => row.good).length;
  console.log(`Of ${numbers.length} identity numbers (${good(numbers)} good ones), then of ${names.length} names (${good(names)} good ones): good ones
refused, good ones asked about, bad ones passed; us for one of them, median.`);
  for (const { name, identity, names: said } of Object.values(rows)) {
    for (const [what, { kinds }] of Object.entries({ numbers: identity, names: said ?? { kinds: {} } })) {
      const list = Object.entries(kinds).map(([kind, count]) => `${kind} ${count}`).join(", ");
      if (list) console.log(`  ${name}, ${what} got wrong: ${list}`);
    }
  }
}
