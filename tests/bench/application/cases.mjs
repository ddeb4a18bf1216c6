// The list every library is asked about: a sound application, with one thing changed. `wrong` is the field that has to be put
// right before it may go, `null` where nothing has to: who refuses that refuses an honest person. What is right is said by
// GB 11643 and the permits and cards made after it, by the numbering plan, and by the lender's form: up to three contacts, each
// of age, told, and reached at a number that is nobody else's here. All persons and numbers are invented.
const sound = {
  applicant: { name: "王小明", phone: "13926584107", idNumber: "110101199003079999" },
  contacts: [
    { name: "李华", phone: "13658204197", relation: "friend", adult: true, informed: true },
    { name: "王建国", phone: "15026584137", relation: "father", adult: true, informed: true },
  ],
};
const third = { name: "韩梅梅", phone: "18826584173", relation: "colleague", adult: true, informed: true };

const [NAME, PHONE, ID] = ["/applicant/name", "/applicant/phone", "/applicant/idNumber"];
const CONTACT = "/contacts/1";

/** Kind, what is wrong, and the members that are changed, by their path. */
const TABLE = [
  ["as it is", null, {}],
  ["as it is", null, { "/contacts": [] }],
  ["as it is", null, { "/contacts/2": third }],
  ["as it is", null, { "/applicant/idNumber": undefined }],
  // Numbers as they are typed and pasted.
  ["number typed with spaces", null, { [PHONE]: "139 2658 4107" }],
  ["number typed with hyphens", null, { [PHONE]: "139-2658-4107" }],
  ["number with +86", null, { [PHONE]: "+86 139 2658 4107" }],
  ["number with 0086", null, { [PHONE]: "0086 13926584107" }],
  ["number with 86", null, { [PHONE]: "86 13926584107" }],
  ["number with (+86)", null, { [PHONE]: "(+86)13926584107" }],
  ["number in full width", null, { [PHONE]: "１３９２６５８４１０７" }],
  ["number pasted with a hidden sign", null, { [PHONE]: "\u202a13926584107\u202c" }],
  ["number pasted with its label", null, { [PHONE]: "手机：139 2658 4107" }],
  ["contact's number in full width", null, { [`${CONTACT}/phone`]: "１５０ ２６５８ ４１３７" }],
  ["contact reached in Hong Kong", null, { [`${CONTACT}/phone`]: "+852 5123 4567" }],
  // Names that people have.
  ["Uyghur name", null, { [NAME]: "古丽米热·艾比布力" }],
  ["Uyghur name, dot of another keyboard", null, { [NAME]: "古丽米热•艾比布力" }],
  ["long Tibetan or Mongolian name", null, { [`${CONTACT}/name`]: "呼格吉勒图·孟和巴特尔·那日苏·格日勒图" }],
  ["name with a rare character", null, { [NAME]: "王䶮" }],
  ["name with a character beyond U+FFFF", null, { [NAME]: "𠮷田明" }],
  ["name of one character and a surname of two", null, { [NAME]: "欧阳锋" }],
  ["Latin name", null, { [NAME]: "MARIA DE LA CRUZ O'NEIL" }],
  ["Latin name", null, { [NAME]: "Jean-Pierre Dupont" }],
  ["name typed with a space", null, { [NAME]: "王 小明" }],
  // Identity numbers that were issued.
  ["identity number with a small x", null, { [ID]: "11010119900307002x" }],
  ["identity number in groups", null, { [ID]: "110101 19900307 9999" }],
  ["identity number in full width", null, { [ID]: "１１０１０１１９９００３０７９９９９" }],
  ["residence permit, Hong Kong", null, { [ID]: "820000199003070009" }],
  ["foreign permanent resident, 2023", null, { [ID]: "FOREIGN" }],
  ["eighteen today", null, { [ID]: "EIGHTEEN" }],
  // What must not go.
  ["number one digit short", PHONE, { [PHONE]: "1392658410" }],
  ["number one digit long", PHONE, { [PHONE]: "139265841077" }],
  ["no number", PHONE, { [PHONE]: "" }],
  ["number that no plan has", PHONE, { [PHONE]: "12926584107" }],
  ["number of a machine's card", PHONE, { [PHONE]: "1440026584107" }],
  ["two numbers in one field", PHONE, { [PHONE]: "13926584107/13658204197" }],
  ["number hidden by stars", PHONE, { [PHONE]: "139****4107" }],
  ["letter O for zero", PHONE, { [PHONE]: "139265841O7" }],
  ["hotline as a contact", `${CONTACT}/phone`, { [`${CONTACT}/phone`]: "10086" }],
  ["no name", NAME, { [NAME]: "" }],
  ["kinship for a name", `${CONTACT}/name`, { [`${CONTACT}/name`]: "妈妈" }],
  ["kinship for a name", `${CONTACT}/name`, { [`${CONTACT}/name`]: "我老公" }],
  ["number for a name", NAME, { [NAME]: "王小明13926584107" }],
  ["marks for a name", NAME, { [NAME]: "····" }],
  ["identity number, wrong check character", ID, { [ID]: "110101199003079998" }],
  ["identity number, neighbours swapped", ID, { [ID]: "110101199030079999" }],
  ["identity number, no such day", ID, { [ID]: "NO_SUCH_DAY" }],
  ["identity number, no such place", ID, { [ID]: "NO_SUCH_PLACE" }],
  ["identity number, born tomorrow", ID, { [ID]: "TOMORROW" }],
  ["identity number of 15 digits", ID, { [ID]: "110101900307999" }],
  ["seventeen until tomorrow", ID, { [ID]: "110101200811220001" }],
  ["contact is the applicant's number", "/contacts/0/phone", { "/contacts/0/phone": "13926584107" }],
  ["contact is the applicant's number, written otherwise", "/contacts/0/phone", { "/contacts/0/phone": "+86 139-2658-4107" }],
  ["contact is the applicant's number, in full width", "/contacts/0/phone", { "/contacts/0/phone": "１３９２６５８４１０７" }],
  ["contact is the applicant's other number", "/contacts/0/phone", { "/applicant/backupPhones": ["13658204197"] }],
  ["two contacts, one number", `${CONTACT}/phone`, { [`${CONTACT}/phone`]: "136 5820 4197" }],
  ["four contacts", "/contacts", { "/contacts/2": third, "/contacts/3": { ...third, name: "赵敏", phone: "18926584171" } }],
  ["no relation chosen", `${CONTACT}/relation`, { [`${CONTACT}/relation`]: "" }],
  ["contact not of age", `${CONTACT}/adult`, { [`${CONTACT}/adult`]: false }],
  ["contact not told", `${CONTACT}/informed`, { [`${CONTACT}/informed`]: false }],
];

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** Seventeen digits with their check character. */
const checked = (body) => body + "10X98765432"[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11];
/** Identity numbers that are computed: sound by their check character, and by nothing else where the name says so. */
const COMPUTED = {
  FOREIGN: checked("91101519900307000"), EIGHTEEN: checked("11010120081121000"), NO_SUCH_DAY: checked("11010119900230000"), TOMORROW: checked("11010120261122000"),
  NO_SUCH_PLACE: checked("99230119900307000"),
};

export const cases = TABLE.map(([kind, wrong, changes]) => {
  const application = structuredClone(sound);
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.slice(1).split("/");
    const last = steps.pop();
    const place = steps.reduce((object, step) => object[step], application);
    if (value === undefined) delete place[last];
    else place[last] = COMPUTED[value] ?? value;
  }
  return { kind, wrong, application };
});

/** How often a peer refuses what is sound, passes what is not, or sends a person to another field than the wrong one. */
export function judge(valid) {
  const said = cases.map((one) => ({ ...one, paths: valid(one.application) }));
  const refused = said.filter(({ wrong, paths }) => wrong === null && paths.length > 0);
  const passed = said.filter(({ wrong, paths }) => wrong !== null && paths.length === 0);
  const elsewhere = said.filter(({ wrong, paths }) => wrong !== null && paths.length > 0 && !paths.includes(wrong));
  const kinds = (list) => [...new Set(list.map(({ kind }) => kind))];
  return {
    asked: cases.length, falseRefusals: refused.length, falsePasses: passed.length, elsewhere: elsewhere.length,
    kinds: { refused: kinds(refused), passed: kinds(passed), elsewhere: kinds(elsewhere) },
  };
}
