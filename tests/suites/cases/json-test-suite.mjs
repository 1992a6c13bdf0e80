// JSONTestSuite: the syntax finding alone is judged. Every y_ is without one, every n_ has one; of i_ either answer is right, but there is one.
import { readdirSync, readFileSync } from 'node:fs';
import { ask, records_request } from '../probe.mjs';

const kSyntax = ['json_structure', 'json_syntax', 'json_comma'];

export function cases(folder) {
  const names = readdirSync(`${folder}/test_parsing`).filter((name) => name.endsWith('.json')).sort();
  const file = (name) => readFileSync(`${folder}/test_parsing/${name}`);
  const answers = ask(names.map((name) => records_request({ format: 'json' }, file(name))));
  return names.map((name, i) => {
    const faulty = answers[i].findings.some((finding) => kSyntax.includes(finding.code));
    const ours = faulty ? 'refused' : 'accepted';
    return { name, expected: { y: 'accepted', n: 'refused', i: ours }[name[0]], ours };
  });
}
