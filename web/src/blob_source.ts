// A Blob at random, as the core asks for archives and workbooks: in a worker only, where code may wait for bytes.
// Memory: the bytes of one read; the core asks for 16 KiB to 1 MiB at once.
import type { Source } from './engine.js';

interface SyncReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
// Of the types of workers alone; this file is read with those of pages too.
declare const FileReaderSync: (new () => SyncReader) | undefined;

/** The source of a Blob, where this host has such a thing: workers have, pages and Node have not. */
export function blobSource(file: Blob): Source | undefined {
  if (typeof FileReaderSync !== 'function') return undefined;
  const reader = new FileReaderSync();
  return {
    readAt: (offset, target) => {
      const bytes = reader.readAsArrayBuffer(file.slice(offset, offset + target.byteLength));
      target.set(new Uint8Array(bytes));
      return bytes.byteLength;
    },
  };
}
