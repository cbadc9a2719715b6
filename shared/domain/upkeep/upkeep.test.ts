import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCalendar } from '../../policy/calendar/built-in.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import type { Decided } from '../event.ts';
import type { AgencyState } from '../agency/agency.ts';
import { calendarOf } from '../time/calendar.ts';
import type { Deadline } from '../time/deadline.ts';
import { addDays, startOfDay } from '../time/local-date.ts';
import { decideBegin, decideEnd, decideResume } from './begin.ts';
import { CONFIRMATION, decideConfirm } from './confirm.ts';
import { decideReachDormancy, decideRemindDormancy, decideUncured } from './dormancy.ts';
import { decideFallDue, decideMiss, decideRemindUpdate } from './fall-due.ts';
import type { Counting } from './profile-clock.ts';
import { type Activity, decideRecord } from './record.ts';
import { SECTIONS, type UpkeepBody, type UpkeepState } from './upkeep.ts';

const calendar = calendarOf(builtInCalendar);
const policyWith = (values: Record<string, string | number | null>) =>
  resolvePolicy(
    Object.entries(values).map(([key, value], i) => ({
      sequence: i + 1,
      key,
      value,
      effectiveFrom: '2026-01-01',
      reason: '样例',
    })),
    '2026-03-02',
  );
const at = (date: string, policy = policyWith({})): Counting => ({
  now: startOfDay(date),
  policy,
  calendar,
});

/** What the store makes of a decision. */
function after(before: UpkeepState | undefined, { events, body }: Decided<UpkeepBody>): UpkeepState {
  let { status, version } = before ?? { status: '', version: 0 };
  const open: Record<string, Deadline> = { ...before?.deadlines };
  for (const event of events) {
    version += 1;
    status = event.to ?? status;
    for (const kind of event.deadlines?.clear ?? []) delete open[kind];
    for (const each of event.deadlines?.set ?? []) open[each.kind] = each;
  }
  return { id: 'A1', status, version, deadlines: open, body };
}

const agency: AgencyState = {
  id: 'A1',
  status: 'ACTIVE',
  body: {
    uscc: '91310104MA1FX0010C',
    name: '样例公司',
    onboardedOn: '2026-03-02',
    categories: [],
    origin: { kind: 'CASE', caseId: 'C1' },
    createdAt: '2026-03-02T01:00:00.000Z',
  },
};
const begun = (policy = policyWith({})) => after(undefined, decideBegin(agency, at('2026-03-02', policy)));
const update = (on: string, source: (typeof SECTIONS)[number] = 'PRODUCTS'): Activity => ({
  kind: 'UPDATE',
  source,
  on,
});
const record = (state: UpkeepState, activity: Activity, counting = at('2026-06-01')): UpkeepState => {
  const decided = decideRecord(state, activity, counting);
  return decided === undefined ? state : after(state, decided);
};
const dueAt = ({ deadlines }: UpkeepState) =>
  Object.fromEntries(Object.values(deadlines).map(({ kind, dueAt: due }) => [kind, due]));

const officer = {
  now: startOfDay('2026-06-01'),
  actor: { id: 'u-a', role: 'AGENCY_ADMIN' },
  roles: ['AGENCY_ADMIN'],
} as const;
const given = { accepted: true, textVersion: CONFIRMATION.version, agencyVersion: 3 };
const confirm = (state: UpkeepState, more = {}, who: object = officer) =>
  decideConfirm(state, { ...given, ...more }, { ...officer, ...who, ...at('2026-06-01') });

describe('[6-3a] what counts as an update', () => {
  it('the last day of each section, in whatever order and however often it is told', () => {
    const dates = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2025-12-01', days));
    const activity: fc.Arbitrary<Activity> = fc.oneof(
      fc.record({ kind: fc.constant('UPDATE' as const), source: fc.constantFrom(...SECTIONS), on: dates }),
      fc.record({ kind: fc.constant('ORDER' as const), on: dates }),
    );
    const told = fc
      .array(activity, { minLength: 1, maxLength: 8 })
      .chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2, maxLength: list.length * 2 }),
        ),
      );
    const counting = at('2028-06-01');
    const end = (list: readonly Activity[]) => {
      const { body, status, deadlines } = list.reduce(
        (state, each) => record(state, each, counting),
        begun(),
      );
      return { body, status, deadlines };
    };
    fc.assert(
      fc.property(told, ([list, shuffled]) => {
        expect(end(shuffled)).toEqual(end(list));
      }),
    );
  });

  it('an older day than is known changes nothing', () => {
    const state = record(begun(), update('2026-05-06'));
    expect(decideRecord(state, update('2026-05-06'), at('2026-06-01'))).toBeUndefined();
    expect(decideRecord(state, update('2026-04-01'), at('2026-06-01'))).toBeUndefined();
    expect(state.body.lastEffectiveUpdateOn).toBe('2026-05-06');
  });

  it('a signed confirmation of all sections by the administrator, once a day, under the current text', () => {
    const decided = confirm(begun());
    expect(decided).toMatchObject({
      events: [{ type: 'ProfileConfirmed', article: '6-3a', record: { declarationVersion: '2026-1' } }],
      body: { lastEffectiveUpdateOn: '2026-06-01', confirmation: { by: 'u-a', agencyVersion: 3 } },
    });
    const again = after(begun(), decided as Decided<UpkeepBody>);
    expect(confirm(again)).toMatchObject({ refused: 'NO_EFFECTIVE_CHANGE' });
    expect(confirm(begun(), { textVersion: '2025-9' })).toMatchObject({ refused: 'DECLARATION_REQUIRED' });
    expect(confirm(begun(), { accepted: false })).toMatchObject({ refused: 'DECLARATION_REQUIRED' });
    expect(confirm(begun(), {}, { roles: ['AGENCY_OPERATOR'] })).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });
});

describe('[6-3b] the yearly update', () => {
  it('falls due a year after the last one, with reminders before it', () => {
    expect(dueAt(begun())).toEqual({
      PROFILE_UPDATE_DUE: startOfDay('2027-03-03'),
      PROFILE_UPDATE_REMINDER: startOfDay('2027-01-01'),
      DORMANCY_DUE: startOfDay('2029-03-02'),
      DORMANCY_REMINDER: startOfDay('2028-12-02'),
    });
  });

  it('falls due with the end of the next calendar year, where policy says so', () => {
    const state = begun(policyWith({ 'profileUpdate.mode': 'CALENDAR_YEAR' }));
    expect(state.body.dueOn).toBe('2027-12-31');
  });

  it('reminds 60, 30 and 7 days before, says so when late, and never early', () => {
    let state = begun();
    expect(decideRemindUpdate(state, at('2026-12-31'))).toBeUndefined();
    for (const [date, daysLeft] of [
      ['2027-01-01', 60],
      ['2027-02-03', 27],
      ['2027-02-23', 7],
    ] as const) {
      const decided = decideRemindUpdate(state, at(date));
      expect(decided?.events[0]?.data).toMatchObject({ dueOn: '2027-03-02', daysLeft });
      if (decided) state = after(state, decided);
    }
    expect(state.deadlines).not.toHaveProperty('PROFILE_UPDATE_REMINDER');
    expect(state.body.reminders.map(({ eventId }) => eventId)).toEqual([
      'UPKEEP-A1-2',
      'UPKEEP-A1-3',
      'UPKEEP-A1-4',
    ]);
  });

  const overdue = () => {
    const decided = decideFallDue(begun(), at('2027-03-03'));
    if (decided === undefined) throw new Error('not due');
    return after(begun(), decided);
  };

  it('gives days of grace before anything is proposed', () => {
    expect(decideFallDue(begun(), at('2027-03-02'))).toBeUndefined();
    expect(overdue()).toMatchObject({ status: 'OVERDUE', body: { dueOn: '2027-03-02' } });
    expect(overdue().deadlines.PROFILE_UPDATE_GRACE?.dueAt).toBe(startOfDay('2027-04-02'));
    expect(decideMiss(overdue(), at('2027-04-01'))).toBeUndefined();
    expect(decideMiss(overdue(), at('2027-04-02'))).toMatchObject({
      rectificationId: 'A1-INFO_NOT_UPDATED-2027-03-02',
      evidence: { lastEffectiveUpdateOn: '2026-03-02', graceLastDay: '2027-04-01' },
    });
  });

  it('begins the next period after a missed one, which is another proposal and not the same again', () => {
    const missed = decideMiss(overdue(), at('2027-04-02'));
    if (missed === undefined) throw new Error('not missed');
    const state = after(overdue(), missed.decided);
    expect(state).toMatchObject({ status: 'MISSED', body: { missed: 1, dueOn: '2028-03-02' } });
    expect(decideMiss(state, at('2027-04-03'))).toBeUndefined();
    expect(decideFallDue(state, at('2028-03-03'))?.events[0]?.to).toBe('OVERDUE');
  });

  it('is met by an update in time, in grace, or after a missed period', () => {
    const met = record(overdue(), update('2027-03-20'), at('2027-03-20'));
    expect(met).toMatchObject({ status: 'CURRENT', body: { dueOn: '2028-03-20', reminders: [], missed: 0 } });
    expect(met.deadlines).not.toHaveProperty('PROFILE_UPDATE_GRACE');
  });
});

describe('[12-3f] dormancy', () => {
  it('counts from the last update, the last order or the date of policy, whichever is last', () => {
    const quiet = record(begun(), { kind: 'ORDER', on: '2026-08-01' });
    expect(quiet.body.dormancy.dueOn).toBe('2029-08-01');
    expect(record(quiet, update('2027-01-01')).body.dormancy.dueOn).toBe('2030-01-01');
    const late = begun(policyWith({ 'dormancy.countFrom': '2027-01-01' }));
    expect(late.body.dormancy.dueOn).toBe('2030-01-01');
    expect(begun(policyWith({ 'dormancy.countFrom': null })).body.dormancy.dueOn).toBe('2029-03-02');
    expect(begun(policyWith({ 'dormancy.years': 4 })).body.dormancy.dueOn).toBe('2030-03-02');
  });

  it('reminds, is reached on the very day, leaves days to cure, and then asks a person', () => {
    let state = begun();
    const step = (decide: typeof decideRemindDormancy, date: string) => {
      const decided = decide(state, at(date));
      if (decided) state = after(state, decided);
      return decided?.events[0];
    };
    expect(step(decideRemindDormancy, '2028-12-02')?.data).toMatchObject({ daysLeft: 90 });
    expect(step(decideReachDormancy, '2029-03-01')).toBeUndefined();
    expect(step(decideReachDormancy, '2029-03-02')?.data).toMatchObject({
      dueOn: '2029-03-02',
      cureLastDay: '2029-04-02',
    });
    expect(step(decideUncured, '2029-04-02')).toBeUndefined();
    expect(step(decideUncured, '2029-04-03')).toMatchObject({ type: 'DormancyUncured', article: '12-3f' });
    expect(state.deadlines).not.toHaveProperty('DORMANCY_CURE');
  });

  it('is undone by one order or one update during the cure', () => {
    const reached = decideReachDormancy(begun(), at('2029-03-02'));
    const state = after(begun(), reached as Decided<UpkeepBody>);
    const cured = record(state, { kind: 'ORDER', on: '2029-03-10' }, at('2029-03-10'));
    expect(cured.deadlines).not.toHaveProperty('DORMANCY_CURE');
    expect(cured.body.dormancy).toEqual({ dueOn: '2032-03-10', reminders: [] });
  });
});

describe('an agency that left', () => {
  it('owes nothing, until it comes back', () => {
    const ended = after(begun(), decideEnd(begun()) as Decided<UpkeepBody>);
    expect(ended).toMatchObject({ status: 'ENDED', deadlines: {} });
    expect(decideEnd(ended)).toBeUndefined();
    expect(decideRecord(ended, update('2026-05-06'), at('2026-06-01'))).toBeUndefined();
    const back = after(ended, decideResume(ended, at('2027-01-04')) as Decided<UpkeepBody>);
    expect(back).toMatchObject({ status: 'CURRENT', body: { dueOn: '2028-01-04' } });
    expect(decideResume(back, at('2027-01-04'))).toBeUndefined();
  });
});
