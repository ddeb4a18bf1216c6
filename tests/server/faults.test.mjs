// When the machine or the other side does not do what it should.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import net from "node:net";
import { join } from "node:path";
import test from "node:test";
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
  const full = await startServer(t, { database, before: "trap '' XFSZ; ulimit -f 600" });
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
  await full.stop("SIGKILL");

  const roomy = await startServer(t, { database });
  for (const { key, answer } of acknowledged) {
    const again = await post(roomy.url, body(application()), { key });
    assert.equal(again.status, 200);
    assert.equal(again.text, answer.text);
  }
  assert.equal((await post(roomy.url, body(application()), { key: failed.key })).status, 201, "and the lost one goes in now");
});

test("a killed server, again and again: nothing acknowledged is lost, nothing is doubled", async (t) => {
  const database = join(temporaryFolder(t), "heyan.sqlite");
  const ids = new Map();
  const note = (key, answer) => {
    assert.ok([200, 201].includes(answer.status), answer.text);
    const known = ids.get(key);
    assert.ok(known === undefined || known === answer.json.id, "one key, one submission");
    ids.set(key, answer.json.id);
  };
  const everyKey = [];
  for (let round = 0; round < 8; round += 1) {
    const server = await startServer(t, { database });
    const keys = Array.from({ length: 25 }, () => randomUUID());
    everyKey.push(...keys);
    const kill = setTimeout(() => { void server.stop("SIGKILL"); }, 5 + round * 7);
    await Promise.all(keys.map(async (key) => {
      const answer = await post(server.url, body(application()), { key }).catch(() => undefined);
      if (answer) note(key, answer);
    }));
    clearTimeout(kill);
    await server.stop("SIGKILL");
  }
  const server = await startServer(t, { database });
  for (const key of everyKey) note(key, await post(server.url, body(application()), { key }));
  assert.equal(new Set(ids.values()).size, everyKey.length);
});

test("1,000 connections at once, silent ones among them", async (t) => {
  const { url } = await startServer(t);
  const silent = Array.from({ length: 500 }, () => connect(url, "POST /api/applications HTTP/1.1\r\nHost: x\r\n"));
  const answers = await Promise.all(Array.from({ length: 500 }, () => post(url, body(application()))));
  assert.ok(answers.every((answer) => answer.status === 201));
  for (const { socket } of silent) socket.destroy();
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
