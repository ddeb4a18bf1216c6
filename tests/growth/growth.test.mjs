// The work of every function grows as what it is given, and not faster: counted in steps of the module, so that no clock and
// no other program on the machine has a say. HEYAN_GROWTH=all makes every text of every unit (./build.sh test --full).
import assert from "node:assert/strict";
import { test } from "node:test";
import * as heyan from "../../www/heyan/index.node.js";
import { FUNCTIONS, UNITS, many, texts } from "./shapes.mjs";
import { stepsOf } from "./steps.mjs";

/** Everything is tried: minutes. */
const ALL = process.env.HEYAN_GROWTH === "all";
/** In characters: up to what a field may hold, to what a notice's text may, and to what a message may. */
const FIELD = [30, 90, 300, 900];
const TEXT = [...FIELD, 4_950, 49_500];
const MESSAGE = [...FIELD, 9_900, 99_000];
/** In entries or members. */
const ENTRIES = [30, 90, 300, 900, 3_000, 9_000];

/** A further character may cost so many times what one did before; where the work is quadratic it is three times and nine. */
const SLACK = 2;
/** What reading alone may cost, in steps for each character, however little was done for those before it. */
const READING = 500;
/** The same for an entry or a member, and within a field, where words begin and sentences are made. */
const BEGINNING = 2_000;

/** How much steeper than before the work grows at its steepest. */
function steepness(sizes, steps) {
  const slope = (at) => (steps[at] - steps[at - 1]) / (sizes[at] - sizes[at - 1]);
  const before = (at) => sizes.slice(1, at).map((_, index) => slope(index + 1));
  return Math.max(...[[3, BEGINNING], [5, sizes === ENTRIES ? BEGINNING : READING]].map(([at, floor]) => slope(at) / Math.max(floor, ...before(at))));
}

/** Asks for all of it and tells what grows too fast. */
async function steep(shapes, sizesOf) {
  const counted = await stepsOf(shapes.map((shape) => ({ ...shape, sizes: sizesOf(shape).map((size) => size * (shape.unit.includes("#") ? 1 : shape.each)) })));
  return shapes.map((shape, index) => ({ shape, steps: counted[index].map(([steps]) => steps) }))
    .map(({ shape, steps }) => ({ shape, steps, times: steepness(sizesOf(shape), steps) }))
    .filter(({ times }) => times > SLACK)
    .map(({ shape, steps, times }) => `${shape.place}, ${shape.said}: ${times.toFixed(1)} times as steep at last: ${steps.join(" ")}`);
}

test("what is quadratic would be seen, what is linear is let through", () => {
  const grown = (cost) => steepness(TEXT, TEXT.map(cost));
  assert.ok(grown((size) => 1_000_000 + 400 * size) < 1.1);
  assert.ok(grown((size) => 20_000_000 + 20 * size * Math.log2(size)) < SLACK);
  assert.ok(grown((size) => 5_000_000 + 100 * size + size ** 2 / 10) > SLACK, "a tenth of a step for each pair");
  assert.ok(grown((size) => 900_000 + 17 * Math.min(size, 1_000) ** 2) > SLACK, "within the limit of a field");
});

test("every function is tried", () => {
  const inPages = ["default", "HeyanError", "showDocument"];
  const functions = Object.entries(heyan).filter(([name, value]) => typeof value === "function" && !inPages.includes(name)).map(([name]) => name);
  assert.deepEqual([...FUNCTIONS].sort(), functions.sort());
});

test("every text of every function, made of what is bad to read", async () => {
  const shapes = texts(ALL ? 1 : 32);
  assert.ok(shapes.length > 2_500 && UNITS.every((unit) => shapes.some(({ said }) => said === JSON.stringify(unit))), `${shapes.length} shapes`);
  assert.deepEqual(await steep(shapes, ({ place }) => (ALL && place === "inspectSms 0.text" ? MESSAGE : TEXT)), []);
});

test("every list of entries and every object of members", async () => {
  assert.deepEqual(await steep(many(), () => ENTRIES), []);
});

test("the same call takes the same steps, but for where the allocator finds room", async () => {
  const [shape] = texts(32);
  const counted = await stepsOf([0, 1, 2].map(() => ({ ...shape, sizes: TEXT })));
  for (const [at] of TEXT.entries()) {
    const steps = counted.map((counts) => counts[at][0]);
    assert.ok(Math.max(...steps) < 1.01 * Math.min(...steps), steps.join(" "));
  }
});
