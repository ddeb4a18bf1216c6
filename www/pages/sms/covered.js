// @ts-check
// Numbers of identity papers and bank cards in a text, hidden but for their last four, before it is shown
// and sent. The server covers in the same way whatever comes to it.

/** From so many digits on a number is nobody's phone; written in groups, a longer row is several numbers. */
const SHORTEST = 15;
const LONGEST = 19;

const DIGIT = /[0-9０-９]/;
const END = /[XxＸｘ]/;
const PARTS = /[ \-\u3000－‐–]/;
/** What nobody sees, and no number ends at. */
const HIDDEN = /[\u00ad\u200b-\u200f\u2060-\u206f\ufeff]/;

/** @param {string} text */
export function covered(text) {
  const letters = [...text];
  const rows = groups(letters);
  for (let at = 0; at < rows.length;) {
    let digits = [...rows[at] ?? []];
    let whole = digits.length >= SHORTEST ? digits : [];
    let [taken, used, mark] = [1, 1, ""];
    for (;;) {
      const [last, next] = [rows[at + taken - 1], rows[at + taken]];
      const gap = (last?.at(-1) ?? 0) + 1;
      const between = letters[gap] ?? "";
      if (!last || last.length < 4 || next?.[0] !== gap + 1 || !PARTS.test(between) || (mark !== "" && mark !== between)) break;
      mark = between;
      digits = [...digits, ...next];
      taken += 1;
      if (digits.length >= SHORTEST && digits.length <= LONGEST) [whole, used] = [digits, taken];
    }
    for (const place of whole.slice(0, -4)) letters[place] = "*";
    at += used;
  }
  return letters.join("");
}

/** The places of digits that stand in a row. @param {string[]} letters */
function groups(letters) {
  /** @type {number[][]} */
  const rows = [];
  let open = false;
  for (const [at, letter] of letters.entries()) {
    /** @type {boolean} */
    const ends = open && END.test(letter);
    if (DIGIT.test(letter) || ends) {
      if (open) rows.at(-1)?.push(at);
      else rows.push([at]);
      open = !ends;
    } else if (!HIDDEN.test(letter)) open = false;
  }
  return rows;
}
