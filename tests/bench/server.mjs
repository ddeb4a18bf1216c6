// The endpoint under load, on the loopback: requests a second and their 99th percentile, by wrk.
//
// What the check costs is seen beside the same server on the same road without it: a body that is read in full and
// then turned away for one member (400) is neither checked nor kept, and one that was kept before is checked and looked
// up but not written. CPU times are the server's own, from the system's accounts; where the machine is shared, they are
// what can be compared.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { application, body } from "../server/submissions.mjs";
import { bare, hand } from "./page/table.mjs";

const SECONDS = Number(process.env.HEYAN_BENCH_SECONDS ?? 5);
const CONNECTIONS = 32;
/** A tick of the accounts in /proc. */
const TICK_MS = 10;

const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
const program = process.env.HEYAN_SERVE ?? join(root, "target/release/serve");
const missing = !existsSync(program) ? "there is no target/release/serve: cargo build --release --features server --bin serve"
  : spawnSync("wrk", ["--version"]).error ? "there is no wrk: apt-get install wrk" : process.platform !== "linux" ? "CPU times are read from /proc" : "";
if (missing) {
  if (!bare) console.log(`Not measured: ${missing}`);
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), "heyan-bench-"));
const server = spawn(program, ["--port", "0", "--database", join(folder, "heyan.sqlite"), "--www", join(root, "www")], { stdio: ["ignore", "pipe", "inherit"] });
const url = await new Promise((ready) => {
  createInterface({ input: server.stdout }).on("line", (line) => {
    const address = /^listening on (http:\S+)$/.exec(line)?.[1];
    if (address) ready(address);
  });
});

process.on("exit", () => server.kill("SIGKILL"));

/** Milliseconds of CPU that the server has used. */
function used() {
  const fields = readFileSync(`/proc/${server.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

const contacts = [
  { name: "李雷", phone: "13905716284", relation: "friend", adult: true, informed: true },
  { name: "韩建国", phone: "13755239046", relation: "father", adult: true, informed: true },
];
const sent = JSON.stringify(body(application({ contacts, applicant: { name: "韩梅梅", phone: "138 2047 5916", idNumber: "11010519491231002X" } })));
// Read to its end, and wrong in its last member.
const wrong = JSON.stringify({ ...JSON.parse(sent), checked: "yes" });

/** A script for wrk: a POST with this body, under a key that `key` gives. */
function post(name, text, key) {
  const file = join(folder, `${name}.lua`);
  writeFileSync(file, `
local body = [==[${text}]==]
local count = 0
local thread = 0
function setup(one) one:set("number", thread) thread = thread + 1 end
function request()
  count = count + 1
  return wrk.format("POST", "/api/applications", { ["Content-Type"] = "application/json", ["Idempotency-Key"] = ${key} }, body)
end

`);
  return ["-s", file];
}

const NEW = 'string.format("bench-%d-%d-%016d", os.time(), number, count)';
const rows = [
  ["page /apply.html", "/apply.html", []],
  ["page /apply.html, br", "/apply.html", ["-H", "Accept-Encoding: br"]],
  ["style sheet, 304", "/style.css", ["-H", `If-None-Match: ${(await fetch(`${url}/style.css`)).headers.get("etag")}`]],
  ["application: read, turned away unchecked (400)", "/", post("wrong", wrong, NEW)],
  ["application: read, checked, kept before", "/", post("again", sent, '"bench-always-the-same"')],
  ["application: read, checked, kept", "/", post("kept", sent, NEW)],
];

const first = await fetch(`${url}/api/applications`, { method: "POST", body: sent, headers: { "content-type": "application/json", "idempotency-key": "bench-always-the-same" } });
const { statusUrl } = await first.json();
if (first.status !== 201 || !statusUrl) throw new Error(`the application is not taken: ${first.status}`);
rows.splice(3, 0, ["status page", statusUrl, []]);
const turned = await fetch(`${url}/api/applications`, { method: "POST", body: wrong, headers: { "content-type": "application/json", "idempotency-key": "bench-never-kept-00" } });
if (turned.status !== 400) throw new Error(`a wrong member is answered with ${turned.status}`);

const measured = [];
for (const [what, path, options] of rows) {
  const before = used();
  const run = await new Promise((done) => {
    let out = "";
    const wrk = spawn("wrk", ["-t", "1", "-c", String(CONNECTIONS), "-d", `${SECONDS}s`, "--timeout", "10s", "--latency", ...options, url + path]);
    wrk.stdout.on("data", (chunk) => { out += chunk; });
    wrk.on("close", () => done(out));
  });
  const requests = Number(/(\d+) requests in/.exec(run)?.[1]);
  const [, value, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(run) ?? [];
  const p99 = Number(value) * { us: 0.001, ms: 1, s: 1_000 }[unit];
  measured.push({
    what,
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(run)?.[1]),
    p99,
    cpu: ((used() - before) * 1_000) / requests,
    // wrk counts every answer that is no 2xx or 3xx; of those that are turned away, that is all.
    failed: Number(/Non-2xx or 3xx responses: (\d+)/.exec(run)?.[1] ?? 0),
    errors: /Socket errors: (.*)/.exec(run)?.[1] ?? "",
    requests,
  });
}
server.kill("SIGTERM");
await new Promise((ended) => { server.on("close", ended); });
rmSync(folder, { recursive: true, force: true });

const of = (part) => measured.find(({ what }) => what.includes(part));
for (const { what, failed, errors, requests } of measured) {
  const expected = what.includes("400") ? requests : 0;
  if (failed !== expected || errors) {
    console.error(`${what}: ${failed} of ${requests} were refused. ${errors}`);
    process.exitCode = 1;
  }
}
const check = of("kept before").cpu - of("400").cpu;
hand({ measured, check });
if (!bare) {
  const cell = (text, width) => String(text).padStart(width);
  console.log(`${CONNECTIONS} connections, ${SECONDS} s each, wrk on the same machine; an application with two contacts and an identity number, ${Buffer.byteLength(sent)} bytes\n`);
  console.log(`${"".padEnd(48)}${cell("requests/s", 12)}${cell("p99, ms", 10)}${cell("CPU, µs", 10)}`);
  for (const { what, perSecond, p99, cpu } of measured) console.log(`${what.padEnd(48)}${cell(Math.round(perSecond), 12)}${cell(p99.toFixed(1), 10)}${cell(Math.round(cpu), 10)}`);
  console.log(`\nThe check, in both languages, with one look into the database: ${Math.round(check)} µs of CPU, ${Math.round((100 * check) / measured.at(-1).cpu)} % of what an application costs that is kept.`);
}
