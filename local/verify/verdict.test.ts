import { describe, expect, it } from 'vitest';
import { commitmentOf, drawSample, populationHash } from '../../shared/domain/sampling/draw.ts';
import { verdictOn } from './verdict.ts';

const seed = 'ab'.repeat(32);
const population = Array.from({ length: 6 }, (_, i) => ({ id: `O${i}`, group: 'A1' }));
const draw = { seed, context: 'spot-check 2026Q1', population, size: 2, atLeast: {} };
const bundle = {
  kind: 'DRAW',
  version: 1,
  ...draw,
  seedHash: commitmentOf(seed),
  populationHash: populationHash(population),
  result: drawSample(draw),
  replacements: [],
};
const file = (content: unknown, name = 'bundle.json') => ({ file: name, text: JSON.stringify(content) });

describe('[3-1c] npm run verify', () => {
  it('agrees with a true bundle, in one file or in parts', () => {
    expect(verdictOn([file(bundle)])).toMatchObject({ valid: true });
    const parts = [population.slice(0, 2), population.slice(2)].map((slice) =>
      file({ ...bundle, population: slice }),
    );
    expect(verdictOn(parts)).toMatchObject({ valid: true });
  });

  it('names the first difference', () => {
    const { valid, lines } = verdictOn([file({ ...bundle, seedHash: '00'.repeat(32) })]);
    expect(valid).toBe(false);
    expect(lines[1]).toContain('seedHash: expected');
  });

  it.each([
    ['an unknown kind', [file({ kind: 'TAROT' })]],
    ['parts of different kinds', [file(bundle), file({ kind: 'TAROT' })]],
    ['parts of two bundles', [file(bundle), file({ ...bundle, size: 1, population: [] })]],
    ['what is no JSON', [{ file: 'x', text: '{' }]],
    ['a bundle without its population', [file({ ...bundle, population: undefined })]],
  ])('does not agree with %s', (_, files) => {
    expect(verdictOn(files)).toMatchObject({ valid: false });
  });
});
