// The same measurements in Chromium: what a page loads until its first verdict, and time a number.
import { inFreshPages } from "../page/fresh.mjs";

const FIRST = ["139 2658 4107", "CN"];

export function inChromium(peers, inputs, lines, { rounds }) {
  const more = (page) => page.evaluate(async ({ inputs, lines }) => {
    const { batchRate, perNumber } = await import("/tests/bench/page/time.mjs");
    const { peer } = window;
    return {
      valid: perNumber(peer.valid, inputs),
      report: peer.report && perNumber(peer.report, inputs),
      batch: batchRate(peer, lines),
    };
  }, { inputs, lines });
  return inFreshPages(peers, FIRST, { rounds, more });
}
