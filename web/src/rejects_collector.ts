// Gathers the rejects file. Memory: 4 MiB; what is older lies in blobs, which the browser keeps on disk when they grow.

const kPartBytes = 4 << 20;

export class RejectsCollector {
  private parts_: Uint8Array<ArrayBuffer>[] = [];
  private bytes_ = 0;
  private blobs_: Blob[] = [];

  add(bytes: Uint8Array): void {
    this.parts_.push(new Uint8Array(bytes));
    this.bytes_ += bytes.byteLength;
    if (this.bytes_ >= kPartBytes) this.seal();
  }

  /** What was gathered is void: the file is read anew. */
  clear(): void {
    this.parts_ = [];
    this.bytes_ = 0;
    this.blobs_ = [];
  }

  blob(): Blob {
    this.seal();
    return new Blob(this.blobs_, { type: 'text/csv' });
  }

  private seal(): void {
    if (this.bytes_ > 0) this.blobs_.push(new Blob(this.parts_));
    this.parts_ = [];
    this.bytes_ = 0;
  }
}
