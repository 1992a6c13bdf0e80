// Files whose encoding is to be found: whether what we find reads them as the encoding that they are in.
import { ask, records_request } from './probe.mjs';

const kNames = { uhc: 'windows-949', cp949: 'windows-949', 'tis-620': 'windows-874', 'mac-cyrillic': 'x-mac-cyrillic', 'ibm852': 'IBM852' };
const kNotRead = /^(iso-2022-(kr|cn)|hz-gb-2312|hz|euc-tw|johab)/; // of several bytes, and none of the Encoding Standard's
const plain = { header: 'none', delimiter: '|', quote: '' };
const text_of = ({ rows }) => JSON.stringify(rows.map(({ fields }) => fields));

/** "right, sure", "right, unsure", or what was found instead. */
function verdict(found, named, { encoding, sure }) {
  return `${text_of(found) === text_of(named) ? 'right' : `wrong: ${encoding}`}, ${sure ? 'sure' : 'unsure'}`;
}

/** Cases of files { name, encoding, bytes }. Sure or not is counted, not judged; wrong and sure is never as good. */
export function found_encodings(files) {
  const readable = [];
  const results = files.map(({ name, encoding, bytes }) => {
    const label = kNames[encoding.toLowerCase()] ?? encoding.toLowerCase();
    if (kNotRead.test(label)) return { name, skip: 'no encoding of the standard' };
    if (label === 'viscii') return { name, skip: 'VISCII' };
    const one = { name, expected: ['right, sure', 'right, unsure'] };
    readable.push({ one, label, bytes });
    return one;
  });
  const found = ask(readable.map(({ bytes }) => records_request(plain, bytes)));
  const named = ask(readable.map(({ label, bytes }) => records_request({ ...plain, encoding: label }, bytes)));
  readable.forEach(({ one }, i) => (one.ours = named[i].fault ?? verdict(found[i], named[i], found[i].dialect)));
  tell_sums(readable.map(({ one }) => one.ours));
  return results;
}

function tell_sums(answers) {
  const share = (pattern) => ((100 * answers.filter((answer) => pattern.test(answer)).length) / answers.length).toFixed(1);
  console.log(`  right ${share(/^right/)} %, right and sure ${share(/^right, sure/)} %, wrong and sure ${share(/^wrong.*, sure/)} % of ${answers.length}`);
}
