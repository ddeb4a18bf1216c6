// What a page's script gets for what it sends.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import test from "node:test";
import { startServer } from "../pages/server.mjs";
import { application, body, change, get, post } from "./submissions.mjs";

const server = await startServer(test);
const send = (value, options) => post(server.url, value, options);

test("a good application is taken, and its status address says so", async () => {
  const answer = await send(body(application()));
  assert.equal(answer.status, 201, answer.text);
  assert.equal(answer.kind, "application/json");
  assert.deepEqual(Object.keys(answer.json).sort(), ["findings", "id", "number", "numberVerified", "ruleset", "status", "statusUrl", "verdict"]);
  assert.equal(answer.json.verdict, "pass");
  assert.equal(answer.json.status, "received");
  assert.match(answer.json.id, /^[A-Za-z0-9_-]{22,}$/);
  assert.equal(answer.json.statusUrl, `/status/${answer.json.id}`);
  assert.equal(answer.headers.get("location"), answer.json.statusUrl);
  assert.equal(answer.headers.get("cache-control"), "no-store");
  const page = await get(server.url, answer.json.statusUrl);
  assert.equal(page.status, 200);
  assert.match(page.text, /We have received your application/);
});

test("a change of numbers is taken with its plan", async () => {
  const answer = await send(body(change()));
  assert.equal(answer.status, 201, answer.text);
  assert.ok(answer.json.plan.steps.length > 0);
  assert.deepEqual(answer.json.plan.rules, []);
  const page = await get(server.url, answer.json.statusUrl);
  assert.match(page.text, /What you do/);
  assert.match(page.text, /Repaying is possible all the time/);
});

test("a warning leads to a person's review, with the reasons", async () => {
  const contacts = [{ name: "韩梅梅", phone: "136 0571 6284", relation: "friend", adult: true, informed: true }];
  const answer = await send(body(application({ contacts })));
  assert.equal(answer.status, 201);
  assert.equal(answer.json.status, "review");
  assert.equal(answer.json.verdict, "review");
  const page = await get(server.url, answer.json.statusUrl);
  assert.match(page.text, /a person will look at it/);
  assert.ok(page.text.includes(answer.json.findings[0].message));
});

test("a page that could not check is checked here all the same", async () => {
  const answer = await send(body(application(), { checked: false }));
  assert.equal(answer.status, 201);
  assert.equal(answer.json.status, "received");
});

test("a rejected application: 422 with the findings, and a status page that says what to put right", async () => {
  const answer = await send(body(application({ applicant: { name: "", phone: "138 1234 567" } })));
  assert.equal(answer.status, 422);
  assert.equal(answer.kind, "application/problem+json");
  const problem = answer.json;
  assert.equal(problem.type, "/problems/rejected");
  assert.equal(problem.status, 422);
  assert.equal(problem.verdict, "reject");
  assert.equal(typeof problem.title, "string");
  assert.equal(typeof problem.detail, "string");
  assert.match(problem.ruleset, /^\d+\.\d+\.\d+\/[0-9a-f]+\/default$/);
  for (const path of ["/applicant/name", "/applicant/phone"]) {
    const finding = problem.findings.find((finding) => finding.path === path && finding.severity === "error");
    assert.ok(finding?.code && finding.message, `${path} in ${answer.text}`);
  }
  const page = await get(server.url, problem.instance);
  assert.equal(page.status, 200);
  assert.match(page.text, /To put right/);
  assert.ok(page.text.includes(problem.findings[0].message.replace("'", "&#39;")));
});

test("an empty form gets a finding at each field that is needed", async () => {
  const answer = await send(body({ applicant: { name: "", phone: "" }, contacts: [], consents: {} }));
  assert.equal(answer.status, 422);
  const paths = answer.json.findings.filter((finding) => finding.severity === "error").map((finding) => finding.path);
  assert.ok(paths.includes("/applicant/name"));
  assert.ok(paths.includes("/applicant/phone"));
  assert.ok(paths.includes("/consents/carrier-check"));
  const empty = await send(body({ oldPhone: "", newPhone: "", oldReachable: "unknown" }));
  assert.equal(empty.status, 422);
});

test("text in place of a number is a finding, not a failure", async () => {
  const answer = await send(body(application({ applicant: { name: "韩梅梅", phone: "我的手机" } })));
  assert.equal(answer.status, 422);
  assert.ok(answer.json.findings.some((finding) => finding.path === "/applicant/phone"));
});

test("a report forged to \"pass\" changes nothing", async () => {
  const bad = application({ applicant: { name: "", phone: "1" } });
  for (const report of [{ verdict: "pass", findings: [], ruleset: "x" }, null, "pass", [1, { deep: [] }]]) {
    const answer = await send(body(bad, { report, verdict: "pass", status: "received" }));
    assert.equal(answer.status, 422);
    assert.equal(answer.json.verdict, "reject");
  }
});

test("what only the lender knows is not taken from the browser", async () => {
  const honest = await send(body(change({ oldReachable: "no" })));
  const account = { carrierCheck: "match", deviceKnown: true, newTenureMonths: 99, oldSimEventDays: 999, loan: "none" };
  const forged = await send(body(change({ oldReachable: "no", account, backupPhones: ["13512345678"] })));
  assert.equal(forged.status, honest.status);
  assert.deepEqual(forged.json.plan, honest.json.plan);
});

test("the language is the body's, then the browser's", async () => {
  const bad = application({ applicant: { name: "", phone: "138 2047 5916" } });
  const english = await send(body(bad, { locale: "en" }));
  assert.match(english.json.findings[0].message, /[a-z]/);
  assert.equal(english.headers.get("content-language"), "en");
  const chinese = await send(body(bad, { locale: "zh-CN" }), { headers: { "accept-language": "en" } });
  assert.match(chinese.json.findings[0].message, /\p{Script=Han}/u);
  const asked = await send(body(bad, { locale: undefined }), { headers: { "accept-language": "fr, en-GB;q=0.8, zh;q=0.5" } });
  assert.equal(asked.headers.get("content-language"), "en");
  const neither = await send(body(bad, { locale: undefined }), { headers: { "accept-language": "fr" } });
  assert.equal(neither.headers.get("content-language"), "zh-CN");
  const wrong = await send({ application: 1, locale: "en" }, { headers: { "accept-language": "zh-CN" } });
  assert.equal(wrong.headers.get("content-language"), "en");
});

const PERSONAL = "13812345678";

for (const [name, text, place] of [
  ["a number where a text belongs", `{"application":{"applicant":{"name":"x","phone":${PERSONAL}},"contacts":[]}}`, "body.application.applicant.phone"],
  ["a text where a list belongs", `{"application":{"applicant":{"name":"x","phone":"x"},"contacts":"${PERSONAL}"}}`, "body.application.contacts"],
  ["an unknown relation", `{"application":{"applicant":{"name":"x","phone":"x"},"contacts":[{"name":"","phone":"","relation":"${PERSONAL}"}]}}`, "body.application.contacts[0].relation"],
  ["a missing member", `{"application":{"applicant":{"name":"${PERSONAL}"},"contacts":[]}}`, "body.application.applicant.phone"],
  ["an unknown consent state", `{"application":{"applicant":{"name":"x","phone":"x"},"contacts":[],"consents":{"a":"${PERSONAL}"}}}`, "body.application.consents.a"],
  ["JSON that breaks off", `{"application":{"applicant":{"name":"${PERSONAL}"`, "line 1, column"],
  ["JSON with a slip", `{"application":{"applicant":{"name":"x","phone":"x"},"contacts":[{"name":"${PERSONAL}",,}]}}`, "line 1, column"],
  ["two bodies", `{"application":{"applicant":{"name":"x","phone":"x"},"contacts":[]}}{"a":"${PERSONAL}"}`, "body"],
  ["no object at all", `"${PERSONAL}"`, "body"],
  ["nothing", "", "body"],
  ["no text at all", "\u0000\u0001", "body"],
  ["nesting without end", `{"report":${"[".repeat(5000)}${PERSONAL}`, "line 1, column"],
  ["an unknown language", `{"application":{"applicant":{"name":"x","phone":"x"},"contacts":[]},"locale":"${PERSONAL}"}`, "body.locale"],
]) {
  test(`malformed: ${name}`, async () => {
    const answer = await send(text);
    assert.equal(answer.status, 400, answer.text);
    assert.equal(answer.kind, "application/problem+json");
    assert.equal(answer.json.type, "/problems/malformed");
    assert.ok(answer.json.detail.includes(place), answer.json.detail);
    assert.ok(!answer.text.includes(PERSONAL), "the value is repeated");
    assert.equal(answer.headers.get("cache-control"), "no-store");
  });
}

test("a wrong number of days names its place", async () => {
  const answer = await send(body(change({ oldCancelledDays: "lange" })));
  assert.equal(answer.status, 400);
  assert.match(answer.json.detail, /body\.request\.oldCancelledDays/);
});

test("a key is needed, and has to be one nobody meets by chance", async () => {
  for (const key of [null, "", "1", "short-key", "with space and more text", "x".repeat(65), "é".repeat(20)]) {
    const headers = key === null ? {} : { "idempotency-key": Buffer.from(key).toString("latin1") };
    const answer = await send(body(application()), { key: null, headers });
    assert.equal(answer.status, 400, String(key));
    assert.match(answer.json.detail, /Idempotency-Key/);
  }
  const quoted = await send(body(application()), { key: `"${randomUUID()}"` });
  assert.equal(quoted.status, 201);
});

test("64 KiB pass, a byte more does not, and 5 MB get their answer", async () => {
  const whole = (size) => {
    const start = JSON.stringify(body(application())).slice(0, -1) + ',"padding":"';
    return `${start}${"x".repeat(size - Buffer.byteLength(start) - 2)}"}`;
  };
  assert.equal((await send(whole(65_536))).status, 201);
  for (const size of [65_537, 5_000_000]) {
    const answer = await send(whole(size));
    assert.equal(answer.status, 413, String(size));
    assert.equal(answer.json.type, "/problems/too-large");
  }
});

test("other content types are refused, and told which are taken", async () => {
  for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/jsonp", "application/x-ndjson", ""]) {
    const answer = await send(body(application()), { headers: { "content-type": type } });
    assert.equal(answer.status, 415, type);
    assert.equal(answer.json.type, "/problems/content-type");
    assert.match(answer.headers.get("accept-post"), /application\/json/);
  }
  const charset = await send(body(application()), { headers: { "content-type": "Application/JSON; charset=utf-8" } });
  assert.equal(charset.status, 201);
});

test("other origins are refused before anything is read", async () => {
  for (const headers of [
    { origin: "https://elsewhere.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: server.url },
  ]) {
    const answer = await send("not even JSON", { headers });
    assert.equal(answer.status, 403, JSON.stringify(headers));
    assert.equal(answer.json.type, "/problems/other-origin");
  }
  for (const headers of [{ origin: server.url }, { "sec-fetch-site": "same-origin" }]) {
    assert.equal((await send(body(application()), { headers })).status, 201, JSON.stringify(headers));
  }
});

test("other methods and addresses", async () => {
  for (const method of ["GET", "PUT", "DELETE", "PATCH"]) {
    const response = await fetch(`${server.url}/api/applications`, { method });
    assert.equal(response.status, 405, method);
    assert.equal(response.headers.get("allow"), "POST");
    assert.equal((await response.json()).type, "/problems/method");
  }
  const missing = await send(body(application()), { path: "/api/nothing" });
  assert.ok([404, 405].includes(missing.status));
  const found = await get(server.url, "/nothing");
  assert.equal(found.status, 404);
  assert.equal(found.json.type, "/problems/not-found");
  assert.match((await get(server.url, "/nothing", { accept: "text/html" })).text, /没有找到/);
});

test("nothing personal is written to the terminal", () => {
  const [first, second, ...more] = server.said().trim().split("\n");
  assert.equal(first, `listening on ${server.url}`);
  assert.match(second, /^simulated: /);
  assert.deepEqual(more, []);
});
