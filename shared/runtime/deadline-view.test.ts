import { expect, it } from 'vitest';
import { deadlineAt } from '../domain/time/deadline.ts';
import { deadlineViews } from './deadline-view.ts';

const NOW = '2026-03-02T01:00:00.000Z';
const due = (kind: string, at: string) =>
  deadlineAt({ kind, base: NOW, source: { policyKey: 'time.zone', article: '14-1' }, at });
const first = due('REMIND', '2026-03-08T16:00:00.000Z');
const second = due('DUE', '2026-03-12T16:00:00.000Z');
const third = due('REVIEW', '2026-03-12T16:00:00.000Z');

it('[14-1] shows the clocks of a matter in one order, the next first, in whatever order the store gives them', () => {
  const kinds = (...clocks: readonly (typeof first)[]) =>
    deadlineViews(Object.fromEntries(clocks.map((each) => [each.kind, each]))).map(({ kind }) => kind);
  expect(kinds(third, second, first)).toEqual(['REMIND', 'DUE', 'REVIEW']);
  expect(kinds(first, third, second)).toEqual(['REMIND', 'DUE', 'REVIEW']);
});
