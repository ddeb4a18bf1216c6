// How the cost of a call grows with what is handed over: nanoseconds a byte for 1 kB, 10 kB, 100 kB and 1 MB of
// texts and of objects, most of them made to be as bad as can be. Where the time is linear a row stays level; it
// falls where a limit is reached (README.md, Limits).
//
//   ./build.sh build && node tests/bench/growth.mjs [--json] [--only NAME]
import { readFileSync } from "node:fs";
import init, * as heyan from "../../www/heyan/index.node.js";
import { bare, hand } from "./page/table.mjs";

await init();

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** A row may grow so many times from one size to the next before it is called more than linear. */
const SLACK = 3;

const notice = JSON.parse(readFileSync(new URL("../fixtures/consent-notice.json", import.meta.url), "utf8"));
const vectors = (file) => JSON.parse(readFileSync(new URL(`../vectors/${file}.json`, import.meta.url), "utf8"));
const [recorded] = vectors("consent-record").filter(({ call, refuses }) => call === "recordConsent" && !refuses);
const [change] = vectors("phone-change").filter(({ call, refuses }) => call === "planPhoneChange" && !refuses);
const [letter] = vectors("letter").filter(({ call, refuses }) => call === "draftLetter" && !refuses);
const contact = { name: "李雷", phone: "13800000031", relation: "friend", adult: true, informed: true };
const application = { applicant: { name: "王小明", phone: "13800000024" }, contacts: [contact] };
const today = { today: "2026-11-20" };

const filled = (part, size) => part.repeat(Math.ceil(size / part.length)).slice(0, size);
/** As many entries as make an object of about this size. */
const many = (size, make) => {
  const each = JSON.stringify(make(0)).length + 1;
  return Array.from({ length: Math.max(1, Math.floor(size / each)) }, (_, index) => make(index));
};
const members = (size, value) => Object.fromEntries(many(size, (index) => [`member-${index}`, value]));
const with_ = (object, more) => ({ ...object, ...more });
const digits = (index) => String(13800000000 + index);
const purpose = (index) => ({ ...notice.purposes[0], id: `p${index}`, categories: notice.categories.map(({ id }) => id) });
const category = (index) => ({ ...notice.categories[0], id: `c${index}` });
const own = (text) => ({ ...notice, purposes: notice.purposes.map((purpose, index) => (index ? purpose : { ...purpose, text })) });
const record = heyan.recordConsent(...recorded.args.map((argument) => argument ?? undefined)).record;

/** What is called, and with what for a size. */
const SHAPES = {
  "checkPhone, digits": (size) => [heyan.checkPhone, filled("1", size)],
  "checkPhone, words": (size) => [heyan.checkPhone, filled("手机a1-", size)],
  "isValidPhone, spaces": (size) => [heyan.isValidPhone, filled("1 ", size)],
  "areValidPhones, numbers": (size) => [heyan.areValidPhones, filled("13926584107\n", size)],
  "areValidPhones, one line": (size) => [heyan.areValidPhones, filled("1 (", size)],
  "areValidPhones, empty lines": (size) => [heyan.areValidPhones, filled("\n", size)],
  "areValidPhones, words": (size) => [heyan.areValidPhones, filled("手机 139-2658x4107\n", size)],
  "formatPhone, brackets": (size) => [heyan.formatPhone, filled("(1", size), "international"],
  "formatAsYouType, digits": (size) => [heyan.formatAsYouType, filled("1 ", size), 3],
  "checkPersonName, Han": (size) => [heyan.checkPersonName, filled("王", size)],
  "checkPersonName, Latin": (size) => [heyan.checkPersonName, filled("O'Neil-", size)],
  "checkPersonName, marks": (size) => [heyan.checkPersonName, filled("a\u0301·", size)],
  "checkIdNumber, digits": (size) => [heyan.checkIdNumber, filled("1", size), today],
  "checkOneTimeCode, digits": (size) => [heyan.checkOneTimeCode, filled("1-", size)],
  "inspectSms, words": (size) => [heyan.inspectSms, { text: filled("贷款逾期，加微信。", size) }],
  "inspectSms, links": (size) => [heyan.inspectSms, { text: filled("http://a.cn/x ", size) }],
  "inspectSms, numbers": (size) => [heyan.inspectSms, { text: filled("请转账到6222000000000000，电话13800000024。", size) }],
  "inspectSms, signatures": (size) => [heyan.inspectSms, { text: filled("【工商银行】", size) }],
  "inspectSms, dots": (size) => [heyan.inspectSms, { text: filled("a.", size) }],
  "inspectSms, denials": (size) => [heyan.inspectSms, { text: filled("不要转账，", size) }],
  "inspectSms, spaces": (size) => [heyan.inspectSms, { text: filled("验 证\u200b码 ", size) }],
  "checkApplication, name": (size) => [heyan.checkApplication, with_(application, { applicant: { name: filled("王", size), phone: digits(1) } }), today],
  "checkApplication, contacts": (size) => [heyan.checkApplication, with_(application, { contacts: many(size, (index) => ({ ...contact, phone: digits(index) })) }), today],
  "checkApplication, backups": (size) => [heyan.checkApplication, with_(application, { applicant: { ...application.applicant, backupPhones: many(size, digits) } }), today],
  "checkApplication, consents": (size) => [heyan.checkApplication, with_(application, { consents: members(size, "given") }), { ...today, notice }],
  "checkApplication, staff": (size) => [heyan.checkApplication, application, { ...today, policy: { staff: { phones: many(size, digits) } } }],
  "checkApplication, unknown members": (size) => [heyan.checkApplication, { ...application, ...members(size, 0) }, today],
  "planPhoneChange, backups": (size) => [heyan.planPhoneChange, { ...change.args[0], backupPhones: many(size, digits) }, { ...change.args[1], now: "2026-11-20T00:00:00Z" }],
  "renderConsent, one text": (size) => [heyan.renderConsent, own(filled("我们为您处理手机号，用于核对身份。", size))],
  "renderConsent, headings": (size) => [heyan.renderConsent, own(filled("### a\n", size))],
  "renderConsent, list": (size) => [heyan.renderConsent, own(filled("- a\n", size))],
  "renderConsent, asterisks": (size) => [heyan.renderConsent, own(filled("**", size))],
  "renderConsent, brackets": (size) => [heyan.renderConsent, own(filled("[", size))],
  "renderConsent, half links": (size) => [heyan.renderConsent, own(filled("[a](", size))],
  "renderConsent, images": (size) => [heyan.renderConsent, own(filled("![](x)", size))],
  "renderConsent, slots": (size) => [heyan.renderConsent, own(filled("{{", size))],
  "renderConsent, unknown slots": (size) => [heyan.renderConsent, own(filled("{{a}}", size))],
  "renderConsent, markup": (size) => [heyan.renderConsent, own(filled("<b", size))],
  "renderConsent, backslashes": (size) => [heyan.renderConsent, own(filled("\\", size))],
  "checkConsent, words that mean something": (size) => [heyan.checkConsent, own(filled("等第三方，永久保存，不可撤回；", size))],
  "checkConsent, one long sentence": (size) => [heyan.checkConsent, own(filled("合作机构", size))],
  "renderConsent, purposes": (size) => [heyan.renderConsent, { ...notice, purposes: many(size, purpose) }],
  "renderConsent, categories": (size) => [heyan.renderConsent, { ...notice, categories: [...notice.categories, ...many(size, category)] }],
  "renderConsent, one purpose's categories": (size) => [heyan.renderConsent, { ...notice, purposes: notice.purposes.map((purpose) => ({ ...purpose, categories: many(size, () => purpose.categories[0]) })) }],
  "recordConsent, items": (size) => [heyan.recordConsent, recorded.args[0], { ...recorded.args[1], items: members(size, "given") }],
  "checkConsentRecord, members": (size) => [heyan.checkConsentRecord, { ...record, ...members(size, "x") }, recorded.args[0]],
  "planConsent, records": (size) => [heyan.planConsent, recorded.args[0], many(size, () => record)],
  "draftLetter, one fact": (size) => [heyan.draftLetter, letter.args[0], { ...letter.args[1], name: filled("王", size) }],
  "draftLetter, rows": (size) => [heyan.draftLetter, letter.args[0], { ...letter.args[1], evidence: many(size, () => "注销回执") }],
  "draftLetter, facts": (size) => [heyan.draftLetter, letter.args[0], { ...letter.args[1], ...members(size, "x") }],
};

/** Milliseconds of one call, the best of a few: of the processor's, because the machine has other work too. */
function time([call, ...args]) {
  let best = Infinity;
  for (let turn = 0, began = performance.now(); turn < 50 && (turn < 3 || performance.now() - began < 30); turn += 1) {
    const start = performance.now();
    const used = process.cpuUsage();
    try {
      call(...args);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    const { user, system } = process.cpuUsage(used);
    best = Math.min(best, performance.now() - start, (user + system) / 1_000 || Infinity);
  }
  return best;
}

const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : "";
const rows = [];
if (!bare) console.log(`${"ns a byte at".padEnd(44)}${["1 kB", "10 kB", "100 kB", "1 MB"].map((size) => size.padStart(9)).join("")}`);
for (const [name, shape] of Object.entries(SHAPES)) {
  if (!name.includes(only)) continue;
  const perByte = SIZES.map((size) => (time(shape(size)) * 1e6) / size);
  // Fixed costs hide in the smallest size, so growth is asked of the larger ones.
  const steep = perByte.some((cost, at) => at > 0 && cost > perByte[at - 1] * SLACK && cost * SIZES[at] > 5e6);
  const nanosecondsPerByte = perByte.map((cost) => Number(cost.toFixed(cost < 10 ? 2 : 0)));
  rows.push({ name, nanosecondsPerByte, steep });
  if (!bare) console.log(`${name.padEnd(44)}${nanosecondsPerByte.map((cost) => String(cost).padStart(9)).join("")}${steep ? "  MORE THAN LINEAR" : ""}`);
}
hand({ sizes: SIZES, rows });
if (rows.some(({ steep }) => steep)) process.exitCode = 1;
