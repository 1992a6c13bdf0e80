// Works in turn, A B C … A B C …, so that a slow moment of the machine hits them all; medians; ratios within a round.
import { say } from './machine.mjs';

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Runs works {name, run()} `rounds` times and once before to warm up. run() answers {faults: [text], …measures}.
 * Adds `samples` (one a round) and `wrong` (the first fault, or nothing) to each; a work that throws or is wrong is run no further.
 */
export async function inTurn(works, rounds) {
  for (const work of works) work.samples = [];
  for (let round = 0; round <= rounds; round += 1) {
    say(round === 0 ? 'bench: warming up' : `bench: round ${round} of ${rounds}`);
    for (const work of works) {
      if (work.wrong) continue;
      const sample = await work.run().catch((thrown) => ({ faults: [String(thrown.message ?? thrown)] }));
      if (sample.faults?.length) {
        work.wrong = sample.faults[0];
        say(`bench: WRONG: ${work.name}: ${sample.faults.join('; ')}`);
      } else if (round > 0) work.samples.push(sample);
    }
  }
  return works;
}

export const middle = (work, key) => median(work.samples.map((sample) => sample[key]));

/** Median of the ratios within each round; NaN where the base was wrong. */
export function ratio(work, key, base, baseKey = key) {
  return median(work.samples.map((sample, round) => sample[key] / (base.samples[round]?.[baseKey] ?? NaN)));
}
