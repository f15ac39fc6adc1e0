/** Runs two things in turn, so that both see the same machine, and compares the medians of their durations. */
export async function compareInTurn(
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
  runs: number,
): Promise<{ readonly first: number; readonly second: number; readonly ratio: number }> {
  const durations: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    durations[0].push(await secondsOf(first));
    durations[1].push(await secondsOf(second));
  }
  const [ofFirst, ofSecond] = [median(durations[0]), median(durations[1])];
  return { first: ofFirst, second: ofSecond, ratio: ofFirst / ofSecond };
}

/** The middle value; of two middle values, the lower. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

async function secondsOf(action: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await action();
  return (performance.now() - started) / 1000;
}
