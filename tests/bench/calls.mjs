// The form's functions in Node, beside an empty call: time a call against the ceilings of the design, how the
// application's cost grows with its contacts, and whether linear memory grows over many calls.
//
//   ./build.sh build && node tests/bench/calls.mjs [--json]
import init, * as heyan from "../../www/heyan/index.node.js";
import * as consent from "../../www/heyan/consent.node.js";
import { glue } from "../../www/heyan/built/heyan.js";
import { bare, hand } from "./page/table.mjs";

await Promise.all([init(), consent.default()]);
const linear = Object.values(glue.initSync()).find((one) => one instanceof WebAssembly.Memory);
const memory = () => linear.buffer.byteLength;

const contact = (index) => ({
  name: `王小${"甲乙丙丁戊己庚辛壬癸"[index % 10]}`, phone: `138${String(index * 7_919 + 12_345).padStart(8, "0")}`,
  relation: ["friend", "colleague", "classmate", "relative", "brother"][index % 5], adult: true, informed: true,
});
const application = (contacts) => ({
  applicant: { name: "王小明", phone: "138 0000 0024", backupPhones: ["13800000026"] },
  contacts: Array.from({ length: contacts }, (_, index) => contact(index)),
});
const many = { today: "2026-11-20", policy: { contacts: { max: 50 } } };
const notice = heyan.readyNotice("loan-application", {
  processor: { name: "示例消费金融有限公司", email: "privacy@example.com" },
  recipients: { carrier: { name: "示例号码核验有限公司", contact: "verify@example.com" } },
});
/** A notice as large as the design names: 12 purposes, each with a text of its own, and 10 recipients. */
const both = (chinese, english) => ({ "zh-CN": chinese, en: english });
const list = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const large = {
  ...notice,
  id: "large",
  categories: list(14, (index) => ({
    id: `data-${index}`, name: both(`第${index + 1}种信息`, `data of kind ${index + 1}`), class: "C2", sensitive: index % 5 === 4,
  })),
  recipients: list(10, (index) => ({
    ...notice.recipients[0], id: `recipient-${index}`, name: `示例第${index + 1}接收有限公司`, categories: [`data-${index}`],
  })),
  purposes: list(12, (index) => ({
    ...notice.purposes.find(({ recipients }) => recipients), id: `purpose-${index}`,
    title: both(`第${index + 1}项用途`, `purpose number ${index + 1}`),
    categories: [`data-${index}`, "data-12", "data-13"], recipients: index < 10 ? [`recipient-${index}`] : [],
  })),
  assessment: "PIA-2026-001",
};
const moment = "2026-11-21T08:30:00Z";
const event = {
  recordId: "9f1c2b3a-4d5e-4f60-8a7b-1c2d3e4f5a6b",
  subject: { reference: `hmac-sha256:${"0123456789abcdef".repeat(4)}`, kind: "applicant" },
  items: { "carrier-check": "given" },
  at: moment,
  display: { openedAt: moment, confirmedAt: moment, visibleMs: 0, maxScrollPermille: 1000 },
  action: { method: "tap", label: "同意并继续" },
};
const change = { oldPhone: "13800000024", newPhone: "13800000026", oldReachable: "no", backupPhones: ["13800000033"] };

/** Microseconds a call: the best of short slices, because the machine has other work too: about a millisecond each. */
function time(call, milliseconds = 700) {
  const began = performance.now();
  for (let turn = 0; turn < 200; turn += 1) call();
  const calls = Math.max(1, Math.min(1_000, Math.round(200 / (performance.now() - began))));
  let best = Infinity;
  for (const end = performance.now() + milliseconds; performance.now() < end;) {
    const from = performance.now();
    for (let turn = 0; turn < calls; turn += 1) call();
    best = Math.min(best, ((performance.now() - from) / calls) * 1_000);
  }
  return best;
}

const [five, fifty] = [application(5), application(50)];
const rows = [
  ["empty call (isValidPhone of an empty text)", null, () => heyan.isValidPhone("")],
  ["checkPhone", null, () => heyan.checkPhone("138 0000 0024")],
  ["checkPersonName", null, () => heyan.checkPersonName("古丽米热·艾比布力")],
  ["checkOneTimeCode", null, () => heyan.checkOneTimeCode("123456")],
  ["checkApplication, 5 contacts", 200, () => heyan.checkApplication(five, many)],
  ["checkApplication, 50 contacts", null, () => heyan.checkApplication(fifty, many)],
  ["planPhoneChange", 200, () => heyan.planPhoneChange(change)],
  ["renderConsent, the ready application notice", 2_000, () => consent.renderConsent(notice)],
  ["renderConsent, 12 purposes and 10 recipients", 2_000, () => consent.renderConsent(large)],
  ["checkConsent, 12 purposes and 10 recipients", 2_000, () => consent.checkConsent(large)],
  ["recordConsent, the ready application notice", null, () => consent.recordConsent(notice, event)],
].map(([name, ceiling, call]) => ({ name, microseconds: Number(time(call).toFixed(2)), ceiling }));

const before = memory();
const began = performance.now();
for (let turn = 0; turn < 100_000; turn += 1) {
  heyan.checkPhone("手机：１３９　０５１９　２７４６（微信同号）");
  heyan.isValidPhone("+44 20 7946 0958");
  heyan.checkOneTimeCode("123456");
  if (turn % 10 === 0) heyan.checkApplication(five, many);
  if (turn % 100 === 0) heyan.renderConsent(notice);
}
const growth = { calls: 311_000, before, after: memory(), seconds: Number(((performance.now() - began) / 1_000).toFixed(1)) };

hand({ rows, growth });
if (!bare) {
  for (const { name, microseconds, ceiling } of rows) {
    const verdict = ceiling === null ? "" : `  ${microseconds <= ceiling ? "within" : "OVER"} ${ceiling}`;
    console.log(`${microseconds.toFixed(2).padStart(9)} us  ${name}${verdict}`);
  }
  const ratio = rows[5].microseconds / rows[4].microseconds;
  console.log(`50 contacts cost ${ratio.toFixed(1)} times what 5 cost`);
  console.log(`linear memory ${before / 1e6} MB before, ${growth.after / 1e6} MB after ${growth.calls} mixed calls (${growth.seconds} s)`);
}
