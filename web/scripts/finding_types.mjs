// core/finding.def as TypeScript: the catalogue, and the unions of its codes, names and severities.

const kLine = /^FINDING\((\d+), (\w+), (\w+)\)/gm;

/** Fails where a line that begins like an entry isn't one, so that none is lost. */
export function findingTypes(def) {
  const entries = [...def.matchAll(kLine)].map(([, code, name, severity]) => ({ code, name, severity }));
  const begun = def.split('\n').filter((line) => line.startsWith('FINDING(')).length;
  if (entries.length === 0 || entries.length !== begun)
    throw new Error('core/finding.def: not every line was understood');
  const lines = entries.map(
    ({ code, name, severity }) => `  ${code}: { name: '${name}', severity: '${severity}' },`,
  );
  return `// Generated from core/finding.def by web/scripts/generate.mjs.

/** Every finding by its stable number. */
export const kFindings = {
${lines.join('\n')}
} as const;

export type FindingCode = keyof typeof kFindings;
export type FindingName = (typeof kFindings)[FindingCode]['name'];
/** Effect of a finding, in rising order. */
export const kSeverities = ['note', 'warning', 'value', 'error', 'fatal'] as const;
export type Severity = (typeof kSeverities)[number];
`;
}
