// How the parts hand over what they measured, and how often they measure.
import { writeFileSync } from "node:fs";

/** With `--json` a part prints its figures and no table. */
export const bare = process.argv.includes("--json");

/** The figures as JSON: printed with `--json`, and put where run.mjs looks for them. */
export function hand(figures) {
  const text = `${JSON.stringify(figures, null, 1)}\n`;
  if (bare) process.stdout.write(text);
  if (process.env.HEYAN_FIGURES) writeFileSync(process.env.HEYAN_FIGURES, text);
}

/** Fresh pages for each peer: `--rounds N`, three with `--quick`, otherwise what the part asks for. */
export function rounds(usual) {
  const given = process.argv.indexOf("--rounds");
  return given > 0 ? Number(process.argv[given + 1]) : process.argv.includes("--quick") ? 3 : usual;
}

/** A figure, or a dash for what was not measured. */
export const number = (value, digits) => (value === undefined || Number.isNaN(value) ? "-" : value.toFixed(value < 1_000 ? digits : 0));

const FIRST = 40;
const OTHER = 9;

/** A line of a table: the first cell wide, to the left. */
export const line = (cells) => console.log(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(FIRST) : String(cell).padStart(OTHER))).join(""));

/** The line above a table, and what its first columns mean. */
export function head(cells) {
  console.log("kB: brotli, all that a page loads. first, 4x: ms from navigation to the first verdict in a fresh page, plain and slowed four");
  console.log("times, median. MB: memory of the process of such a page, above a page without any of them.");
  line(cells);
}
