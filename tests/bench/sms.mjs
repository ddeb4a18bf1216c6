// A message of 500 characters in Node: time a call against the ceiling of the design, and how the cost grows up to 100,000.
//
//   ./build.sh build && node tests/bench/sms.mjs [--json]
import { readFileSync } from "node:fs";
import init, { inspectSms } from "../../www/heyan/sms.node.js";
import { bare, hand } from "./page/table.mjs";

await init();

const lines = readFileSync(new URL("../sms/build.tsv", import.meta.url), "utf8").split("\n");
const texts = lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split("\t")[4]);
/** 500 characters of labelled messages, one after the other. */
const long = texts.join("").slice(0, 500);
const person = { recipient: { name: "王小明", idTail: "1234", phoneTail: "0024" } };

/** Microseconds a call: the best of short slices, because the machine has other work too. */
function time(call, slices = 60, milliseconds = 12) {
  for (let turn = 0; turn < 200; turn += 1) call();
  let best = Infinity;
  for (let slice = 0; slice < slices; slice += 1) {
    const began = performance.now();
    let calls = 0;
    while (performance.now() - began < milliseconds) {
      for (let turn = 0; turn < 10; turn += 1) call();
      calls += 10;
    }
    best = Math.min(best, ((performance.now() - began) / calls) * 1_000);
  }
  return best;
}

let next = 0;
const rows = [
  ["inspectSms, a labelled message after the other", null, () => inspectSms({ text: texts[(next = (next + 1) % texts.length)] })],
  ["inspectSms, 500 characters", 500, () => inspectSms({ text: long })],
  ["inspectSms, 500 characters, sender and recipient", 500, () => inspectSms({ text: long, sender: "1069055512345" }, person)],
].map(([name, ceiling, call]) => ({ name, microseconds: Number(time(call).toFixed(1)), ceiling }));

/** Milliseconds of one call. */
const once = (text) => {
  const began = performance.now();
  inspectSms({ text }, person);
  return performance.now() - began;
};
const growth = ["贷款逾期，加微信。", "【", "1 ", "a.", "转账到"].map((shape) => {
  const of = (length) => Math.min(...[0, 1, 2].map(() => once(shape.repeat(length).slice(0, length))));
  return { shape, at10000: Number(of(10_000).toFixed(1)), at100000: Number(of(100_000).toFixed(1)) };
});

hand({ rows, growth });
if (!bare) {
  for (const { name, microseconds, ceiling } of rows) {
    const verdict = ceiling === null ? "" : `  ${microseconds <= ceiling ? "within" : "OVER"} ${ceiling}`;
    console.log(`${microseconds.toFixed(1).padStart(9)} us  ${name}${verdict}`);
  }
  for (const { shape, at10000, at100000 } of growth) {
    console.log(`${JSON.stringify(shape)}: ${at10000} ms for 10,000 characters, ${at100000} ms for 100,000`);
  }
}
