// A database that changes under the running server: not to be written any more, damaged, or wanted by another.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { startServer, temporaryFolder } from "../pages/server.mjs";
import { application, body, change, get, post } from "./submissions.mjs";

const TOLD = join(temporaryFolder(test), "fails");
const LIBRARY = join(TOLD, "../failing_disk.so");
const compiled = spawnSync("cc", ["-shared", "-fPIC", "-o", LIBRARY, join(import.meta.dirname, "failing_disk.c")], { encoding: "utf8" });
assert.equal(compiled.status, 0, `the C compiler that Rust links with: ${compiled.error ?? compiled.stderr}`);

for (const [what, error] of [["becomes read-only", "EROFS"], ["is full", "ENOSPC"], ["breaks", "EIO"]]) test(`a disk that ${what} while it runs: a clear answer, reading goes on, and so does writing once it can`, async (t) => {
  const database = join(temporaryFolder(t), "heyan.sqlite");
  const server = await startServer(t, { database, before: `export LD_PRELOAD='${LIBRARY}' HEYAN_DISK_FAILS='${TOLD}'` });
  const { url, said } = server;
  t.after(() => rmSync(TOLD, { force: true }));
  const kept = await post(url, body(application()), { key: "kept-before-it-froze" });
  const keys = Array.from({ length: 5 }, () => randomUUID());
  writeFileSync(TOLD, String(constants.errno[error]));
  for (const [index, key] of keys.entries()) {
    const answer = await post(url, body(index % 2 ? application() : change()), { key });
    assert.equal(answer.status, 500);
    assert.equal(answer.json.type, "/problems/server");
    assert.match(answer.json.detail, /Nothing was kept/);
  }
  assert.equal((await get(url, kept.json.statusUrl)).status, 200, "reading goes on");
  assert.equal((await get(url, "/apply.html")).status, 200);
  assert.doesNotMatch(said(), /韩梅梅|2047|13905716284/);
  rmSync(TOLD);
  for (const [index, key] of keys.entries()) {
    const first = await post(url, body(index % 2 ? application() : change()), { key });
    assert.equal(first.status, 201, "the first to be kept");
    assert.equal((await post(url, body(index % 2 ? application() : change()), { key })).text, first.text);
  }
  const again = await post(url, body(application()), { key: "kept-before-it-froze" });
  assert.equal(again.text, kept.text);
  assert.equal((await server.stop()).code, 0);
  const after = await startServer(t, { database });
  for (const key of keys) assert.ok([200, 409].includes((await post(after.url, body(application()), { key })).status), "and it is there");
});

test("a database damaged while it runs: what it still knows or a problem, no wrong answer, and no start with it", async (t) => {
  const database = join(temporaryFolder(t), "heyan.sqlite");
  const before = await startServer(t, { database });
  const taken = [];
  for (let count = 0; count < 40; count += 1) {
    const key = randomUUID();
    taken.push({ key, answer: await post(before.url, body(application()), { key }) });
  }
  // Out of the log and into the file.
  await before.stop();
  const { url, said, stop } = await startServer(t, { database });
  const file = openSync(database, "r+");
  for (let at = 4_096; at < statSync(database).size; at += 4_096) writeSync(file, Buffer.alloc(4_096, 0xa5), 0, 4_096, at);
  closeSync(file);
  for (const { key, answer } of taken) {
    const status = await get(url, answer.json.statusUrl);
    assert.ok([200, 500].includes(status.status), `${status.status}`);
    const again = await post(url, body(application()), { key });
    assert.ok(again.status === 500 || again.text === answer.text, `${again.status}: never another answer than before`);
    if (again.status === 500) assert.equal(again.json.type, "/problems/server");
  }
  assert.equal((await get(url, "/apply.html")).status, 200, "the pages are there");
  assert.doesNotMatch(said(), /韩梅梅|2047|13905716284/);
  await stop("SIGKILL");
  await assert.rejects(startServer(t, { database }), /the database .* cannot be used: .*(damaged|malformed)/);
});

test("a second server has to take another file", async (t) => {
  const { url, database } = await startServer(t);
  await assert.rejects(startServer(t, { database }), /the database .* cannot be used: .*(locked|another)/);
  assert.equal((await post(url, body(application()))).status, 201, "the first goes on");
});
