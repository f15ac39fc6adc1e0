/**
 * The name that was meant by one that is not known: the nearest, if at most one letter in four is missing, wrong or too
 * much, in capitals or not. `undefined` if there is none.
 */
export function misspelling(name: string, known: readonly string[]): string | undefined {
  const distances = known.map(
    (candidate) => [candidate, distance(name.toLowerCase(), candidate.toLowerCase())] as const,
  );
  const [nearest] = distances
    .filter(([candidate, letters]) => letters <= Math.max(1, Math.floor(candidate.length / 4)))
    .toSorted(([, one], [, other]) => one - other);
  return nearest?.[0];
}

/** How many letters have to be added, removed or changed to make one word of another (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [position, candidate] of [...other].entries()) {
      const [above = 0, right = 0, left = 0] = [row[position], row[position + 1], next[position]];
      next.push(Math.min(right + 1, left + 1, above + (letter === candidate ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
