// The applicant's own number, confirmed before the application goes; and the application goes without.
import assert from "node:assert/strict";
import test from "node:test";
import { codeTo, driven, openChange, startSimulator, wrong } from "./steps.mjs";
import { application, body, get, post } from "./submissions.mjs";

const server = await startSimulator(test);
let numbers = 0;
const number = () => `1382047${5000 + (numbers += 1)}`;

async function open(phone, headers = {}) {
  return post(server.url, { phone }, { key: null, path: "/api/verifications", headers: { "accept-language": "en", ...headers } });
}

async function confirmed(phone) {
  const answer = await open(phone);
  assert.equal(answer.status, 201, answer.text);
  const one = driven(server, answer.json.self);
  await one.confirm("otp-new", phone.slice(-4));
  return { ...one, id: answer.json.id };
}

const apply = (phone, verification) => post(server.url, body(application({ applicant: { name: "韩梅梅", phone } }), { verification }));

test("a number that answered its code makes the application's number a verified one", async () => {
  const phone = number();
  const { id } = await confirmed(phone);
  const answer = await apply(`+86 ${phone}`, id);
  assert.equal(answer.status, 201, answer.text);
  assert.equal(answer.json.numberVerified, true);
  assert.match((await get(server.url, answer.json.statusUrl)).text, /confirmed with a code/);
});

test("without it the application goes all the same, and says so", async () => {
  for (const verification of [undefined, null, "nonsense", "A".repeat(24)]) {
    const answer = await apply(number(), verification);
    assert.equal(answer.status, 201, answer.text);
    assert.equal(answer.json.numberVerified, false);
    assert.match((await get(server.url, answer.json.statusUrl)).text, /not confirmed with a code/);
  }
});

test("it is bound to its number, to being finished, and to a day", async () => {
  const phone = number();
  const { id } = await confirmed(phone);
  assert.equal((await apply(number(), id)).json.numberVerified, false, "another number");
  const other = number();
  const unfinished = await open(other);
  assert.equal((await apply(other, unfinished.json.id)).json.numberVerified, false, "no code yet");
  server.wait(24 * 3600);
  assert.equal((await apply(phone, id)).json.numberVerified, false, "a day later");
});

test("the carrier is asked with consent only, and decides nothing about the code", async () => {
  const one = await confirmed(number());
  const without = await one.answer("carrier-check", { simulate: "succeeded" });
  assert.equal(without.status, 422);
  assert.equal(without.json.type, "/problems/consent-missing");
  const seen = await one.simulate("carrier-check", "failed");
  assert.equal(seen.carrier, "mismatch");
  assert.equal(seen.confirmed, true);
});

test("wrong codes, and what gets no code at all", async () => {
  const phone = number();
  const one = driven(server, (await open(phone)).json.self);
  await one.start("otp-new");
  const code = await codeTo(server, phone.slice(-4));
  assert.equal((await one.answer("otp-new", { code: wrong(code) })).json.triesLeft, 4);
  for (const bad of ["", "12345", "110", "0571 8888 8888"]) {
    assert.equal((await open(bad)).json.type, "/problems/not-a-phone", bad);
  }
  assert.equal((await open(phone, { "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await post(server.url, { phone: 1 }, { key: null, path: "/api/verifications" })).status, 400);
  const other = driven(server, one.path.replace("verifications", "phone-changes"));
  assert.equal((await other.see()).status, 404);
});

test("a finished application with its verification is answered the same again", async () => {
  const phone = number();
  const { id } = await confirmed(phone);
  const request = body(application({ applicant: { name: "韩梅梅", phone } }), { verification: id });
  const first = await post(server.url, request, { key: "k".repeat(20) });
  server.wait(48 * 3600);
  const again = await post(server.url, request, { key: "k".repeat(20) });
  assert.equal(again.status, 200);
  assert.equal(again.text, first.text);
});

test("a second number is added to a finished change once it answered a code", async () => {
  const one = await openChange(server);
  const add = (verification) => post(server.url, { verification }, { key: null, path: `${one.path}/backups`, headers: { "accept-language": "en" } });
  const phone = number();
  const { id } = await confirmed(phone);
  assert.equal((await add(id)).json.type, "/problems/not-now", "not before the change took effect");
  await one.simulate("re-authenticate");
  await one.confirm("otp-old", one.oldTail);
  const done = await add(id);
  assert.equal(done.status, 200, done.text);
  assert.deepEqual(done.json.backups, [phone.slice(-4)]);
  assert.equal((await add(id)).json.type, "/problems/no-backup", "it counts once");
  for (const verification of ["nonsense", one.id, (await open(number())).json.id]) {
    assert.equal((await add(verification)).json.type, "/problems/no-code");
  }
  assert.equal((await add(5)).status, 400);
  server.wait(60);
  await one.cancel();
  assert.equal((await add((await confirmed(number())).id)).json.type, "/problems/over");
});
