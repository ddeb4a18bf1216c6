// A change of numbers or a first binding on its way, as a page drives it, and the codes that only the
// server's terminal shows.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startServer, temporaryFolder } from "../pages/server.mjs";
import { body, change, get, post } from "./submissions.mjs";

/** A server whose simulator's clock the test moves; `restart` is another process on the same database. */
export async function startSimulator(test, options = {}) {
  const folder = temporaryFolder(test);
  const ahead = join(folder, "ahead");
  let seconds = 0;
  writeFileSync(ahead, "0");
  const start = (database, port = "0") => startServer(test, { ...options, database, arguments: ["--simulator-ahead", ahead, "--port", port, ...(options.more ?? [])] });
  const server = await start(join(folder, "heyan.sqlite"));
  return {
    ...server,
    /** Lets time pass. */
    wait(more) {
      seconds += more;
      writeFileSync(ahead, String(seconds));
    },
    async restart({ port } = {}) {
      await server.stop("SIGKILL");
      return start(server.database, port);
    },
  };
}

/** The last code that went to a number with this end. */
export async function codeTo(server, tail, after = 0) {
  for (let tries = 0; tries < 50; tries += 1) {
    const codes = [...server.said().slice(after).matchAll(/^simulated message to \*{4}(\d{4}), not sent: .*?(\d{6}).*$/gm)];
    const found = codes.filter(([, to]) => to === tail).at(-1);
    if (found) return found[2];
    await pause(20);
  }
  return assert.fail(`no code to ${tail}`);
}

/** Another code than this one. */
export const wrong = (code) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

let opened = 0;
/**
 * Opens a change of numbers whose new number has answered its code, unless it is wanted `fresh`; numbers
 * of its own, so that daily limits of others do not count.
 */
export async function openChange(server, changes = {}, { fresh = false, ...more } = {}) {
  opened += 1;
  const end = String(1_000 + opened);
  const numbers = { oldPhone: `1382047${end}`, newPhone: `1390571${end.split("").reverse().join("")}` };
  const request = change({ ...numbers, ...changes });
  const answer = await post(server.url, body(request, more));
  assert.equal(answer.status, 201, answer.text);
  const one = driven(server, `/api/phone-changes/${answer.json.id}`, {
    id: answer.json.id,
    oldTail: request.oldPhone.replaceAll(" ", "").slice(-4),
    newTail: request.newPhone.replaceAll(" ", "").slice(-4),
  });
  if (!fresh) await one.confirm("otp-new", one.newTail);
  return one;
}

/** What can be done with a resource. */
export function driven(server, path, more = {}) {
  const send = (to, value = {}, headers = {}) => post(server.url, value, { key: null, path: path + to, headers: { "accept-language": "en", ...headers } });
  const start = (step, headers) => send(`/steps/${step}/start`, {}, headers);
  const answer = (step, value, headers) => send(`/steps/${step}`, value, headers);
  /** With the consent that the step asks for. */
  const tried = async (step, simulate) => {
    const { edition } = (await get(server.url, path)).json.forms?.[step]?.consent ?? {};
    return answer(step, { simulate, consented: true, ...(edition ? { edition } : {}) });
  };
  return {
    ...more,
    path,
    start,
    answer,
    tried,
    cancel: (headers) => send("/cancel", {}, headers),
    see: (headers = { "accept-language": "en" }) => get(server.url, path, headers),
    /** Has a code sent and types it. */
    async confirm(step, tail) {
      const before = server.said().length;
      const sent = await start(step);
      assert.equal(sent.status, 200, sent.text);
      const done = await answer(step, { code: await codeTo(server, tail, before) });
      assert.equal(done.status, 200, done.text);
      return done.json;
    },
    /** The lender's part, by the simulator's choice. */
    async simulate(step, simulate = "succeeded") {
      const done = await tried(step, simulate);
      assert.equal(done.status, 200, done.text);
      return done.json;
    },
  };
}

/** The names of the steps at hand. */
export const atHand = (seen) => seen.steps.filter((step) => step.stage === "current" && step.when === "before").flatMap((step) => step.anyOf);
