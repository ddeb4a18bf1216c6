// A change of numbers is pending until its steps are done; every limit on the way is the server's.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";
import { atHand, codeTo, driven, openChange, startSimulator, wrong } from "./steps.mjs";
import { body, change, get, post, postForm } from "./submissions.mjs";

const server = await startSimulator(test);
const problem = (answer, status, name) => {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.json.type, `/problems/${name}`, answer.text);
  assert.ok(answer.json.title && answer.json.detail, "a clear sentence");
  return answer.json;
};

test("the way of somebody whose old number answers, to its end", async () => {
  const one = await openChange(server, {}, { fresh: true });
  const first = (await one.see()).json;
  assert.equal(first.simulated, true);
  assert.match(first.simulator, /demonstration/);
  assert.equal(first.status, "steps");
  assert.equal(first.effectiveAt, null);
  assert.deepEqual(atHand(first), [["otp-new"]], "a mistyped number shows before anything else is done");
  let seen = await one.confirm("otp-new", one.newTail);
  assert.ok(atHand(seen).some((way) => way.includes("re-authenticate")));
  seen = await one.simulate("re-authenticate");
  assert.deepEqual(atHand(seen), [["otp-old"]]);
  seen = await one.confirm("otp-old", one.oldTail);
  assert.equal(seen.status, "cooling-off");
  assert.ok(Date.parse(seen.coolingOffUntil) > Date.parse(seen.effectiveAt));
  assert.ok(seen.frozen.length > 0);
  assert.doesNotMatch(JSON.stringify(seen.frozen), /repa/);
  assert.match(server.said(), new RegExp(`simulated message to \\*{4}${one.oldTail}, not sent: .*replaced`));
  // The carriers' answer may come in afterwards.
  seen = await one.simulate("carrier-check");
  assert.equal(seen.steps.find((step) => step.anyOf[0][0] === "carrier-check").stage, "done");
  server.wait(24 * 3600 + 1);
  seen = (await one.see()).json;
  assert.equal(seen.status, "done");
  assert.equal(seen.cancellable, false);
  problem(await one.cancel(), 409, "over");
});

test("no answer holds a whole number or a code", async () => {
  const one = await openChange(server);
  await one.simulate("re-authenticate");
  const sent = await one.start("otp-old");
  const code = await codeTo(server, one.oldTail);
  const texts = [sent.text, (await one.see()).text, (await one.answer("otp-old", { code: wrong(code) })).text];
  for (const text of texts) {
    assert.doesNotMatch(text, /1382047|1390571|\+86/);
    assert.ok(!text.includes(code));
  }
  assert.doesNotMatch(server.said(), /1382047|1390571/);
  for (const file of [server.database, `${server.database}-wal`]) {
    assert.equal(readFileSync(file).includes(`"${code}"`), false, "kept only as a mark");
  }
});

test("a wrong code counts; after five the code is void, the right one too", async () => {
  const one = await openChange(server);
  await one.simulate("re-authenticate");
  await one.start("otp-old");
  const code = await codeTo(server, one.oldTail);
  for (const left of [4, 3, 2, 1]) {
    assert.equal(problem(await one.answer("otp-old", { code: wrong(code) }), 422, "wrong-code").triesLeft, left);
  }
  const last = await one.answer("otp-old", { code: wrong(code) });
  assert.equal(problem(last, 429, "too-many-tries").triesLeft, 0);
  assert.ok(Number(last.headers.get("retry-after")) > 0);
  problem(await one.answer("otp-old", { code }), 429, "too-many-tries");
  server.wait(61);
  await one.confirm("otp-old", one.oldTail);
});

test("what does not look like a code costs no try", async () => {
  const one = await openChange(server);
  await one.simulate("re-authenticate");
  await one.start("otp-old");
  for (const code of ["", "12345", "1234567", "abcdef"]) {
    const said = problem(await one.answer("otp-old", { code }), 422, "not-a-code");
    assert.equal(said.findings[0].code.slice(0, 4), "otp.");
  }
  assert.equal((await one.see()).json.forms["otp-old"].triesLeft, 5);
  const code = await codeTo(server, one.oldTail);
  const spaced = await one.answer("otp-old", { code: ` ${code.slice(0, 3)} ${code.slice(3)}` });
  assert.equal(spaced.status, 200, spaced.text);
});

test("a code ends after five minutes", async () => {
  const one = await openChange(server);
  await one.simulate("re-authenticate");
  await one.start("otp-old");
  const code = await codeTo(server, one.oldTail);
  server.wait(5 * 60);
  problem(await one.answer("otp-old", { code }), 422, "code-expired");
});

test("a code is good once, for its own step and its own change", async () => {
  const one = await openChange(server);
  const two = await openChange(server);
  await one.simulate("re-authenticate");
  await two.simulate("re-authenticate");
  await one.start("otp-old");
  await two.start("otp-old");
  const code = await codeTo(server, one.oldTail);
  const other = await codeTo(server, two.oldTail);
  if (code !== other) problem(await two.answer("otp-old", { code }), 422, "wrong-code");
  assert.equal((await one.answer("otp-old", { code })).status, 200);
  problem(await one.answer("otp-old", { code }), 409, "step-done");
  const three = await openChange(server, {}, { fresh: true });
  problem(await three.answer("otp-new", { code }), 409, "no-code");
  await three.start("otp-new");
  const fresh = await codeTo(server, three.newTail);
  if (code !== fresh) problem(await three.answer("otp-new", { code }), 422, "wrong-code");
});

test("a minute between two codes, the old one ends with the new one, five a day", async () => {
  const one = await openChange(server);
  await one.simulate("re-authenticate");
  await one.start("otp-old");
  const first = await codeTo(server, one.oldTail);
  const soon = await one.start("otp-old");
  const said = problem(soon, 429, "too-soon");
  assert.ok(said.retryAfter > 0 && said.retryAfter <= 60);
  assert.equal(soon.headers.get("retry-after"), String(said.retryAfter));
  for (let sent = 2; sent <= 5; sent += 1) {
    server.wait(60);
    assert.equal((await one.start("otp-old")).status, 200, `the ${sent}th`);
  }
  const last = await codeTo(server, one.oldTail);
  if (first !== last) problem(await one.answer("otp-old", { code: first }), 422, "wrong-code");
  server.wait(60);
  const sixth = problem(await one.start("otp-old"), 429, "too-many-codes");
  assert.ok(sixth.retryAfter > 20 * 3600);
  // The limit is the number's: another change does not get around it.
  const again = await openChange(server, { oldPhone: `1382047${one.oldTail}` });
  await again.simulate("re-authenticate");
  problem(await again.start("otp-old"), 429, "too-many-codes");
  server.wait(24 * 3600);
  assert.equal((await again.start("otp-old")).status, 200);
});

test("too many requests to one change are turned away, and it goes on later", async () => {
  const one = await openChange(server, {}, { fresh: true });
  const answers = await Promise.all(Array.from({ length: 70 }, () => one.answer("otp-old", { code: "123456" })));
  assert.equal(answers.filter(({ status }) => status === 429).length, 10);
  const fast = await one.start("otp-new");
  assert.ok(problem(fast, 429, "too-fast").retryAfter > 0);
  assert.equal((await one.see()).status, 200, "looking is no act");
  server.wait(601);
  await one.confirm("otp-new", one.newTail);
});

test("the right code twenty times at once is taken once; so is the wish for one", async () => {
  const one = await openChange(server);
  await one.simulate("re-authenticate");
  const before = server.said().length;
  const starts = await Promise.all(Array.from({ length: 20 }, () => one.start("otp-old")));
  assert.equal(starts.filter(({ status }) => status === 200).length, 1);
  assert.equal(starts.filter(({ status }) => status === 429).length, 19);
  const code = await codeTo(server, one.oldTail, before);
  assert.equal(server.said().slice(before).match(/^simulated message/gm).length, 1);
  const answers = await Promise.all(Array.from({ length: 20 }, () => one.answer("otp-old", { code })));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal(answers.filter(({ json }) => json.type === "/problems/step-done").length, 19);
});

test("steps have their order, and only the plan's steps are there", async () => {
  const one = await openChange(server, {}, { fresh: true });
  problem(await one.start("otp-old"), 409, "not-now");
  problem(await one.answer("re-authenticate", { simulate: "succeeded" }), 409, "not-now");
  await one.confirm("otp-new", one.newTail);
  problem(await one.start("otp-old"), 409, "not-now");
  problem(await one.answer("otp-old", { code: "123456" }), 409, "not-now");
  problem(await one.answer("liveness", { code: "123456" }), 409, "not-now");
  problem(await one.answer("manual-review", { simulate: "succeeded" }), 409, "not-now");
  problem(await one.answer("written-confirmation", { simulate: "succeeded" }), 409, "not-now");
  await one.simulate("re-authenticate");
  problem(await one.answer("otp-old", { simulate: "succeeded" }), 409, "not-now");
  assert.equal((await one.answer("no-such-step", {})).status, 404);
  for (const value of [{}, { code: 123456 }, { simulate: "yes" }, { code: "123456", cannot: true }]) {
    problem(await one.answer("otp-old", value), 400, "malformed");
  }
});

test("whoever cannot go one way is shown another; the plan is the server's", async () => {
  const one = await openChange(server, {}, { fresh: true });
  problem(await one.answer("otp-new", { cannot: true }), 422, "no-other-way");
  await one.confirm("otp-new", one.newTail);
  await one.simulate("re-authenticate");
  let seen = (await one.answer("otp-old", { cannot: true })).json;
  assert.deepEqual(atHand(seen), [["id-document", "liveness"], ["id-document", "bank-card-check"]]);
  seen = (await one.answer("liveness", { cannot: true })).json;
  assert.deepEqual(atHand(seen), [["id-document", "bank-card-check"]]);
  await one.simulate("id-document");
  for (const left of [2, 1]) {
    assert.equal(problem(await one.tried("bank-card-check", "failed"), 422, "proof-failed").triesLeft, left);
  }
  seen = (await one.tried("bank-card-check", "failed")).json;
  assert.equal(seen.outcome, "manual-review", "where no way is left, a person looks at it");
  assert.ok(!seen.finished.includes("bank-card-check"), "what did not work out is not told as done");
  seen = await one.simulate("carrier-check");
  problem(await one.answer("carrier-check", { cannot: true }), 409, "step-done");
  assert.equal(seen.status, "review");
  seen = await one.simulate("manual-review");
  assert.equal(seen.status, "cooling-off");
  assert.equal(seen.coolingOffHours, 72);
});

test("a carrier that says another name leads to a person, and a no ends it", async () => {
  const one = await openChange(server, { oldReachable: "no" });
  await one.simulate("re-authenticate");
  await one.simulate("id-document");
  await one.simulate("liveness");
  let seen = await one.simulate("carrier-check", "failed");
  assert.equal(seen.status, "review");
  assert.ok(!seen.finished.includes("carrier-check"), "a carrier that names somebody else has confirmed nothing");
  seen = await one.simulate("manual-review", "failed");
  assert.equal(seen.status, "refused");
  problem(await one.start("otp-new"), 409, "over");
  const page = await get(server.url, `/status/${one.id}?lang=en`);
  assert.match(page.text, /12378/);
});

test("cancelled at any time, also while it cools off; asked again it stays so", async () => {
  const one = await openChange(server);
  assert.equal((await one.cancel()).json.status, "cancelled");
  assert.equal((await one.cancel()).json.status, "cancelled");
  problem(await one.answer("re-authenticate", { simulate: "succeeded" }), 409, "over");
  const two = await openChange(server);
  await two.simulate("re-authenticate");
  assert.equal((await two.confirm("otp-old", two.oldTail)).status, "cooling-off");
  assert.equal((await two.cancel()).json.status, "cancelled");
  assert.match((await get(server.url, `/status/${two.id}?lang=en`)).text, /was cancelled/);
});

test("whoever has the old number stops it by the link in the message, and by nothing less than a press", async () => {
  const one = await openChange(server);
  await one.simulate("re-authenticate");
  const before = server.said().length;
  await one.confirm("otp-old", one.oldTail);
  const [, link] = new RegExp(`to \\*{4}${one.oldTail}, not sent: .*?(http:\\S+/stop/[0-9a-f]{32})`).exec(server.said().slice(before));
  const path = new URL(link).pathname;
  const page = await get(server.url, `${path}?lang=en`);
  assert.match(page.text, /<form method="post"/);
  assert.ok(page.text.includes(one.oldTail) && page.text.includes(one.newTail));
  assert.doesNotMatch(page.text, new RegExp(one.id), "it leads to nothing else");
  assert.equal((await one.see()).json.status, "cooling-off", "looking changes nothing");
  assert.equal((await postForm(server.url, path, {}, { "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await one.see()).json.status, "cooling-off");
  assert.match((await postForm(server.url, path, {}, { "accept-language": "zh-CN" })).text, /已经阻止/);
  assert.equal((await one.see()).json.status, "cancelled");
  assert.match((await postForm(server.url, path, {})).text, /已经阻止|It was stopped/);
  assert.equal((await get(server.url, `/stop/${"0".repeat(32)}`)).status, 404);
});

test("a number that is gone is told without a link, a name or a question", async () => {
  const one = await openChange(server, { oldReachable: "cancelled" });
  const before = server.said().length;
  for (const step of ["re-authenticate", "id-document", "liveness", "carrier-check"]) await one.simulate(step);
  const said = server.said().slice(before).split("\n").find((line) => line.includes(`****${one.oldTail}`));
  assert.match(said, /no longer used/);
  assert.doesNotMatch(said, /http|Lender|stop/);
});

test("what is not finished within a week ends by itself", async () => {
  const one = await openChange(server);
  server.wait(7 * 24 * 3600);
  assert.equal((await one.see()).json.status, "expired");
  problem(await one.start("otp-old"), 409, "over");
});

test("the invented account decides what is asked; a browser's own word for it does not", async () => {
  const due = await openChange(server, {}, { demoAccount: "overdue" });
  const seen = (await due.see()).json;
  assert.equal(seen.notices[0].id, "repay-now", "how to pay comes first");
  assert.equal(seen.outcome, "self-service");
  const plain = (await (await openChange(server)).see()).json;
  assert.deepEqual(seen.steps.map((step) => step.anyOf), plain.steps.map((step) => step.anyOf), "overdue asks for nothing more");
  const backup = await openChange(server, { oldReachable: "cancelled" }, { demoAccount: "backup" });
  await backup.simulate("re-authenticate");
  assert.equal((await backup.confirm("otp-backup", "0021")).status, "steps");
  const forged = await openChange(server, { oldReachable: "no", account: { canLogIn: true, newTenureMonths: 99 }, backupPhones: ["13512345678"] });
  assert.ok(!(await forged.see()).text.includes("otp-backup"));
  problem(await post(server.url, body(change(), { demoAccount: "owner" })), 400, "malformed");
});

test("nothing tells that a number is somebody else's", async () => {
  const taken = await openChange(server, { newPhone: "13905710077" });
  const { text, json } = await taken.see();
  assert.deepEqual(json.rules, []);
  assert.doesNotMatch(text, /taken|recycled|in use|already bound|somebody else's account/i);
  assert.ok(!json.findings.some(({ path }) => path === "/newPhone"), "no finding at the number");
  // What is asked is what somebody is asked for other reasons, too.
  const review = (await (await openChange(server, {}, { demoAccount: "in-review" })).see()).json;
  const before = (seen) => seen.steps.filter((step) => step.when === "before").map((step) => step.anyOf);
  assert.deepEqual(before(json), before(review));
});

test("wrong names, other kinds, other sites, other contents", async () => {
  const one = await openChange(server);
  for (const id of ["x", "A".repeat(24), `${one.id}x`, encodeURIComponent("../../etc")]) {
    const other = driven(server, `/api/phone-changes/${id}`);
    for (const answer of [await other.see(), await other.start("otp-old"), await other.cancel()]) {
      problem(answer, 404, "not-found");
    }
  }
  problem(await driven(server, `/api/verifications/${one.id}`).see(), 404, "not-found");
  for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }]) {
    problem(await one.start("re-authenticate", headers), 403, "other-origin");
    problem(await one.cancel(headers), 403, "other-origin");
  }
  problem(await one.cancel({ "content-type": "text/plain" }), 415, "content-type");
  assert.equal((await get(server.url, `${one.path}/cancel`)).status, 405);
  assert.equal((await one.see()).json.status, "steps");
  assert.equal((await one.see()).headers.get("cache-control"), "no-store");
});

test("after a restart: finished steps stay, codes are void, nothing can be replayed", async (t) => {
  const first = await startSimulator(t);
  const one = await openChange(first, {}, { fresh: true });
  await one.start("otp-new");
  const used = await codeTo(first, one.newTail);
  await one.answer("otp-new", { code: used });
  await one.simulate("re-authenticate");
  await one.start("otp-old");
  const pending = await codeTo(first, one.oldTail);
  const second = await first.restart();
  const again = driven(second, one.path);
  problem(await again.answer("otp-new", { code: used }), 409, "step-done");
  problem(await again.answer("otp-old", { code: pending }), 409, "code-lost");
  assert.equal((await again.see()).json.forms["otp-old"].sent, false);
  problem(await again.start("otp-old"), 429, "too-soon");
  first.wait(60);
  assert.equal((await again.confirm("otp-old", one.oldTail)).status, "cooling-off");
});

test("the same request again opens nothing anew", async () => {
  const key = randomUUID();
  const request = body(change({ oldPhone: "13820479911", newPhone: "13905719911" }));
  const first = await post(server.url, request, { key });
  const one = driven(server, `/api/phone-changes/${first.json.id}`);
  await one.confirm("otp-new", "9911");
  await one.simulate("re-authenticate");
  assert.equal((await post(server.url, request, { key })).json.id, first.json.id);
  assert.ok(!atHand((await one.see()).json).some((way) => way.includes("re-authenticate")));
});

test("both languages", async () => {
  const one = await openChange(server, {}, { fresh: true });
  const chinese = await one.see({ "accept-language": "zh-CN" });
  assert.match(chinese.json.simulator, /演示/);
  // The lender and two public services have no English name.
  assert.doesNotMatch((await one.see()).text.replace(/示例(消费金融|号码核验|银行卡核验)有限公司/g, "").replace(/“[^”]*”/g, ""), /\p{Script=Han}/u);
  const said = await one.answer("otp-new", { code: "1" }, { "accept-language": "zh-CN" });
  assert.match(said.json.detail, /^\p{Script=Han}/u);
});

test("the simulated phone shows a case's own codes, while they count, and nothing where it is switched off", async (t) => {
  const phone = (one) => get(one.url ?? server.url, `${one.path}/simulated-phone`, { "accept-language": "en" });
  const one = await openChange(server, {}, { fresh: true });
  const two = await openChange(server, {}, { fresh: true });
  assert.equal((await one.see()).json.simulatedPhone, true);
  assert.deepEqual((await phone(one)).json, { simulated: true, messages: [] });
  await one.start("otp-new");
  const { json, text, headers } = await phone(one);
  assert.deepEqual(json.messages.map(({ tail }) => tail), [one.newTail]);
  const [code] = /\d{6}/.exec(json.messages[0].text);
  assert.equal(code, await codeTo(server, one.newTail));
  assert.doesNotMatch(text, /1390571/);
  assert.equal(headers.get("cache-control"), "no-store");
  assert.deepEqual((await phone(two)).json.messages, [], "each its own");
  problem(await phone({ path: `/api/phone-changes/${"A".repeat(24)}` }), 404, "not-found");
  server.wait(300);
  assert.deepEqual((await phone(one)).json.messages, []);
  const off = await startSimulator(t, { more: ["--simulated-phone", "off"] });
  const three = await openChange(off, {}, { fresh: true });
  assert.equal((await three.see()).json.simulatedPhone, false);
  await three.start("otp-new");
  assert.equal((await phone({ url: off.url, path: three.path })).status, 404);
});
