// The one source of rows: contacts as texts, from which every file is written. Kinds are choices of columns.
import { one_of } from './random.mjs';
import { kSingle, kWords } from './words.mjs';

const kColumns = {
  full: 'email first last phone city street birth amount note consent',
  crm: 'id first last phone city amount note consent',
  mail: 'email first city amount consent',
  phones: 'phone city birth amount',
  two: 'email consent',
  one: 'email',
  cell: 'email',
};
const kPlainHeaders = {
  email: 'email',
  first: 'first_name',
  last: 'last_name',
  phone: 'phone',
  city: 'city',
  street: 'street',
  birth: 'birth_date',
  amount: 'amount',
  consent: 'consent_email',
  id: 'customer_id',
  note: 'note',
};
const kMayBeEmpty = ['last', 'phone', 'street', 'birth', 'note'];

const plain = (text) =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ß', 'ss')
    .replaceAll(/[«»]/g, '"');
const two = (number) => String(number).padStart(2, '0');

function date(language, random) {
  const [day, month, year] = [1 + random(28), 1 + random(12), 1950 + random(50)];
  if (language === 'en') return `${year}-${two(month)}-${two(day)}`;
  return language === 'fr' ? `${two(day)}/${two(month)}/${year}` : `${two(day)}.${two(month)}.${year}`;
}

/** A note that holds `mark`, as people write it. */
function note_with(mark, note, random) {
  const words = note.replaceAll('"', '').split(' ');
  if (!mark.trim()) return words.join(mark);
  words.splice(1 + random(Math.max(1, words.length - 1)), 0, mark.trim());
  return words.join(' ');
}

/** The cell of a column in row `i`. */
function cell_of(column, i, combo, random) {
  const words = kWords[combo.language];
  const letters = combo.texture === 'single' || combo.texture === 'ascii' ? plain : (text) => text;
  const delimiter = combo.delimiter;
  if (kMayBeEmpty.includes(column) && random(8) === 0) return '';
  switch (column) {
    case 'email':
      return `${one_of(['info', 'anna', 'jan.nowak', 'o-smith', 'kontakt', 'm_weber', 'eva', 'petrov'], random)}${i + 1}@${one_of(words.domain, random)}`;
    case 'phone':
      return one_of(words.phone, random).replaceAll('d', () => String(random(10)));
    case 'birth':
      return date(combo.language, random);
    case 'amount': {
      const point = combo.texture === 'decimal' ? ',' : '.';
      return `${random(3) ? random(900) + 1 : 1000 + random(90000)}${point}${two(random(100))}`;
    }
    case 'consent':
      return String(random(2));
    case 'id':
      return `${combo.language === 'de' ? 'K-' : ''}${100000 + i * 7 + random(5)}`;
    case 'note': {
      const note = letters(one_of(words.note, random));
      return combo.texture === 'inside' && random(2) ? note_with(delimiter, note, random) : note;
    }
    case 'street':
    case 'city':
    case 'last': {
      const text = letters(one_of(words[column], random));
      return combo.texture === 'inside' && column !== 'last' && random(3) === 0
        ? `${text}${delimiter}${one_of(['Box 7', 'B', 'II. 3'], random)}`
        : text;
    }
    default:
      return letters(one_of(words[column], random));
  }
}

/** Columns, header names and rows of a table, as texts. */
export function table_of(combo, random) {
  const columns = kColumns[combo.kind].split(' ');
  const words = kWords[combo.language];
  const by_name = combo.texture === 'single' || combo.texture === 'ascii' || random(3) === 0;
  const header = columns.map((column) => (by_name ? kPlainHeaders : words.header)[column]);
  const rows = Array.from({ length: combo.rows }, (_, i) => columns.map((column) => cell_of(column, i, combo, random)));
  if (combo.texture === 'single') {
    const first = columns.findIndex((column) => column === 'first' || column === 'city');
    rows[random(rows.length)][first] = one_of(kSingle[combo.language], random);
  }
  if (combo.texture === 'inside' && columns.length > 2) {
    const at = columns.findIndex((column) => column === 'first' || column === 'city');
    rows[random(rows.length)][at] = `${words.first[1]}${combo.delimiter}${words.first[3]}`;
  }
  const note = columns.indexOf('note');
  if (combo.texture === 'inside' && note > 0) rows[random(rows.length)][note] = `${words.city[0]}\n${words.city[1]}`; // as Excel breaks a line in a cell
  return { columns, header, rows };
}
