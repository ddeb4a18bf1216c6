// Time a call takes; the same code in Node and in a page. What the calls answer is summed up and handed back, so that no
// engine can leave them out.

/**
 * Microseconds a number: the median of several samples, each of whole passes over the inputs; and how far apart the middle
 * half of the samples lies, in percent. Whoever needs more than a third of a second for a pass gets fewer inputs and samples.
 */
export function perNumber(call, inputs, { samples = 9, milliseconds = 60 } = {}) {
  let sink = 0;
  const pass = (list) => {
    const began = performance.now();
    for (const { text, region } of list) {
      const answer = call(text, region);
      sink += answer === true ? 1 : answer?.valid ? 2 : 0;
    }
    return performance.now() - began;
  };
  const few = inputs.slice(0, 100);
  pass(few);
  const slow = pass(few) * (inputs.length / few.length) > 350;
  const list = slow ? few : inputs;
  pass(list);
  const taken = [];
  for (let sample = 0; sample < (slow ? 3 : samples); sample += 1) {
    let passes = 0;
    let time = 0;
    do {
      time += pass(list);
      passes += 1;
    } while (time < milliseconds);
    taken.push((time * 1_000) / passes / list.length);
  }
  return { ...spread(taken), sink };
}

/**
 * Million numbers a second in one go: a list as text for whoever takes one, otherwise number by number; as much of the list as
 * takes about a second.
 */
export function batchRate(peer, lines, { samples = 7 } = {}) {
  let list = lines.split("\n");
  let sink = 0;
  const go = () => {
    const text = peer.batch && list.join("\n");
    const began = performance.now();
    if (peer.batch) sink += peer.batch(text)[0];
    else for (const line of list) sink += peer.valid(line, "CN") ? 1 : 0;
    return performance.now() - began;
  };
  const whole = list;
  list = whole.slice(0, 100);
  go();
  const slow = go();
  list = whole.slice(0, Math.max(100, Math.min(whole.length, Math.round((100 * 300) / slow))));
  const rates = Array.from({ length: slow > 300 ? 2 : samples }, () => list.length / 1_000 / go());
  return { ...spread(rates), sink };
}

/** Median, and the middle half's width in percent of it. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), spread: Math.round(((at(0.75) - at(0.25)) / at(0.5)) * 100) };
}
