// is_email: by diagnosis. Policy: what RFC 5321 lets through an SMTP server is an address, what only RFC 5322 allows in a header is none.
import { readFileSync } from 'node:fs';
import { compare_address, judge_addresses } from '../emails.mjs';

const accepted_categories = ['ISEMAIL_VALID_CATEGORY', 'ISEMAIL_DNSWARN', 'ISEMAIL_RFC5321'];

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescape = (text) => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) => (name ? entities[name] : String.fromCodePoint(parseInt(hex ?? decimal, hex ? 16 : 10))));

/** Symbols for control characters stand for them. */
const controls = (text) => text.replace(/[\u2400-\u241F\u2421]/g, (c) => String.fromCharCode(c === '\u2421' ? 0x7f : c.charCodeAt(0) - 0x2400));

function parse(xml) {
  const part = (body, name) => new RegExp(`<${name}>([^]*?)</${name}>`).exec(body)?.[1] ?? '';
  return [...xml.matchAll(/<test id="(\d+)">([^]*?)<\/test>/g)].map(([, id, body]) => ({
    address: controls(unescape(part(body, 'address'))),
    name: `${id} ${part(body, 'diagnosis').replace('ISEMAIL_', '')}`,
    accept: accepted_categories.includes(part(body, 'category')),
  }));
}

export function cases(folder) {
  const all = parse(readFileSync(`${folder}/tests.xml`, 'utf8'));
  const answers = judge_addresses(all.map(({ address }) => address));
  return all.map(({ name, accept }, i) => compare_address(name, accept, answers[i]));
}
