// `heyan check` over many records, one worker and all: records a second of its own processor time and of the wall's, and the
// most memory it held, after a tenth of the stream and after all of it. The processor time includes the system's.
//
// It fails below 200,000 numbers a second and core, and when ten times the records took more room.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { bare, hand } from "./page/table.mjs";

const RECORDS = Number(process.env.HEYAN_BENCH_RECORDS ?? 1_000_000);
const LEAST = 200_000;
/** Room that may come and go between two looks, in kB. */
const SLACK = 4_000;
const TICK_MS = 10;
const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
const program = process.env.HEYAN_CHECK ?? join(root, "target/release/heyan");
const missing = !existsSync(program) ? "there is no target/release/heyan: cargo build --release --features cli --bin heyan"
  : process.platform !== "linux" ? "times and memory are read from /proc" : "";
if (missing) {
  if (!bare) console.log(`Not measured: ${missing}`);
  process.exit(0);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const two = (number) => String(number).padStart(2, "0");
const mobile = (at) => `13${at % 10}${String((at * 7_919) % 100_000_000).padStart(8, "0")}`;
/** Each kind: its arguments, how many records beside a number's, and a record. */
const KINDS = {
  phone: [["--kind", "phone"], 1, (at) => (at % 5 === 0 ? `"手机：${mobile(at).replace(/(\d{3})(\d{4})/, "$1 $2 ")}"` : `"${mobile(at).slice(at % 16 === 3 ? 1 : 0)}"`)],
  id: [["--kind", "id", "--format", "lines", "--today", "2026-11-20"], 1, (at) => {
    const digits = `110105${1950 + (at % 55)}${two(1 + (at % 12))}${two(1 + (at % 28))}${String(at % 1000).padStart(3, "0")}`;
    return digits + "10X98765432"[WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11];
  }],
  application: [["--kind", "application", "--today", "2026-11-20"], 10, (at) => JSON.stringify({
    applicant: { name: "王小明", phone: mobile(at) },
    contacts: ["李雷", "韩梅梅", "赵雷"].map((name, nth) => ({ name, phone: mobile(at + nth + 1), relation: "friend", adult: true, informed: true })),
  })],
};

/** Feeds the records, and looks at the process twice while its stream is still open. */
async function measure(options, count, record, jobs) {
  const parts = [];
  for (let at = 0; at < count; at += 10_000) parts.push(Buffer.from(`${Array.from({ length: Math.min(10_000, count - at) }, (_, nth) => record(at + nth)).join("\n")}\n`));
  const tool = spawn(program, ["check", ...options, "--jobs", String(jobs)], { stdio: ["pipe", "pipe", "inherit"] });
  const look = () => {
    const [, memory] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${tool.pid}/status`, "utf8"));
    const fields = readFileSync(`/proc/${tool.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return { memory: Number(memory), milliseconds: (Number(fields[11]) + Number(fields[12])) * TICK_MS };
  };
  let answered = 0;
  let tell = () => {};
  tool.stdout.on("data", (chunk) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) answered += 1;
    tell();
  });
  const until = (wanted) => new Promise((done) => { tell = () => { if (answered >= wanted) done(); }; tell(); });
  const began = performance.now();
  const tenth = Math.ceil(parts.length / 10);
  for (const part of parts.slice(0, tenth)) tool.stdin.write(part);
  await until(Math.min(count, tenth * 10_000));
  const early = look();
  for (const part of parts.slice(tenth)) tool.stdin.write(part);
  await until(count);
  const late = look();
  const seconds = (performance.now() - began) / 1000;
  tool.stdin.end();
  await new Promise((ended) => { tool.on("close", ended); });
  return {
    jobs, records: count, aCoreASecond: Math.round(count / (late.milliseconds / 1000)), aSecond: Math.round(count / seconds),
    earlyKB: early.memory, mostKB: late.memory,
  };
}

const figures = {};
let failed = false;
for (const [kind, [options, share, record]] of Object.entries(KINDS)) {
  figures[kind] = [];
  for (const jobs of new Set([1, availableParallelism()])) {
    const row = await measure(options, Math.ceil(RECORDS / share), record, jobs);
    figures[kind].push(row);
    failed ||= row.mostKB > row.earlyKB + SLACK || (kind === "phone" && row.aCoreASecond < LEAST);
    if (!bare) {
      console.log(`${kind.padEnd(12)} ${String(jobs).padStart(3)} at work  ${row.aCoreASecond.toLocaleString("en").padStart(9)} a second and core  `
        + `${row.aSecond.toLocaleString("en").padStart(9)} a second  ${(row.earlyKB / 1000).toFixed(1)} MB, then ${(row.mostKB / 1000).toFixed(1)} MB`);
    }
  }
}
hand(figures);
process.exitCode = failed ? 1 : 0;
