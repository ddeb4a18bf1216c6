// What the notice tells is what the form asks.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { startServer } from "../pages/server.mjs";
import { get } from "./submissions.mjs";

/** What the notice calls each thing that is typed, by the form's names without their numbers. */
const CALLED = {
  "applicant.name": ["姓名", "name"],
  "applicant.phone": ["手机号", "mobile number"],
  "applicant.backupPhones": ["备用号码", "backup number"],
  "applicant.workPhone": ["单位电话", "work number"],
  "applicant.idNumber": ["身份证号码", "identity card number"],
  "contacts.name": ["联系人的姓名", "your contacts' names"],
  "contacts.phone": ["联系人的姓名、手机号", "mobile numbers"],
  "contacts.relation": ["与您的关系", "relation to you"],
};
/** A note on the relation, two declarations, and what carries no data of a person. */
const WITHOUT = /^(contacts\.(note|adult|informed)|consents\.[\w-]+|locale|idempotencyKey|handed|checked|[\w]*[rR]ecord|cost\w*)$/;

test("every field of the application stands in its notice, in both languages", async (t) => {
  const { url } = await startServer(t);
  const form = readFileSync(new URL("../../www/apply.html", import.meta.url), "utf8");
  const names = [...new Set([...form.matchAll(/<(?:input|select|textarea)[^>]* name="([^"]+)"/g)].map(([, name]) => name.replace(/\.\d+/g, "")))];
  assert.ok(names.includes("applicant.idNumber"), "the form was read");
  const texts = await Promise.all(["zh-CN", "en"].map(async (tag) => (await get(url, `/notices/loan-application?lang=${tag}`)).text.replaceAll("&#39;", "'")));
  for (const name of names.filter((name) => !WITHOUT.test(name))) {
    assert.ok(CALLED[name], `no words for ${name}`);
    CALLED[name].forEach((words, index) => assert.ok(texts[index].includes(words), `${name}: ${words}`));
  }
});

test("how to withdraw is said as the pages do it", async (t) => {
  const { url } = await startServer(t);
  assert.match((await get(url, "/notices/loan-application?lang=zh-CN")).text, /在办理情况页面点“撤回”，当时生效/);
  assert.match((await get(url, "/notices/contact?lang=zh-CN")).text, /再打开您收到的链接，点“撤回同意”，当时生效/);
  const other = await get(url, "/notices/liveness?lang=zh-CN");
  assert.match(other.text, /privacy@example\.com/);
  assert.match(other.text, /\/notices\/liveness/);
});
