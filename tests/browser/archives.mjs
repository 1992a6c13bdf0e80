// Archives and workbooks large enough to be stopped on the way, packed here by Node's deflate: what APPNOTE 6.3.10 asks of a plain ZIP, no more.
import { closeSync, openSync, writeSync } from 'node:fs';
import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A ZIP of the parts {name: bytes, or {packed, size} of what is packed already}. */
export function zipOf(parts) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.alloc(0);
    const { packed, size } = content.packed
      ? content
      : { packed: deflateRawSync(bytes, { level: 1 }), size: bytes.length };
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4); // deflate
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, rest, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}

const kRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const kPackage = 'http://schemas.openxmlformats.org/package/2006';
const kMain = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const kSheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook of one sheet with these rows of texts. */
export function xlsxOf(rows) {
  const cell = (text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const lines = rows.map((row, i) => `<row r="${i + 1}">${row.map(cell).join('')}</row>`);
  return workbookOf(`<worksheet xmlns="${kMain}"><sheetData>${lines.join('')}</sheetData></worksheet>`);
}

/** A workbook whose one sheet is this XML; its shared strings, where there are any, are a part of zipOf(). */
function workbookOf(sheet, strings) {
  const relation = (type, target) =>
    `<Relationships xmlns="${kPackage}/relationships"><Relationship Id="rId1" Type="${kRelations}/${type}" Target="${target}"/></Relationships>`;
  const override = (part, type) => `<Override PartName="${part}" ContentType="${kSheet}.${type}+xml"/>`;
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${kPackage}/content-types">${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/worksheets/sheet1.xml', 'worksheet')}</Types>`,
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${kMain}" xmlns:r="${kRelations}"><sheets><sheet name="Contacts" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${kPackage}/relationships"><Relationship Id="rId1" Type="${kRelations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${kRelations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
  };
  const entries = Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)]);
  if (strings) entries.push(['xl/sharedStrings.xml', strings]);
  return zipOf(Object.fromEntries(entries));
}

/** `text` a million bytes at a time, `times` over, packed without ever being there: blocks that end on a byte may stand any number of times. */
function repeated(text, times) {
  const chunk = Buffer.from(text.repeat(1e6 / text.length));
  const block = deflateRawSync(chunk, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const packed = Buffer.concat([...Array(times).fill(block), deflateRawSync(Buffer.alloc(0))]);
  return { packed, size: chunk.length * times };
}

/** Archives and workbooks made to exhaust who opens them, by name. */
export function bombs() {
  const small = zipOf({ 'a.csv': Buffer.from('email\n') });
  const twice = zipOf({ 'a.csv': Buffer.from('email\n'), 'b.csv': Buffer.from('email\n') });
  const second = twice.lastIndexOf('PK\x01\x02', undefined, 'latin1');
  twice.writeUInt32LE(0, second + 42); // both entries lie where the first one does
  const sheet = (content, doctype = '') => `${doctype}<worksheet xmlns="${kMain}">${content}</worksheet>`;
  const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  const cell = (reference, text) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
  return {
    'nested.zip': zipOf({ 'in.zip': small }),
    'overlapping.zip': twice,
    'ratio.zip': zipOf({ 'a.csv': repeated('email@example.com,1\n', 4000) }),
    'entities.xlsx': workbookOf(
      sheet(`<sheetData><row r="1">${cell('A1', '&b;')}</row></sheetData>`, entities),
    ),
    'strings.xlsx': workbookOf(sheet('<sheetData/>'), repeated('<si><t>xxxxxx</t></si>'.padEnd(25), 3000)),
    'dimension.xlsx': workbookOf(
      sheet(
        `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16000000"/></cols><sheetData><row r="1" spans="1:16000000">${cell('A1', 'email')}</row><row r="2">${cell('A2', 'a@example.com')}</row></sheetData>`,
      ),
    ),
  };
}

const kFar = 5 * 2 ** 30;

/** Extra field of ZIP64 with these 64-bit numbers (APPNOTE 4.5.3). */
function zip64(...numbers) {
  const extra = Buffer.alloc(4 + 8 * numbers.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * numbers.length, 2);
  numbers.forEach((number, i) => extra.writeBigUInt64LE(BigInt(number), 4 + 8 * i));
  return extra;
}

/** Version, flags, method, time, date, CRC, sizes and lengths of names, as both headers of a stored entry have them. */
function storedHeader(name, crc, size, extra) {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(45, 0);
  header.writeUInt32LE(crc, 10);
  header.writeUInt32LE(size, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt16LE(name.length, 22);
  header.writeUInt16LE(extra, 24);
  return header;
}

/**
 * Writes an archive of more than 5 GB with holes: a stored file of zeros that no import looks at, and behind it `content` as contacts.csv.
 * Directory and end records are those of ZIP64 (APPNOTE 4.3.14, 4.3.15).
 */
export function writeSparseZip(path, content) {
  const [junk, name] = ['__MACOSX/zeros', 'contacts.csv'].map((text) => Buffer.from(text));
  const first = Buffer.concat([
    Buffer.from('PK\x03\x04', 'latin1'),
    storedHeader(junk, 0, 0xffffffff, 20),
    junk,
    zip64(kFar, kFar),
  ]);
  const second = first.length + kFar;
  const small = storedHeader(name, crc32(content), content.length, 0);
  const behind = [Buffer.from('PK\x03\x04', 'latin1'), small, name, content];
  const directoryAt = second + 30 + name.length + content.length;
  const listed = (header, attributes, title, extra) => {
    const common = Buffer.from(header);
    common.writeUInt16LE(extra.length, 24);
    return [Buffer.from('PK\x01\x02\x2d\0', 'latin1'), common, attributes, title, extra];
  };
  const near = Buffer.alloc(14);
  const far = Buffer.alloc(14);
  far.writeUInt32LE(0xffffffff, 10);
  const directory = Buffer.concat([
    ...listed(storedHeader(junk, 0, 0xffffffff, 0), near, junk, zip64(kFar, kFar)),
    ...listed(small, far, name, zip64(second)),
  ]);
  const end64 = Buffer.alloc(56);
  end64.write('PK\x06\x06', 'latin1');
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(45, 12);
  end64.writeUInt16LE(45, 14);
  for (const at of [24, 32]) end64.writeBigUInt64LE(2n, at);
  end64.writeBigUInt64LE(BigInt(directory.length), 40);
  end64.writeBigUInt64LE(BigInt(directoryAt), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(directoryAt + directory.length), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22, 0xff);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt32LE(0, 4);
  end.writeUInt16LE(2, 8);
  end.writeUInt16LE(2, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt16LE(0, 20);
  const file = openSync(path, 'w');
  writeSync(file, first, 0, first.length, 0);
  const rest = Buffer.concat([...behind, directory, end64, locator, end]);
  writeSync(file, rest, 0, rest.length, second);
  closeSync(file);
}
