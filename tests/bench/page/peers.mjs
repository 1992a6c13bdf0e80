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

export const peers = { limit, papaparse, udsv };
