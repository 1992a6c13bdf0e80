// Rows of texts in the shapes that other people's expectations have.

/** Rows as objects by header; cells beyond it under __parsed_extra. */
export function as_objects(header, rows) {
  return rows.map((row) => {
    const object = {};
    row.forEach((cell, i) => {
      if (i < header.length) object[header[i]] = cell;
      else (object.__parsed_extra ??= []).push(cell);
    });
    return object;
  });
}

/** The value that a type-guessing parser would make of a text, if it is `wanted`; else the text. */
export function typed_like(wanted, text) {
  if (wanted === null) return ['', 'null', 'NaN'].includes(text) ? null : text;
  if (typeof wanted === 'number') return text.trim() !== '' && Number(text) === wanted ? wanted : text;
  if (typeof wanted === 'boolean') return text.toLowerCase() === String(wanted) ? wanted : text;
  if (typeof wanted !== 'object') return text;
  if (wanted.$number === 'Infinity' || wanted.$number === '-Infinity') return text === wanted.$number ? wanted : text;
  if (wanted.$date) return Date.parse(text) === Date.parse(wanted.$date) ? wanted : text;
  try {
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(wanted) ? wanted : text;
  } catch {
    return text;
  }
}
