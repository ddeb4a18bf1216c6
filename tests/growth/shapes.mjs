// What every function is given to see how its work grows: each text of a good call made long out of many units, each
// list made of many entries, each object of many members.
import { readFileSync } from "node:fs";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const vectors = (file) => read(`../vectors/${file}.json`);
const notice = read("../fixtures/consent-notice.json");
// As many purposes as have a member that none before them has.
notice.purposes = notice.purposes.filter((purpose, index, all) => Object.keys(purpose).some((key) => !all.slice(0, index).some((before) => key in before)));
// A lender's own words are read as Markdown.
notice.purposes[0].text = { "zh-CN": "我们用{{purpose}}。", en: "For {{purpose}}." };
const called = (file, name) => vectors(file).find(({ call, refuses }) => call === name && !refuses).args;
const today = "2026-11-20";
const now = "2026-11-20T08:00:00Z";

/** Read again and again, and bad for whoever looks ahead for an end, back for a beginning, or for a partner. */
export const UNITS = [
  // Digits and what stands between them, and what looks like them.
  "1", "1 ", "1-", "13926584107 ", "13926584107", "0086", "+", "(1", "1)", "（１", "１", "٣", "⑴", "x1", "转1", "手机：1", "1/1.",
  // Words.
  "的", "王", "欧阳", "等第三方，永久保存，不可撤回；", "合作机构", "不", "不要转账，", "贷款逾期，加微信。", "a", "O'Neil-", "A", "is not ", "not ",
  "父亲", "test", "先生",
  // What belongs together, half of it.
  "(", "（", "【", "】", "【工商银行】", "[", "]", "[]", "[a](", "[a](https://a.cn) ", "![](x)", "{{", "}}", "{{a}}", "{{purpose}}", "<b", "<!--", "</p>", "“", "\"",
  "'", "*", "**", "**a**", "* a\n", "***", "_", "`", "```\n", "~~~\n", "# ", "### a\n", "- a\n", "  - a\n", "1. a\n", "> ", "|a|\n|-|\n", "---\n", "\\", "\\*", "&amp;",
  // Addresses.
  "http://a.cn/x ", "http://", "a.", "a.cn/", ".cn", "a@", "@a.cn", "xn--", "://", "www.", "点", "。com", "t.cn/A1 ", "%41", "?a=1&",
  // Beside and between characters.
  "\u0301", "a\u0301", "a\u0327\u0301", "\u200b", "1\u200b", "\u200d", "\u2060", "\u00ad", "\u034f", "\ufe0f", "\u202e", "\ufeff", " ", "\u3000", "\t", "\n", "\r\n", "\r", "\0", "\n\n",
  "·", "王·", ".", "。", "，", "、", "；", "：", "…", "😀", "👨\u200d👩\u200d", "🇨", "𠮷", "㍿", "ﬁ", "İ", "ß", "\ud800",
];

/** A good call of each function; of the letters, one of each kind. */
const CALLS = {
  checkPhone: [["13926584107", { purpose: "contact", region: "CN" }]],
  isValidPhone: [["13926584107", "CN"], ["13926584107", "US"]],
  areValidPhones: [["13926584107", "CN"]],
  formatPhone: [["13926584107", "international", "CN"]],
  formatAsYouType: [["13926584107", 3, { region: "CN" }], ["13926584107", 3, { region: "US", inputType: "deleteContentBackward" }]],
  checkPersonName: [["王小明", { script: "any" }]],
  checkIdNumber: [["11010519491231002X", { today }]],
  isValidIdNumber: [["11010519491231002X", { today }]],
  checkOneTimeCode: [["123456"]],
  checkApplication: [[
    {
      applicant: { name: "王小明", phone: "13800000024", idNumber: "11010519491231002X", workPhone: "010-62345678", backupPhones: ["13800000032"] },
      contacts: [{ name: "李雷", phone: "13800000031", relation: "friend", adult: true, informed: true, note: "同事" }],
      consents: { "carrier-check": "given" },
    },
    { today, policy: { staff: { names: ["张三"], phones: ["13800000035"] } } },
  ]],
  planPhoneChange: [[{ oldPhone: "13800000024", newPhone: "13926584107", oldReachable: "no", backupPhones: ["13800000032"], canLogIn: true }, { now }]],
  inspectSms: [[
    { text: "【工商银行】您的贷款已逾期，请加微信。", sender: "10690000", recipient: { name: "王小明", phoneTail: "0024" } },
    { brands: [{ name: "示例金融", aliases: ["示例"], domains: ["example.com"], numbers: ["95588"] }] },
  ]],
  readyNotice: [called("consent", "readyNotice")],
  renderConsent: [[notice]],
  checkConsent: [[notice]],
  recordConsent: [called("consent-record", "recordConsent")],
  checkConsentRecord: [called("consent-record", "checkConsentRecord")],
  planConsent: [called("consent-record", "planConsent")],
  draftLetter: vectors("letter").filter(({ call, refuses }) => call === "draftLetter" && !refuses).map(({ args }) => args)
    .filter((args, index, all) => all.findIndex(([kind]) => kind === args[0]) === index),
  letterFields: [called("letter", "letterFields")],
  listRules: [[{ locale: "en" }]],
  useFlaggedNumbers: [[[72, 69, 89, 65]]],
};

/** The functions that are tried. */
export const FUNCTIONS = Object.keys(CALLS);
/** Where the same notice stands that `renderConsent` is given; what is made of it there is seen there. */
const NOTICES = { recordConsent: "0", checkConsentRecord: "1", planConsent: "0" };
/** Texts that people type and that a lender writes: each of them is made of every unit. */
const TYPED = new Set([
  "checkPhone 0", "isValidPhone 0", "areValidPhones 0", "formatPhone 0", "formatAsYouType 0", "checkPersonName 0", "checkIdNumber 0", "isValidIdNumber 0", "checkOneTimeCode 0",
  "inspectSms 0.text", "inspectSms 0.sender", "renderConsent 0.purposes.0.text.zh-CN", "renderConsent 0.purposes.0.text.en",
  "checkApplication 0.applicant.name", "checkApplication 0.applicant.phone", "planPhoneChange 0.newPhone",
]);

/** Every place in a value, with its steps from the top. */
function* all(value, steps = []) {
  yield [steps, value];
  if (typeof value !== "object" || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* all(member, [...steps, name]);
}

/** Those of a call's arguments, one of each kind: the first category's name stands for every category's. */
function places(name, args) {
  const kind = ([[argument, ...steps]]) => `${argument} ${steps.join("/").replace(/\/\d+/g, "/0")}`;
  const found = new Map();
  for (const place of all(args)) {
    const [steps] = place;
    if (steps.length > 0 && (steps[0] !== NOTICES[name] || steps.length === 1) && !found.has(kind(place))) found.set(kind(place), place);
  }
  return [...found.values()];
}

/** The JSON of the arguments with a text of JSON in one place. */
function put(args, steps, text) {
  const copy = structuredClone(args);
  const holder = steps.slice(0, -1).reduce((member, name) => member[name], copy);
  holder[steps.at(-1)] = "@@";
  return JSON.stringify(copy).replace('"@@"', () => text);
}

const escaped = (text) => JSON.stringify(text).slice(1, -1);
const ofEach = (make) => FUNCTIONS.flatMap((name) => CALLS[name].flatMap((args) => places(name, args).flatMap(([steps, value]) => make(name, args, steps, value))));

/** Each text of each call, as one that grows. Of the places that are not typed each gets every `step`th unit, in turn. */
export function texts(step) {
  let turn = 0;
  return ofEach((name, args, steps, value) => {
    if (typeof value !== "string") return [];
    const place = `${name} ${steps.join(".")}`;
    turn += 1;
    return UNITS.filter((_, index) => TYPED.has(place) || (index + turn) % step === 0)
      .map((unit) => ({ name, place, said: JSON.stringify(unit), given: put(args, steps, '"@@"'), unit: escaped(unit), each: 1 }));
  });
}

/** Each list and each object of each call, of entries and members that become more. */
export function many() {
  return ofEach((name, args, steps, value) => {
    if (typeof value !== "object" || value === null) return [];
    const question = (said, around, unit) => ({ name, place: `${name} ${steps.join(".")}`, said, given: put(args, steps, around), unit, each: unit.length });
    if (!Array.isArray(value)) {
      const open = JSON.stringify(value).slice(0, -1);
      return [question("many members", `${open}${open === "{" ? '"m":0' : ""}@@}`, ',"m#":"given"')];
    }
    return [value[0] ?? 0, "", {}].flatMap((entry) => {
      const json = JSON.stringify(entry);
      // The same again and again, and with another number in each.
      const numbered = typeof entry === "string" ? '"13#"' : json.replace(/"(id|name|phone|recordId)":"([^"]*)"/g, '"$1":"$2#"');
      return [...new Set([json, numbered])].map((unit) => question(`many ${unit.slice(0, 40)}`, `[${json}@@]`, `,${unit}`));
    });
  });
}
