// Combinations that hold every pair of two dimensions' values, again and again until there are as many as wanted. Deterministic.
import { fits, fits_with, kDimensions, kNeutral } from './dimensions.mjs';
import { kSeed, one_of, random_numbers, shuffled } from './random.mjs';

const kNames = Object.keys(kDimensions);
const kTries = 10;
const key = (a, x, b, y) => `${a}=${x}&${b}=${y}`;

function all_pairs() {
  const pairs = new Map();
  kNames.forEach((a, i) => {
    for (const b of kNames.slice(i + 1))
      for (const x of kDimensions[a])
        for (const y of kDimensions[b]) if (fits({ [a]: x, [b]: y })) pairs.set(key(a, x, b, y), { [a]: x, [b]: y });
  });
  return pairs;
}

function* pairs_in(combo) {
  for (let i = 0; i < kNames.length; ++i)
    for (let j = i + 1; j < kNames.length; ++j) yield key(kNames[i], combo[kNames[i]], kNames[j], combo[kNames[j]]);
}

/** The rest of a combination by chance, mostly without habits and mostly small; or undefined. */
function completed(given, random) {
  const combo = { ...given };
  for (const name of shuffled(kNames, random)) {
    if (combo[name] !== undefined) continue;
    const neutral = kNeutral[name];
    const values = kDimensions[name].filter((value) => fits_with({ ...combo, [name]: value }, name));
    if (!values.length) return undefined;
    if (neutral !== undefined && values.includes(neutral) && random(name === 'damage' ? 6 : 4)) combo[name] = neutral;
    else if (name === 'kind')
      combo[name] = one_of(
        values.flatMap((kind) => (['full', 'crm', 'mail'].includes(kind) ? [kind, kind, kind] : [kind])),
        random,
      );
    else if (name === 'rows')
      combo[name] = one_of(
        values.flatMap((rows) => (rows < 1000 ? [rows, rows, rows, rows] : [rows])),
        random,
      );
    else combo[name] = one_of(values, random);
  }
  return combo;
}

/** Of some tries the one that holds the most pairs not yet seen. */
function best(pair, open, random) {
  let chosen,
    most = 0;
  for (let i = 0; i < kTries; ++i) {
    const combo = completed(pair, random);
    if (!combo) continue;
    let fresh = 0;
    for (const one of pairs_in(combo)) if (open.has(one)) ++fresh;
    if (fresh > most) [chosen, most] = [combo, fresh];
  }
  return chosen;
}

/** At least `least` combinations; the last round is not broken off. */
export function combinations(least) {
  const random = random_numbers(kSeed);
  const found = [];
  while (found.length < least) {
    const open = all_pairs();
    for (const [name, pair] of open) {
      if (!open.has(name)) continue;
      const combo = best(pair, open, random);
      open.delete(name);
      if (!combo) continue;
      for (const one of pairs_in(combo)) open.delete(one);
      found.push(combo);
    }
  }
  return found;
}
