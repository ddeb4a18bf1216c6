// A server framework that takes a schema: Hono, in Node.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./snippets.mjs";

const { app } = await load(test, "hono", ["hono", "@hono/standard-validator"]);
const post = (body) => app.request("/applications", {
  method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
});
const applicant = { name: "王小明", phone: "138 0000 0024" };

test("a good application reaches the handler", async () => {
  const answer = await post({ applicant, contacts: [] });
  assert.equal(answer.status, 201);
  assert.deepEqual(await answer.json(), { received: true, name: "王小明" });
});

test("a wrong one gets its issues, and nothing of what was sent", async () => {
  const contact = { name: "李雷", phone: "1395555123", relation: "friend", adult: true, informed: true };
  const answer = await post({ applicant, contacts: [contact] });
  assert.equal(answer.status, 422);
  const text = await answer.text();
  const issue = JSON.parse(text).issues.find(({ code }) => code === "phone.too-short");
  assert.deepEqual(issue, { message: "还差1位数字。请检查是否漏填。", code: "phone.too-short", path: ["contacts", 0, "phone"] });
  assert.ok(!text.includes("李雷") && !text.includes("1395555"));
});

test("what is no application is told where", async () => {
  for (const [body, path] of [[null, []], [{}, ["applicant"]], [{ applicant: { ...applicant, phone: 7 }, contacts: [] }, ["applicant", "phone"]]]) {
    const answer = await post(body);
    assert.equal(answer.status, 422);
    const { issues: [issue] } = await answer.json();
    assert.deepEqual([issue.code, issue.path], ["input.shape", path]);
  }
});
