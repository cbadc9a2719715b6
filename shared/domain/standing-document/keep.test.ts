import { describe, expect, it } from 'vitest';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { builtInCalendar } from '../../policy/calendar/built-in.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import type { Decided } from '../event.ts';
import type { Role } from '../identity/role.ts';
import { orThrow } from '../problem.ts';
import { calendarOf } from '../time/calendar.ts';
import { decideConfirm, decideFile, decideGoStale, decideRemindStanding, type Filing } from './keep.ts';
import {
  STANDING_REMIND,
  STANDING_STALE,
  type StandingDocumentBody,
  standingDocumentId,
  type StandingDocumentState,
} from './standing-document.ts';

const NOW = '2026-03-02T01:00:00.000Z';
const policy = resolvePolicy([], '2026-03-02');
const at = (now: string, role: Role = 'AGENCY_ADMIN') => ({
  now,
  actor: { id: `u-${role}`, role },
  roles: [role],
  policy,
  calendar: calendarOf(builtInCalendar),
});
const filing = (more: Partial<Filing> = {}): Filing => ({
  agencyId: 'A1',
  uscc: USCC.company,
  kind: 'INTERNAL_CONTROL',
  documentId: 'D1',
  sha256: 'h1',
  ...more,
});

function after(state: StandingDocumentState, { events, body }: Decided<StandingDocumentBody>) {
  const deadlines = { ...state.deadlines };
  for (const event of events) {
    for (const kind of event.deadlines?.clear ?? []) delete deadlines[kind];
    for (const deadline of event.deadlines?.set ?? []) deadlines[deadline.kind] = deadline;
  }
  return { id: state.id, status: events.at(-1)?.to ?? state.status, deadlines, body };
}
const ID = standingDocumentId('A1', 'INTERNAL_CONTROL');
const filed = (): StandingDocumentState => {
  const decided = orThrow(decideFile({ newId: ID }, filing(), at(NOW)));
  return after({ id: ID, status: '', deadlines: {}, body: decided.body }, decided);
};
const staleAt = (state: StandingDocumentState) => state.deadlines[STANDING_STALE]?.dueAt ?? '';
const stale = () => after(filed(), decideGoStale(filed(), staleAt(filed()))!);

describe('[6-2a][6-2b] standing documents', () => {
  it('hold for a year, with a reminder 30 and 7 days before', () => {
    expect(staleAt(filed())).toBe('2027-03-02T16:00:00.000Z');
    const told: unknown[] = [];
    let state = filed();
    for (;;) {
      const due = state.deadlines[STANDING_REMIND];
      if (due === undefined) break;
      const decided = decideRemindStanding(state, { now: due.dueAt, policy });
      if (decided === undefined) throw new Error(`nothing at ${due.dueAt}`);
      told.push(decided.events[0]?.data.daysLeft);
      state = after(state, decided);
    }
    expect(told).toEqual([30, 7]);
    expect(state.status).toBe('CURRENT');
  });

  it('go stale when the year is over, and not before', () => {
    expect(decideGoStale(filed(), '2027-03-02T15:59:59.999Z')).toBeUndefined();
    expect(decideRemindStanding(filed(), { now: NOW, policy })).toBeUndefined();
    expect(stale()).toMatchObject({ status: 'STALE', deadlines: {} });
  });

  it('are current again by a confirmation or a new version, for another year', () => {
    const later = '2027-04-01T01:00:00.000Z';
    const confirmed = after(stale(), orThrow(decideConfirm(stale(), at(later))));
    expect(confirmed).toMatchObject({
      status: 'CURRENT',
      body: { current: { version: 1 }, confirmedAt: later },
    });
    // 1 April 2028 is a Saturday: the last day is the Monday after it (Civil Code 203).
    expect(staleAt(confirmed)).toBe('2028-04-03T16:00:00.000Z');
    const next = filing({ documentId: 'D2', sha256: 'h2' });
    const renewed = after(stale(), orThrow(decideFile(stale(), next, at(later))));
    expect(renewed).toMatchObject({ status: 'CURRENT', body: { current: { version: 2, documentId: 'D2' } } });
  });

  it('get no new version from the same file: NO_EFFECTIVE_CHANGE', () => {
    const same = filing({ documentId: 'D2' });
    expect(decideFile(filed(), same, at(NOW))).toMatchObject({ refused: 'NO_EFFECTIVE_CHANGE' });
  });

  it('[6-2b] are held for each category where the regulation asks for them with it', () => {
    const file = (more: Partial<Filing>) => decideFile({ newId: 'X' }, filing(more), at(NOW));
    expect(file({ kind: 'SERVICE_STANDARD' })).toMatchObject({ refused: 'VALIDATION_FAILED' });
    expect(file({ kind: 'SERVICE_STANDARD', category: 'ALCHEMY' })).toMatchObject({
      refused: 'VALIDATION_FAILED',
    });
    expect(file({ kind: 'INTERNAL_CONTROL', category: 'INSPECTION_TESTING' })).toMatchObject({
      refused: 'VALIDATION_FAILED',
    });
    expect(
      orThrow(file({ kind: 'SERVICE_STANDARD', category: 'INSPECTION_TESTING' })).events[0],
    ).toMatchObject({
      article: '6-2b',
      to: 'CURRENT',
    });
  });

  it('are the agency’s to confirm', () => {
    expect(decideConfirm(filed(), at(NOW, 'CENTRE_OFFICER'))).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    expect(decideFile(filed(), filing({ sha256: 'h2' }), at(NOW, 'CENTRE_OFFICER'))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });
});
