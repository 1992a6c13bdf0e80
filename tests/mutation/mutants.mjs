// Finds the places of a C++ source where one small change makes it wrong: conditions, operators, constants, early returns, leaps.
// Works on the text, without comments and literals. Memory: one file.

/** Comments, texts, characters and directives as blanks of the same length, so that offsets stay. */
export function masked(source) {
  const blank = (text) => text.replace(/[^\n]/g, ' ');
  return source
    .replace(/\/\/[^\n]*|\/\*[^]*?\*\/|R"\(([^]*?)\)"|"(?:\\.|[^"\\\n])*"|(?<![\da-fA-F])'(?:\\.|[^'\\\n])+'/g, blank)
    .replace(/^[ \t]*#[^\n]*/gm, blank)
    .replace(/\bstatic_assert\b[^;]*;/g, blank)
    .replace(/\.reserve\([^;]*;/g, blank);
}

const kinds = [
  { name: 'boundary', pattern: / (<|<=|>|>=) /g, swap: { '<': '<=', '<=': '<', '>': '>=', '>=': '>' } },
  { name: 'relation', pattern: / (<|<=|>|>=|==|!=) /g, swap: { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '==' } },
  { name: 'and/or', pattern: / (&&|\|\|) /g, swap: { '&&': '||', '||': '&&' } },
  { name: 'plus/minus', pattern: / ([+-]=?) /g, swap: { '+': '-', '-': '+', '+=': '-=', '-=': '+=' } },
  { name: 'step', pattern: /(\+\+|--)/g, swap: { '++': '--', '--': '++' } },
  { name: 'truth', pattern: /\b(true|false)\b/g, swap: { true: 'false', false: 'true' } },
  { name: 'not', pattern: /(!)(?=[\w(])/g, swap: { '!': '' } },
  { name: 'leap', pattern: /\b(break|continue)(?=;)/g, swap: { break: 'continue', continue: 'break' } },
];

const place = (name, start, from, to) => ({ name, start, from, to });

function of_kind(code, { name, pattern, swap }) {
  return [...code.matchAll(pattern)].map((found) => place(name, found.index + found[0].indexOf(found[1]), found[1], swap[found[1]]));
}

/** Whole numbers, one up and one down in turn; no templates' or types' digits. */
function constants(code) {
  const found = [...code.matchAll(/(?<![\w.'])(\d+)(?![\w.'])/g)];
  return found.map(({ index, 1: text }, i) => place('constant', index, text, String(Number(text) + (i % 2 && text !== '0' ? -1 : 1))));
}

/** The index behind the bracket that closes the one at `open`, or -1. */
function behind_bracket(code, open) {
  let depth = 0;
  for (let i = open; i < code.length; i++) {
    if (code[i] === '(') ++depth;
    if (code[i] === ')' && --depth === 0) return i + 1;
  }
  return -1;
}

/** `if (c) return x;` without effect, and every other condition the other way round. */
function conditions(source, code) {
  return [...code.matchAll(/\bif (constexpr )?(?=\()/g)].flatMap(({ index, 0: head, 1: fixed }) => {
    const open = index + head.length;
    const end = behind_bracket(code, open);
    const inside = source.slice(open + 1, end - 1);
    if (fixed || end < 0 || inside.includes(';') || /^[^()=]*[^=!<>]=[^=]/.test(inside)) return [];
    const early = /^\s*return\b/.test(code.slice(end));
    return [place(early ? 'early return' : 'condition', open, `(${inside})`, early ? `(false && (${inside}))` : `(!(${inside}))`)];
  });
}

/** All mutants of a source: {name, start, from, to, line}. */
export function mutants_of(source) {
  const code = masked(source);
  const all = [...kinds.flatMap((kind) => of_kind(code, kind)), ...constants(code), ...conditions(source, code)];
  return all.map((one) => ({ ...one, line: source.slice(0, one.start).split('\n').length })).sort((a, b) => a.start - b.start);
}

export const mutated = (source, { start, from, to }) => source.slice(0, start) + to + source.slice(start + from.length);

/** Lines in which something can be broken: what a file's share of the mutants is measured by. */
export const breakable_lines = (mutants) => new Set(mutants.map(({ line }) => line)).size;
