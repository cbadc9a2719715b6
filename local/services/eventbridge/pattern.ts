import { compileLeaf, type Leaf } from './pattern-operators.ts';

/** Whether an event matches. */
export type EventMatcher = (event: unknown) => boolean;

type Json = Readonly<Record<string, unknown>>;

/**
 * Compiles an event pattern as EventBridge rules and Lambda filter criteria use it (EventBridge user guide,
 * "Creating Amazon EventBridge event patterns"). Throws for an operator it does not know, at load, so that no
 * rule silently matches nothing.
 */
export function compilePattern(pattern: unknown): EventMatcher {
  return compileObject(pattern, '');
}

function compileObject(pattern: unknown, path: string): EventMatcher {
  if (!isObject(pattern)) throw new Error(`Event pattern${at(path)} is not an object.`);
  const parts = Object.entries(pattern).map(([key, value]) =>
    key === '$or' ? compileOr(value, path) : compileField(key, value, `${path}.${key}`),
  );
  if (parts.length === 0) throw new Error(`Event pattern${at(path)} is empty.`);
  return (event) => parts.every((matches) => matches(event));
}

function compileOr(alternatives: unknown, path: string): EventMatcher {
  if (!Array.isArray(alternatives) || alternatives.length < 2) {
    throw new Error(`$or${at(path)} needs two or more alternatives.`);
  }
  const matchers = alternatives.map((alternative) => compileObject(alternative, `${path}.$or`));
  return (event) => matchers.some((matches) => matches(event));
}

function compileField(key: string, value: unknown, path: string): EventMatcher {
  if (!Array.isArray(value)) return within(key, compileObject(value, path));
  if (value.length === 0) throw new Error(`Event pattern${at(path)} lists no values.`);
  const leaves = value.map((item) => compileLeaf(item, path));
  return (event) => anyLeaf(leaves, isObject(event) ? event[key] : undefined);
}

/** An array in an event matches when one of its elements does, with all fields of the pattern in that element. */
function within(key: string, inner: EventMatcher): EventMatcher {
  return (event) => {
    const value = isObject(event) ? event[key] : undefined;
    return Array.isArray(value) ? value.some(inner) : inner(value);
  };
}

function anyLeaf(leaves: readonly Leaf[], value: unknown): boolean {
  const values = Array.isArray(value) ? value : [value];
  return leaves.some((leaf) => (values.length === 0 ? leaf(undefined) : values.some(leaf)));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(path: string): string {
  return path === '' ? '' : ` at ${path.slice(1)}`;
}
