// What a page sends, what a server has to answer it, and what is no submission at all; for every server example.
import assert from "node:assert/strict";

export const good = { applicant: { name: "王小明", phone: "138 0000 0024" }, contacts: [] };
export const wrong = { applicant: { name: "王小明", phone: "138 0000 002" }, contacts: [{ name: "妈妈", phone: "13800000024", relation: "mother" }] };

/**
 * @param {(body: string) => Promise<{ status: number, json: () => Promise<any> }>} post
 * @param {(application: unknown) => any} check another run time's answer
 */
export async function holdsAsServer(post, check) {
  const sent = async (value) => {
    // A page that was lied to says that all is well.
    const answer = await post(JSON.stringify({ value, report: { verdict: "pass", findings: [] }, checked: true, locale: "zh-CN" }));
    return [answer.status, await answer.json()];
  };
  const [refused, said] = await sent(wrong);
  assert.equal(refused, 422);
  assert.equal(JSON.stringify(said), JSON.stringify(check(wrong)), "the same report, byte for byte");
  const [status, { id, status: state, statusUrl, ...report }] = await sent(good);
  assert.deepEqual([status, state, statusUrl], [201, "received", `/status/${id}`]);
  assert.equal(JSON.stringify(report), JSON.stringify(check(good)));
  assert.match(report.ruleset, /^\d+\.\d+\.\d+\/[0-9a-f]{16}\//);
  for (const body of ["", "{", "{}", "7", JSON.stringify({ value: { applicant: { name: 7 } } })]) {
    const answer = await post(body);
    assert.equal(answer.status, 400, body);
    assert.equal(typeof (await answer.json()).title, "string");
  }
}
