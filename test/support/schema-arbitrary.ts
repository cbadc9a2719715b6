import fc from 'fast-check';

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

/** Texts that have broken other systems. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  '\uFFFF',
  '𠮷野家',
  '../..',
  "' OR 1=1",
  '${jndi}',
  '０１２３',
  'a'.repeat(6000),
];

/** Values that a JSON Schema admits, as far as a generator can tell: a format or pattern may still be missed. */
export function validish(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) return fc.oneof(...variants.map(validish));
  const [first] = schema.allOf ?? [];
  if (first !== undefined) return validish(first);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(validish(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, Math.max(3, schema.minItems ?? 0)),
      });
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.ceil(schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1),
        max: Math.min(schema.maximum ?? 1_000_000, Number.MAX_SAFE_INTEGER),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Values that a schema should refuse, or that are almost right: a member of the wrong kind, too many, none. */
export function broken(schema: JsonSchema): fc.Arbitrary<unknown> {
  const anything = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...NASTY));
  const spoiled = fc
    .tuple(validish(schema), fc.nat(20), anything)
    .map(([value, at, other]) => withMember(value, at, other));
  const malformed = fc.constantFrom('{', '[1,', '"', 'null', '{"a":1}}', '\uFEFF{}');
  return fc.oneof({ weight: 5, arbitrary: spoiled }, anything, malformed);
}

function objectOf({ properties = {}, required = [], propertyNames, additionalProperties }: JsonSchema) {
  const fixed = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, validish(each)])),
    { requiredKeys: [...required] },
  );
  if (propertyNames === undefined || typeof additionalProperties !== 'object') return fixed;
  const names = validish(propertyNames).filter((name): name is string => typeof name === 'string');
  const others = fc.dictionary(names, validish(additionalProperties), { maxKeys: 3 });
  return fc.tuple(fixed, others).map(([a, b]) => ({ ...b, ...a }));
}

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<unknown> {
  if (format === 'date') return day();
  if (format === 'date-time') return day().map((date) => `${date}T01:00:00.000Z`);
  if (format === 'uri') return fc.webUrl();
  if (pattern !== undefined && !/\\p|\(\?[=!<]/.test(pattern))
    return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 40) });
}

const day = () =>
  fc
    .date({ min: new Date('2020-01-01'), max: new Date('2034-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

/** The value with its `at`-th member replaced, or with one too many; a value without members is replaced itself. */
function withMember(value: unknown, at: number, other: unknown): unknown {
  if (typeof value !== 'object' || value === null) return other;
  const names = [...Object.keys(value), 'oneTooMany'];
  const name = names[at % names.length] ?? 'oneTooMany';
  return Array.isArray(value) ? [...value, other] : { ...value, [name]: other };
}
