import { describe, expect, it } from 'vitest';
import { standingFaults } from './evaluation-standing.ts';
import type { Snapshot, State } from './snapshot.ts';

const ENTRY = '2027.RESEARCH_DEVELOPMENT.A';
const of = (kind: string, id: string, status: string, body: object = {}): State => ({
  kind,
  id,
  status,
  version: 1,
  refs: {},
  deadlines: {},
  lastHash: '',
  body: { cycleId: '2027', ...body },
});
const cycle = (status: string) => of('CYCLE', '2027', status);
const entry = (status: string, body: object = {}) =>
  of('ENTRY', ENTRY, status, { category: 'RESEARCH_DEVELOPMENT', ...body });
const told = (id: string, template: string) =>
  of('DELIVERY', id, 'SENT', {
    template,
    subjectRef: `ENTRY#${ENTRY}`,
    recipient: { kind: 'AGENCY', uscc: 'U' },
    channel: 'LETTER',
  });

function faults(states: readonly State[], seen: Readonly<Record<string, string>> = {}): string[] {
  const snapshot: Snapshot = {
    now: '2027-03-02T01:00:00.000Z',
    aggregates: new Map(),
    guards: new Map(),
    texts: new Map(),
    outbox: [],
    of: (kind) => states.filter((each) => each.kind === kind),
    events: () => [],
  };
  return standingFaults(snapshot, new Map(Object.entries(seen)));
}

describe('what a season is held against at any moment', () => {
  it('tells an entry that is gone, out for no reason, or final no more', () => {
    const scored = cycle('REVIEWING');
    expect(faults([scored, entry('REVIEWED')], { [ENTRY]: 'COMPUTED' })).toEqual([]);
    expect(faults([scored], { [ENTRY]: 'COMPUTED' })).toHaveLength(1);
    const out = (excluded: string) =>
      faults([scored, entry('EXCLUDED', { excluded })], { [ENTRY]: 'COMPUTED' });
    expect(out('SCOPE_CORRECTION')).toEqual([]);
    expect(out('TENURE_INCOMPLETE')).toHaveLength(1);
    const published = cycle('PUBLISHED');
    expect(faults([published, entry('AMENDED')], { [ENTRY]: 'FINAL' })).toEqual([]);
    expect(faults([published, entry('REVIEWED')], { [ENTRY]: 'FINAL' })).toHaveLength(1);
  });

  it('tells a score before the scoring and who is told before the notice', () => {
    const early = [cycle('NOTICE_PUBLISHED'), entry('IN_SCOPE', { system: {} })];
    expect(faults(early, { [ENTRY]: 'IN_SCOPE' })).toHaveLength(1);
    const coverage = of('COVERAGE', '2027.A', 'OPEN');
    expect(faults([cycle('NOTICE_PUBLISHED'), coverage])).toEqual([]);
    expect(faults([cycle('SCHEME_LOCKED'), coverage])).toHaveLength(1);
  });

  it('tells whatever follows from a grade before the result is published', () => {
    const follows = [
      entry('FINAL'),
      of('CATEGORYRESULT', '2027.X', 'PUBLISHED'),
      of('REWARD', ENTRY, 'ELIGIBLE'),
      of('SHOWCASE', ENTRY, 'ON'),
      of('AMENDMENT', '1', 'PROPOSED'),
      of('SERVICEPLAN', '2027.GOOD', 'ACTIVE'),
    ];
    expect(faults([cycle('PUBLISHED'), ...follows])).toEqual([]);
    for (const each of follows) expect(faults([cycle('FILED'), each])).toHaveLength(1);
  });

  it('tells an agency that heard of its grade before the publicity, or twice', () => {
    const result = of('CATEGORYRESULT', '2027.RESEARCH_DEVELOPMENT', 'PUBLICISED', {
      category: 'RESEARCH_DEVELOPMENT',
      publicity: { publicityId: 'P' },
    });
    const heard = told('1', 'EVALUATION_RESULT_PUBLICISED');
    expect(faults([cycle('RESULT_PUBLICITY'), entry('PUBLICISED'), result, heard])).toEqual([]);
    expect(faults([cycle('RESULT_DRAFTED'), entry('GRADED'), heard])).toHaveLength(1);
    const twice = [told('1', 'EVALUATION_RESULT_PUBLISHED'), told('2', 'EVALUATION_RESULT_PUBLISHED')];
    expect(faults([cycle('PUBLISHED'), entry('FINAL'), ...twice])).toHaveLength(1);
  });
});
