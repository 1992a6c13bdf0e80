// One damage to one row, as it befalls files: the row's text afterwards, or undefined where the row doesn't lend itself to it.
import { is_quoted, quotes_of, written } from './marks.mjs';
import { one_of } from './random.mjs';

const kOthers = [';', ',', '\t', '|'];
const places = (cells, holds) => cells.flatMap((cell, i) => (holds(cell, i) ? [i] : []));
const kInner = /(?<=[\p{L}\d])(?=[\p{L}\d])/gu;

/** `text` with `mark` between two of its letters or digits. */
function with_inside(text, mark, random) {
  const at = [...text.matchAll(kInner)].map(({ index }) => index);
  if (!at.length) return undefined;
  const place = one_of(at, random);
  return text.slice(0, place) + mark + text.slice(place);
}

const with_cell = (texts, i, text) => texts.map((old, j) => (i === j ? text : old));

const kDamages = {
  missing({ cells, texts, delimiter, random }) {
    const at = places(cells, (cell, i) => i > 0 && cell && cells[i - 1]);
    if (!at.length) return undefined;
    const i = one_of(at, random);
    const gap = delimiter === '  ' ? ' ' : '';
    return [...texts.slice(0, i - 1), texts[i - 1] + gap + texts[i], ...texts.slice(i + 1)].join(delimiter);
  },
  extra({ cells, texts, combo, delimiter, random }) {
    const bare = places(cells, (cell) => /[\p{L}]{4}/u.test(cell) && !is_quoted(cell, combo));
    if (bare.length && (delimiter === '  ' || random(2))) {
      const i = one_of(bare, random);
      return with_cell(texts, i, with_inside(texts[i], delimiter, random)).join(delimiter);
    }
    const i = 1 + random(cells.length - 1);
    return delimiter === '  ' ? undefined : [...texts.slice(0, i), '', ...texts.slice(i)].join(delimiter);
  },
  stray({ cells, texts, combo, delimiter, random }) {
    const [, closing] = quotes_of(combo);
    const at = places(cells, (cell) => is_quoted(cell, combo) && /^[\p{L}\d ]{4,}$/u.test(cell));
    if (!at.length) return undefined;
    const i = one_of(at, random);
    return with_cell(texts, i, with_inside(texts[i], closing, random)).join(delimiter);
  },
  unclosed({ cells, texts, combo, delimiter, random }) {
    const [, closing] = quotes_of(combo);
    const at = places(cells, (cell) => is_quoted(cell, combo) && cell && !cell.includes(closing));
    if (!at.length) return undefined;
    const i = one_of(at, random);
    return with_cell(texts, i, texts[i].slice(0, -closing.length)).join(delimiter);
  },
  other({ cells, texts, delimiter, random }) {
    const others = kOthers.filter((mark) => !delimiter.includes(mark) && !cells.some((cell) => cell.includes(mark)));
    return others.length ? texts.join(one_of(others, random)) : undefined;
  },
  broken({ cells, texts, combo, delimiter, random }) {
    const at = places(cells, (cell) => cell.includes(' ') && !is_quoted(cell, combo));
    if (!at.length) return undefined;
    const i = one_of(at, random);
    return with_cell(texts, i, texts[i].replace(' ', '\n')).join(delimiter);
  },
  nul({ cells, texts, delimiter, random }) {
    const at = places(cells, (cell) => /[\p{L}]{3}/u.test(cell));
    if (!at.length) return undefined;
    const i = one_of(at, random);
    return with_cell(texts, i, with_inside(texts[i], '\0', random) ?? texts[i]).join(delimiter);
  },
};

/** How many rows of so many are damaged. */
const amount_of = (rows) => (rows < 10 ? 1 : rows < 100 ? 2 : 3);

/** Damages rows of `parts` (those of kind `row`), never two side by side and never the first. */
export function damage(parts, combo, random) {
  if (combo.damage === 'none') return;
  const rows = parts.filter(({ kind }) => kind === 'row');
  const spoilt = new Set();
  for (let tries = 0; spoilt.size < amount_of(rows.length) && tries < 200; ++tries) {
    const i = 1 + random(rows.length - 1);
    if ([i - 1, i, i + 1].some((near) => spoilt.has(near)) || rows[i].text.includes('\n')) continue;
    const { cells } = rows[i];
    const texts = cells.map((cell) => written(cell, combo));
    const text = kDamages[combo.damage]({ cells, texts, combo, delimiter: combo.delimiter, random });
    if (text === undefined) continue;
    Object.assign(rows[i], { kind: 'damaged', damage: combo.damage, text });
    spoilt.add(i);
  }
}
