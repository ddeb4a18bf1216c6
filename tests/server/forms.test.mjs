// The way through both forms for a browser that runs no scripts.
import assert from "node:assert/strict";
import test from "node:test";
import { startServer } from "../pages/server.mjs";
import { get, postForm } from "./submissions.mjs";

const server = await startServer(test);
const send = (fields, headers) => postForm(server.url, "/api/applications", { locale: "zh-CN", idempotencyKey: "", ...fields }, headers);
const sendChange = (fields) => postForm(server.url, "/api/phone-changes", { locale: "zh-CN", idempotencyKey: "", ...fields });

const good = {
  "applicant.name": "韩梅梅",
  "applicant.phone": "138 2047 5916",
  "applicant.backupPhones.0": "",
  "applicant.workPhone": "",
  "contacts.0.name": "", "contacts.0.phone": "", "contacts.0.relation": "", "contacts.0.note": "",
  "contacts.1.name": "李雷", "contacts.1.phone": "136 0571 6284", "contacts.1.relation": "friend", "contacts.1.note": "",
  "contacts.1.adult": "on", "contacts.1.informed": "on",
  "consents.carrier-check": "given",
};

const decode = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");

function hidden(page) {
  const inputs = page.text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [decode(name), decode(value)]));
}

test("an empty form comes back with an error summary that leads to the fields", async () => {
  const page = await send({});
  assert.equal(page.status, 422);
  assert.equal(page.kind, "text/html; charset=utf-8");
  assert.equal(page.headers.get("cache-control"), "no-store");
  assert.match(page.text, /role="alert"/);
  const links = [...page.text.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => decode(id));
  assert.ok(links.includes("applicant.name"));
  assert.ok(links.includes("applicant.phone"));
  assert.ok(links.includes("consents.carrier-check"));
  for (const id of links) {
    assert.ok(page.text.includes(`id="${id}"`), id);
    assert.ok(page.text.includes(`aria-describedby="${id}.findings"`), id);
  }
  assert.equal(hidden(page).idempotencyKey, undefined, "it is judged again before it can be sent");
  assert.doesNotMatch(page.text, /type="checkbox"[^>]* checked/, "no consent is ticked beforehand");
});

test("an empty change of numbers", async () => {
  const page = await sendChange({});
  assert.equal(page.status, 422);
  assert.match(page.text, /href="#newPhone"/);
});

test("good answers are shown for checking, then sent, and lead to the status page", async () => {
  const page = await send(good);
  assert.equal(page.status, 200, page.text);
  assert.match(page.text, /请核对您填写的内容/);
  for (const answer of ["韩梅梅", "138 2047 5916", "李雷", "朋友", "同意"]) assert.ok(page.text.includes(answer), answer);
  assert.match(page.text, /联系人1/, "the empty row is gone and the other moved up");
  assert.doesNotMatch(page.text, /联系人2/);
  const fields = hidden(page);
  assert.equal(fields["contacts.0.name"], "李雷");
  assert.match(fields.idempotencyKey, /^[\w-]{22,}$/);

  const sent = await postForm(server.url, "/api/applications", fields);
  assert.equal(sent.status, 303, sent.text);
  const address = sent.headers.get("location");
  assert.match(address, /^\/status\/[\w-]+$/);
  assert.match((await get(server.url, address)).text, /已收到您的申请/);

  const twice = await postForm(server.url, "/api/applications", fields);
  assert.equal(twice.status, 303);
  assert.equal(twice.headers.get("location"), address);

  const other = await postForm(server.url, "/api/applications", { ...fields, "applicant.name": "另一位" });
  assert.equal(other.status, 409);
  assert.match(other.text, /这次提交的编号已经用过/);
});

test("a change of numbers shows its steps before it is sent", async () => {
  const page = await sendChange({ oldPhone: "138 2047 5916", newPhone: "136 0571 6284", oldReachable: "cancelled", oldCancelledDays: "90" });
  assert.equal(page.status, 200, page.text);
  assert.match(page.text, /您来做/);
  assert.match(page.text, /还款/);
  assert.match(page.text, /号码已经注销/);
  assert.match(page.text, /超过90天/);
  const sent = await postForm(server.url, "/api/phone-changes", hidden(page));
  assert.equal(sent.status, 303);
  assert.match((await get(server.url, sent.headers.get("location"))).text, /已收到您的换号申请/);
});

test("nobody said whether the old number still works: that is unknown, not an error", async () => {
  const page = await sendChange({ oldPhone: "138 2047 5916", newPhone: "136 0571 6284" });
  assert.equal(page.status, 200);
});

test("\"change\" leads back to the fields as they were typed", async () => {
  const page = await send(good);
  const back = await postForm(server.url, "/api/applications", { ...hidden(page), step: "edit" });
  assert.equal(back.status, 200);
  assert.match(back.text, /value="138 2047 5916"/);
  assert.match(back.text, /<option value="friend" selected>/);
  assert.match(back.text, /name="consents.carrier-check"[^>]* checked/);
  assert.doesNotMatch(back.text, /role="alert"/);
  assert.equal(hidden(back).idempotencyKey, undefined);
});

test("what is wrong stands at its field, and what was typed stays", async () => {
  const page = await send({ ...good, "applicant.phone": "138 2047 591", "contacts.1.relation": "" });
  assert.equal(page.status, 422);
  assert.match(page.text, /value="138 2047 591"/);
  assert.match(page.text, /id="applicant.phone.findings"/);
  assert.match(page.text, /id="contacts.0.relation.findings"/);
  assert.match(page.text, /value="韩梅梅"/);
});

test("a rejected form cannot be forced in with a key", async () => {
  const page = await send({ "applicant.name": "x", idempotencyKey: "0123456789abcdef0123" });
  assert.equal(page.status, 422);
  assert.match(page.text, /role="alert"/);
});

test("English answers to an English form", async () => {
  const page = await send({ locale: "en" });
  assert.match(page.text, /<html lang="en">/);
  assert.match(page.text, /Please enter your name/);
  const checked = await send({ ...good, locale: "en" });
  assert.match(checked.text, /Check your answers/);
  assert.equal(hidden(checked).locale, "en");
});

test("script in every field stays text", async () => {
  const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&`;
  const names = [...Object.keys(good), "contacts.0.adult", "consents.x", `consents."><script>`, "applicant.backupPhones.1"];
  const everywhere = Object.fromEntries(names.map((name) => [name, attack]));
  for (const fields of [everywhere, { ...good, "applicant.name": attack, "contacts.1.name": attack, "contacts.1.note": attack },
    { ...everywhere, step: "edit" }]) {
    for (const page of [await send(fields), await sendChange({ ...fields, oldPhone: attack, oldReachable: attack })]) {
      assert.ok([200, 400, 422].includes(page.status), String(page.status));
      assert.doesNotMatch(page.text, /<script|<img/i);
    }
  }
  const kept = await send({ ...good, "applicant.name": attack });
  assert.equal(hidden(kept)["applicant.name"] ?? attack, attack, "and it is the same text");
});

test("a choice that the form does not offer is refused in words", async () => {
  const page = await send({ ...good, "contacts.1.relation": "boss" });
  assert.equal(page.status, 400);
  assert.equal(page.kind, "text/html; charset=utf-8");
  assert.match(page.text, /格式不对/);
  assert.ok(!page.text.includes("boss"));
});

test("refusals are pages, too", async () => {
  const foreign = await send(good, { "sec-fetch-site": "cross-site" });
  assert.equal(foreign.status, 403);
  assert.match(foreign.text, /请求来自别的网站/);
  const large = await send({ ...good, "applicant.name": "长".repeat(30_000) });
  assert.equal(large.status, 413);
  assert.match(large.text, /内容太多/);
  const huge = await send({ ...good, "applicant.name": "x".repeat(5_000_000) });
  assert.equal(huge.status, 413);
  const key = await send({ ...good, idempotencyKey: "short" });
  assert.equal(key.status, 400);
});

test("bytes that are no text at all", async () => {
  const response = await fetch(`${server.url}/api/applications`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: Buffer.from([0xff, 0x00, 0x3d, 0xfe, 0x26, 0x25, 0x25, 0x3d, 0x26, 0x26]),
  });
  assert.equal(response.status, 422);
});
