// JSON Schema (the subset that our two schemas use) as TypeScript. A keyword that shapes a type and isn't known here is an error.

const kShaping = new Set(
  '$ref const enum type properties required additionalProperties items prefixItems oneOf anyOf allOf'.split(
    ' ',
  ),
);
const kSilent = new Set(
  (
    '$schema $id $comment $defs title description default examples pattern format minimum maximum exclusiveMinimum exclusiveMaximum ' +
    'minLength maxLength minItems maxItems uniqueItems minProperties maxProperties propertyNames multipleOf'
  ).split(' '),
);

const pascal = (name) => name.replace(/(?:^|[_-])(\w)/g, (_, letter) => letter.toUpperCase());
const key = (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`);
const comment = (schema, indent) => (schema.description ? `${indent}/** ${schema.description} */\n` : '');

function object(schema, indent) {
  const inner = indent + '  ';
  const required = new Set(schema.required ?? []);
  const members = Object.entries(schema.properties ?? {}).map(
    ([name, member]) =>
      `${comment(member, inner)}${inner}readonly ${key(name)}${required.has(name) ? '' : '?'}: ${type(member, inner)};\n`,
  );
  const rest = schema.additionalProperties;
  if (members.length === 0)
    return `Readonly<Record<string, ${rest && rest !== true ? type(rest, indent) : 'unknown'}>>`;
  return `{\n${members.join('')}${indent}}`;
}

function array(schema, indent) {
  if (schema.prefixItems)
    return `readonly [${schema.prefixItems.map((item) => type(item, indent)).join(', ')}]`;
  const item = schema.items ? type(schema.items, indent) : 'unknown';
  return `readonly ${/^[\w<>.]+$/.test(item) || item.startsWith('{') ? item : `(${item})`}[]`;
}

function named(name, schema, indent) {
  if (name === 'object') return object(schema, indent);
  if (name === 'array') return array(schema, indent);
  return { integer: 'number', number: 'number', string: 'string', boolean: 'boolean', null: 'null' }[name];
}

function type(schema, indent) {
  if (schema === true) return 'unknown';
  for (const word of Object.keys(schema)) {
    if (!kShaping.has(word) && !kSilent.has(word))
      throw new Error(`schema_types: keyword "${word}" is not known`);
  }
  if (schema.$ref) return pascal(schema.$ref.split('/').pop());
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const either = schema.oneOf ?? schema.anyOf;
  if (either && !schema.properties) return either.map((one) => type(one, indent)).join(' | ');
  if (schema.allOf && !schema.properties) return schema.allOf.map((one) => type(one, indent)).join(' & ');
  if (Array.isArray(schema.type)) return schema.type.map((name) => named(name, schema, indent)).join(' | ');
  return schema.type
    ? named(schema.type, schema, indent)
    : schema.properties
      ? object(schema, indent)
      : 'unknown';
}

function declaration(name, schema) {
  const body = type(schema, '');
  return body.startsWith('{') ? `export interface ${name} ${body}\n` : `export type ${name} = ${body};\n`;
}

/** A module that exports `root` and every definition of the schema. */
export function schemaTypes(schema, root, source) {
  const parts = [`// Generated from ${source} by web/scripts/generate.mjs.\n`];
  for (const [name, part] of Object.entries({ ...schema.$defs, [root]: schema })) {
    parts.push(comment(part, '') + declaration(pascal(name), part));
  }
  return parts.join('\n');
}
