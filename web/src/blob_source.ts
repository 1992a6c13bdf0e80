// A Blob at random, as the core asks for archives and workbooks: in a worker only, where code may wait for bytes.
// Memory: kAheadBytes, where reads follow each other.
import type { Source } from './engine.js';

/** Every read costs the browser a millisecond or two, whatever its length. */
const kAheadBytes = 4 << 20;

interface SyncReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
// Of the types of workers alone; this file is read with those of pages too.
declare const FileReaderSync: (new () => SyncReader) | undefined;

/** The source of a Blob, where this host has such a thing: workers have, pages and Node have not. */
export function blobSource(file: Blob): Source | undefined {
  if (typeof FileReaderSync !== 'function') return undefined;
  const reader = new FileReaderSync();
  let held: Uint8Array = new Uint8Array(),
    start = 0,
    next = 0;
  /** The bytes from `offset` on: at the file's end, or where it changed, fewer than asked for. */
  const bytes = (offset: number, size: number): Uint8Array => {
    if (offset < start || offset + size > start + held.byteLength) {
      const wanted = offset === next ? Math.max(size, kAheadBytes) : size;
      held = new Uint8Array(reader.readAsArrayBuffer(file.slice(offset, offset + wanted)));
      start = offset;
    }
    next = offset + size;
    return held.subarray(offset - start, next - start);
  };
  return {
    readAt: (offset, target) => {
      const found = bytes(offset, target.byteLength);
      target.set(found);
      return found.byteLength;
    },
  };
}
