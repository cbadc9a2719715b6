import { isDeepStrictEqual } from 'node:util';
import type { Difference } from '../../sampling/verify.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The first place in which two JSON values differ, by its path; undefined when they are the same. */
export function firstDifference(at: string, expected: unknown, found: unknown): Difference | undefined {
  if (isDeepStrictEqual(expected, found)) return undefined;
  if (!isObject(expected) || !isObject(found)) return { at, expected, found };
  for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const difference = firstDifference(`${at}.${name}`, expected[name], found[name]);
    if (difference !== undefined) return difference;
  }
  return { at, expected, found };
}

/** The first difference that any of these finds; the later ones are not looked for. */
export function firstOf(checks: Iterable<Difference | undefined>): Difference | undefined {
  for (const difference of checks) if (difference !== undefined) return difference;
  return undefined;
}

/** No id may stand twice. */
export function onceEach(at: string, ids: readonly string[]): Difference | undefined {
  const seen = new Set<string>();
  const twice = ids.find((id) => seen.size === seen.add(id).size);
  return twice === undefined ? undefined : { at, expected: 'each once', found: twice };
}
