// A workbook of contacts that nobody has, for warm_up.ts: its parts are packed as those of people's workbooks are.
// Memory: some hundred KiB.

const kRows = 8000; // fewer leave the code of workbooks half made
const kColumns = 'ABCDEF';
const kNothing = Array<number>(10).fill(0);
const kHeader = ['email', 'phone', 'birth_date', 'city', 'consent_email', 'notes'];

const encoder = new TextEncoder();

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let i = 0; i < 8; ++i) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = ~0;
  for (const byte of bytes) value = (value >>> 8) ^ (crcTable[(value ^ byte) & 255] ?? 0);
  return ~value >>> 0;
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

const u16 = (value: number): number[] => [value & 255, (value >>> 8) & 255];
const u32 = (value: number): number[] => [...u16(value), ...u16(value >>> 16)];

/** An archive of texts (APPNOTE 4.3.7, 4.3.12, 4.3.16). */
async function archive(parts: Record<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const entries: ArrayLike<number>[] = [];
  const directory: number[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const bytes = encoder.encode(text);
    const packed = await deflated(bytes);
    const sizes = [...u32(packed.length), ...u32(bytes.length), ...u16(name.length), ...u16(0)];
    const common = [...u16(20), ...u16(0), ...u16(8), ...u32(0x210000), ...u32(crc32(bytes)), ...sizes];
    const local = [...u32(0x04034b50), ...common, ...encoder.encode(name)];
    const place = [...kNothing, ...u32(offset), ...encoder.encode(name)];
    directory.push(...u32(0x02014b50), ...u16(20), ...common, ...place);
    entries.push(local, packed);
    offset += local.length + packed.length;
  }
  const count = u16(entries.length / 2);
  const sums = [...count, ...count, ...u32(directory.length), ...u32(offset), ...u16(0)];
  const whole = [...entries, directory, [...u32(0x06054b50), ...u32(0), ...sums]];
  return new Uint8Array(await new Blob(whole.map((part) => Uint8Array.from(part))).arrayBuffer());
}

const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;
const cell = (column: number, number: number, text: number): string =>
  `<c r="${kColumns[column]}${number}" t="s"><v>${text}</v></c>`;

/** A workbook with shared strings. Half of its sheet is blanks: better packed than is plausible, it is unpacked piece by piece as a large one. */
export function warmWorkbook(): Promise<Uint8Array<ArrayBuffer>> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const texts = [...kHeader, '1990-01-17', 'Kraków', 'a note'];
  const rows = [row(1, kHeader.map((_, column) => cell(column, 1, column)).join(''))];
  for (let number = 2; number <= kRows; ++number) {
    const first = texts.push(`contact${number}@example.com`, `+48501${100_000 + number}`) - 2;
    const shared = [first, first + 1, 6, 7].map((text, column) => cell(column, number, text)).join('');
    rows.push(row(number, `${shared}<c r="E${number}"><v>${number % 2}</v></c>${cell(5, number, 8)}`));
  }
  return archive({
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="a" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="a" Type="${relations}/worksheet" Target="sheet.xml"/><Relationship Id="b" Type="${relations}/sharedStrings" Target="strings.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="1" sheetId="1" r:id="a"/></sheets></workbook>`,
    'xl/strings.xml': `<sst xmlns="${main}">${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    'xl/sheet.xml': `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData>${' '.repeat(1 << 20)}</worksheet>`,
  });
}
