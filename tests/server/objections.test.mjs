// Messages reported to the lender: taken once, looked at again, and no more kept than an answer needs.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";
import { startServer } from "../pages/server.mjs";
import { get, post, postForm } from "./submissions.mjs";

const PATH = "/api/sms-objections";
const FRAUD = "【工商银行】您的手机银行今日过期，请立即点击 http://95588.icbcv.com 更新身份信息，逾期账户将冻结。";
const server = await startServer(test);

/** A report that is taken. */
function objection(changes = {}) {
  return { sms: { text: FRAUD, sender: "95588", receivedAt: "2026-11-20T23:10" }, reason: "suspected-fraud", ...changes };
}

const body = (changes, more = {}) => ({ objection: objection(changes), checked: false, locale: "en", ...more });
const send = (value, options = {}) => post(server.url, value, { path: PATH, ...options });

test("a report is taken, and the message is looked at with the same rules", async () => {
  const answer = await send(body());
  assert.equal(answer.status, 201, answer.text);
  assert.equal(answer.json.status, "received");
  assert.equal(answer.json.sms.outcome, "fraud");
  assert.ok(answer.json.sms.signals.includes("link-lookalike"), answer.text);
  assert.match(answer.json.ruleset, /^\d+\.\d+\.\d+\/[0-9a-f]+\/default$/);
  const page = await get(server.url, answer.json.statusUrl);
  assert.match(page.text, /Demonstration: we have received the message you reported/);
  assert.match(page.text, /very likely a fraud/);
  const chinese = await get(server.url, `${answer.json.statusUrl}?lang=zh-CN`);
  assert.match(chinese.text, /已收到您反映的短信/);
  assert.match(chinese.text, /很可能是诈骗/);
});

test("the same report twenty times at once is kept once", async () => {
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(body(), { key })));
  assert.equal(answers.filter(({ status }) => status === 201).length, 1);
  assert.equal(answers.filter(({ status }) => status === 200).length, 19);
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
  const other = await send(body({ note: "more" }), { key });
  assert.equal(other.status, 409);
  assert.equal(other.json.type, "/problems/key-reused");
});

for (const [name, changes, path] of [
  ["no text", { sms: { text: " \n" } }, "/sms/text"],
  ["a text without end", { sms: { text: "长".repeat(5_001) } }, "/sms/text"],
  ["no reason", { reason: undefined }, "/reason"],
  ["a reason that is none", { reason: "because" }, "/reason"],
  ["a note without end", { note: "长".repeat(2_001) }, "/note"],
  ["a sender without end", { sms: { text: "x", sender: "1".repeat(65) } }, "/sms/sender"],
  ["half a number to call back", { phone: "138 1234 567" }, "/phone"],
]) {
  test(`${name}: 422 with the finding at its place`, async () => {
    const answer = await send(body(changes));
    assert.equal(answer.status, 422, answer.text);
    assert.equal(answer.kind, "application/problem+json");
    const finding = answer.json.findings.find((one) => one.path === path && one.severity === "error");
    assert.ok(finding?.code && finding.message, answer.text);
    const page = await get(server.url, answer.json.instance);
    assert.match(page.text, /href="\/sms-report\.html\?lang=en"/);
  });
}

for (const [name, value, place] of [
  ["no objection", { locale: "en" }, "body.objection"],
  ["a number for a text", { objection: { sms: { text: 13812345678 } } }, "body.objection.sms.text"],
  ["no message", { objection: { reason: "manner" } }, "body.objection.sms"],
]) {
  test(`${name}: 400 with the place and never the value`, async () => {
    const answer = await send(value);
    assert.equal(answer.status, 400);
    assert.ok(answer.json.detail.includes(place), answer.json.detail);
    assert.ok(!answer.text.includes("13812345678"));
  });
}

test("more than 64 kB are refused in words", async () => {
  const answer = await send(body({ note: "长".repeat(30_000) }));
  assert.equal(answer.status, 413);
  assert.equal(answer.json.type, "/problems/too-large");
});

test("another site's page cannot report", async () => {
  assert.equal((await send(body(), { headers: { "sec-fetch-site": "cross-site" } })).status, 403);
});

test("a verdict from the browser changes nothing", async () => {
  const forged = await send(body({}, { sms: { outcome: "unverified" }, report: { verdict: "pass" }, checked: true }));
  assert.equal(forged.json.sms.outcome, "fraud");
});

test("hostile texts are taken as texts", async () => {
  for (const text of ["<script>alert(1)</script>", "\u0000\u202e\u200b", "\\ud800", "长".repeat(5_000), "http://".repeat(700)]) {
    const answer = await send(body({ sms: { text } }));
    assert.equal(answer.status, 201, answer.text);
    const page = await get(server.url, answer.json.statusUrl);
    assert.doesNotMatch(page.text, /<script/);
  }
  const lone = `{"objection":{"sms":{"text":"a\\ud800b"},"reason":"manner"}}`;
  assert.ok([201, 400].includes((await send(lone)).status));
});

test("a form without scripts: shown for checking, changed, sent once, read", async () => {
  const fields = { "sms.text": `${FRAUD}\r\n\u202e第二行`, "sms.sender": "95588", reason: "wrong-person", note: "", locale: "zh-CN" };
  const check = await postForm(server.url, PATH, fields);
  assert.equal(check.status, 200, check.text);
  assert.match(check.text, /请核对您填写的内容/);
  assert.match(check.text, /短信要找的人不是我/);
  const key = /name="idempotencyKey" value="([^"]+)"/.exec(check.text)?.[1];
  assert.ok(check.text.includes("&#8238;第二行"), "every character comes back as it was");
  const edit = await postForm(server.url, PATH, { ...fields, idempotencyKey: key, step: "edit" });
  assert.match(edit.text, /<textarea[^>]*name="sms\.text"[^>]*>\n【工商银行】/);
  const sent = await postForm(server.url, PATH, { ...fields, idempotencyKey: key });
  assert.equal(sent.status, 303);
  const again = await postForm(server.url, PATH, { ...fields, idempotencyKey: key });
  assert.equal(again.headers.get("location"), sent.headers.get("location"));
  const page = await get(server.url, sent.headers.get("location"));
  assert.match(page.text, /已收到您反映的短信/);
});

test("a form without scripts that lacks something comes back with what was typed", async () => {
  const answer = await postForm(server.url, PATH, { "sms.text": "", note: "昨天也有", locale: "zh-CN" });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /请贴上短信的原文。/);
  assert.match(answer.text, /请选一项。/);
  assert.match(answer.text, /昨天也有/);
});

test("what is kept: the report, no identity or card number, and nothing of a rejected one", async (t) => {
  const own = await startServer(t);
  const at = (value) => post(own.url, value, { path: PATH });
  const taken = await at(body({ sms: { text: "【甲】证件11010519491231002X请还款 Keptword" }, note: "卡号6222 0212 3456 7890 123", name: "韩梅梅" }));
  assert.equal(taken.status, 201, taken.text);
  assert.equal((await at(body({ sms: { text: "Rejectedword" }, reason: undefined }))).status, 422);
  await postForm(own.url, PATH, { "sms.text": "Onlychecked", reason: "manner" });
  const page = await get(own.url, taken.json.statusUrl);
  for (const text of ["Keptword", "韩梅梅", "1101"]) assert.ok(!page.text.includes(text), text);
  await own.stop("SIGTERM");
  const bytes = readFileSync(own.database);
  assert.ok(bytes.includes("Keptword"), "what was taken is kept");
  for (const text of ["11010519491231002X", "19491231", "6222 0212", "3456 7890", "Rejectedword", "Onlychecked"]) assert.ok(!bytes.includes(text), text);
});

test("the pages of messages have policies of their own, in every spelling of their address", async () => {
  const host = new URL(server.url).host;
  const policy = async (path) => (await get(server.url, path)).headers.get("content-security-policy");
  const sms = await policy("/sms.html");
  assert.ok(sms.includes(`connect-src ${host}/heyan/built/;`), sms);
  assert.match(sms, /form-action 'none'/);
  assert.doesNotMatch(sms, /img-src|font-src|frame-src|media-src|worker-src|\*|https?:/);
  const report = await policy("/sms-report.html");
  assert.ok(report.includes(`connect-src ${host}/heyan/built/ ${host}/api/sms-objections;`), report);
  // The module that checks a phone number runs here, too; nothing else may.
  assert.match(report, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(report, /\*|https?:|img-src [^;]* [^;]*;|data:|blob:/);
  for (const path of ["/%73ms.html", "/sms%2ehtml", "//sms.html"]) {
    assert.doesNotMatch(await policy(path), /script-src|connect-src/, path);
  }
});
