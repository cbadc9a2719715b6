import { describe, expect, it } from 'vitest';
import { outOfDate } from '../../docs/generated-file.ts';
import { idsInTestNames, traceabilityPage, traceProblems, traces } from '../../docs/traceability.ts';

const all = traces();

describe('the traceability table', () => {
  it('has every row of the requirements and every state machine once', () => {
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.startsWith('SM-'))).toHaveLength(22);
    expect(ids).toHaveLength(137 + 22);
  });

  it('claims no row built that no test proves, and no test carries the id of no row', () => {
    expect(traceProblems(all)).toEqual([]);
  });

  it('finds a claim without a test', () => {
    const unproven = all.map((trace) => (trace.id === '5-3' ? { ...trace, tests: [] } : trace));
    expect(traceProblems(unproven)).toContain('row 5-3 is claimed built, and no test carries its id');
  });

  it('reads the ids out of the names of tests only', () => {
    const text = [
      `it('[5-3] closes', …)`,
      'it.each(cases)(`[5-4a, SM-2] $name`, …)',
      `describe("[4-2a] operation", …)`,
      `it.each([\n  ['a', 1],\n])('[SM-21] [15-1] %s', …)`,
      `expect(rows['9-1']).toEqual(['9-2a']) // [9-3a]`,
      `it('[§1.2] vectors', …)`,
    ].join('\n');
    expect([...idsInTestNames(text)].toSorted()).toEqual(['15-1', '4-2a', '5-3', '5-4a', 'SM-2', 'SM-21']);
  });

  it('is written down (npm run traceability)', () => {
    const page = new URL('../../docs/traceability.md', import.meta.url);
    expect(outOfDate([[page, traceabilityPage(all)]])).toEqual([]);
  });
});
