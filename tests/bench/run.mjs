// Everything there is to measure, one after the other, so that figures of one run stand beside each other:
// ./build.sh bench [--json]
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";

const json = process.argv.includes("--json");
if (!json) console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown processor"}, ${new Date().toISOString().slice(0, 10)}`);
let failed = false;
for (const part of ["phone", "forms", "identity", "sms", "server"]) {
  if (!json) console.log(`\n== ${part}`);
  const script = new URL(`${part}.mjs`, import.meta.url).pathname;
  failed = spawnSync(process.execPath, [script, ...(json ? ["--json"] : [])], { stdio: "inherit" }).status !== 0 || failed;
}
process.exitCode = failed ? 1 : 0;
