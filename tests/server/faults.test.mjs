// When the machine or the other side does not do what it should.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmodSync, chownSync, closeSync, openSync, readFileSync, writeSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { startServer, temporaryFolder } from "../pages/server.mjs";
import { application, body, get, post } from "./submissions.mjs";

const portOf = (url) => Number(new URL(url).port);

/** A connection that says only what it is told to; resolves when the other side closes it. */
function connect(url, text) {
  const socket = net.connect(portOf(url), "127.0.0.1");
  let heard = "";
  socket.setEncoding("utf8");
  socket.on("data", (chunk) => { heard += chunk; });
  socket.on("error", () => { /* closed by the other side */ });
  if (text) socket.write(text);
  const closed = new Promise((done) => { socket.on("close", () => done(heard)); });
  return { socket, closed, heard: () => heard };
}

test("a full disk: a clear answer, nothing half, and all that was acknowledged is there", { skip: process.platform !== "linux" }, async (t) => {
  const database = join(temporaryFolder(t), "heyan.sqlite");
  // A limit on the size of files fails a write just as a full disk does.
  const full = await startServer(t, { database, before: "trap '' XFSZ; ulimit -S -f 600" });
  const acknowledged = [];
  let failed;
  for (let count = 0; count < 2_000 && !failed; count += 1) {
    const key = randomUUID();
    const answer = await post(full.url, body(application()), { key });
    if (answer.status === 201) acknowledged.push({ key, answer });
    else failed = { key, answer };
  }
  assert.ok(failed, "the limit was reached");
  assert.equal(failed.answer.status, 500);
  assert.equal(failed.answer.json.type, "/problems/server");
  assert.match(failed.answer.json.detail, /Nothing was kept/);
  assert.equal((await get(full.url, acknowledged[0].answer.json.statusUrl)).status, 200, "reading goes on");
  assert.doesNotMatch(full.said(), /韩梅梅|2047/, "nothing personal in what it says");
  // Room is made while it runs: it goes on by itself.
  assert.equal(spawnSync("prlimit", ["--pid", String(full.pid), "--fsize=unlimited:"]).status, 0);
  assert.equal((await post(full.url, body(application()), { key: acknowledged[0].key })).status, 200);
  assert.equal((await post(full.url, body(application()))).status, 201, "with room again");
  await full.stop("SIGKILL");

  const roomy = await startServer(t, { database });
  for (const { key, answer } of acknowledged) {
    const again = await post(roomy.url, body(application()), { key });
    assert.equal(again.status, 200);
    assert.equal(again.text, answer.text);
  }
  assert.equal((await post(roomy.url, body(application()), { key: failed.key })).status, 201, "and the lost one goes in now");
});

test("1,000 connections at once, silent ones among them", async (t) => {
  const { url } = await startServer(t);
  const silent = Array.from({ length: 500 }, () => connect(url, "POST /api/applications HTTP/1.1\r\nHost: x\r\n"));
  const answers = await Promise.all(Array.from({ length: 500 }, () => post(url, body(application()))));
  assert.ok(answers.every((answer) => answer.status === 201));
  for (const { socket } of silent) socket.destroy();
});

test("a burst of connections waits in the queue while the server is busy", { skip: process.platform !== "linux" }, async (t) => {
  const { url, pid } = await startServer(t);
  // The busiest there can be. Who finds no room in the queue is told nothing, and tries again after one second, two, four.
  process.kill(pid, "SIGSTOP");
  const waiting = Array.from({ length: 600 }, () => connect(url, "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
  await Promise.race([Promise.all(waiting.map(({ socket }) => once(socket, "connect"))), pause(20_000, undefined, { ref: false })]);
  const queued = waiting.filter(({ socket }) => !socket.connecting).length;
  process.kill(pid, "SIGCONT");
  assert.equal(queued, 600);
  for (const { closed } of waiting) assert.match(await closed, /^HTTP\/1\.1 404 /);
});

test("what is no HTTP gets 400 and the end of the connection", async (t) => {
  const { url } = await startServer(t);
  for (const text of ["\r\n\r\n\0\0\0 nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc"]) {
    const heard = await connect(url, text).closed;
    assert.match(heard, /^HTTP\/1\.1 400 |^$/, JSON.stringify(text));
  }
  assert.equal((await get(url, "/", { accept: "text/html" })).status, 200);
});

test("a body that breaks off keeps nothing", async (t) => {
  const { url } = await startServer(t);
  const key = randomUUID();
  const whole = JSON.stringify(body(application()));
  const broken = connect(url, `POST /api/applications HTTP/1.1\r\nHost: 127.0.0.1:${portOf(url)}\r\nContent-Type: application/json\r\n`
    + `Idempotency-Key: ${key}\r\nContent-Length: ${Buffer.byteLength(whole)}\r\n\r\n${whole.slice(0, 60)}`);
  await new Promise((later) => { setTimeout(later, 100); });
  broken.socket.destroy();
  assert.equal((await post(url, body(application()), { key })).status, 201, "the first to arrive whole");
});

test("a length that lies, and two of them", async (t) => {
  const { url } = await startServer(t);
  const head = `POST /api/applications HTTP/1.1\r\nHost: 127.0.0.1:${portOf(url)}\r\nContent-Type: application/json\r\nConnection: close\r\n`;
  for (const length of ["Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: -1\r\n", "Content-Length: 99999999999999999999\r\n"]) {
    const heard = await connect(url, `${head}${length}\r\n{"a":1}`).closed;
    assert.match(heard, /^HTTP\/1\.1 4\d\d /, length);
  }
});

test("a form stuffed with contacts is answered soon, and shortly", async (t) => {
  const { url } = await startServer(t);
  const contacts = Array.from({ length: 1_500 }, () => ({ name: "", phone: "", relation: "" }));
  const began = Date.now();
  const answer = await post(url, body(application({ contacts })));
  assert.equal(answer.status, 422);
  assert.ok(Date.now() - began < 2_000, `${Date.now() - began} ms`);
  assert.ok(answer.text.length < 200_000, `${answer.text.length} characters`);
});

test("a database that cannot be written to: one sentence, and no start", { skip: process.platform !== "linux" }, async (t) => {
  const database = join(temporaryFolder(t), "folder", "heyan.sqlite");
  const before = await startServer(t, { database });
  await post(before.url, body(application()));
  await before.stop();
  const folder = join(database, "..");
  let unprivileged;
  if (process.getuid() === 0) {
    // No file is read-only to root.
    for (const path of [folder, database]) chownSync(path, 65_534, 65_534);
    chmodSync(join(folder, ".."), 0o755);
    unprivileged = { before: 'if [ "$(id -u)" = 0 ]; then exec setpriv --reuid 65534 --regid 65534 --clear-groups "$0" "$@"; fi' };
  }
  chmodSync(database, 0o400);
  chmodSync(folder, 0o500);
  await assert.rejects(startServer(t, { database, ...unprivileged }), (error) => {
    assert.match(error.message, /the database .* cannot be used: .*(readonly|read-only|[Pp]ermission denied)/);
    return true;
  });
  chmodSync(folder, 0o700);
  chmodSync(database, 0o600);
  const after = await startServer(t, { database, ...unprivileged });
  assert.equal((await post(after.url, body(application()))).status, 201, "and it goes on once it can");
});

test("a damaged database is not written to, and a copy of it put back goes on", async (t) => {
  const database = join(temporaryFolder(t), "heyan.sqlite");
  const before = await startServer(t, { database });
  const keys = Array.from({ length: 60 }, () => randomUUID());
  for (const key of keys) await post(before.url, body(application()), { key });
  await before.stop();
  const sound = readFileSync(database);
  const file = openSync(database, "r+");
  for (let at = 4_096 * 3; at < sound.length; at += 4_096 * 2) writeSync(file, Buffer.alloc(4_096, 0xa5), 0, 4_096, at);
  closeSync(file);
  const damaged = readFileSync(database);
  await assert.rejects(startServer(t, { database }), /the database .* cannot be used: .*(damaged|malformed)/);
  assert.deepEqual(readFileSync(database), damaged, "as it was found");

  const again = openSync(database, "w");
  writeSync(again, sound);
  closeSync(again);
  const after = await startServer(t, { database });
  for (const key of keys) assert.equal((await post(after.url, body(application()), { key })).status, 200);
});

test("clients that vanish once they have sent: each submission is there once, or not at all", async (t) => {
  const { url } = await startServer(t);
  const whole = JSON.stringify(body(application()));
  const keys = Array.from({ length: 100 }, () => randomUUID());
  await Promise.all(keys.map(async (key, index) => {
    const { socket } = connect(url, `POST /api/applications HTTP/1.1\r\nHost: 127.0.0.1:${portOf(url)}\r\nContent-Type: application/json\r\n`
      + `Idempotency-Key: ${key}\r\nContent-Length: ${Buffer.byteLength(whole)}\r\n\r\n${whole}`);
    await pause(index % 20);
    if (index % 2) socket.destroy();
    else socket.resetAndDestroy();
  }));
  for (const key of keys) {
    const again = await post(url, whole, { key, path: "/api/applications" });
    assert.ok([200, 201].includes(again.status), again.text);
    assert.equal((await post(url, whole, { key, path: "/api/applications" })).text, again.text);
  }
});

test("who says nothing, says it slowly, or reads nothing is cut off, and the others notice nothing of it", { timeout: 90_000 }, async (t) => {
  const { url, pid } = await startServer(t);
  const began = Date.now();
  const after = ({ closed }) => closed.then((heard) => ({ heard, seconds: (Date.now() - began) / 1_000 }));
  const head = `POST /api/applications HTTP/1.1\r\nHost: 127.0.0.1:${portOf(url)}\r\nContent-Type: application/json\r\nIdempotency-Key: ${randomUUID()}\r\n`;
  const silent = connect(url);
  const slow = connect(url, "GET / HTTP/1.1\r\n");
  const drip = setInterval(() => slow.socket.write("X-Drip: 1\r\n"), 1_000);
  const halting = connect(url, `${head}Content-Length: 1000\r\n\r\n{`);
  const idle = connect(url, `GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n`);
  // More than what fits into the buffers between the two.
  const deaf = net.connect(portOf(url), "127.0.0.1");
  deaf.on("error", () => undefined);
  deaf.pause();
  deaf.write(`GET /heyan/index.d.ts HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(2_000));
  const ends = Object.entries({ silent: [silent, 28, 40], "a slow head": [slow, 28, 40], "a slow body": [halting, 18, 28], idle: [idle, 28, 40] })
    .map(([what, [connection, low, high]]) => ({ what, low, high, ended: after(connection) }));
  const open = () => Number(spawnSync("sh", ["-c", `ls /proc/${pid}/fd | wc -l`]).stdout);

  const quick = [];
  for (let count = 0; count < 20; count += 1) {
    const at = Date.now();
    assert.equal((await post(url, body(application()))).status, 201);
    quick.push(Date.now() - at);
  }
  assert.ok(Math.max(...quick) < 2_000, `${Math.max(...quick)} ms`);
  const held = open();
  for (const { what, low, high, ended } of ends) {
    const { heard, seconds } = await ended;
    assert.ok(seconds > low && seconds < high, `${what}: ${seconds} s`);
    if (what === "a slow body") assert.match(heard, /^HTTP\/1\.1 408 [\s\S]*\/problems\/slow/);
  }
  clearInterval(drip);
  await pause(Math.max(0, began + 36_000 - Date.now()));
  if (process.platform === "linux") assert.ok(open() <= held - 5, `${open()} of ${held} are still open`);
  deaf.destroy();
});

test("more connections than the system gives it: it waits, and goes on when there is room", { skip: process.platform !== "linux" }, async (t) => {
  const { url } = await startServer(t, { before: "ulimit -n 64" });
  const silent = Array.from({ length: 120 }, () => connect(url, "GET / HTTP/1.1\r\n"));
  await pause(300);
  const waiting = post(url, body(application()));
  for (const { socket } of silent) socket.destroy();
  assert.equal((await waiting).status, 201);
});

test("a body of exactly the limit is read, one more byte is too much, and far more is cut off", async (t) => {
  const { url } = await startServer(t);
  const limit = 64 * 1_024;
  const sized = (bytes) => {
    const whole = JSON.stringify(body(application()));
    return whole + " ".repeat(bytes - Buffer.byteLength(whole));
  };
  const send = (bytes) => post(url, sized(bytes), { path: "/api/applications" });
  assert.equal((await send(limit)).status, 201);
  assert.equal((await send(limit + 1)).status, 413);
  assert.equal((await send(1_000_000)).status, 413, "the answer comes although more was on its way");
  const huge = await send(40_000_000).then(({ status }) => status, () => "cut off");
  assert.ok([413, "cut off"].includes(huge), String(huge));
  assert.equal((await send(limit)).status, 201);
});

test("asked to stop in the middle: what was begun is finished, and nobody who only listens holds it up for long", async (t) => {
  const server = await startServer(t);
  const whole = JSON.stringify(body(application()));
  const key = randomUUID();
  const begun = connect(server.url, `POST /api/applications HTTP/1.1\r\nHost: 127.0.0.1:${portOf(server.url)}\r\nContent-Type: application/json\r\n`
    + `Idempotency-Key: ${key}\r\nContent-Length: ${Buffer.byteLength(whole)}\r\n\r\n${whole.slice(0, 40)}`);
  const silent = Array.from({ length: 20 }, () => connect(server.url, "GET / HTTP/1.1\r\n"));
  const idle = connect(server.url, "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
  await pause(300);
  const stopped = server.stop("SIGTERM");
  await pause(300);
  await assert.rejects(fetch(server.url), "no new ones");
  begun.socket.write(whole.slice(40));
  assert.match(await begun.closed, /^HTTP\/1\.1 201 /);
  const began = Date.now();
  assert.equal((await stopped).code, 0);
  assert.ok(Date.now() - began < 12_000, `${Date.now() - began} ms`);
  await Promise.all([idle, ...silent].map(({ closed }) => closed));
  const after = await startServer(t, { database: server.database });
  assert.equal((await post(after.url, whole, { key, path: "/api/applications" })).status, 200, "and it was kept");
});
