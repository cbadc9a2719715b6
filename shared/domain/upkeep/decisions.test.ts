import { describe, expect, it } from 'vitest';
import { folded } from '../../../test/support/folded.ts';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { by, calendar, policy } from '../../../test/support/onboarding-fixtures.ts';
import { answer, silent } from '../../../test/support/verification-fixtures.ts';
import type { AgencyState } from '../agency/agency.ts';
import { startOfDay } from '../time/local-date.ts';
import { decideBegin, decideEnd, decideResume } from './begin.ts';
import { CONFIRMATION, decideConfirm } from './confirm.ts';
import { decideReachDormancy, decideRemindDormancy, decideUncured } from './dormancy.ts';
import { decideFallDue, decideMiss, decideRemindUpdate } from './fall-due.ts';
import { decideRecord } from './record.ts';
import { decideRecordRegistry, isAskedToday, judgeRegistryFields } from './registry.ts';
import type { UpkeepState } from './upkeep.ts';

const at = (now: string) => ({ now, policy, calendar });
const on = (date: string) => at(startOfDay(date));
const before = (instant: string) => at(new Date(Date.parse(instant) - 1).toISOString());
const agency = (onboardedOn: string): AgencyState => ({
  id: 'A1',
  status: 'ACTIVE',
  body: {
    uscc: '91310104MA1FX0010C',
    name: '上海样例检测技术有限公司',
    onboardedOn,
    categories: [],
    origin: { kind: 'CASE', caseId: 'C1' },
    createdAt: '2026-03-02T01:00:00.000Z',
  },
});
const begun = folded('A1', decideBegin(agency('2026-03-02'), on('2026-03-02')));
const due = (state: UpkeepState, kind: string) => state.deadlines[kind]?.dueAt ?? '';
const reminderAt = due(begun, 'PROFILE_UPDATE_REMINDER');
const dueAt = due(begun, 'PROFILE_UPDATE_DUE');
const reminded = folded('A1', decideRemindUpdate(begun, at(reminderAt)), begun);
const overdue = folded('A1', decideFallDue(reminded, at(dueAt)), reminded);
const graceAt = due(overdue, 'PROFILE_UPDATE_GRACE');
const missed = folded('A1', decideMiss(overdue, at(graceAt))?.decided, overdue);
const dormantAt = due(begun, 'DORMANCY_DUE');
const dormancyReminderAt = due(begun, 'DORMANCY_REMINDER');
const dormant = folded('A1', decideReachDormancy(begun, at(dormantAt)), begun);
const cureAt = due(dormant, 'DORMANCY_CURE');
const ended = folded('A1', decideEnd(begun), begun);
const given = { accepted: true, textVersion: CONFIRMATION.version, agencyVersion: 4 };
const admin = (now: string) => ({ ...by(['AGENCY_ADMIN'], now), policy, calendar });
const JUNE = startOfDay('2026-06-01');
const confirmed = folded('A1', decideConfirm(begun, given, admin(JUNE)), begun);
const update = (source: 'PRODUCTS' | 'INTRODUCTION', date: string) =>
  ({ kind: 'UPDATE', source, on: date }) as const;

type Example = readonly [name: string, state: UpkeepState, decide: (state: UpkeepState) => unknown];

const examples: readonly Example[] = [
  [
    '[6-3b] begins',
    { ...begun, body: {} as never },
    () => decideBegin(agency('2026-03-02'), on('2026-03-02')),
  ],
  [
    '[6-3b] begins later for one imported',
    { ...begun, body: {} as never },
    () => decideBegin(agency('2020-01-01'), on('2026-03-02')),
  ],
  [
    '[6-3b] begins with its onboarding',
    { ...begun, body: {} as never },
    () => decideBegin(agency('2026-04-01'), on('2026-04-01')),
  ],
  ['[12-0] ends', begun, (state) => decideEnd(state)],
  ['[12-0] ends once', ended, (state) => decideEnd(state)],
  ['[12-3] resumes', ended, (state) => decideResume(state, on('2027-01-01'))],
  ['[12-3] resumes only what has ended', begun, (state) => decideResume(state, on('2027-01-01'))],
  ['[6-3a] confirmed', begun, (state) => decideConfirm(state, given, admin(JUNE))],
  ['[6-3a] confirmed when overdue', overdue, (state) => decideConfirm(state, given, admin(dueAt))],
  ['[6-3a] confirmed when dormant', dormant, (state) => decideConfirm(state, given, admin(dormantAt))],
  ['[6-3a] confirmed once a day', confirmed, (state) => decideConfirm(state, given, admin(JUNE))],
  [
    '[6-3a] not undeclared',
    begun,
    (state) => decideConfirm(state, { ...given, accepted: false }, admin(JUNE)),
  ],
  [
    '[6-3a] not another text',
    begun,
    (state) => decideConfirm(state, { ...given, textVersion: '0' }, admin(JUNE)),
  ],
  [
    '[6-3a] not by an officer',
    begun,
    (state) => decideConfirm(state, given, { ...by(['CENTRE_OFFICER']), policy, calendar }),
  ],
  ['[6-3a] an update', begun, (state) => decideRecord(state, update('PRODUCTS', '2026-06-01'), at(JUNE))],
  [
    '[6-3a] an update of before',
    confirmed,
    (state) => decideRecord(state, update('PRODUCTS', '2026-05-01'), at(JUNE)),
  ],
  [
    '[6-3a] the same update',
    folded('A1', decideRecord(begun, update('PRODUCTS', '2026-06-01'), at(JUNE)), begun),
    (state) => decideRecord(state, update('PRODUCTS', '2026-06-01'), at(JUNE)),
  ],
  [
    '[6-3a] no update of what has ended',
    ended,
    (state) => decideRecord(state, update('PRODUCTS', '2026-06-01'), at(JUNE)),
  ],
  ['[12-3f] an order', begun, (state) => decideRecord(state, { kind: 'ORDER', on: '2026-06-01' }, at(JUNE))],
  [
    '[12-3f] an order of before',
    folded('A1', decideRecord(begun, { kind: 'ORDER', on: '2026-06-01' }, at(JUNE)), begun),
    (state) => decideRecord(state, { kind: 'ORDER', on: '2026-06-01' }, at(JUNE)),
  ],
  ['[6-3b] reminded', begun, (state) => decideRemindUpdate(state, at(reminderAt))],
  ['[6-3b] not reminded before', begun, (state) => decideRemindUpdate(state, before(reminderAt))],
  ['[6-3b] overdue', reminded, (state) => decideFallDue(state, at(dueAt))],
  ['[6-3b] not overdue before', begun, (state) => decideFallDue(state, before(dueAt))],
  ['[6-3b] missed', overdue, (state) => decideMiss(state, at(graceAt))?.decided],
  ['[6-3b] missed again', missed, (state) => decideFallDue(state, at(due(state, 'PROFILE_UPDATE_DUE')))],
  ['[6-3b] not missed before', overdue, (state) => decideMiss(state, before(graceAt))],
  ['[12-3f] reminded of dormancy', begun, (state) => decideRemindDormancy(state, at(dormancyReminderAt))],
  ['[12-3f] not before', begun, (state) => decideRemindDormancy(state, before(dormancyReminderAt))],
  ['[12-3f] dormant', begun, (state) => decideReachDormancy(state, at(dormantAt))],
  ['[12-3f] not dormant before', begun, (state) => decideReachDormancy(state, before(dormantAt))],
  ['[12-3f] uncured', dormant, (state) => decideUncured(state, at(cureAt))],
  ['[12-3f] not uncured before', dormant, (state) => decideUncured(state, before(cureAt))],
];

describe('what is decided on an agency’s upkeep', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state) ?? 'nothing', state.body)).toMatchSnapshot('decided');
  });

  it('[6-3b] what a missed update proves', () => {
    const { rectificationId, evidence } = decideMiss(overdue, at(graceAt)) ?? {};
    expect(inLines({ rectificationId, evidence })).toMatchSnapshot('evidence');
  });

  it('[6-3c] what the registry says', () => {
    const name = '上海样例检测技术有限公司';
    const answers = [
      [],
      [silent('REGISTRATION')],
      [answer('REGISTRATION')],
      [answer('PUBLIC_CREDIT'), answer('REGISTRATION', { name: '另一家', status: '注销' })],
      [answer('REGISTRATION', { status: '迁出' })],
      [answer('REGISTRATION', { name: '另一家', status: '迁出' })],
    ];
    const found = answers.map((each) => judgeRegistryFields(name, each));
    expect(inLines(found)).toMatchSnapshot('found');
    const asked = decideRecordRegistry(begun, found[3]!, { on: '2026-06-01', answers: [] });
    expect(decisionInLines(asked, begun.body)).toMatchSnapshot('recorded');
    const unknown = decideRecordRegistry(begun, found[0]!, { on: '2026-06-01', answers: [] });
    const days = [
      [asked.body, '2026-06-01'],
      [asked.body, '2026-06-02'],
      [unknown.body, '2026-06-01'],
      [begun.body, ''],
    ];
    expect(days.map(([body, day]) => isAskedToday(body as never, String(day)))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
