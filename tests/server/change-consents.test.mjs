// A document, a face, a bank card and the carriers' answer: each only with a consent of its own, which is
// kept as a record and can be taken back.
import assert from "node:assert/strict";
import test from "node:test";
import { openChange, startSimulator } from "./steps.mjs";
import { get } from "./submissions.mjs";

const server = await startSimulator(test);

/** A change of somebody whose old number is gone, at the proof of who they are. */
async function atProof() {
  const one = await openChange(server, { oldReachable: "no" });
  await one.answer("re-authenticate", { cannot: true });
  return one;
}

const itemOf = async (one, step, language = "en") =>
  (await one.see({ "accept-language": language })).json.forms[step]?.consent;
const records = async (one) => (await get(server.url, `/api/consents/${one.id}`)).json;

test("each step that needs a consent comes with its own item, whole, and nothing decided", async () => {
  const one = await atProof();
  const item = await itemOf(one, "id-document", "zh-CN");
  assert.match(item.label, /^我单独同意/);
  assert.equal(item.state, null);
  for (const part of [/防止别人冒用/, /护照/, /保存期限/, /泄露/, /网点/, /撤回/]) assert.match(item.text, part);
  assert.match((await get(server.url, item.notice)).text, /更换/);
  assert.match((await itemOf(one, "bank-card-check", "zh-CN")).text, /示例银行卡核验有限公司/);
  assert.match((await itemOf(one, "liveness")).text, /face/);
});

test("without it nothing is looked at; with it a record is kept; a text never shown does not count", async () => {
  const one = await atProof();
  const { edition } = await itemOf(one, "id-document");
  for (const said of [{}, { consented: true }, { consented: true, edition: `sha256:${"0".repeat(64)}` }]) {
    const refused = await one.answer("id-document", { simulate: "succeeded", ...said });
    assert.equal(refused.status, 422, refused.text);
    assert.equal(refused.json.type, "/problems/consent-missing");
  }
  assert.equal((await records(one)).records?.length ?? 0, 0);
  const done = await one.answer("id-document", { simulate: "succeeded", consented: true, edition });
  assert.equal(done.status, 200, done.text);
  assert.deepEqual(done.json.consents.map(({ step, state }) => [step, state]), [["id-document", "given"]]);
  const kept = await records(one);
  assert.deepEqual(kept.records.map((record) => record.items.map((item) => [item.purpose_id, item.state])), [[["id-photo", "given"]]]);
  assert.equal(kept.records[0].template.sha256, edition);
});

test("a proof that did not match keeps the consent and does not ask again", async () => {
  const one = await atProof();
  const { edition } = await itemOf(one, "liveness");
  const failed = await one.answer("liveness", { simulate: "failed", consented: true, edition });
  assert.equal(failed.json.type, "/problems/proof-failed");
  assert.equal((await itemOf(one, "liveness")).state, "given");
  assert.equal((await one.answer("liveness", { simulate: "succeeded" })).status, 200);
  assert.equal((await records(one)).records.length, 1);
});

test("not agreeing leads to another way, and is on record", async () => {
  const one = await atProof();
  const other = await one.answer("liveness", { cannot: true });
  assert.equal(other.status, 200, other.text);
  assert.ok(other.json.steps.some(({ anyOf }) => anyOf.some((way) => way.includes("bank-card-check"))));
  assert.deepEqual((await records(one)).records.map((record) => record.items[0].state), ["refused"]);
});

test("withdrawn at once, also after the step; then it is asked for anew", async () => {
  const one = await atProof();
  const { edition } = await itemOf(one, "liveness");
  assert.equal((await one.answer("liveness", { withdraw: true })).json.type, "/problems/not-now");
  await one.answer("liveness", { simulate: "failed", consented: true, edition });
  assert.equal((await one.answer("liveness", { withdraw: true })).json.consents[0].state, "withdrawn");
  assert.equal((await one.answer("liveness", { simulate: "succeeded" })).json.type, "/problems/consent-missing");
  await one.answer("liveness", { simulate: "succeeded", consented: true, edition });
  await one.cancel();
  assert.equal((await one.answer("liveness", { withdraw: true })).json.consents[0].state, "withdrawn");
  const kept = await records(one);
  assert.deepEqual(kept.records.map((record) => record.items[0].state), ["given", "withdrawn", "given", "withdrawn"]);
  assert.ok(kept.records.slice(1).every((record) => record.prev_record_hash), "each names the one before");
});

test("the carrier is asked with consent alone; a bank card stands for it", async () => {
  const one = await openChange(server, {}, { demoAccount: "changed-often" });
  let seen = (await one.see()).json;
  while (!seen.steps.some(({ stage, anyOf }) => stage === "current" && anyOf[0][0] === "carrier-check")) {
    const step = seen.steps.find(({ stage }) => stage === "current")?.anyOf[0].find((name) => !seen.forms[name].done);
    assert.ok(step, "the carrier check is reached");
    seen = step.startsWith("otp") ? await one.confirm(step, step === "otp-old" ? one.oldTail : one.newTail) : await one.simulate(step);
  }
  assert.match(seen.forms["carrier-check"].consent.text, /示例号码核验有限公司|match/);
  const other = await one.answer("carrier-check", { cannot: true });
  assert.equal(other.status, 200, other.text);
  assert.ok(other.json.steps.some(({ anyOf }) => anyOf.flat().includes("bank-card-check")), other.text);
});

test("no number is in a record", async () => {
  const one = await atProof();
  await one.simulate("id-document");
  const { records: [record] } = await records(one);
  assert.ok(record, "there is one");
  assert.doesNotMatch(JSON.stringify(record), /1382047|1390571/);
});
