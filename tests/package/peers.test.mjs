// What is measured beside other libraries is what we say of ourselves: on those lists heyan refuses nobody whose answers are
// right, and lets pass nothing that is wrong, but for what it asks about.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cases, judge as judgeApplications } from "../bench/application/cases.mjs";
import { inNode as forms, peers as formPeers } from "../bench/application/peers.mjs";
import { judge, names, numbers } from "../bench/people/lists.mjs";
import { inNode as people, peers as peoplePeers } from "../bench/people/peers.mjs";

const [reader, form] = await Promise.all([people(peoplePeers[0]), forms(formPeers[0])]);

test("identity numbers: none refused that was issued, none passed that was not", () => {
  const { asked, falseRefusals, falsePasses, thrown } = judge(numbers, reader.valid);
  assert.deepEqual({ asked, falseRefusals, falsePasses, thrown }, { asked: numbers.length, falseRefusals: 0, falsePasses: 0, thrown: 0 });
});

test("names held out: none refused that people have, no other passed without a question", () => {
  const { asked, falseRefusals, falsePasses, asks } = judge(names, reader.name);
  assert.deepEqual({ asked, falseRefusals, falsePasses }, { asked: names.length, falseRefusals: 0, falsePasses: 0 });
  assert.ok(asks <= 6, `${asks} names that people have are asked about`);
});

test("applications: a sound one goes, and the wrong field is named; a place that no table has is a question", () => {
  const { asked, kinds } = judgeApplications(form.valid);
  assert.equal(asked, cases.length);
  assert.deepEqual(kinds, { refused: [], passed: ["identity number, no such place"], elsewhere: [] });
});
