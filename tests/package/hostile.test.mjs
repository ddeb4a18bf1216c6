// Whatever a caller hands over ends in a TypeError or a report, never in a trap, and the instance
// still answers afterwards. No error repeats the value.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import init, * as heyan from "../../www/heyan/index.node.js";
import { schemasOf } from "../../www/heyan/schema.js";
import { coreModule } from "./core.mjs";
import { wrong, secret, turnsOfChanging, changing } from "./hostile.mjs";

const { HeyanError } = heyan;
const folder = new URL("../../www/heyan/", import.meta.url);
/** What the package exports: a new entry is tried without being named here, and so is each of its functions. */
const exported = Object.entries(JSON.parse(readFileSync(new URL("package.json", folder), "utf8")).exports)
  .map(([name, conditions]) => [name, conditions.node ?? conditions.default]).filter(([, file]) => file?.endsWith(".js"));
/** They load no module: tests/package/hostile-forms.test.mjs and tests/pages/hostile-form.test.mjs. */
const WITHOUT_MODULE = ["./form", "./rules", "./schema"];
const entries = Object.fromEntries(await Promise.all(exported.filter(([name]) => !WITHOUT_MODULE.includes(name))
  .map(async ([name, file]) => [name, await import(new URL(file, folder))])));
/** A mini-program has its own way to compile. */
const started = (entry) => (entry === entries["./miniprogram"]
  ? entry.default({ engine: { instantiate: async () => new WebAssembly.Instance(coreModule, {}) } }) : entry.default());
const facts = { processor: { name: "示例消费金融有限公司", phone: "400-000-0000" } };

/** An entry's functions, taken from what it exports. */
const functionsOf = (entry) =>
  Object.entries(entry).filter(([name, value]) => typeof value === "function" && name !== "default" && name !== "HeyanError");

test("every entry of the package is here or there", () => {
  assert.deepEqual(Object.keys(entries).sort(), [".", "./application", "./consent", "./miniprogram", "./phone", "./phone-change", "./phone-inline", "./sms"]);
  assert.equal(exported.length, Object.keys(entries).length + WITHOUT_MODULE.length);
  for (const [name, entry] of Object.entries(entries)) assert.ok(functionsOf(entry).length >= 4, name);
});

for (const [name, entry] of Object.entries(entries)) {
  test(`${name}: before init every function says so`, () => {
    const good = { isValidPhone: [secret, "CN"], formatAsYouType: [secret, 0] };
    for (const [called, call] of functionsOf(entry)) {
      // What is no text or object is refused before the module is asked for.
      for (const given of [good[called] ?? [secret, {}, {}], [{}, {}, {}], [null]]) {
        try {
          call(...given);
          assert.fail(`${called} answered`);
        } catch (error) {
          // A script that has everything inside has its own.
          const expected = error instanceof (entry.HeyanError ?? HeyanError) && error.code === "not-initialised";
          assert.ok(expected || error instanceof TypeError, `${called}: ${error}`);
        }
      }
    }
  });
}

test("init can be called again and at once", async () => {
  await Promise.all(Object.values(entries).flatMap((entry) => [started(entry), started(entry), started(entry)]));
  await init();
});

for (const [entryName, entry] of Object.entries(entries)) {
  const answers = () => {
    if (entry.checkPhone) assert.equal(entry.checkPhone("13812345678").e164, "+8613812345678", "the instance still answers");
    else if (entry.inspectSms) assert.equal(entry.inspectSms({ text: "您好" }).outcome, "unverified", "the instance still answers");
    else assert.equal(entry.readyNotice("contact", facts).audience, "contact", "the instance still answers");
  };

  for (const [name, call] of functionsOf(entry)) {
    test(`${entryName}: ${name} survives every wrong value`, () => {
      for (const [kind, value] of Object.entries(wrong)) {
        for (const args of [[value], [secret, value], [{}, value], [secret, 0, value], [{}, {}, value], [value, value, value]]) {
          try {
            call(...args);
          } catch (error) {
            assert.ok(error instanceof TypeError, `${name}(${kind}): ${error?.constructor?.name}: ${String(error?.message).slice(0, 80)}`);
            assert.ok(!error.message.includes(secret), `${name}(${kind}) repeats the value`);
            assert.ok(error.message.length < 600, `${name}(${kind}): ${error.message.slice(0, 80)}`);
          }
        }
        answers();
      }
    });
  }

  test(`${entryName}: schemas answer every wrong value`, async () => {
    for (const [name, schema] of Object.entries(schemasOf(entry))) {
      for (const [kind, value] of Object.entries(wrong)) {
        for (const options of [undefined, { libraryOptions: value }, value]) {
          try {
            const result = await schema["~standard"].validate(value, options);
            assert.ok("issues" in result || "value" in result, `${name}(${kind})`);
          } catch (error) {
            // Options are the program's: what they throw when they are read is the program's as well.
            assert.ok(error instanceof TypeError || error.message === secret, `${name}(${kind}): ${error}`);
            assert.ok(error instanceof TypeError || options !== undefined, `${name}(${kind}): ${error}`);
          }
        }
      }
      answers();
    }
  });

  test(`${entryName}: init, once it runs, takes anything`, async () => {
    for (const value of Object.values(wrong)) await entry.default(value);
    answers();
  });
}

test("a polluted prototype stays clean", () => {
  assert.equal({}.polluted, undefined);
});

test("a changing getter is read once", () => {
  const before = turnsOfChanging();
  heyan.checkApplication(changing, { today: "2026-11-20" });
  assert.equal(turnsOfChanging(), before + 1);
});

test("5 MB in a field is a finding", () => {
  const report = heyan.checkApplication({ applicant: { name: "王".repeat(5_000_000), phone: "1".repeat(5_000_000) }, contacts: [] });
  assert.equal(report.verdict, "reject");
  assert.ok(report.findings.every(({ message }) => message.length < 200));
});

test("half a surrogate pair in an object, and in a key, arrives as U+FFFD", () => {
  const application = (half) => ({
    applicant: { name: `王${half}明`, phone: secret, [`na${half}me`]: "\\uD800 is text" }, contacts: [],
  });
  assert.deepEqual(heyan.checkApplication(application("\uD83D")), heyan.checkApplication(application("\uFFFD")));
  assert.notDeepEqual(heyan.checkApplication(application("😀")), heyan.checkApplication(application("\uFFFD")));
});
