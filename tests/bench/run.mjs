// Everything there is to measure, one part after the other, so that figures of one run stand beside each other:
// ./build.sh bench [--json FILE] [--only PART,PART]
// Tables on the screen; with a FILE the figures as well, as one object with a member for each part and `about` the run.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";

const PARTS = ["phone", "people", "application", "calls", "sms", "batch", "server", "growth"];
const given = process.argv.slice(2);
const take = (name) => {
  const at = given.indexOf(name);
  if (at < 0) return undefined;
  const [, value] = given.splice(at, 2);
  if (value === undefined || value.startsWith("--")) stop(`${name} wants a value`);
  return value;
};
const file = take("--json");
const only = take("--only")?.split(",");
const unknown = [...given, ...(only ?? []).filter((part) => !PARTS.includes(part))];
if (unknown.length > 0) stop(`not understood: ${unknown.join(" ")}`);

function stop(what) {
  console.error(`${what}. Usage: ./build.sh bench [--json FILE] [--only ${PARTS.join(",")}]`);
  process.exit(2);
}

/** @type {Record<string, unknown>} */
const figures = {
  about: { node: process.version, processors: cpus().length, processor: cpus()[0]?.model ?? "unknown", day: new Date().toISOString().slice(0, 10), load: loadavg()[0] },
};
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown processor"}, ${new Date().toISOString().slice(0, 10)}`);
const folder = mkdtempSync(join(tmpdir(), "heyan-bench-"));
const failed = [];
for (const part of PARTS.filter((part) => only?.includes(part) ?? true)) {
  console.log(`\n== ${part}`);
  const place = join(folder, part);
  const { status } = spawnSync(process.execPath, [new URL(`${part}.mjs`, import.meta.url).pathname], { stdio: "inherit", env: { ...process.env, HEYAN_FIGURES: place } });
  if (status !== 0) failed.push(part);
  if (existsSync(place)) figures[part] = JSON.parse(readFileSync(place, "utf8"));
}
rmSync(folder, { recursive: true });
if (file) writeFileSync(file, `${JSON.stringify(figures, null, 1)}\n`);
if (failed.length > 0) console.error(`\nNot measured to the end, or over a ceiling: ${failed.join(", ")}`);
process.exitCode = failed.length > 0 ? 1 : 0;
