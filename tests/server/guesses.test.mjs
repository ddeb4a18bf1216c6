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

/** So many at once, because a miss is forgiven every two seconds, and a busy machine is slow. */
const many = (url, way, count = 60, headers = {}) => Promise.all(Array.from({ length: count }, () => get(url, way(), headers)));
/** One that was refused. */
const refused = async (...asked) => (await many(...asked)).find(({ status }) => status === 429);

test("thirty misses are answered, the next are told when to come back", async (t) => {
  const { url } = await startServer(t);
  const began = Date.now();
  const answers = await many(url, WAYS[0], 120);
  const missed = answers.filter(({ status }) => status === 404).length;
  assert.ok(missed >= 30 && missed <= 31 + (Date.now() - began) / 2_000, `${missed} misses`);
  const others = answers.filter(({ status }) => status !== 404);
  for (const answer of others) {
    assert.equal(answer.status, 429);
    assert.equal(answer.json.type, "/problems/too-many-misses");
    const seconds = Number(answer.headers.get("retry-after"));
    assert.ok(seconds >= 1 && seconds <= 2, `${seconds} s`);
    assert.equal(answer.headers.get("cache-control"), "no-store");
  }
  await new Promise((later) => { setTimeout(later, Number(others[0].headers.get("retry-after")) * 1_000); });
  assert.equal((await get(url, WAYS[0]())).status, 404);
});

test("every address that leads to somebody's own shares the count", async (t) => {
  const { url } = await startServer(t);
  for (const way of WAYS) assert.ok(await refused(url, way), way());
});

test("a person reads a page about it, in their language", async (t) => {
  const { url } = await startServer(t);
  const chinese = await refused(url, WAYS[0], 60, { accept: "text/html" });
  assert.match(chinese.text, /正确的网址随时都能打开/);
  const english = await refused(url, WAYS[0], 60, { "accept": "text/html", "accept-language": "en" });
  assert.match(english.text, /A true address opens at any time/);
});

test("whoever has a true address is let in while somebody behind the same address guesses", async (t) => {
  const { url } = await startServer(t);
  const mine = (await post(url, body(application()))).json;
  const changing = (await post(url, body(change()))).json;
  assert.ok(await refused(url, WAYS[0]));
  const guessing = many(url, WAYS[0], 200);
  assert.equal((await get(url, mine.statusUrl)).status, 200);
  assert.equal((await get(url, `/api/phone-changes/${changing.id}`)).status, 200);
  assert.equal((await post(url, body(application()))).status, 201, "and new submissions are taken");
  assert.equal((await get(url, "/apply.html")).status, 200);
  assert.equal((await get(url, "/no-such-page")).status, 404, "a page that is not there tells nobody anything");
  await guessing;
});
