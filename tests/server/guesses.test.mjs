// Guessing the addresses that lead to somebody's own: slowed down, and nobody else is kept out by it.
import assert from "node:assert/strict";
import test from "node:test";
import { startServer } from "../pages/server.mjs";
import { application, body, change, get, post } from "./submissions.mjs";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const guess = () => Array.from({ length: 24 }, () => ALPHABET[Math.floor(Math.random() * 64)]).join("");
const WAYS = [
  () => `/status/${guess()}`, () => `/api/phone-changes/${guess()}`, () => `/api/verifications/${guess()}`, () => `/contact/${guess()}`,
  () => `/api/contacts/${guess()}`, () => `/api/consents/${guess()}`, () => `/stop/${guess()}`, () => `/status/${guess()}/contacts`,
];

test("names have 144 random bits, and each bit is random", async (t) => {
  const { url } = await startServer(t);
  const ids = new Set();
  for (let count = 0; count < 200; count += 1) ids.add((await post(url, body(change()))).json.id);
  assert.equal(ids.size, 200);
  for (const id of ids) assert.match(id, /^[A-Za-z0-9_-]{24}$/);
  for (let place = 0; place < 24; place += 1) {
    for (let bit = 0; bit < 6; bit += 1) {
      const ones = [...ids].filter((id) => (ALPHABET.indexOf(id[place]) >> bit) & 1).length;
      // Six standard deviations: once in 3 million runs, for all 144 bits.
      assert.ok(ones > 57 && ones < 143, `place ${place}, bit ${bit}: ${ones} of 200`);
    }
  }
});

for (const way of WAYS) {
  test(`guessing ${way().replace(/[\w-]{24}/, "{id}")} ends in 429, which says when to come back`, async (t) => {
    const { url } = await startServer(t);
    let missed = 0;
    let answer = await get(url, way());
    for (; answer.status === 404 && missed < 100; missed += 1) answer = await get(url, way());
    assert.equal(answer.status, 429);
    assert.ok(missed >= 25 && missed <= 40, `${missed} misses`);
    assert.equal(answer.json.type, "/problems/too-many-misses");
    const seconds = Number(answer.headers.get("retry-after"));
    assert.ok(seconds >= 1 && seconds <= 3, `${seconds} s`);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    for (const other of WAYS) assert.equal((await get(url, other())).status, 429, "the other addresses share the count");
    await new Promise((later) => { setTimeout(later, seconds * 1_000); });
    assert.equal((await get(url, way())).status, 404);
  });
}

test("a person reads a page about it, in their language", async (t) => {
  const { url } = await startServer(t);
  for (let count = 0; count < 40; count += 1) await get(url, WAYS[0]());
  const chinese = await get(url, WAYS[0](), { accept: "text/html" });
  assert.equal(chinese.status, 429);
  assert.match(chinese.text, /正确的网址随时都能打开/);
  const english = await get(url, WAYS[0](), { "accept": "text/html", "accept-language": "en" });
  assert.match(english.text, /A true address opens at any time/);
});

test("whoever has a true address is let in while somebody behind the same address guesses", async (t) => {
  const { url } = await startServer(t);
  const mine = (await post(url, body(application()))).json;
  const changing = (await post(url, body(change()))).json;
  for (let count = 0; count < 60; count += 1) await get(url, WAYS[0]());
  assert.equal((await get(url, WAYS[0]())).status, 429);
  assert.equal((await get(url, mine.statusUrl)).status, 200);
  assert.equal((await get(url, `/api/phone-changes/${changing.id}`)).status, 200);
  assert.equal((await post(url, body(application()))).status, 201, "and new submissions are taken");
  assert.equal((await get(url, "/apply.html")).status, 200);
  assert.equal((await get(url, "/no-such-page")).status, 404, "a page that is not there tells nobody anything");
});
