// What a run time answers every vector: one text each, so that two run times can be compared byte for byte. Needs nothing but
// the language, and nothing outside of the function: a page is given its text.

/**
 * @param {Record<string, any>} heyan
 * @param {{ call: string, args: unknown[], flagged?: number[] }[]} vectors
 */
export function answersOf(heyan, vectors) {
  // The bytes of a file, which JSON writes as an array.
  const fileOf = (value) => (Array.isArray(value) ? Uint8Array.from(value) : value);
  return vectors.filter(({ call }) => call in heyan).map(({ call, args, flagged }) => {
    if (flagged) heyan.useFlaggedNumbers(fileOf(flagged));
    try {
      const answer = heyan[call](...args.map((argument) => (call === "useFlaggedNumbers" ? fileOf(argument) : argument ?? undefined)));
      return JSON.stringify(ArrayBuffer.isView(answer) ? [...answer] : answer) ?? "undefined";
    } catch (error) {
      return `${error.name}: ${error.message}`;
    } finally {
      heyan.useFlaggedNumbers(null);
    }
  });
}
