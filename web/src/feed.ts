// Feeds a Blob to an engine: slices of 8 MiB, three reads in flight, since the browser's reading is the wall (about 0.35 GB/s)
// and one read at a time leaves it idle while the core works. Memory: three slices besides the engine's block.
import type { Engine } from './engine.js';
import { CheckError } from './errors.js';

export const kSliceBytes = 8 << 20;
const kReadsInFlight = 3;
const kStepBytes = 1 << 20; // a few milliseconds of work, so that the thread can listen in between

/** Reads slices ahead, in order. */
class ReadAhead {
  private readonly pending_: Promise<ArrayBuffer>[] = [];
  private next_ = 0;

  constructor(private readonly file: Blob) {
    this.fill();
  }

  /** The next slice; nothing at the end of the file. */
  async next(): Promise<Uint8Array | undefined> {
    const pending = this.pending_.shift();
    if (!pending) return undefined;
    const bytes = new Uint8Array(await pending);
    this.fill();
    return bytes;
  }

  private fill(): void {
    while (this.pending_.length < kReadsInFlight && this.next_ < this.file.size) {
      const end = Math.min(this.next_ + kSliceBytes, this.file.size);
      const read = this.file.slice(this.next_, end).arrayBuffer();
      read.catch(() => undefined); // told where it is awaited
      this.pending_.push(read);
      this.next_ = end;
    }
  }
}

function unreadable(thrown: unknown): CheckError {
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return new CheckError('file_unreadable', `The file can't be read, or it changed while it was read. ${why}`);
}

/** Runs a check to its end. `onProgress` hears how many bytes of this pass are done; a restart begins another one. */
export async function feedBlob(
  engine: Engine,
  file: Blob,
  onProgress: (bytes: number, pass: number) => void,
): Promise<void> {
  for (let number = 1; ; ++number) {
    const slices = new ReadAhead(file);
    const end = await pass(engine, slices, (bytes) => onProgress(bytes, number));
    if (end === 'done') return;
  }
}

async function pass(
  engine: Engine,
  slices: ReadAhead,
  onProgress: (bytes: number) => void,
): Promise<'done' | 'restart'> {
  for (let done = 0; ;) {
    const slice = await slices.next().catch((thrown: unknown) => {
      throw unreadable(thrown);
    });
    if (slice) engine.feed(slice);
    else engine.finish();
    let step = engine.step(kStepBytes);
    for (let worked = kStepBytes; step === 'more'; worked += kStepBytes) {
      onProgress(done + Math.min(worked, slice?.byteLength ?? 0));
      step = engine.step(kStepBytes);
    }
    if (step !== 'need_input') return step === 'done' ? 'done' : 'restart';
    if (!slice) throw new CheckError('internal', 'The core asked for more than the whole file.');
    onProgress((done += slice.byteLength));
  }
}
