// What the package is measured beside, in Chromium and in Node alike: the limit of reading, and readers from npm, which are asked for the
// rows and for those without e-mail or with a consent that is not 0 or 1.
//   peers[name] = async (source, load, first) => ({bytes} or {rows, flagged})
//   source  {chunks(): the bytes, file: a Blob or undefined, stream(): of Node}
//   load    load(name): the library;  first()  the first bytes or rows are there

const isFlagged = (cells) =>
  cells[0] === '' || !(cells[7] === '0' || cells[7] === '1') || !(cells[8] === '0' || cells[8] === '1');

function counter(first) {
  const counted = { rows: 0, flagged: 0 };
  const take = (cells) => {
    if (++counted.rows === 100) first();
    if (isFlagged(cells)) counted.flagged += 1;
  };
  return { counted, take };
}

/** Text of the bytes; throws where they are not UTF-8. */
async function* texts(source) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const bytes of source.chunks()) yield decoder.decode(bytes, { stream: true });
  const rest = decoder.decode();
  if (rest) yield rest;
}

async function limit(source, _load, first) {
  let bytes = 0;
  for await (const chunk of source.chunks()) {
    if (bytes === 0) first();
    bytes += chunk.byteLength;
  }
  return { bytes };
}

/** Checks no UTF-8. */
async function papaparse(source, load, first) {
  const Papa = await load('papaparse');
  const { counted, take } = counter(first);
  const format = { delimiter: ',', newline: '\n' };
  let headers = 1;
  const takeRow = (cells) => {
    if (headers > 0) headers -= 1;
    else if (cells.length > 1) take(cells); // the last line end makes an empty row
  };
  const ended = (start) => new Promise((resolve, reject) => start(resolve, reject));
  if (source.file)
    await ended((complete, error) => {
      const chunk = ({ data }) => data.forEach(takeRow);
      Papa.parse(source.file, { ...format, encoding: 'utf-8', chunk, complete, error });
    });
  else
    await ended((complete, error) => {
      const parser = Papa.parse(Papa.NODE_STREAM_INPUT, format);
      parser.on('data', takeRow).on('end', complete).on('error', error);
      source.stream().pipe(parser);
    });
  return counted;
}

async function udsv(source, load, first) {
  const { inferSchema, initParser } = await load('udsv');
  const { counted, take } = counter(first);
  let parser;
  for await (const text of texts(source)) {
    parser ??= initParser(inferSchema(text, { row: '\n', col: ',', encl: '"' }));
    parser.chunk(text, parser.stringArrs, take);
  }
  parser?.end();
  return counted;
}

/** The packed parts of a workbook that hold its rows: sheets and shared strings. Trusts its file. */
async function* packedParts(file) {
  const tail = new DataView(await file.slice(-22).arrayBuffer());
  const directory = new DataView(await file.slice(tail.getUint32(16, true), -22).arrayBuffer());
  for (let at = 0; at < directory.byteLength;) {
    const length = (offset) => directory.getUint16(at + offset, true);
    const size = directory.getUint32(at + 20, true);
    const local = directory.getUint32(at + 42, true);
    const name = new TextDecoder().decode(new Uint8Array(directory.buffer, at + 46, length(28)));
    at += 46 + length(28) + length(30) + length(32);
    if (!/sharedStrings\.xml$|worksheets\/sheet/.test(name)) continue;
    const header = new DataView(await file.slice(local, local + 30).arrayBuffer());
    const start = local + 30 + header.getUint16(26, true) + header.getUint16(28, true);
    yield file.slice(start, start + size);
  }
}

/** A workbook's parts unpacked by the browser, lengths only. */
async function inflated({ file }, _load, first) {
  let bytes = 0;
  for await (const part of packedParts(file)) {
    const reader = part.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      if (bytes === 0) first();
      bytes += read.value.byteLength;
    }
  }
  return { bytes };
}

/** NDJSON line by line; checks UTF-8. */
async function json_lines(source, _load, first) {
  const { counted, take } = counter(first);
  const takeLine = (line) => line && take(Object.values(JSON.parse(line)).map(String));
  let rest = '';
  for await (const text of texts(source)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(takeLine);
  }
  takeLine(rest);
  return counted;
}

export const peers = { limit, papaparse, udsv, inflated, json_lines };
