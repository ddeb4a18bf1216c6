// A short text crosses into the module as numbers, a long one as text: both are read as the same characters.
import assert from "node:assert/strict";
import { test } from "node:test";
import initWhole, * as whole from "../../www/heyan/index.node.js";
import initPhone, * as phone from "../../www/heyan/phone.node.js";

await Promise.all([initWhole(), initPhone()]);

/** The longest that crosses as numbers. */
const SHORT = 20;
/** What stands in or beside numbers, and what a careless packing would take for something else: lone halves, NUL, characters whose
 * lowest byte is a digit's. */
const CHARACTERS = [..."0123456789 0123456789", "+", "-", ".", "(", ")", "/", "*", "x", "A", "\0", "\x7F", "\x80", "\xB1", "İ", "ı", "１", "９", "＋", "　", "电", "：", "\uD800", "\uDC31", "\u202D"];
const WRITTEN = [["CN", "13820475916"], ["CN", "+86 138 2047 5916"], ["HK", "9123 4567"], ["US", "(201) 555-0123"], ["GB", "+44 7400 123456"], ["IT", "02 1234 5678"]];

/** The same row each time. */
function draws(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
}

for (const [name, { isValidPhone, areValidPhones, checkPhone }] of [["heyan", whole], ["heyan/phone", phone]]) {
  test(`${name}: isValidPhone says what the report says, however the text crosses`, () => {
    const draw = draws(1);
    let valid = 0;
    for (let round = 0; round < 20_000; round += 1) {
      const [region, written] = WRITTEN[draw(WRITTEN.length)];
      const characters = [...written];
      for (let change = draw(4); change > 0; change -= 1) characters.splice(draw(characters.length + 1), draw(2), CHARACTERS[draw(CHARACTERS.length)]);
      const text = characters.join("");
      const said = isValidPhone(text, region);
      assert.equal(said, checkPhone(text, { region }).valid, JSON.stringify([text, region]));
      if (!text.includes("\n")) assert.equal(areValidPhones(`${text}\n`, region)[0], Number(said), JSON.stringify([text, region]));
      valid += Number(said);
    }
    assert.ok(valid > 2_000 && valid < 18_000, `${valid} were valid`);
  });

  test(`${name}: at and past the longest short text`, () => {
    for (const [region, written] of WRITTEN) {
      for (let spaces = 0; spaces + written.length <= SHORT + 4; spaces += 1) {
        for (const text of [written + " ".repeat(spaces), " ".repeat(spaces) + written]) {
          assert.equal(isValidPhone(text, region), true, JSON.stringify([text, region]));
        }
        assert.equal(isValidPhone(`${written}${" ".repeat(spaces)}x`, region), checkPhone(`${written}${" ".repeat(spaces)}x`, { region }).valid);
      }
    }
    assert.equal(isValidPhone("", "CN"), false);
  });
}
