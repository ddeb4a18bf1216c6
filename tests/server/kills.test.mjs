// A server that is killed while it writes, again and again: what it acknowledged is there, and once.
// ./build.sh test does it a few times, --full two hundred times (HEYAN_KILLS).
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import test from "node:test";
import { startServer, temporaryFolder } from "../pages/server.mjs";
import { application, body, change, post } from "./submissions.mjs";

/** As long as a page waits. A request whose connection dies at the wrong moment is never settled by Node's own fetch. */
async function within(milliseconds, answer) {
  let timer;
  const late = new Promise((give) => { timer = setTimeout(give, milliseconds); });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

const ROUNDS = Number(process.env.HEYAN_KILLS ?? 10);

test(`killed ${ROUNDS} times in a burst of writes: nothing acknowledged is lost, nothing is doubled`, { timeout: ROUNDS * 20_000 }, async (t) => {
  const database = join(temporaryFolder(t), "heyan.sqlite");
  // What each key sends, and the answer that was given to it first.
  const sent = new Map();
  const answers = new Map();
  const note = (key, answer) => {
    assert.ok([200, 201].includes(answer.status), answer.text);
    const known = answers.get(key);
    if (known === undefined) answers.set(key, answer.text);
    else assert.equal(answer.text, known, "one key, one submission, one answer");
    return known === undefined;
  };
  let cut = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = await startServer(t, { database });
    // Everything that the last kill cut off is sent again first, as its page would.
    for (const [key, value] of sent) if (!answers.has(key)) note(key, await post(server.url, value, { key }));
    const keys = Array.from({ length: 25 }, (_, index) => {
      const key = randomUUID();
      sent.set(key, body(index % 3 ? application() : change()));
      return key;
    });
    // The same burst again while the first is still on its way: a page that lost patience.
    const twice = [...keys, ...keys.slice(0, 8)];
    const burst = Promise.all(twice.map(async (key) => {
      const answer = await within(5_000, post(server.url, sent.get(key), { key }).catch(() => undefined));
      if (answer) note(key, answer);
      else cut += 1;
    }));
    await new Promise((later) => { setTimeout(later, (round * 7) % 120); });
    await server.stop("SIGKILL");
    await burst;
  }
  assert.ok(cut > ROUNDS, `${cut} requests were cut off`);
  const server = await startServer(t, { database });
  for (const [key, value] of sent) note(key, await post(server.url, value, { key }));
  const ids = [...answers.values()].map((text) => JSON.parse(text).id);
  assert.equal(new Set(ids).size, sent.size);
});
