// Each submission is kept exactly once, and stays.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { startServer, temporaryFolder } from "../pages/server.mjs";
import { application, body, change, get, post, postForm } from "./submissions.mjs";

test("the same request twenty times at once is kept once", async (t) => {
  const { url } = await startServer(t);
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(url, body(application()), { key })));
  assert.equal(answers.filter((answer) => answer.status === 201).length, 1);
  assert.equal(answers.filter((answer) => answer.status === 200).length, 19);
  assert.equal(new Set(answers.map((answer) => answer.text)).size, 1, "all are told the same");
  assert.equal(answers[7].headers.get("location"), answers[0].headers.get("location"));
});

test("a key with something else: 409, and the first one stands", async (t) => {
  const { url } = await startServer(t);
  const key = randomUUID();
  const first = await post(url, body(application()), { key });
  const other = await post(url, body(application({ contacts: [] })), { key });
  assert.equal(other.status, 409);
  assert.equal(other.json.type, "/problems/key-reused");
  const elsewhere = await post(url, body(change()), { key });
  assert.equal(elsewhere.status, 409, "the other form's address");
  const again = await post(url, body(application()), { key });
  assert.equal(again.status, 200);
  assert.equal(again.text, first.text);
});

test("twenty different requests with one key at once: one is kept", async (t) => {
  const { url } = await startServer(t);
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) =>
    post(url, body(application({ applicant: { name: `韩梅${"梅".repeat(index)}`, phone: "138 2047 5916" } })), { key })));
  assert.equal(answers.filter((answer) => answer.status === 201).length, 1);
  assert.equal(answers.filter((answer) => answer.status === 409).length, 19);
});

test("a rejected request repeated gets the same answer", async (t) => {
  const { url } = await startServer(t);
  const key = randomUUID();
  const bad = body(application({ applicant: { name: "", phone: "138 2047 5916" } }));
  const first = await post(url, bad, { key });
  const again = await post(url, bad, { key });
  assert.equal(first.status, 422);
  assert.equal(again.status, 422);
  assert.equal(again.json.instance, first.json.instance);
});

test("a stopped and started server knows what it took", async (t) => {
  const database = join(temporaryFolder(t), "heyan.sqlite");
  const key = randomUUID();
  const before = await startServer(t, { database });
  const first = await post(before.url, body(application()), { key });
  const { code } = await before.stop("SIGTERM");
  assert.equal(code, 0);
  assert.deepEqual(readdirSync(dirname(database)), ["heyan.sqlite"], "one file is left");

  const after = await startServer(t, { database });
  assert.equal((await get(after.url, first.json.statusUrl)).status, 200);
  const again = await post(after.url, body(application()), { key });
  assert.equal(again.status, 200);
  assert.equal(again.text, first.text);
});

test("a killed server loses nothing it acknowledged", async (t) => {
  const database = join(temporaryFolder(t), "heyan.sqlite");
  const before = await startServer(t, { database });
  const keys = Array.from({ length: 60 }, () => randomUUID());
  const answers = await Promise.all(keys.map(async (key, index) => {
    const answer = await post(before.url, body(application()), { key }).catch(() => undefined);
    if (index === 20) await before.stop("SIGKILL");
    return answer;
  }));
  const after = await startServer(t, { database });
  for (const [index, key] of keys.entries()) {
    const again = await post(after.url, body(application()), { key });
    if (answers[index]) assert.equal(again.text, answers[index].text, "acknowledged, so known");
    assert.ok(again.status === 200 || (again.status === 201 && !answers[index]));
  }
});

test("a stopping server finishes what it took", async (t) => {
  const server = await startServer(t);
  const sent = Array.from({ length: 30 }, () => post(server.url, body(application())).catch(() => undefined));
  await Promise.race(sent);
  const { code } = await server.stop("SIGTERM");
  assert.equal(code, 0);
  const again = await startServer(t, { database: server.database });
  for (const answer of await Promise.all(sent)) {
    if (answer) assert.equal((await get(again.url, answer.json.statusUrl)).status, 200);
  }
});

test("no identity number, no key and nothing of a rejected form is in the files", async (t) => {
  const server = await startServer(t);
  const key = randomUUID();
  const idNumber = "11010519491231002X";
  await post(server.url, body(application({ applicant: { name: "韩梅梅", phone: "138 2047 5916", idNumber } })), { key });
  const rejected = application({ applicant: { name: "Rejectedname", phone: "138 7654 902", idNumber } });
  assert.equal((await post(server.url, body(rejected))).status, 422);
  await postForm(server.url, "/api/applications", { "applicant.name": "Onlychecked", "applicant.phone": "13820475916" });
  await server.stop("SIGTERM");
  const bytes = readFileSync(server.database);
  assert.ok(bytes.includes("韩梅梅"), "what was taken is kept");
  for (const text of [idNumber, "1949123", key, "Rejectedname", "7654", "Onlychecked"]) {
    assert.ok(!bytes.includes(text), text);
  }
});

test("only the owner can read the database and its folder", { skip: process.platform === "win32" }, async (t) => {
  const server = await startServer(t);
  await post(server.url, body(application()));
  for (const file of readdirSync(dirname(server.database))) {
    assert.equal(statSync(join(dirname(server.database), file)).mode & 0o077, 0, file);
  }
  assert.equal(statSync(dirname(server.database)).mode & 0o077, 0);
});
