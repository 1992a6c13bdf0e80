// What the generated files differ in, and which values do not go together since not even a careful human could tell the truth.

export const kDimensions = {
  language: ['en', 'pl', 'de', 'nl', 'fr', 'ru'],
  encoding: [
    'utf-8',
    'utf-8-bom',
    'utf-16le-bom',
    'utf-16be-bom',
    'utf-16le',
    'windows-1250',
    'windows-1252',
    'windows-1251',
    'iso-8859-2',
  ],
  delimiter: [',', ';', '\t', '|', ':', '^', '~', ' ', '  ', ', ', '||', '::'],
  quote: ['needed', 'all', 'single', 'typographic', 'low', 'none'],
  escape: ['doubled', 'backslash'],
  line_end: ['LF', 'CRLF', 'CR', 'mixed'],
  final: ['end', 'open'],
  sep: ['none', 'sep'],
  blank: ['none', 'top', 'middle', 'end'],
  header: ['first', 'title', 'dated', 'segment', 'padded', 'none'],
  footer: ['none', 'total', 'padded', 'count', 'end'],
  units: ['none', 'types', 'brackets', 'dashes', 'units'],
  second: ['none', 'table', 'repeated'],
  damage: ['none', 'missing', 'extra', 'stray', 'unclosed', 'other', 'broken', 'nul'],
  rows: [1, 2, 3, 5, 9, 20, 100, 1000],
  kind: ['full', 'crm', 'mail', 'phones', 'two', 'one', 'cell'],
  texture: ['plain', 'inside', 'decimal', 'single', 'ascii'],
};

/** What a file is like without a habit; most are so in most respects. */
export const kNeutral = {
  escape: 'doubled',
  final: 'end',
  sep: 'none',
  blank: 'none',
  header: 'first',
  footer: 'none',
  units: 'none',
  second: 'none',
  damage: 'none',
  texture: 'plain',
};
const kHabits = ['sep', 'blank', 'header', 'footer', 'units', 'second', 'damage'];
const kLegacy = { 'windows-1250': ['pl'], 'iso-8859-2': ['pl'], 'windows-1252': ['de', 'nl', 'fr', 'en'], 'windows-1251': ['ru'] };
const kWidths = { full: 10, crm: 8, mail: 5, phones: 4, two: 2, one: 1, cell: 1 };
const kCommon = [',', ';', '\t', '|'];

const is =
  (...values) =>
  (value) =>
    values.includes(value);
const blanks = is(' ', '  ');
const long = (delimiter) => delimiter.length > 1;
const wide = (kind) => kWidths[kind] > 3;
const above = is('title', 'dated', 'segment', 'padded');
const quoted = is('all', 'single', 'typographic', 'low');

/** [dimensions, whether their values go together] */
const kRules = [
  [['language', 'encoding'], (language, encoding) => !kLegacy[encoding] || kLegacy[encoding].includes(language)],
  [['encoding', 'quote'], (encoding, quote) => encoding !== 'iso-8859-2' || (quote !== 'typographic' && quote !== 'low')],
  // Legacy bytes must be there to be told, and one byte in a file tells them from nothing: UTF-8 and UTF-16 alone have it.
  [['encoding', 'texture'], (encoding, texture) => !kLegacy[encoding] || (texture !== 'ascii' && texture !== 'single')],
  [['encoding', 'kind'], (encoding, kind) => !kLegacy[encoding] || kWidths[kind] > 4],
  [['encoding', 'rows', 'language'], (encoding, rows, language) => !kLegacy[encoding] || !['en', 'nl'].includes(language) || rows > 8],
  [['language', 'texture'], (language, texture) => !(language === 'ru' && (texture === 'single' || texture === 'ascii'))],
  [['texture', 'kind'], (texture, kind) => texture !== 'single' || ['full', 'crm', 'mail', 'phones'].includes(kind)],
  [['texture', 'kind'], (texture, kind) => !['inside', 'decimal'].includes(texture) || wide(kind)],
  // Cells are aligned by blanks without any quotes.
  [['delimiter', 'quote'], (delimiter, quote) => delimiter !== '  ' || quote === 'none'],
  [['texture', 'quote'], (texture, quote) => texture !== 'inside' || quote !== 'none'],
  [['quote', 'escape'], (quote, escape) => escape === 'doubled' || ['needed', 'all', 'single'].includes(quote)],
  // Where a blank or a colon parts the cells, a few of them part nothing that a human could trust.
  [['delimiter', 'kind'], (delimiter, kind) => kCommon.includes(delimiter) || wide(kind)],
  [['delimiter', 'rows'], (delimiter, rows) => !blanks(delimiter) || rows > 2],
  [['delimiter', 'rows', 'header'], (delimiter, rows, header) => header !== 'none' || kCommon.includes(delimiter) || rows > 1],
  [['sep', 'delimiter'], (sep, delimiter) => sep === 'none' || (!long(delimiter) && delimiter !== ' ')],
  [['sep', 'kind'], (sep, kind) => sep === 'none' || kWidths[kind] > 1],
  [['blank', 'rows'], (blank, rows) => blank !== 'middle' || rows > 2],
  [['blank', 'kind'], (blank, kind) => blank !== 'middle' || kWidths[kind] > 1],
  [['blank', 'second'], (blank, second) => blank !== 'middle' || second !== 'table'],
  [['line_end', 'rows', 'header'], (line_end, rows, header) => line_end !== 'mixed' || rows > 2],
  [['header', 'kind'], (header, kind) => !above(header) || (kWidths[kind] > 1 && (header !== 'padded' || wide(kind)))],
  [['header', 'delimiter'], (header, delimiter) => header !== 'padded' || (!blanks(delimiter) && delimiter !== ', ')],
  [['header', 'delimiter', 'rows'], (header, delimiter, rows) => !above(header) || delimiter !== ' ' || rows > 4],
  [['header', 'rows'], (header, rows) => !above(header) || rows > 1],
  [['footer', 'kind'], (footer, kind) => footer === 'none' || wide(kind)],
  [['footer', 'delimiter'], (footer, delimiter) => footer !== 'padded' || (!blanks(delimiter) && delimiter !== ', ')],
  [['footer', 'second'], (footer, second) => footer === 'none' || second !== 'table'],
  [['footer', 'rows'], (footer, rows) => footer === 'none' || rows > 1],
  [['units', 'header'], (units, header) => units === 'none' || header !== 'none'],
  [['units', 'kind'], (units, kind) => units === 'none' || wide(kind)],
  [['units', 'rows'], (units, rows) => units === 'none' || rows > 1],
  [['second', 'kind'], (second, kind) => second === 'none' || wide(kind)],
  [['second', 'rows'], (second, rows) => second === 'none' || rows > 4],
  [['second', 'header'], (second, header) => second === 'none' || header !== 'none'],
  [['second', 'delimiter'], (second, delimiter) => second === 'none' || delimiter !== ' '],
  [['damage', 'rows'], (damage, rows) => damage === 'none' || rows > 4],
  [['damage', 'kind'], (damage, kind) => damage === 'none' || wide(kind)],
  [['damage', 'quote'], (damage, quote) => !is('stray', 'unclosed')(damage) || quoted(quote)],
  [
    ['damage', 'quote', 'delimiter'],
    (damage, quote, delimiter) => damage !== 'broken' || ((quote === 'needed' || quote === 'none') && !blanks(delimiter)),
  ],
  [['damage', 'delimiter'], (damage, delimiter) => !(damage === 'other' && delimiter === ' ')],
  [['kind', 'rows'], (kind, rows) => kind !== 'cell' || rows === 1],
  [['kind', 'quote'], (kind, quote) => kWidths[kind] > 1 || quote === 'needed' || quote === 'all'],
  [['kind', 'delimiter'], (kind, delimiter) => kWidths[kind] > 1 || delimiter === ','],
  [['kind', 'header'], (kind, header) => kind !== 'cell' || header === 'none'],
];

const kRulesOf = Object.fromEntries(Object.keys(kDimensions).map((name) => [name, kRules.filter(([names]) => names.includes(name))]));
const holds_for =
  (combo) =>
  ([names, holds]) => {
    const values = names.map((name) => combo[name]);
    return values.includes(undefined) || holds(...values);
  };

/** No file has every habit at once, and a small one hardly any. */
function few_habits(combo) {
  let habits = 0;
  for (const name of kHabits) if (combo[name] !== undefined && combo[name] !== kNeutral[name]) ++habits;
  return habits <= (combo.rows === undefined || combo.rows > 4 ? 4 : combo.rows > 1 ? 2 : 1);
}

/** Whether `name`, set last, goes together with what else is set of a combination. */
export const fits_with = (combo, name) => kRulesOf[name].every(holds_for(combo)) && few_habits(combo);
export const fits = (combo) => kRules.every(holds_for(combo)) && few_habits(combo);

export const width_of = (kind) => kWidths[kind];
