// A reader and a writer of sound RFC 4180 text that share nothing with the core: cells as Buffers.

/** Rows of a Buffer; CR, LF or CRLF outside quotes ends one. */
export function parse_csv(buffer) {
  const text = buffer.toString('latin1');
  const rows = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/gy;
  let row = [];
  while (pattern.lastIndex < text.length || row.length) {
    const [, quoted, bare, end] = pattern.exec(text) ?? [];
    if (end === undefined) throw new Error(`no sound CSV after ${rows.length} rows`);
    row.push(Buffer.from(quoted?.replaceAll('""', '"') ?? bare, 'latin1'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
