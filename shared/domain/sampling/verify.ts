import type { DrawBundle, Replacement } from './bundle.ts';
import { commitmentOf, type Draw, drawSample, isSeed, nextInOrder, populationHash } from './draw.ts';

/** The first thing in which a bundle differs from what the draw gives when it is repeated. */
export interface Difference {
  /** Where in the bundle, e.g. `result.drawn.3`. */
  readonly at: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/**
 * Repeats a draw from its bundle. Undefined when everything is as it says: the seed is the one that was committed to,
 * the population and what it had to cover the ones that were frozen, the sample and every replacement follow from them.
 */
export function verifyDraw(bundle: DrawBundle): Difference | undefined {
  const { seed, context, population, size, atLeast } = bundle;
  if (!isSeed(seed)) return { at: 'seed', expected: '64 hex digits', found: seed };
  const twice = firstRepeated(population.map(({ id }) => id));
  if (twice !== undefined) return { at: 'population', expected: 'each id once', found: twice };
  const draw: Draw = { seed, context, population, size, atLeast };
  const { drawn, covered } = drawSample(draw);
  return (
    compare('seedHash', commitmentOf(seed), bundle.seedHash) ??
    compare('populationHash', populationHash(population, atLeast), bundle.populationHash) ??
    compareLists('result.drawn', drawn, bundle.result.drawn) ??
    compareLists('result.covered', covered, bundle.result.covered) ??
    compareReplacements(draw, [...drawn, ...covered], bundle.replacements)
  );
}

const compare = (at: string, expected: unknown, found: unknown): Difference | undefined =>
  expected === found ? undefined : { at, expected, found };

function compareLists(
  at: string,
  expected: readonly string[],
  found: readonly string[],
): Difference | undefined {
  for (let i = 0; i < Math.max(expected.length, found.length); i += 1) {
    const difference = compare(`${at}.${i}`, expected[i], found[i]);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function compareReplacements(
  draw: Draw,
  sample: readonly string[],
  replacements: readonly Replacement[],
): Difference | undefined {
  const inSample = new Set(sample);
  for (const [i, { replaced, by, skipped }] of replacements.entries()) {
    const at = `replacements.${i}`;
    if (!inSample.delete(replaced)) return { at: `${at}.replaced`, expected: 'one drawn', found: replaced };
    // Which were used already is a fact that the bundle states; that they were next in the order is checked.
    const next = nextInOrder(draw, replacements.slice(0, i), (id) => skipped.includes(id));
    const difference =
      compareLists(`${at}.skipped`, next.skipped, skipped) ?? compare(`${at}.by`, next.by, by);
    if (difference !== undefined) return difference;
    if (by !== undefined) inSample.add(by);
  }
  return undefined;
}

function firstRepeated(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find((id) => seen.size === seen.add(id).size);
}
