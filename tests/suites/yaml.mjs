// As much of YAML as java-csv-comparison uses: block maps and lists by indentation, flow lists, plain, single and double quoted
// scalars, folded and literal blocks, comments. What it does not know it refuses. Memory: the document.

const escapes = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', '/': '/', 0: '\0', ' ': ' ' };

function indent_of(line) {
  return line.length - line.trimStart().length;
}

class Scanner {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }
  blanks() {
    while (this.text[this.at] === ' ') this.at++;
  }
  value() {
    this.blanks();
    const first = this.text[this.at];
    if (first === '[') return this.list();
    if (first === '"') return this.double_quoted();
    if (first === "'") return this.single_quoted();
    return this.plain();
  }
  list() {
    const items = [];
    for (this.at++, this.blanks(); this.text[this.at] !== ']'; this.blanks()) {
      items.push(this.value());
      this.blanks();
      if (this.text[this.at] === ',') this.at++;
      else if (this.text[this.at] !== ']') throw new Error(`yaml: list: ${this.text}`);
    }
    this.at++;
    return items;
  }
  single_quoted() {
    const [all] = /'(?:[^']|'')*'/y.exec(this.text.slice(this.at)) ?? [];
    if (all === undefined) throw new Error(`yaml: quote: ${this.text}`);
    this.at += all.length;
    return all.slice(1, -1).replaceAll("''", "'");
  }
  double_quoted() {
    const [all] = /"(?:[^"\\]|\\.)*"/y.exec(this.text.slice(this.at)) ?? [];
    if (all === undefined) throw new Error(`yaml: quote: ${this.text}`);
    this.at += all.length;
    return all.slice(1, -1).replace(/\\(.)/g, (_, c) => {
      if (!(c in escapes)) throw new Error(`yaml: escape \\${c}`);
      return escapes[c];
    });
  }
  plain() {
    const [all] = /[^,\[\]#]*/y.exec(this.text.slice(this.at));
    this.at += all.length;
    const text = all.trim();
    if (/^[&*!|>%@`{]/.test(text)) throw new Error(`yaml: ${this.text}`);
    return { true: true, false: false, null: null }[text] ?? text;
  }
}

function scalar(text) {
  const scanner = new Scanner(text);
  const value = scanner.value();
  scanner.blanks();
  if (scanner.at < text.length && text[scanner.at] !== '#') throw new Error(`yaml: after the value: ${text}`);
  return value;
}

class Lines {
  constructor(text) {
    this.lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
    this.at = 0;
  }
  /** The next line that holds something, or undefined. */
  peek() {
    while (this.at < this.lines.length && /^\s*(#.*)?$|^---\s*$/.test(this.lines[this.at])) this.at++;
    return this.lines[this.at];
  }
  block(folded, outer) {
    const own = [];
    for (; this.at < this.lines.length; this.at++) {
      const line = this.lines[this.at];
      if (line.trim() && indent_of(line) <= outer) break;
      own.push(line.trim());
    }
    return own.join(folded ? ' ' : '\n').trim();
  }
  node(indent) {
    const line = this.peek();
    return line.trimStart().startsWith('- ') ? this.sequence(indent) : this.map(indent);
  }
  sequence(indent) {
    const items = [];
    for (let line = this.peek(); line !== undefined && indent_of(line) === indent && line.trimStart().startsWith('- '); line = this.peek()) {
      const rest = line.slice(indent + 2);
      if (/^[^'"[]*:(\s|$)/.test(rest)) {
        this.lines[this.at] = ' '.repeat(indent + 2) + rest; // the first key of a map stands behind the dash
        items.push(this.map(indent + 2));
      } else {
        this.at++;
        items.push(scalar(rest));
      }
    }
    return items;
  }
  map(indent) {
    const object = {};
    for (let line = this.peek(); line !== undefined && indent_of(line) === indent; line = this.peek()) {
      const found = /^\s*([\w-]+):(?:\s+(.*))?$/.exec(line);
      if (!found) throw new Error(`yaml: no key: ${line}`);
      this.at++;
      object[found[1]] = this.value(found[2] ?? '', indent);
    }
    return object;
  }
  value(text, indent) {
    if (/^[>|]-?\s*$/.test(text)) return this.block(text[0] === '>', indent);
    if (text && !text.startsWith('#')) return scalar(text);
    const next = this.peek();
    if (next === undefined) return null;
    if (indent_of(next) > indent) return this.node(indent_of(next));
    return indent_of(next) === indent && next.trimStart().startsWith('- ') ? this.sequence(indent) : null;
  }
}

export function parse_yaml(text) {
  const lines = new Lines(text);
  const value = lines.node(0);
  if (lines.peek() !== undefined) throw new Error(`yaml: not understood: ${lines.peek()}`);
  return value;
}
