// Archives and workbooks large enough to be stopped on the way, packed here by Node's deflate: what APPNOTE 6.3.10 asks of a plain ZIP, no more.
import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP of the parts {name: bytes}. */
export function zipOf(parts) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content, { level: 1 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4); // deflate
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
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
  const relation = (type, target) =>
    `<Relationships xmlns="${kPackage}/relationships"><Relationship Id="rId1" Type="${kRelations}/${type}" Target="${target}"/></Relationships>`;
  const override = (part, type) => `<Override PartName="${part}" ContentType="${kSheet}.${type}+xml"/>`;
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${kPackage}/content-types">${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/worksheets/sheet1.xml', 'worksheet')}</Types>`,
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${kMain}" xmlns:r="${kRelations}"><sheets><sheet name="Contacts" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${kMain}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
  };
  return zipOf(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])));
}
