import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawBundle, Member, Replacement } from './bundle.ts';
import { commitmentOf, drawOrder, drawSample, nextInOrder, populationHash } from './draw.ts';
import { verifyDraw } from './verify.ts';

const seeds = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const groups = fc.constantFrom('A', 'B', 'C', 'D');
const members: fc.Arbitrary<Member[]> = fc.uniqueArray(
  fc.record({ id: fc.stringMatching(/^[A-Z0-9]{1,8}$/), group: groups }),
  { selector: ({ id }) => id, maxLength: 40 },
);
const draws = fc.record({
  seed: seeds,
  context: fc.constantFrom('spot-check 2026Q1', 'satisfaction 2026'),
  population: members,
  size: fc.nat(50),
  atLeast: fc.dictionary(groups, fc.integer({ min: 1, max: 3 })),
});
const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });

const nobodyUsed = () => false;
const SEED = '00'.repeat(31) + '01';
const orders: Member[] = Array.from({ length: 12 }, (_, i) => ({
  id: `O${i}`,
  group: i < 10 ? 'A1' : `A${i}`,
}));

function bundleOf(changes: Partial<DrawBundle> = {}): DrawBundle {
  const draw = {
    seed: SEED,
    context: 'spot-check 2026Q1',
    population: orders,
    size: 3,
    atLeast: { A10: 1, A11: 1 },
  };
  const { drawn, covered } = drawSample(draw);
  const first = { replaced: drawn[0] ?? '', ...nextInOrder(draw, [], nobodyUsed) };
  return {
    kind: 'DRAW',
    version: 1,
    ...draw,
    seedHash: commitmentOf(SEED),
    populationHash: populationHash(orders, draw.atLeast),
    result: { drawn: [...drawn], covered: [...covered] },
    replacements: [first],
    ...changes,
  };
}

describe('[3-1c] a draw', () => {
  it('gives the same sample whatever the order of the population', () => {
    fc.assert(
      fc.property(
        draws.chain((draw) => fc.record({ draw: fc.constant(draw), again: shuffled(draw.population) })),
        ({ draw, again }) => {
          expect(drawSample({ ...draw, population: again })).toEqual(drawSample(draw));
          expect(populationHash(again)).toBe(populationHash(draw.population));
        },
      ),
    );
  });

  it('draws nobody twice, exactly so many, and covers every group as far as it has members', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const { drawn, covered } = drawSample(draw);
        const sample = [...drawn, ...covered];
        expect(new Set(sample).size).toBe(sample.length);
        expect(drawn).toHaveLength(Math.min(draw.size, draw.population.length));
        const inSample = new Set(sample);
        for (const [group, least] of Object.entries(draw.atLeast)) {
          const all = draw.population.filter((member) => member.group === group);
          const come = all.filter(({ id }) => inSample.has(id)).length;
          expect(come).toBeGreaterThanOrEqual(Math.min(least, all.length));
        }
      }),
    );
  });

  it('continues the list with each replacement, until it is at its end', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const { drawn, covered } = drawSample(draw);
        const sample = new Set([...drawn, ...covered]);
        const rest = drawOrder(draw.seed, draw.context, draw.population).filter(({ id }) => !sample.has(id));
        const replacements: Replacement[] = [];
        for (const { id } of rest) {
          const next = nextInOrder(draw, replacements, nobodyUsed);
          expect(next.by).toBe(id);
          replacements.push({ replaced: 'any', ...next });
        }
        expect(nextInOrder(draw, replacements, nobodyUsed).by).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });

  it('passes over what is checked already, once and for all', () => {
    const draw = { seed: SEED, context: 'c', population: orders, size: 2 };
    const [, , third, fourth, fifth] = drawOrder(SEED, 'c', orders).map(({ id }) => id);
    const first = nextInOrder(draw, [], (id) => id === third);
    expect(first).toEqual({ by: fourth, skipped: [third] });
    expect(nextInOrder(draw, [{ replaced: 'x', ...first }], nobodyUsed).by).toBe(fifth);
  });

  it('takes neither a short seed nor a repeated member', () => {
    expect(() => commitmentOf('abc')).toThrow(RangeError);
    const first = orders[0]!;
    expect(() => drawOrder(SEED, 'c', [first, first])).toThrow(RangeError);
  });
});

describe('[3-1c] anybody who repeats a draw', () => {
  it('finds nothing in a true bundle', () => {
    expect(verifyDraw(bundleOf())).toBeUndefined();
  });

  const true_ = bundleOf();
  const outsider = orders.find(
    ({ id }) => ![...true_.result.drawn, ...true_.result.covered, true_.replacements[0]?.by].includes(id),
  )!.id;
  it.each<[string, string, Partial<DrawBundle>]>([
    ['another seed than was committed to', 'seedHash', { seed: 'ff'.repeat(32) }],
    ['a seed that is none', 'seed', { seed: 'zz' }],
    ['an order added later', 'populationHash', { population: [...orders, { id: 'O99', group: 'A1' }] }],
    [
      'an order of another agency',
      'populationHash',
      { population: [{ id: 'O0', group: 'A9' }, ...orders.slice(1)] },
    ],
    ['an agency that had to come up no more', 'populationHash', { atLeast: { A10: 1 } }],
    ['an agency that had to come up afterwards', 'populationHash', { atLeast: { A1: 4, A10: 1, A11: 1 } }],
    ['an order that stands twice', 'population', { population: [...orders, ...orders.slice(0, 1)] }],
    ['another context', 'result.drawn.0', { context: 'spot-check 2026Q2' }],
    [
      'a hand-picked order',
      'result.drawn.1',
      { result: { ...true_.result, drawn: true_.result.drawn.with(1, outsider) } },
    ],
    [
      'a dropped order',
      'result.drawn.2',
      { result: { ...true_.result, drawn: true_.result.drawn.slice(0, 2) } },
    ],
    ['an uncovered agency', 'result.covered.0', { result: { ...true_.result, covered: [] } }],
    [
      'a chosen replacement',
      'replacements.0.by',
      { replacements: [{ ...true_.replacements[0]!, by: outsider }] },
    ],
    [
      'a replacement of what was not drawn',
      'replacements.0.replaced',
      { replacements: [{ ...true_.replacements[0]!, replaced: outsider }] },
    ],
    [
      'an order passed over out of turn',
      'replacements.0.skipped.0',
      { replacements: [{ ...true_.replacements[0]!, skipped: [outsider] }] },
    ],
  ])('is told of %s', (_, at, change) => {
    expect(verifyDraw(bundleOf(change))).toMatchObject({ at });
  });
});
