// The other end of probe.cpp's pipe: requests as lists of texts or Buffers, answers as objects. Memory: all of one call.
import { spawnSync } from 'node:child_process';

const bytes = (part) => (Buffer.isBuffer(part) ? part : Buffer.from(String(part)));

function netstring(part) {
  const body = bytes(part);
  return Buffer.concat([Buffer.from(`${body.length}:`), body, Buffer.from(',')]);
}

/** The netstrings of a Buffer. */
function split(buffer) {
  const parts = [];
  for (let at = 0; at < buffer.length; ) {
    const colon = buffer.indexOf(0x3a, at);
    const end = colon + 1 + Number(buffer.toString('latin1', at, colon));
    parts.push(buffer.subarray(colon + 1, end));
    at = end + 1;
  }
  return parts;
}

const number = (text) => (text.length ? Number(text) : null);

function finding([code, severity, record, line, column, character, offset, args, excerpt]) {
  const pairs = args.toString().split('\n').filter(Boolean).map((pair) => pair.split(/=(.*)/s).slice(0, 2));
  return {
    code: `${code}`, severity: `${severity}`, excerpt, arguments: Object.fromEntries(pairs),
    record: number(record), line: number(line), column: number(column), character: number(character), offset: number(offset),
  };
}

/** `sure` is of the encoding, `dialect_sure` of all the rest. */
function dialect([encoding, delimiter, line_end, sure, quote, escape, header_line, dialect_sure, confidence]) {
  return {
    encoding: `${encoding}`, delimiter: `${delimiter}`, line_end: `${line_end}`, sure: sure.length > 0,
    quote: `${quote}`, escape: `${escape}`, header_line: Number(header_line), dialect_sure: dialect_sure.length > 0, confidence: Number(confidence),
  };
}

const texts = (list) => split(list).map(String);

/** What the probe said to one request: cells as Buffers in `raw`, as texts in `fields` and `values`. */
function answer(buffer) {
  const told = { header: null, rows: [], findings: [], columns: [], records: [], entries: [], refused: null, rejects: null, dialect: {}, fault: null };
  for (const line of split(buffer)) {
    const [kind, ...rest] = split(line);
    if (`${kind}` === 'H') told.header = texts(rest[1]);
    else if (`${kind}` === 'R' && rest.length === 2) told.rows.push({ line: Number(rest[0]), raw: split(rest[1]), fields: texts(rest[1]) });
    else if (`${kind}` === 'R') told.rejects = rest[0];
    else if (`${kind}` === 'F') told.findings.push(finding(rest));
    else if (`${kind}` === 'M') told.columns.push({ header: `${rest[0]}`, name: `${rest[1]}`, reason: `${rest[2]}` });
    else if (`${kind}` === 'E') told.dialect = dialect(rest);
    else if (`${kind}` === 'A') told.entries.push({ name: `${rest[0]}`, size: Number(rest[1]), content: `${rest[2]}` });
    else if (`${kind}` === 'Z') told.refused = `${rest[0]}`;
    else if (`${kind}` === 'X') told.fault = `${rest[0]}: ${rest[1]}`;
    else
      told.records.push({
        number: Number(rest[0]), status: `${rest[1]}`, raw: split(rest[2]), values: split(rest[3]), states: texts(rest[4]),
      });
  }
  return told;
}

/** Sends all requests through one process; the answers in their order. */
export function ask(requests) {
  const input = Buffer.concat(requests.map((request) => netstring(Buffer.concat(request.map(netstring)))));
  const run = spawnSync(process.env.SUITE_PROBE, [], { input, maxBuffer: 1 << 30 });
  const answers = run.status === 0 ? split(run.stdout).map(answer) : [];
  if (answers.length === requests.length) return answers;
  throw new Error(`the probe ended with ${run.status ?? run.signal} after ${answers.length} of ${requests.length}: ${run.stderr}`);
}

export const records_request = (options, file) => ['records', JSON.stringify(options), bytes(file)];
export const check_request = (profile, options, file) => ['check', typeof profile === 'string' ? profile : JSON.stringify(profile), JSON.stringify(options), bytes(file)];

export const archive_request = (file) => ['archive', bytes(file)];

/** Cells as a CSV row with every cell quoted. */
export const quoted_row = (cells) => Buffer.concat([...cells.flatMap((cell, i) => [Buffer.from(i ? ',"' : '"'), Buffer.from(bytes(cell).toString('latin1').replaceAll('"', '""'), 'latin1'), Buffer.from('"')]), Buffer.from('\r\n')]);
