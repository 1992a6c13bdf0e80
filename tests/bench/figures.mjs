// The figures that limits are set for, gathered from the parts into one table: the one in README.md.
import { fixed, judged, table } from './table.mjs';

/** `value`: a function, since that of a wrong work must not be asked for. `limits`: [at least, go for], or nothing. */
export const figure = (work, measure, { value, digits = 2, limits, wrong }) => ({
  name: work.replaceAll('**', ''),
  measure,
  value,
  digits,
  limits,
  wrong,
});

export const summary = (figures) =>
  table(figures, [
    ['measure', ({ measure }) => measure],
    ['measured', ({ value, digits }) => fixed(digits)(value())],
    ['at least', ({ limits }) => limits?.[0] ?? ''],
    ['go for', ({ limits }) => limits?.[1] ?? ''],
    ['', ({ value, limits }) => judged(value(), limits)[1]],
  ]);
