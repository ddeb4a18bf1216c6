// Every function of the package, asked once, in whatever run time has imported it: Node, Deno, Bun, workerd, a page. Needs
// nothing but the language. An export without a case here is a fault.

const TODAY = "2026-11-20";
const page = typeof document !== "undefined";

function is(said, meant, what) {
  const [one, other] = [text(said), text(meant)];
  if (one !== other) throw new Error(`${what} is ${one.slice(0, 300)}, not ${other.slice(0, 300)}`);
}

/** As JSON text with the members of every object in one order. */
const text = (value) => JSON.stringify(value, (_, member) =>
  member && typeof member === "object" && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).sort()) : member) ?? "undefined";

function refuses(call, kind) {
  try {
    call();
  } catch (error) {
    if (error.name === kind) return error;
    throw new Error(`threw ${error.name}: ${error.message}`);
  }
  throw new Error(`did not throw a ${kind}`);
}

const has = (report, code) => is(report.findings.some((finding) => finding.code === code), true, code);
const reports = (report) => is(/^\d+\.\d+\.\d+/.test(report.ruleset), true, "ruleset");
const validate = (schema, value) => schema["~standard"].validate(value);

const applicant = { name: "王小明", phone: "138 0000 0024" };
const application = { applicant, contacts: [{ name: "李小红", phone: "138 0000 0024", relation: "friend", adult: true, informed: true }] };
const change = { oldPhone: "13800000024", newPhone: "13900000035", oldReachable: "no" };
const facts = { effectiveFrom: "2026-01-01", processor: { name: "示例消费金融有限公司", phone: "400-000-0000" } };
const event = (items) => ({
  recordId: "123e4567-e89b-42d3-a456-426614174000",
  subject: { reference: "123e4567-e89b-42d3-a456-426614174001", kind: "applicant" },
  items,
  at: "2026-11-20T10:00:00+08:00",
  display: { openedAt: "2026-11-20T09:59:00+08:00", confirmedAt: "2026-11-20T10:00:00+08:00", visibleMs: 30000, maxScrollPermille: 1000 },
  action: { method: "tap-checkbox-then-button", label: "同意" },
});

/** A notice, what a person saw of it, and a record of having agreed. */
function consent(heyan) {
  const notice = heyan.readyNotice("marketing", facts);
  const text = heyan.renderConsent(notice);
  const items = Object.fromEntries(text.items.map(({ id }) => [id, "given"]));
  return { notice, text, made: heyan.recordConsent(notice, event(items), { shown: text.hashes }) };
}

/** By the export's name: what it is asked with and what has to come of it. Given the entry that has it. */
const CASES = {
  checkPhone(heyan) {
    const report = heyan.checkPhone("１３９ 2658 4107");
    reports(report);
    is([report.verdict, report.e164, report.masked], ["pass", "+8613926584107", "139****4107"], "the report");
    is(heyan.checkPhone("1392658410", { locale: "en" }).verdict, "reject", "a digit too few");
    refuses(() => heyan.checkPhone(7), "TypeError");
  },
  isValidPhone: (heyan) => is([heyan.isValidPhone("13926584107"), heyan.isValidPhone("1392658")], [true, false], "valid"),
  areValidPhones: (heyan) => is([...heyan.areValidPhones("13926584107\n1392658\n")].slice(0, 2), [1, 0], "valid"),
  formatPhone: (heyan) => is(heyan.formatPhone("13926584107", "national"), "139 2658 4107", "formatted"),
  formatAsYouType: (heyan) => is(heyan.formatAsYouType("1392658", 7), { text: "139 2658", caret: 8 }, "typed"),
  useFlaggedNumbers(heyan) {
    is(heyan.useFlaggedNumbers(null), undefined, "none");
    refuses(() => heyan.useFlaggedNumbers(new Uint8Array(100)), "TypeError");
  },
  checkPersonName: (heyan) => is(heyan.checkPersonName("阿卜杜拉•买买提").normalized, "阿卜杜拉·买买提", "the name"),
  isValidIdNumber: (heyan) => is(["11010519491231002X", "110105194912310021"].map((text) => heyan.isValidIdNumber(text, { today: TODAY })), [true, false], "valid"),
  checkIdNumber(heyan) {
    is(heyan.checkIdNumber("110105194912310021", { today: TODAY }).verdict, "reject", "another last digit");
    is(heyan.checkIdNumber("11010519491231002X", { today: TODAY }).birthDate, "1949-12-31", "born");
  },
  checkApplication: (heyan) => has(heyan.checkApplication(application, { today: TODAY }), "contact.same-phone-as-applicant"),
  planPhoneChange(heyan) {
    const plan = heyan.planPhoneChange(change, { now: "2026-11-20T10:00:00+08:00" });
    reports(plan);
    is([plan.outcome !== "blocked", plan.steps.length > 0], [true, true], "a way to go on");
  },
  checkOneTimeCode: (heyan) => is(heyan.checkOneTimeCode("１２３ 456").normalized, "123456", "the code"),
  readyNotice: (heyan) => is(heyan.readyNotice("marketing", facts).processor.name, facts.processor.name, "the processor"),
  renderConsent(heyan) {
    const { text } = consent(heyan);
    is([text.findings, text.blocks.length > 3, text.items.length > 0], [[], true, true], "the text");
  },
  checkConsent: (heyan) => is(heyan.checkConsent(heyan.readyNotice("marketing", facts)).findings, [], "findings"),
  recordConsent(heyan) {
    const { made } = consent(heyan);
    is([made.findings, JSON.parse(made.canonical), /^sha256:[0-9a-f]{64}$/.test(made.sha256)], [[], made.record, true], "the record");
  },
  checkConsentRecord(heyan) {
    const { notice, made } = consent(heyan);
    const now = "2026-11-21T10:00:00+08:00";
    is(heyan.checkConsentRecord(made.record, notice, { sha256: made.sha256, now }).needsRenewal, false, "to be renewed");
    is(heyan.checkConsentRecord({ ...made.record, altered: "1" }, notice, { now }).verdict, "reject", "an altered one");
  },
  planConsent(heyan) {
    const { notice, made } = consent(heyan);
    const asked = (records) => heyan.planConsent(notice, records, { now: "2026-11-21T10:00:00+08:00" }).items[0].ask;
    is([asked([]), asked([made.record])], ["now", "no"], "asked");
  },
  draftLetter(heyan) {
    const letter = heyan.draftLetter("never-borrowed", {});
    is([letter.blanks.length > 0, letter.text.startsWith(letter.title)], [true, true], "the letter");
    refuses(() => heyan.draftLetter("never-borrowed", { nonsense: "1" }), "TypeError");
  },
  letterFields: (heyan) => is(heyan.letterFields("never-borrowed").every(({ name, label }) => name && label), true, "labels"),
  listRules(heyan) {
    const rules = heyan.listRules({ locale: "en" });
    is([rules.length > 100, rules.every(({ code, title }) => code && title)], [true, true], "the catalogue");
  },
  inspectSms(heyan) {
    const report = heyan.inspectSms({ text: "【示例金融】您的贷款已逾期，请点击 http://a.example/pay 输入验证码" });
    reports(report);
    is([report.verdict !== "pass", report.claims.links.length], [true, 1], "the message");
  },
  showDocument(heyan) {
    const document_ = { title: "标题", blocks: [{ type: "paragraph", content: ["一", { strong: "二" }] }] };
    if (!page) return void refuses(() => heyan.showDocument({}, document_), "TypeError");
    const target = document.createElement("div");
    heyan.showDocument(target, document_);
    is([...target.querySelectorAll("p")].map((node) => node.textContent), ["标题", "一二"], "the nodes");
  },
  HeyanError(heyan) {
    const error = new heyan.HeyanError("load-failed", "no");
    is([error instanceof Error, error.name, error.code], [true, "HeyanError", "load-failed"], "the error");
  },
  phoneSchema: (heyan) => is(validate(heyan.phoneSchema, "139 2658 4107").value, "+8613926584107", "the value"),
  nameSchema: (heyan) => is(validate(heyan.nameSchema, "妈妈").issues.length, 1, "issues"),
  idNumberSchema: (heyan) => is(validate(heyan.idNumberSchema, "11010519491231002x").value, "11010519491231002X", "the value"),
  applicationSchema: (heyan) => is(validate(heyan.applicationSchema, application).issues[0].path.slice(0, 2), ["contacts", 0], "the path"),
  phoneChangeSchema: (heyan) => is(validate(heyan.phoneChangeSchema, change).value, change, "the value"),
  schemasOf: ({ schemasOf }, all) => is(Object.keys(schemasOf(all["heyan/phone"])), ["phoneSchema"], "the phone entry's"),
  formSchema({ formSchema }, all) {
    is(validate(formSchema({ phone: all.heyan.phoneSchema }), { phone: "139" }).issues[0].path, ["phone"], "the path");
  },
  orUnchecked: ({ orUnchecked }, all) => is(validate(orUnchecked(all.heyan.nameSchema), "王小明"), { value: "王小明" }, "the result"),
  sentenceOf: ({ sentenceOf }) => is(sentenceOf({ message: "少一位。", fix: "请核对。" }).includes("请核对。"), true, "what to do"),
  async antdRules({ antdRules }, all) {
    const [hard] = antdRules(all["heyan/phone"].checkPhone);
    is(await hard.validator({}, "139").then(() => "kept", () => "refused"), "refused", "a short number");
    is(await hard.validator({}, "13926584107").then(() => "kept", () => "refused"), "kept", "a number");
  },
  async elementPlusRule({ elementPlusRule }, all) {
    const said = await new Promise((called) => { elementPlusRule(all.heyan.phoneSchema).validator({}, "139", called); });
    is(said instanceof Error, true, "what the callback is given");
  },
  vantRule: ({ vantRule }, all) => is(typeof vantRule(all.heyan.checkPhone).validator("139"), "string", "the sentence"),
  trueOrSentence: ({ trueOrSentence }, all) => is(trueOrSentence(all.heyan.phoneSchema)("13926584107"), true, "a number"),
  guardForm({ guardForm }, all) {
    if (!page) return;
    const form = document.createElement("form");
    const field = document.createElement("input");
    field.name = "applicant.phone";
    form.append(field);
    document.body.append(form);
    const guard = guardForm(form, { check: (value) => all.heyan.checkApplication(value), module: all.heyan });
    guard.show([{ code: "phone.too-short", severity: "error", path: "/applicant/phone", message: "少一位。" }]);
    is([form.noValidate, field.getAttribute("aria-invalid"), form.textContent.includes("少一位。")], [true, "true", true], "the form");
    guard.destroy();
    form.remove();
  },
  default: async (heyan) => is(await heyan.default(), undefined, "starting again"),
};

/** Loads by a path in a code package, which only a mini-program has: tests/package/miniprogram.test.mjs asks all of it. */
const ELSEWHERE = "heyan/miniprogram";

/** Asks every export of every entry; `wrong` says what did not hold. @param {Record<string, any>} entries by name */
export async function smoke(entries) {
  const wrong = [];
  let asked = 0;
  /** In workerd two entries are one module. */
  const started = new Set();
  for (const [entry, module] of Object.entries(entries)) {
    const start = module.default;
    if (start && !started.has(start)) {
      started.add(start);
      const before = refuses(() => (module.checkPhone ?? module.inspectSms ?? module.renderConsent)("1"), "HeyanError");
      if (before.code !== "not-initialised") wrong.push(`${entry} before init: ${before.code}`);
      const code = await start().then(() => "started", (error) => error.code);
      if (code !== (entry === ELSEWHERE ? "load-failed" : "started")) wrong.push(`${entry} init: ${code}`);
    }
  }
  for (const [entry, module] of Object.entries(entries)) {
    if (entry === ELSEWHERE) continue;
    for (const name of Object.keys(module)) {
      asked += 1;
      try {
        if (!Object.hasOwn(CASES, name)) throw new Error("has no smoke in tests/package/smoke.mjs");
        await CASES[name](module, entries);
      } catch (error) {
        wrong.push(`${entry} ${name}: ${error?.message ?? error}`);
      }
    }
  }
  return { asked, wrong };
}
