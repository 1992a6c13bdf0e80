// Texts as bytes, by the tables of this Node (TextDecoder) and not by ours.

// Node 20 reads windows-1252 as ISO-8859-1, so 0x80 to 0x9F of the standard stand here.
const k1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const tables = new Map();

/** The characters of the 256 bytes. */
function table_of(encoding) {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  const text = Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)));
  if (encoding === 'windows-1252') text.splice(0x80, 0x20, ...k1252);
  const table = { text, bytes: new Map(text.map((character, byte) => [character, byte])) };
  tables.set(encoding, table);
  return table;
}

const big_endian = (text) => Buffer.from(text, 'utf16le').swap16();
const kUnicode = {
  'utf-8': (text) => Buffer.from(text),
  'utf-8-bom': (text) => Buffer.from(`\ufeff${text}`),
  'utf-16le-bom': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be-bom': (text) => big_endian(`\ufeff${text}`),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
};

export function encoded(text, encoding) {
  if (kUnicode[encoding]) return kUnicode[encoding](text);
  const { bytes } = table_of(encoding);
  return Buffer.from(
    Array.from(text, (character) => {
      if (bytes.has(character)) return bytes.get(character);
      throw new Error(`${encoding} has no ${character}`);
    }),
  );
}

/** The bytes as an encoding of this name reads them, without a byte order mark; undefined where it is none. */
export function decoded(bytes, name) {
  try {
    const decoder = new TextDecoder(name);
    return decoder.encoding === 'windows-1252'
      ? Array.from(bytes, (byte) => table_of('windows-1252').text[byte]).join('')
      : decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
