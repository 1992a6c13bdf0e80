// Feeds a Blob to an engine, to the check or to its digest. Memory: that of blocks.ts.
import { blocksOf } from './blocks.js';
import type { Engine, Step } from './engine.js';
import { CheckError } from './errors.js';

const kStepBytes = 1 << 20; // a few milliseconds of work

/**
 * Runs a check to its end. `onProgress` hears how many bytes of this pass are done; a restart begins another one.
 * Answers whether the file was read whole: the core may know its verdict without.
 */
export async function feedBlob(
  engine: Engine,
  file: Blob,
  onProgress: (bytes: number, pass: number) => void,
): Promise<boolean> {
  for (let number = 1; ; ++number) {
    const end = await pass(engine, file, (bytes) => onProgress(bytes, number));
    if (end !== 'restart') return end === 'read_whole';
  }
}

async function pass(
  engine: Engine,
  file: Blob,
  onProgress: (bytes: number) => void,
): Promise<'restart' | 'read_whole' | 'stopped'> {
  let bytes = 0;
  for await (const block of blocksOf(file)) {
    engine.feed(block);
    const step = work(engine);
    if (step !== 'need_input') return step === 'done' ? 'stopped' : 'restart';
    onProgress((bytes += block.byteLength));
  }
  engine.finish();
  const step = work(engine);
  if (step === 'need_input') throw new CheckError('internal', 'The core asked for more than the whole file.');
  return step === 'done' ? 'read_whole' : 'restart';
}

function work(engine: Engine): Exclude<Step, 'more'> {
  for (;;) {
    const step = engine.step(kStepBytes);
    if (step !== 'more') return step;
  }
}

/** SHA-256 of a file, as it stands in reports and contracts. No check needs to be open. */
export async function digestBlob(
  engine: Engine,
  file: Blob,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<string> {
  let bytes = 0;
  for await (const block of blocksOf(file)) {
    engine.addToDigest(block);
    onProgress((bytes += block.byteLength));
  }
  return engine.endDigest();
}
