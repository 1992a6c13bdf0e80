// Faults that are not the data's: an option, a profile, an unreadable file, a fault in the core. Faults of the data stand in the report.

/** `code` is stable and made for programs; `message` is a sentence for people. */
export class CheckError extends Error {
  override readonly name = 'CheckError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A file that is gone, was written to, or may not be read. */
export function unreadable(why: string): CheckError {
  return new CheckError('file_unreadable', `The file can't be read, or it changed while it was read. ${why}`);
}

/** What a check ends with when its signal is aborted. */
export function abortError(): DOMException {
  return new DOMException('The check was cancelled.', 'AbortError');
}

/** Any thrown thing as a CheckError; a trap of the module is an internal fault. */
export function asCheckError(thrown: unknown): CheckError {
  if (thrown instanceof CheckError) return thrown;
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new CheckError('internal', message);
}
