// Feeds a Blob to an engine, to the check or to its digest; what proves to be an archive or a workbook the engine reads itself.
// Memory: that of blocks.ts.
import { blobSource } from './blob_source.js';
import { blocksFrom, blocksOf } from './blocks.js';
import type { Engine, Source, Step } from './engine.js';
import { CheckError } from './errors.js';

const kStepBytes = 1 << 20; // a few milliseconds of work; no block is larger

type Blocks = () => AsyncIterable<Uint8Array>;
type OnBytes = (bytes: number, pass: number) => void;

/**
 * Runs a check to its end. `onProgress` hears how many bytes of this pass are done; a restart begins another one.
 * Answers whether the file was read whole: the core may know its verdict without. Outside of workers an engine needs setSource() for
 * archives and workbooks, or feedSource() instead.
 */
export async function feedBlob(engine: Engine, file: Blob, onProgress: OnBytes): Promise<boolean> {
  const source = engine.hasSource ? undefined : blobSource(file);
  if (source) engine.setSource(source);
  return feed(engine, () => blocksOf(file), onProgress);
}

/** The same for a file of any size that can be read at random, as in Node: text is read from there in blocks, too. */
export async function feedSource(
  engine: Engine,
  source: Source,
  size: number,
  onProgress: OnBytes,
): Promise<boolean> {
  engine.setSource(source);
  return feed(engine, () => blocksFrom(source, size), onProgress);
}

async function feed(engine: Engine, blocks: Blocks, onProgress: OnBytes): Promise<boolean> {
  for (let number = 1; ; ++number) {
    let done = 0; // a small file is fed whole before it proves to be an archive
    const end = await pass(engine, blocks(), (bytes) => onProgress((done = Math.max(done, bytes)), number));
    if (end !== 'restart') return end === 'read_whole';
  }
}

async function pass(
  engine: Engine,
  blocks: AsyncIterable<Uint8Array>,
  onProgress: (bytes: number) => void,
): Promise<'restart' | 'read_whole' | 'stopped'> {
  let bytes = 0;
  for await (const block of blocks) {
    engine.feed(block);
    const step = engine.step(kStepBytes);
    if (step === 'more') return pull(engine, onProgress); // no block asks for it
    if (step !== 'need_input') return step === 'done' ? 'stopped' : 'restart';
    onProgress((bytes += block.byteLength));
  }
  return pull(engine, onProgress);
}

/** Works until there is an answer; the engine has all it needs. */
function pull(engine: Engine, onProgress: (bytes: number) => void): 'restart' | 'read_whole' {
  engine.finish();
  for (;;) {
    const step: Step = engine.step(kStepBytes);
    if (step === 'need_input')
      throw new CheckError('internal', 'The core asked for more than the whole file.');
    if (step !== 'more') return step === 'done' ? 'read_whole' : 'restart';
    onProgress(engine.position());
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
