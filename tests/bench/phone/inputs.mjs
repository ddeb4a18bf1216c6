// Numbers to measure with, out of the fixture of Google's answers (tests/fixtures/make_phone_oracle.py says what is in it).
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const DIAL_SEED = 6364136223846793005n;
const DIAL_STEP = 1442695040888963407n;
const KINDS = [
  "premium-rate", "toll-free", "shared-cost", "voip", "personal-number", "pager", "uan", "voicemail", "fixed-line-or-mobile",
  "fixed-line", "mobile", "unknown",
];

function records() {
  const packed = readFileSync(new URL("../../fixtures/phone_oracle.txt.gz", import.meta.url));
  const lines = gunzipSync(packed).toString("utf8").trimEnd().split("\n");
  const all = [];
  for (let line = 1; line < lines.length; line += 3) {
    const [region, code, kind, ...base] = lines[line].split(" ").filter(Boolean);
    all.push({ region, code, kind, base, letters: lines[line + 1], seed: BigInt(all.length) });
  }
  return { version: lines[0].split(" ")[2], all };
}

/** The numbers of a record, as the script derives them. */
function derive({ base, kind, seed }) {
  let state = seed;
  const next = () => {
    state = BigInt.asUintN(64, state * DIAL_SEED + DIAL_STEP);
    return Number(state >> 33n);
  };
  const out = [];
  for (const number of base) {
    out.push(number, number.slice(0, -1));
    out.push(number + ((out.length * 7 + 3) % 10));
  }
  if (base.length > 0) {
    for (let turn = 0; turn < 100; turn += 1) {
      const number = base[next() % base.length];
      const at = next() % number.length;
      out.push(number.slice(0, at) + ((Number(number[at]) + 1 + (next() % 9)) % 10) + number.slice(at + 1));
    }
  }
  if (kind === "random") {
    for (let turn = 0; turn < 100; turn += 1) {
      out.push(Array.from({ length: 3 + (next() % 13) }, () => next() % 10).join(""));
    }
  }
  return out;
}

/** Every `stride`-th number of the fixture in mixed order, with + and as dialled at home, and what Google says of it. */
export function judged(stride) {
  const { version, all } = records();
  const list = [];
  let count = 0;
  for (const record of all) {
    const home = record.region === "001" ? "US" : record.region;
    derive(record).forEach((number, place) => {
      count += 1;
      if (count % stride !== 0) return;
      [`+${record.code}${number}`, number].forEach((text, writing) => {
        const letter = record.letters.charCodeAt(4 * place + writing);
        const kind = letter === 33 ? "unknown" : KINDS[Math.floor((letter - 48) / 5)];
        list.push({ text, region: home, of: record.region, valid: kind !== "unknown", kind });
      });
    });
  }
  // A step that shares no divisor with the length goes through all of it.
  let step = 7_919;
  while (list.length % step === 0) step += 2;
  return { version, list: list.map((_, place) => list[(place * step) % list.length]) };
}

/** Numbers as forms get them: half of mainland China in six writings, half of the whole world in three; shuffled, always alike. */
export function mixed(count, international) {
  let state = 20_261_121;
  const random = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const valid = records().all.filter(({ base, region }) => base.length > 0 && region !== "001");
  const china = ["139", "136", "150", "188", "199", "166", "133"];
  const writings = [
    (number) => number, (number) => `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`, (number) => `+86${number}`,
    (number) => `+86 ${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`, (number) => `0086-${number}`,
    (number) => number.slice(0, -1),
  ];
  return Array.from({ length: count }, (_, index) => {
    if (index % 2 === 0) {
      const number = china[random(china.length)] + String(random(100_000_000)).padStart(8, "0");
      return { text: writings[random(writings.length)](number), region: "CN" };
    }
    const { region, code, base } = valid[random(valid.length)];
    const number = base[random(base.length)];
    return [
      { text: number, region },
      { text: `+${code}${number}`, region: "CN" },
      { text: international(`+${code}${number}`) ?? `+${code}${number}`, region: "CN" },
    ][random(3)];
  });
}
