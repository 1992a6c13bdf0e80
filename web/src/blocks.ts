// Reads a Blob in blocks, from its start: as a byte stream into one buffer that is handed to and fro, or, where a Blob's stream is not one of
// bytes, in slices. Memory: one block and the browser's pipe (2 MiB in Chromium); with slices four of those.
import type { Source } from './engine.js';
import { unreadable } from './errors.js';

/** No block is larger. */
export const kBlockBytes = 1 << 20;
const kFirstSliceBytes = 256 << 10; // more than the core's head and the first rows need
const kSliceBytes = 8 << 20;
const kReadsInFlight = 3; // a single one leaves the browser idle while the core works

/** Chromium collects a Blob's stream that waits for data where only its own reads refer to it; they then wait for ever. */
const beingRead = new Set<ReadableStreamBYOBReader>();

/** The bytes of a file in order; a block is valid until the next one is asked for. Throws a CheckError where it can't be read. */
export async function* blocksOf(file: Blob): AsyncGenerator<Uint8Array, void, void> {
  let bytes = 0;
  try {
    const reader = byteReader(file);
    for await (const block of reader ? streamed(reader) : sliced(file)) {
      bytes += block.byteLength;
      yield block;
    }
  } catch (thrown) {
    throw unreadable(thrown instanceof Error ? thrown.message : String(thrown));
  }
  if (bytes !== file.size) throw unreadable(`${bytes} of ${file.size} bytes were there.`);
}

function readOf(source: Source, offset: number, target: Uint8Array): number {
  try {
    return source.readAt(offset, target);
  } catch (thrown) {
    throw unreadable(String(thrown));
  }
}

/** The same of a file that can be read at random, into one buffer. */
export async function* blocksFrom(source: Source, size: number): AsyncGenerator<Uint8Array, void, void> {
  const buffer = new Uint8Array(Math.min(size, kBlockBytes));
  for (let at = 0; at < size;) {
    const block = buffer.subarray(0, Math.min(buffer.byteLength, size - at));
    const bytes = readOf(source, at, block);
    if (bytes !== block.byteLength) throw unreadable(`${at + bytes} of ${size} bytes were there.`);
    yield block;
    at += bytes;
  }
}

function byteReader(file: Blob): ReadableStreamBYOBReader | undefined {
  try {
    return file.stream().getReader({ mode: 'byob' });
  } catch {
    return undefined; // TypeError: not a stream of bytes
  }
}

async function* streamed(reader: ReadableStreamBYOBReader): AsyncGenerator<Uint8Array, void, void> {
  beingRead.add(reader);
  try {
    for (let buffer = new ArrayBuffer(kBlockBytes); ;) {
      const { done, value } = await reader.read(new Uint8Array(buffer));
      if (done) return;
      yield value;
      buffer = value.buffer;
    }
  } finally {
    beingRead.delete(reader);
    reader.cancel().catch(() => undefined); // of no use any more, whatever it says
  }
}

async function* sliced(file: Blob): AsyncGenerator<Uint8Array, void, void> {
  const pending: Promise<ArrayBuffer>[] = [];
  for (let next = 0; ;) {
    while (pending.length < kReadsInFlight && next < file.size) {
      const end = Math.min(next + (next === 0 ? kFirstSliceBytes : kSliceBytes), file.size);
      const read = file.slice(next, end).arrayBuffer();
      read.catch(() => undefined); // told where it is awaited
      pending.push(read);
      next = end;
    }
    const slice = await pending.shift();
    if (!slice) return;
    for (let at = 0; at < slice.byteLength; at += kBlockBytes)
      yield new Uint8Array(slice, at, Math.min(kBlockBytes, slice.byteLength - at));
  }
}
