import { describe, expect, it } from 'vitest';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { calendar, content, openAt, policy, stateAfter } from '../../../test/support/publicity-fixtures.ts';
import type { Role } from '../identity/role.ts';
import { calendarOf } from '../time/calendar.ts';
import { builtInCalendar } from '../../policy/calendar/built-in.ts';
import { decideCancelForError, decideCancelPublicity, decideProposeCancellation } from './cancel.ts';
import { decideClosePublicity, refuseContentChange, stillRunning } from './close.ts';
import { freezeContent, readContent, type PublicityContent } from './content.ts';
import { decideExtendForCalendar, decideExtendPublicity } from './extend.ts';
import {
  decideReceiveObjection,
  decideSettleObjection,
  decideUpholdPublicity,
  periodOver,
} from './objections.ts';
import { decideOpenPublicity, decideReplacePublicity } from './open.ts';
import type { PublicityState } from './publicity.ts';
import { decideAwaitReCheck, decideEndReCheck } from './re-check.ts';

const NOON = '2026-03-05T04:00:00.000Z';
const CLOSES = '2026-03-09T16:00:00.000Z';
const officer = (id: string, role: Role, now = NOON) => ({
  now,
  actor: { id, role },
  roles: [role],
  policy,
  calendar,
});
const anna = officer('anna', 'CENTRE_OFFICER');
const reviewer = officer('rui', 'CENTRE_REVIEWER');
const chief = officer('chief', 'CENTRE_ADMIN');
const open = openAt();
const objected = stateAfter(open, decideReceiveObjection(open, 'O1', { now: NOON }));
const twice = stateAfter(objected, decideReceiveObjection(objected, 'O2', { now: NOON }));
const pending = stateAfter(objected, decideClosePublicity(objected, {}, { now: CLOSES }));
const upheld = stateAfter(twice, decideUpholdPublicity(twice, { objectionId: 'O1' }, reviewer));
const proposed = stateAfter(open, decideProposeCancellation(open, { reason: '名称有误' }, anna));
const cancelled = stateAfter(proposed, decideCancelForError(proposed, reviewer));
const reCheck = { outcome: 'PASS', results: [1], answers: [2] } as const;
const outage = (from: string, to: string) => ({ cause: 'OUTAGE', from, to, reason: '平台中断' }) as const;
const correction = { cause: 'CORRECTION', days: 2, reason: '更正' } as const;
const nameless: PublicityContent = {
  kind: 'EVALUATION_RESULT',
  title: '公示',
  year: 2026,
  entries: [{ orgName: '示例甲', uscc: 'U1', category: 'INSPECTION_TESTING', grade: 'A' }],
  basis: '第九条',
  howToObject: ['书面'],
};
const ctx = { now: '2026-03-02T01:00:00.000Z', policy, calendar };

type Example = readonly [name: string, state: PublicityState, decide: (state: PublicityState) => unknown];

const examples: readonly Example[] = [
  [
    '[5-3] a cancellation is proposed',
    open,
    (state) => decideProposeCancellation(state, { reason: '名称有误' }, anna),
  ],
  ['[5-3] cancelled by another', proposed, (state) => decideCancelForError(state, reviewer)],
  [
    '[5-3] not by the proposer',
    proposed,
    (state) => decideCancelForError(state, officer('anna', 'CENTRE_REVIEWER')),
  ],
  ['[5-3] not unproposed', open, (state) => decideCancelForError(state, reviewer)],
  ['[5-0] cancelled by a withdrawal', objected, (state) => decideCancelPublicity(state, {}, { now: NOON })],
  ['[5-0] with its reason', open, (state) => decideCancelPublicity(state, { reason: '撤' }, { now: NOON })],
  ['[5-0] not once closed', pending, (state) => decideCancelPublicity(state, {}, { now: NOON })],
  ['[5-3] replaced', cancelled, (state) => decideReplacePublicity(state, 'P2')],
  ['[5-3] an open one is not replaced', open, (state) => decideReplacePublicity(state, 'P2')],
  ['[5-4a] closes clear', open, (state) => decideClosePublicity(state, { reCheck }, { now: CLOSES })],
  ['[5-4b] closes with an objection', objected, (state) => decideClosePublicity(state, {}, { now: CLOSES })],
  ['[5-3] not before its end', open, (state) => decideClosePublicity(state, {}, { now: NOON })],
  ['[5-3] nor twice', pending, (state) => decideClosePublicity(state, {}, { now: CLOSES })],
  ['[5-3x] counts an objection', objected, (state) => decideReceiveObjection(state, 'O2', { now: NOON })],
  ['[5-3x] none after its end', open, (state) => decideReceiveObjection(state, 'O2', { now: CLOSES })],
  [
    '[5-3x] none once closed',
    { ...open, status: 'CLOSED_CLEAR' },
    (state) => decideReceiveObjection(state, 'O2', { now: NOON }),
  ],
  ['[5-3x] none once cancelled', cancelled, (state) => decideReceiveObjection(state, 'O2', { now: NOON })],
  ['[5-4b] settles one of two', twice, (state) => decideSettleObjection(state, 'O1', { now: NOON })],
  [
    '[5-4b] settles the last while open',
    objected,
    (state) => decideSettleObjection(state, 'O1', { now: NOON }),
  ],
  [
    '[5-4b] settles the last after its end',
    pending,
    (state) => decideSettleObjection(state, 'O1', { now: CLOSES }),
  ],
  [
    '[5-4b] settles another after its end',
    pending,
    (state) => decideSettleObjection(state, 'O9', { now: CLOSES }),
  ],
  [
    '[5-4b] upholds',
    objected,
    (state) => decideUpholdPublicity(state, { objectionId: 'O1', hearingId: 'H1' }, reviewer),
  ],
  [
    '[5-4b] upholds without a hearing',
    objected,
    (state) => decideUpholdPublicity(state, { objectionId: 'O1' }, reviewer),
  ],
  [
    '[5-4b] upholds another',
    upheld,
    (state) => decideUpholdPublicity(state, { objectionId: 'O2' }, reviewer),
  ],
  [
    '[5-4b] a cancelled one is not upheld',
    cancelled,
    (state) => decideUpholdPublicity(state, { objectionId: 'O2' }, reviewer),
  ],
  ['[5-3] extends by a correction', open, (state) => decideExtendPublicity(state, correction, chief)],
  [
    '[5-3] extends after an outage',
    open,
    (state) =>
      decideExtendPublicity(state, outage('2026-03-01T00:00:00.000Z', '2026-03-06T00:00:00.000Z'), chief),
  ],
  [
    '[5-3] not for a short outage',
    open,
    (state) =>
      decideExtendPublicity(state, outage('2026-03-05T02:00:00.000Z', '2026-03-05T03:00:00.000Z'), chief),
  ],
  [
    '[5-3] not after its end',
    open,
    (state) => decideExtendPublicity(state, correction, { ...chief, now: CLOSES }),
  ],
  [
    '[5-3] not by an agency',
    open,
    (state) => decideExtendPublicity(state, correction, officer('a', 'AGENCY_ADMIN')),
  ],
  ['[5-4a] awaits a source', open, (state) => decideAwaitReCheck(state, { now: CLOSES, policy })],
  ['[5-4b] ends the re-check', pending, (state) => decideEndReCheck(state, reCheck)],
  [
    '[5-4b] ends it with a failure',
    pending,
    (state) => decideEndReCheck(state, { ...reCheck, outcome: 'FAIL' }),
  ],
  ['[5-3] says that it runs', open, (state) => stillRunning(state, NOON)],
  ['[5-3] its content is fixed', open, refuseContentChange],
  ['[5-3x] says that it is over', open, (state) => periodOver(state, CLOSES)],
];

describe('what is decided on a publicity', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state), state.body)).toMatchSnapshot('decided');
  });

  it('[5-3] opens a notice on a case', () => {
    const subject = { kind: 'ONBOARDING', id: 'C1' } as const;
    const notice = { subject, uscc: content.uscc, content, carried: ['O0'], reCheck };
    expect(decisionInLines(decideOpenPublicity('P1', notice, ctx))).toMatchSnapshot('decided');
  });

  it('[9-5] opens a notice of results', () => {
    const subject = { kind: 'EVALUATION_RESULT', id: 'E1' } as const;
    expect(decisionInLines(decideOpenPublicity('P1', { subject, content: nameless }, ctx))).toMatchSnapshot(
      'decided',
    );
  });

  it('[5-3] counts anew under a longer holiday, and only while it runs', () => {
    const table = { year: 2026, holidays: ['2026-03-09'], makeupWorkdays: [], sourceDoc: 'invented' };
    const dated = { ...table, status: 'OFFICIAL', sourceDate: '2026-03-03' } as const;
    const longer = calendarOf([...builtInCalendar, dated]);
    expect(
      decisionInLines(decideExtendForCalendar(open, { now: NOON, calendar: longer }), open.body),
    ).toMatchSnapshot('decided');
    expect(decideExtendForCalendar(open, { now: NOON, calendar })).toBeUndefined();
    expect(decideExtendForCalendar(open, { now: CLOSES, calendar: longer })).toBeUndefined();
    expect(decideExtendForCalendar(cancelled, { now: NOON, calendar: longer })).toBeUndefined();
    expect(
      decideExtendForCalendar({ ...open, status: 'CANCELLED' }, { now: NOON, calendar: longer }),
    ).toBeUndefined();
  });

  it('[5-3x] runs until the last moment', () => {
    const last = '2026-03-09T15:59:59.999Z';
    expect([stillRunning(open, CLOSES), periodOver(open, last)]).toEqual([undefined, undefined]);
  });

  it('[5-3] reads back what it froze', () => {
    expect(readContent(freezeContent(nameless).content)).toEqual(nameless);
    expect(readContent(freezeContent(content).content)).toEqual(content);
    const full = { ...content, organisationType: '有限公司', establishedOn: '2015-06-01' };
    const whole: PublicityContent = { ...full, address: '上海', introduction: '介绍' };
    expect(readContent(freezeContent(whole).content)).toEqual(whole);
    expect(() => freezeContent({ ...content, phone: '1' } as never)).toThrow(/unrecognized_keys/);
    expect(() => freezeContent({ ...nameless, phone: '1' } as never)).toThrow(/unrecognized_keys/);
    expect(inLines(freezeContent(content))).toMatchSnapshot('frozen');
  });
});
