// JSON Schema's formats "email" and "idn-email". A contact's address may be either, so of `email` only what is no address at all must fail.
import { readFileSync } from 'node:fs';
import { compare_address, judge_addresses } from '../emails.mjs';

function load(folder, file) {
  return JSON.parse(readFileSync(`${folder}/${file}.json`)).flatMap(({ tests }) => tests.map((test, i) => ({ name: `${file} ${i + 1} ${test.description}`, ...test })));
}

export function cases(folder) {
  const all = ['email', 'idn-email'].flatMap((file) => load(folder, file));
  const texts = all.filter(({ data }) => typeof data === 'string');
  const answers = judge_addresses(texts.map(({ data }) => data));
  return [
    ...texts.map(({ name, valid }, i) => compare_address(name, valid, answers[i])),
    ...all.filter(({ data }) => typeof data !== 'string').map(({ name }) => ({ name, skip: 'not a text' })),
  ];
}
