// Numbers that look like chance and are the same in every run.

/** Other files of the same kind come of another number. */
export const kSeed = Number(process.env.TABLES_SEED ?? 6);

/** Numbers below `end` (Numerical Recipes' generator). */
export function random_numbers(seed) {
  let state = seed >>> 0;
  return (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

export const one_of = (list, random) => list[random(list.length)];

/** The list in another order. */
export function shuffled(list, random) {
  const all = [...list];
  for (let i = all.length - 1; i > 0; --i) {
    const j = random(i + 1);
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}
