// What named contacts and applicants can still decide: links, refusals, withdrawals, another contact.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { startServer } from "../pages/server.mjs";
import { application, body, get, post, postForm } from "./submissions.mjs";

const LINK = /\/contact\.html\?k=([\w-]+)/g;

/** An application that was taken, with its contacts' links as the status page of the demo shows them. */
async function apply(url, changes = {}, options = {}) {
  const taken = await post(url, body(application(changes), options));
  assert.equal(taken.status, 201, taken.text);
  const page = await get(url, `${taken.json.statusUrl}?lang=zh-CN`);
  return { taken, page, status: taken.json.statusUrl, links: [...page.text.matchAll(LINK)].map(([, id]) => id) };
}

const answer = (url, id, choice, more = {}) => post(url, { answer: choice, locale: "zh-CN", ...more }, { path: `/api/contacts/${id}`, key: null });
const stored = async (url, status) => (await get(url, `${status}?lang=zh-CN`)).text;

test("each contact gets a link of their own that nobody can guess and that names nobody", async (t) => {
  const { url } = await startServer(t);
  const contacts = [["李雷", "139 0571 6284"], ["林涛", "137 5523 9046"]]
    .map(([name, phone]) => ({ name, phone, relation: "friend", adult: true, informed: true }));
  const { links, page, taken } = await apply(url, { contacts });
  assert.equal(new Set(links).size, 2);
  for (const id of links) assert.match(id, /^[A-Za-z0-9_-]{24}$/);
  assert.ok(!links.includes(taken.json.id));
  assert.match(page.text, /演示：真实情况下/);
  for (const secret of ["李雷", "林涛", "0571", "9046", "韩梅梅"]) assert.ok(!page.text.includes(secret), secret);
  const again = await apply(url, { contacts });
  assert.ok(again.links.every((id) => !links.includes(id)), "another application, other links");
});

test("no consent to contacts: none is kept, none gets a link, and the page says so", async (t) => {
  const { url } = await startServer(t);
  const { links, page } = await apply(url, { consents: { "carrier-check": "given", "emergency-contact": "untouched" } });
  assert.deepEqual(links, []);
  assert.match(page.text, /没有保存联系人的信息/);
});

test("a refusal: noted once, the contact is gone, the applicant is asked to name another", async (t) => {
  const { url } = await startServer(t);
  const { links: [id], status } = await apply(url);
  const before = await get(url, `/api/contacts/${id}`);
  assert.equal(before.json.answer, "open");
  assert.equal(Date.parse(before.json.answerBy) > Date.now() + 13.9 * 86_400_000, true, "14 days, as the policy says");
  assert.equal(before.json.applicant, "韩**");
  assert.equal(before.headers.get("cache-control"), "no-store");
  const first = await answer(url, id, "refused");
  assert.equal(first.status, 200, first.text);
  assert.equal(first.json.answer, "refused");
  assert.equal(first.json.applicant, null);
  assert.equal(first.json.answerBy, null);
  assert.equal(first.json.agreedAt, null);
  for (const choice of ["refused", "given"]) {
    const again = await answer(url, id, choice);
    assert.equal(again.status, 200);
    assert.deepEqual(again.json, first.json, "nothing is left to agree to");
  }
  const page = await stored(url, status);
  assert.match(page, /联系人1：不同意，信息已删除/);
  assert.match(page, /请另填一位联系人，也可以不填/);
});

test("what a refusal deletes is in no file any more", async (t) => {
  const server = await startServer(t);
  const { links: [id] } = await apply(server.url);
  const kept = () => readdirSync(dirname(server.database)).some((name) => readFileSync(join(dirname(server.database), name)).includes("139 0571 6284"));
  assert.ok(kept(), "the contact is kept at first");
  await answer(server.url, id, "refused");
  assert.equal(kept(), false);
});

test("an agreement, and a change of mind by the same link", async (t) => {
  const { url } = await startServer(t);
  const { links: [id], status } = await apply(url);
  assert.equal((await answer(url, id, "given")).json.answer, "given");
  assert.equal((await answer(url, id, "given")).json.answer, "given");
  assert.match(await stored(url, status), /联系人1：同意（凭短信里的链接回答）/);
  const withdrawn = (await answer(url, id, "refused")).json;
  assert.equal(withdrawn.answer, "refused");
  assert.match(withdrawn.agreedAt, /\+08:00$/, "that they had agreed stays known");
  assert.match(await stored(url, status), /联系人1：不同意，信息已删除/);
});

test("answers that cross: a refusal stays one", async (t) => {
  const { url } = await startServer(t);
  const { links: [id] } = await apply(url);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => answer(url, id, index % 2 ? "given" : "refused")));
  for (const { status } of answers) assert.equal(status, 200);
  assert.equal((await get(url, `/api/contacts/${id}`)).json.answer, "refused");
});

test("a link that is unknown or over says so in words, to programs and to people", async (t) => {
  const { url } = await startServer(t);
  const { links: [id] } = await apply(url);
  for (const wrong of ["x", "A".repeat(24), `${id}A`, "1".repeat(5000)]) {
    const found = await get(url, `/api/contacts/${wrong}`);
    assert.equal(found.status, 404, wrong);
    const page = await get(url, `/contact/${wrong}?lang=zh-CN`, { accept: "text/html" });
    assert.equal(page.status, 404);
    assert.match(page.text, /这个链接打不开/);
    assert.equal((await answer(url, wrong, "refused")).status, 404);
  }
  assert.equal((await post(url, { answer: "maybe" }, { path: `/api/contacts/${id}`, key: null })).status, 400);
  assert.equal((await postForm(url, "/contact.html", { answer: "refused" })).status, 404, "no number in the address");

  const late = await startServer(t, { arguments: ["--contact-days", "0"] });
  const taken = await post(late.url, body(application()));
  const page = await stored(late.url, taken.json.statusUrl);
  assert.match(page, /联系人1：信息已删除/);
  assert.doesNotMatch(page, /contact\.html/);
});

test("without scripts: the page, the answer, the way back", async (t) => {
  const { url } = await startServer(t);
  const { links: [id] } = await apply(url);
  const look = await postForm(url, `/contact.html?k=${id}`, { answer: "look", locale: "zh-CN" });
  assert.equal(look.status, 303);
  assert.equal(look.headers.get("location"), `/contact/${id}`);
  const page = await get(url, `/contact/${id}?lang=zh-CN`);
  assert.match(page.text, /韩\*\*在“示例消费金融有限公司”申请服务时/);
  assert.match(page.text, /您不是担保人，不用还款/);
  assert.match(page.text, /联系不到申请人时请您转告/);
  assert.doesNotMatch(page.text, /韩梅梅|1000|10,000/);
  assert.equal(page.headers.get("x-robots-tag"), "noindex");
  const agreed = await postForm(url, `/contact.html?k=${id}`, { answer: "given", locale: "en" });
  assert.equal(agreed.headers.get("location"), `/contact/${id}?lang=en`);
  assert.match((await get(url, `/contact/${id}?lang=en`)).text, /Noted: you agree[\s\S]*Withdraw/);
  assert.equal((await postForm(url, `/contact/${id}`, { answer: "refused" })).status, 303);
  assert.match((await get(url, `/contact/${id}?lang=zh-CN`)).text, /已撤回：您不再做联系人[\s\S]*您同意的时间[\s\S]*您撤回的时间/);
  const elsewhere = await postForm(url, `/contact/${id}`, { answer: "refused" }, { "sec-fetch-site": "cross-site" });
  assert.equal(elsewhere.status, 403);
});

test("what was agreed can be withdrawn, once, and contacts go with their item", async (t) => {
  const { url } = await startServer(t);
  const { links: [id], status, page } = await apply(url, {}, { locale: "zh-CN" });
  assert.match(page.text, /向第三方核对您的手机号[\s\S]*?已同意/);
  assert.match(page.text, /不用说明理由/);
  for (const _ of [1, 2]) {
    const gone = await postForm(url, `${status}/withdrawals`, { item: "emergency-contact", locale: "zh-CN" });
    assert.equal(gone.status, 303);
    assert.equal(gone.headers.get("location"), `${status}#decided`);
  }
  const after = await stored(url, status);
  assert.match(after, /联系不到您时请联系人转告[\s\S]*?已撤回[\s\S]*?同意过/);
  assert.match(after, /id="decided"/);
  assert.match(after, /您看过的告知：版本\d+\.\d+\.\d+/);
  assert.doesNotMatch(after, /在这里不再办理/, "nothing depends on the contacts");
  await postForm(url, `${status}/withdrawals`, { item: "carrier-check", locale: "zh-CN" });
  assert.match(await stored(url, status), /您撤回了办理必需的一项，这份申请在这里不再办理/);
  assert.match(after, /联系人1：信息已删除/);
  assert.equal((await get(url, `/api/contacts/${id}`)).status, 410);
  assert.equal((await answer(url, id, "given")).status, 410);
  assert.match((await get(url, `/contact/${id}?lang=zh-CN`, { accept: "text/html" })).text, /这个链接已经失效/);
  for (const item of ["marketing-sms", "nothing", ""]) {
    assert.equal((await postForm(url, `${status}/withdrawals`, { item })).status, 409, item);
  }
  assert.equal((await postForm(url, `/status/${"A".repeat(24)}/withdrawals`, { item: "carrier-check" })).status, 409);
  const records = (await get(url, `/api/consents/${status.split("/").at(-1)}`)).json;
  assert.deepEqual(records.records.map((record) => record.record_type), ["consent", "withdrawal", "withdrawal"]);
  assert.ok(records.records[1].prev_record_hash);
});

test("another contact in place of one who refused is judged by the same rules", async (t) => {
  const { url } = await startServer(t);
  const { links: [id], status } = await apply(url);
  assert.equal((await get(url, `${status}/contacts`)).status, 303, "nobody is missing yet");
  await answer(url, id, "refused");
  assert.match((await get(url, `${status}/contacts?lang=zh-CN`)).text, /另填一位联系人/);
  const fields = { "contacts.0.name": "林涛", "contacts.0.phone": "138 2047 5916", "contacts.0.relation": "friend", "contacts.0.adult": "on", "contacts.0.informed": "on", locale: "zh-CN" };
  const own = await postForm(url, `${status}/contacts`, fields);
  assert.equal(own.status, 422, "the applicant's own number");
  assert.match(own.text, /value="138 2047 5916"/);
  assert.equal((await postForm(url, `${status}/contacts`, { locale: "zh-CN" })).status, 422);
  const good = await postForm(url, `${status}/contacts`, { ...fields, "contacts.0.phone": "137 5523 9046" });
  assert.equal(good.status, 303, good.text);
  const page = await stored(url, status);
  assert.match(page, /联系人1：不同意/);
  assert.match(page, /联系人2：等对方回答，到\d{4}-\d\d-\d\d \d\d:\d\d为止/);
  assert.equal([...page.matchAll(LINK)].length, 1);
});

test("a key sent again makes no second link and no second record", async (t) => {
  const { url } = await startServer(t);
  const key = "0123456789abcdef0123";
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(url, body(application()), { key })));
  const { statusUrl } = answers[0].json;
  assert.equal([...(await stored(url, statusUrl)).matchAll(LINK)].length, 1);
  assert.equal((await get(url, `/api/consents/${statusUrl.split("/").at(-1)}`)).json.records.length, 1);
});

test("a page's record that is altered, foreign or no record at all decides nothing", async (t) => {
  const { url } = await startServer(t);
  for (const consentRecord of ["", "{", "[]", "{\"items\":[]}", JSON.stringify({ schema_version: "cnfin-consent/1", subject: { ref: "0e1b390f-b28c-4f61-a603-20b85f5d772d", kind: "applicant" } })]) {
    const { taken } = await apply(url, {}, { consentRecord });
    const { records } = (await get(url, `/api/consents/${taken.json.id}`)).json;
    assert.equal(records.length, 1);
    assert.equal(records[0].display, undefined);
  }
  // A record of another edition: what was not shown cannot have been agreed to. Refusing is always possible.
  const other = JSON.stringify({ template: { id: "loan-application", sha256: `sha256:${"0".repeat(64)}` } });
  const changed = await post(url, body(application(), { consentRecord: other, locale: "zh-CN" }));
  assert.equal(changed.status, 412);
  assert.match(changed.json.detail, /填过的内容还在/);
  const { links: [id] } = await apply(url);
  assert.equal((await answer(url, id, "given", { record: other })).status, 412);
  assert.equal((await answer(url, id, "refused", { record: other })).json.answer, "refused");
  assert.equal((await post(url, body(application(), { consentRecord: 1 }))).status, 400);
  assert.equal((await post(url, body(application(), { costDisplay: { version: 1 } }))).status, 400);
});
