// Mixed calls of every function, one vector after the other, leave neither the module's memory nor the JavaScript
// heap larger than they were: HEYAN_CALLS of them, ten thousand here and a million in `./build.sh test --full`.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import init, * as heyan from "../../www/heyan/index.node.js";
import * as glue from "../../www/heyan/built/heyan.js";

const CALLS = Number(process.env.HEYAN_CALLS ?? 10_000);
/** What a heap may swing by between two collections. */
const SWING = 2 * 2 ** 20;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

await init();
const memory = Object.values(glue.glue.initSync()).find((one) => one instanceof WebAssembly.Memory);

const folder = new URL("../vectors/", import.meta.url);
const vectors = readdirSync(folder)
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")))
  .filter(({ call, args }) => call in heyan && JSON.stringify(args).length < 20_000)
  .map(({ call, args, flagged }) => ({
    call, flagged: flagged && Uint8Array.from(flagged),
    args: args.map((argument) => (call === "useFlaggedNumbers" && argument ? Uint8Array.from(argument) : argument ?? undefined)),
  }));

/** @param {number} count */
function calls(count) {
  for (let index = 0; index < count; index += 1) {
    const { call, args, flagged } = vectors[index % vectors.length];
    if (flagged) heyan.useFlaggedNumbers(flagged);
    try {
      heyan[call](...args);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    if (flagged || call === "useFlaggedNumbers") heyan.useFlaggedNumbers(null);
  }
}

const size = () => {
  collect();
  collect();
  return { linear: memory.buffer.byteLength, heap: process.memoryUsage().heapUsed };
};

test(`${CALLS} mixed calls leave no trace in memory`, () => {
  assert.equal(new Set(vectors.map(({ call }) => call)).size, Object.values(heyan).filter((value) => typeof value === "function").length - 3,
    "every function but init, showDocument and HeyanError is called");
  // What is made once: tables, caches, compiled code.
  calls(vectors.length * 3);
  const before = size();
  calls(CALLS / 2);
  const middle = size();
  calls(CALLS / 2);
  const after = size();
  // Where the pieces come to lie may take one more page at first; what leaks goes on taking them.
  assert.ok(middle.linear - before.linear <= 2 ** 16, `linear memory grew by ${middle.linear - before.linear} bytes`);
  assert.equal(after.linear, middle.linear, "linear memory");
  assert.ok(after.heap - before.heap < SWING, `the heap grew by ${after.heap - before.heap} bytes`);
});
