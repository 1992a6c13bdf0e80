// Replays a case through the module as a host would, at the block sizes of the native runner: whole, 1, 63, 64, 65, 1009 bytes
// and three random splits. In Node and in the page alike. Memory: the input, the report and one instance at a time.

const kByteByByteLimit = 2_000_000; // as in replay.h
const kWhole = 1 << 30;

/** A small generator that gives the same numbers everywhere (mulberry32). */
function random_sizes(seed, largest) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return 1 + (((mixed ^ (mixed >>> 14)) >>> 0) % largest);
  };
}

const always = (size) => () => size;

export function splits(seed, input_size) {
  const all = [{ name: 'whole', block: always(kWhole), budget: always(kWhole), largest: kWhole }];
  if (input_size <= kByteByByteLimit) all.push({ name: 'byte by byte', block: always(1), budget: always(1), largest: 1 });
  for (const size of [63, 64, 65, 1009])
    all.push({ name: `blocks of ${size}`, block: always(size), budget: always(4096), largest: size });
  for (const i of [1, 2, 3]) {
    const own = seed * 1000 + i;
    const largest = i === 1 ? 8 : 300;
    all.push({ name: `random split ${own}`, block: random_sizes(own, largest), budget: random_sizes(own + 1, 500), largest });
  }
  return all;
}

function run_steps(engine, split) {
  let step = 'more';
  while (step === 'more') step = engine.step(split.budget());
  return step;
}

function read_once(engine, input, split) {
  for (let at = 0; at < input.length; ) {
    const block = Math.min(split.block(), input.length - at);
    engine.feed(input.subarray(at, at + block));
    const step = run_steps(engine, split);
    if (step !== 'need_input') return step;
    at += block;
  }
  engine.finish();
  return run_steps(engine, split);
}

/** The input at random, as archives and workbooks are read. */
function source_of(input) {
  return {
    readAt: (offset, target) => {
      target.set(input.subarray(offset, offset + target.length));
      return Math.min(target.length, input.length - offset);
    },
  };
}

/** The bytes of the report of one run in a fresh instance. */
async function replay(Engine, module, vector, split) {
  const engine = await Engine.create(module);
  const largest = Math.max(1, Math.min(split.largest, vector.input.length));
  if (vector.size_known) engine.setSource(source_of(vector.input));
  engine.open(vector.profile, JSON.stringify(vector.options), vector.size_known ? vector.input.length : -1, largest);
  for (let reading = 0; reading < 4; reading++) {
    const step = read_once(engine, vector.input, split);
    if (step === 'done') return engine.result().report;
    if (step !== 'restart') throw new Error('asks for input after the end');
  }
  throw new Error('more restarts than allowed');
}

export async function sha256_hex(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Replays a case at every split. The digest of the whole run's report, and what differs; never throws. */
export async function replay_all(Engine, module, vector, seed) {
  const faults = [];
  let digest = '';
  const all = splits(seed, vector.input.length);
  for (const split of all) {
    try {
      const own = await sha256_hex(await replay(Engine, module, vector, split));
      digest ||= own;
      if (own !== digest) faults.push(`${split.name}: the report differs from that of the whole file`);
    } catch (thrown) {
      faults.push(`${split.name}: ${thrown}`);
    }
  }
  return { name: vector.name, digest, faults, runs: all.length };
}
