import { describe, expect, it } from 'vitest';
import { season } from '../../../../test/support/evaluation-season.ts';
import type { EntryState } from '../entry/entry.ts';
import type { ResultRow } from '../result/form-result.ts';
import { recordOfEntry } from './entry-record.ts';

const { inputs, system, final, snapshot, uscc, key } = season(4).entries[0]!;
const { agencyId, category, onboardedOn } = key;
const stateOf = (status: string, body: Partial<EntryState['body']> = {}): EntryState => ({
  id: 'E1',
  status,
  body: {
    cycleId: '2027',
    agencyId,
    uscc,
    agencyName: '样例',
    category,
    onboardedOn,
    agencyStatus: 'ACTIVE',
    suspendedInPeriod: false,
    inputs,
    system,
    final,
    corrections: [],
    reviews: 1,
    ...body,
  },
});
const ranked: ResultRow = {
  entryId: 'E1',
  agencyId,
  standing: 'RANKED',
  total: key.total,
  primary: true,
  primaryBy: 'ONLY',
  rank: 1,
  of: 1,
  grade: 'UNQUALIFIED',
  because: ['TRIGGER'],
};
const recorded = (state: EntryState, row?: ResultRow) => recordOfEntry(state, { snapshot, row })?.key;

describe('[SM-8] the record of an entry', () => {
  it('stands as the ranking knew it, whatever became of it since', () => {
    const lifted = stateOf('PUBLICISED', { unqualified: { state: 'LIFTED' } });
    expect(recorded(lifted, ranked)?.unqualified).toBe(true);
    const confirmed = stateOf('EXCLUDED', { unqualified: { state: 'CONFIRMED' } });
    const good = recorded(confirmed, { ...ranked, grade: 'GOOD', because: [] });
    expect(good).toMatchObject({ standing: 'RANKED' });
    expect(good).not.toHaveProperty('unqualified');
  });

  it('stands as it is where the ranking did not know it, or did not use its ground', () => {
    expect(recorded(stateOf('EXCLUDED'))?.standing).toBe('EXCLUDED');
    const state = stateOf('NON_RANKED', { unqualified: { state: 'CONFIRMED' } });
    expect(recorded(state, { ...ranked, primary: false, because: [] })?.unqualified).toBe(true);
  });
});
