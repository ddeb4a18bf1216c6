// Everything there is to measure, one after the other, so that figures of one run stand beside each other:
// ./build.sh bench [--json [FILE]]
// With a FILE the parts' figures go there, as one object with a member for each part.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";

const json = process.argv.includes("--json");
const file = json ? process.argv[process.argv.indexOf("--json") + 1] : undefined;
/** @type {Record<string, unknown>} */
const figures = {};
if (!json) console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown processor"}, ${new Date().toISOString().slice(0, 10)}`);
let failed = false;
for (const part of ["phone", "people", "application", "calls", "sms", "batch", "server", "growth"]) {
  if (!json) console.log(`\n== ${part}`);
  const script = new URL(`${part}.mjs`, import.meta.url).pathname;
  const { status, stdout } = spawnSync(process.execPath, [script, ...(json ? ["--json"] : [])], {
    stdio: ["inherit", file ? "pipe" : "inherit", "inherit"], maxBuffer: 2 ** 28,
  });
  failed = status !== 0 || failed;
  if (file && status === 0) figures[part] = JSON.parse(stdout.toString() || "null");
}
if (file) writeFileSync(file, `${JSON.stringify(figures, null, 1)}\n`);
process.exitCode = failed ? 1 : 0;
