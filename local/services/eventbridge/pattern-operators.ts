/** Whether one value of the event matches; undefined when the event has no such field. */
export type Leaf = (value: unknown) => boolean;

type Compile = (operand: unknown, path: string) => Leaf;

const operators: Readonly<Record<string, Compile>> = {
  prefix: (operand, path) => textTest(operand, path, 'prefix', (text, part) => text.startsWith(part)),
  suffix: (operand, path) => textTest(operand, path, 'suffix', (text, part) => text.endsWith(part)),
  'equals-ignore-case': (operand, path) => {
    const wanted = text(operand, path, 'equals-ignore-case').toLowerCase();
    return (value) => typeof value === 'string' && value.toLowerCase() === wanted;
  },
  wildcard: (operand, path) => {
    const expression = wildcard(text(operand, path, 'wildcard'), path);
    return (value) => typeof value === 'string' && expression.test(value);
  },
  exists: (operand, path) => {
    if (typeof operand !== 'boolean') throw new Error(`exists at ${path} takes true or false.`);
    return (value) => isLeafValue(value) === operand && (operand || value === undefined);
  },
  numeric: compileNumeric,
  'anything-but': compileAnythingBut,
};

/** Compiles one item of a list of a pattern: a literal, or an object of exactly one operator. */
export function compileLeaf(item: unknown, path: string): Leaf {
  if (item === null || typeof item !== 'object') return (value) => value === item;
  const [name, operand, ...more] = Object.entries(item).flat();
  const compile = typeof name === 'string' ? operators[name] : undefined;
  if (compile === undefined || more.length > 0) {
    throw new Error(`Unknown pattern operator at ${path}: ${JSON.stringify(item)}`);
  }
  return compile(operand, path);
}

function compileAnythingBut(operand: unknown, path: string): Leaf {
  const excluded =
    typeof operand === 'object' && operand !== null && !Array.isArray(operand)
      ? anythingButOperator(operand, path)
      : (Array.isArray(operand) ? operand : [operand]).map((item) => compileLiteral(item, path));
  return (value) => isLeafValue(value) && !excluded.some((leaf) => leaf(value));
}

/** `{ "anything-but": { "prefix": "a" } }`, also with a list of texts. */
function anythingButOperator(operand: object, path: string): Leaf[] {
  const [entry, ...more] = Object.entries(operand);
  const known = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'];
  if (entry === undefined || more.length > 0 || !known.includes(entry[0])) {
    throw new Error(`Unknown pattern operator in anything-but at ${path}: ${JSON.stringify(operand)}`);
  }
  const values: unknown[] = Array.isArray(entry[1]) ? entry[1] : [entry[1]];
  return values.map((value) => compileLeaf({ [entry[0]]: value }, path));
}

function compileLiteral(item: unknown, path: string): Leaf {
  if (typeof item !== 'string' && typeof item !== 'number') {
    throw new Error(`anything-but at ${path} takes texts or numbers.`);
  }
  return (value) => value === item;
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function compileNumeric(operand: unknown, path: string): Leaf {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 === 1) {
    throw new Error(`numeric at ${path} takes pairs of comparison and number.`);
  }
  const tests: ((n: number) => boolean)[] = [];
  for (let i = 0; i < operand.length; i += 2) {
    const compare = comparisons[String(operand[i])];
    const limit: unknown = operand[i + 1];
    if (compare === undefined || typeof limit !== 'number') {
      throw new Error(`Unknown comparison in numeric at ${path}: ${JSON.stringify(operand)}`);
    }
    tests.push((n) => compare(n, limit));
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

function textTest(
  operand: unknown,
  path: string,
  name: string,
  test: (text: string, part: string) => boolean,
): Leaf {
  if (typeof operand === 'object' && operand !== null && 'equals-ignore-case' in operand) {
    const part = text(operand['equals-ignore-case'], path, name).toLowerCase();
    return (value) => typeof value === 'string' && test(value.toLowerCase(), part);
  }
  const part = text(operand, path, name);
  return (value) => typeof value === 'string' && test(value, part);
}

function wildcard(pattern: string, path: string): RegExp {
  if (pattern.includes('**')) throw new Error(`Consecutive * in wildcard at ${path}.`);
  const parts = pattern.split(/(\\\*|\\\\|\*)/).map((part) => {
    if (part === '*') return '.*';
    return (part.startsWith('\\') ? part.slice(1) : part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 's');
}

function text(operand: unknown, path: string, name: string): string {
  if (typeof operand !== 'string') throw new Error(`${name} at ${path} takes a text.`);
  return operand;
}

/** `exists` looks at leaves only: an object is no leaf. */
function isLeafValue(value: unknown): boolean {
  return value !== undefined && (typeof value !== 'object' || value === null);
}
