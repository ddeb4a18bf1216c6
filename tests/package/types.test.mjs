// The declarations as an importer's compiler sees them: strict, with and without the DOM, in every way of resolving; what the
// module really answers fits them, with no member that they keep to themselves; and they declare what is exported.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import init, * as heyan from "../../www/heyan/index.node.js";
import { project } from "./install.mjs";

const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
const { folder, entries, write } = project(test);
const STRICT = {
  strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noPropertyAccessFromIndexSignature: true,
  noEmit: true, skipLibCheck: false, target: "es2022", typeRoots: [join(modules, "@types")],
};

/** What the compiler has to say about these files. */
function compile(files, options) {
  const config = write("tsconfig.json", JSON.stringify({ compilerOptions: { ...STRICT, ...options }, files }));
  try {
    execFileSync(process.execPath, [join(modules, "typescript/bin/tsc"), "--project", config], { cwd: folder, encoding: "utf8" });
    return "";
  } catch (error) {
    return `${error.stdout}${error.stderr}`.slice(0, 4000);
  }
}

const page = { module: "es2022", moduleResolution: "bundler", lib: ["es2022", "dom"], types: [] };
const server = { module: "nodenext", moduleResolution: "nodenext", lib: ["es2022"], types: ["node"] };

write("consumer.ts", `import init, { checkPhone, checkApplication, listRules, HeyanError, type Application, type PhoneReport } from "heyan";
import * as phone from "heyan/phone";
import * as application from "heyan/application";
import * as sms from "heyan/sms";
import { schemasOf } from "heyan/schema";

export async function judge(body: Application): Promise<string[]> {
  try {
    await init({ integrity: "sha384-AAAA" });
  } catch (error) {
    if (error instanceof HeyanError && error.code === "load-failed") return [];
    throw error;
  }
  const report: PhoneReport = checkPhone(body.applicant.phone, { purpose: "applicant" });
  const first: string | undefined = report.findings[0]?.message;
  const masked: string = report.masked ?? first ?? "";
  const same: phone.PhoneReport = phone.checkPhone(masked);
  const codes: string[] = application.checkApplication(body, { locale: "en" }).findings.map(({ code }) => code);
  const outcome: "fraud" | "suspicious" | "unlawful-collection" | "wrong-person" | "unverified" = sms.inspectSms({ text: masked }).outcome;
  const result = schemasOf(phone).phoneSchema["~standard"].validate(masked);
  return [...codes, same.verdict, outcome, ...listRules().map(({ code }) => code), String("then" in result)];
}
// @ts-expect-error A purpose there is not.
checkPhone("1", { purpose: "wedding" });
// @ts-expect-error A contact without a name.
checkApplication({ applicant: { name: "", phone: "" }, contacts: [{ phone: "1", relation: "friend" }] });
// @ts-expect-error heyan/phone knows nothing of people.
phone.checkPersonName("");
// @ts-expect-error Not a verdict.
export const never = checkPhone("1").verdict === "safe";
`);
write("form.ts", `import init, * as heyan from "heyan";
import { guardForm, type Guard } from "heyan/form";
import { antdRules } from "heyan/rules";
const ready = init().then(() => heyan);
const form = document.querySelector("form");
export const guard: Guard | null = form && guardForm<heyan.Application, heyan.Report>(form, {
  module: ready,
  check: async (value) => (await ready).checkApplication(value),
  onReceived: ({ statusUrl }) => { location.href = statusUrl; },
});
export const rules = antdRules(heyan.checkPhone);
heyan.showDocument(document.body, heyan.renderConsent(heyan.readyNotice("marketing", { processor: { name: "示例" } })));
`);

test("a strict project of a page", () => assert.equal(compile(["consumer.ts", "form.ts"], page), ""));
test("a strict project of a server, without the DOM", () => assert.equal(compile(["consumer.ts"], server), ""));
test("a strict project for workerd, without Node and without the DOM's own types", () => {
  // What workers-types of that platform has of what our declarations name.
  write("worker.d.ts", `declare class URL {} declare class Response {} declare class AbortSignal {} interface Element {}
type BufferSource = ArrayBufferView | ArrayBuffer;
declare namespace WebAssembly { class Module {} }
`);
  const options = { ...page, lib: ["es2022"], customConditions: ["workerd"] };
  assert.equal(compile(["consumer.ts", "worker.d.ts"], options), "");
});

const vectors = JSON.parse(readFileSync(new URL("../../target/tmp/answers.json", import.meta.url), "utf8"));

test("every real answer fits its type, member by member", async () => {
  await init();
  const fileOf = (value) => (Array.isArray(value) ? Uint8Array.from(value) : value);
  // Objects are written as literals: of those the compiler refuses a member that is not declared.
  const literal = (value) => (value === undefined ? "undefined"
    : ArrayBuffer.isView(value) ? `new Uint8Array(${JSON.stringify([...value])})` : JSON.stringify(value));
  const seen = new Set();
  const lines = ['import type * as heyan from "heyan";'];
  for (const { call, args, flagged, refused } of vectors) {
    if (refused !== undefined || !(call in heyan)) continue;
    if (flagged) heyan.useFlaggedNumbers(fileOf(flagged));
    const answer = heyan[call](...args.map((argument) => (call === "useFlaggedNumbers" ? fileOf(argument) : argument ?? undefined)));
    heyan.useFlaggedNumbers(null);
    lines.push(`export const a${lines.length}: ReturnType<typeof heyan.${call}> = ${literal(answer)};`);
    seen.add(call);
  }
  assert.ok(lines.length > 800 && seen.size >= 20, `${lines.length} answers of ${[...seen]}`);
  // So that this test can fail: a member that nobody declared, and one that is missing.
  write("answers.ts", lines.join("\n"));
  assert.equal(compile(["answers.ts"], page), "");
  const [, answer] = /^export const a1: (.*)$/m.exec(lines.join("\n"));
  write("undeclared.ts", `import type * as heyan from "heyan";\nexport const one: ${answer.replace("{", '{"undeclared":1,')}\n`);
  assert.match(compile(["undeclared.ts"], page), /undeclared/);
});

test("whatever is declared says what it is", () => {
  const silent = readdirSync(join(folder, "node_modules/heyan"), { recursive: true }).filter((name) => name.endsWith(".d.ts") && !name.startsWith("built")).flatMap((name) => {
    const lines = readFileSync(join(folder, "node_modules/heyan", name), "utf8").split("\n");
    return lines.flatMap((line, at) => {
      const [, declared] = /^export (?:declare |default )*(?:function|interface|type|class|const) (\w+)/.exec(line) ?? [];
      return declared === undefined || lines[at - 1]?.trimEnd().endsWith("*/") ? [] : [`${name}: ${declared}`];
    });
  });
  assert.deepEqual(silent, []);
});

test("what is declared is exported, and nothing else", () => {
  for (const [at, entry] of entries.entries()) {
    const exported = JSON.parse(execFileSync(process.execPath, ["--input-type=module", "--eval",
      `import * as entry from "${entry}"; console.log(JSON.stringify(Object.keys(entry)));`], { cwd: folder, encoding: "utf8" }));
    // `keyof typeof` is a union of the declared values; each side has to take in the other.
    write(`names${at}.ts`, `import * as entry from "${entry}";
type Exported = ${exported.map((name) => JSON.stringify(name)).join(" | ")};
type Declared = keyof typeof entry;
export const declared: Declared extends Exported ? true : Exclude<Declared, Exported> = true;
export const exported: Exported extends Declared ? true : Exclude<Exported, Declared> = true;
`);
  }
  assert.equal(compile(entries.map((_, at) => `names${at}.ts`), page), "");
});
