import { describe, expect, it } from 'vitest';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import type { Decided } from '../event.ts';
import type { Role } from '../identity/role.ts';
import { orThrow } from '../problem.ts';
import { startOfDay } from '../time/local-date.ts';
import { decideExpire, decideRemind } from './clock.ts';
import { judgeCertificate } from './judge.ts';
import {
  QUALIFICATION_EXPIRY,
  QUALIFICATION_REMIND,
  type QualificationBody,
  type QualificationState,
} from './qualification.ts';
import {
  decideApplyFinding,
  decideProposeRefusal,
  decideRecord,
  decideRefuse,
  decideVerify,
} from './record.ts';

const NOW = '2026-03-02T01:00:00.000Z';
const policy = resolvePolicy([], '2026-03-02');
const as = (role: Role, id = `u-${role}`, now = NOW) => ({ now, actor: { id, role }, roles: [role], policy });

function after(state: QualificationState, { events, body }: Decided<QualificationBody>): QualificationState {
  const deadlines = { ...state.deadlines };
  for (const event of events) {
    for (const kind of event.deadlines?.clear ?? []) delete deadlines[kind];
    for (const deadline of event.deadlines?.set ?? []) deadlines[deadline.kind] = deadline;
  }
  return { id: state.id, status: events.at(-1)?.to ?? state.status, deadlines, body };
}

const OWNER = { agencyId: 'A1', uscc: USCC.company };
const recorded = (validUntil?: string): QualificationState => {
  const certificate = { kind: 'CMA', number: 'CMA-1', documentId: 'D1', ...(validUntil && { validUntil }) };
  const decided = orThrow(decideRecord('Q1', OWNER, certificate, as('AGENCY_ADMIN')));
  return after({ id: 'Q1', status: '', deadlines: {}, body: decided.body }, decided);
};
const valid = (validUntil?: string) =>
  after(
    recorded(validUntil),
    orThrow(decideVerify(recorded(validUntil), { reason: '已查验' }, as('CENTRE_OFFICER'))),
  );

/** Fires what is due, in order, and says when and what. */
function live(state: QualificationState): [string, string, unknown][] {
  const told: [string, string, unknown][] = [];
  let current = state;
  for (;;) {
    const next = Object.values(current.deadlines).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
    if (next === undefined) return told;
    const now = next.dueAt;
    const decided =
      next.kind === QUALIFICATION_REMIND
        ? decideRemind(current, { now, policy })
        : decideExpire(current, now);
    if (decided === undefined) throw new Error(`nothing at ${now}`);
    const [event] = decided.events;
    told.push([now, String(event?.type), event?.data.daysLeft]);
    current = after(current, decided);
  }
}

describe('[3-1b] the clocks of a certificate', () => {
  it('remind at T-60, T-30 and T-7, the last one as final, and end it when its last day is over', () => {
    expect(live(valid('2026-06-30'))).toEqual([
      [startOfDay('2026-05-01'), 'QualificationExpiring', 60],
      [startOfDay('2026-05-31'), 'QualificationExpiring', 30],
      [startOfDay('2026-06-23'), 'QualificationExpiring', 7],
      [startOfDay('2026-07-01'), 'QualificationExpired', undefined],
    ]);
  });

  it.each([
    ['2026-04-16', [45, 30, 7]],
    ['2026-03-12', [10, 7]],
    ['2026-03-05', [3]],
    ['2026-03-02', [0]],
  ])('of one that ends on %s remind at once, and not of what has passed', (validUntil, days) => {
    const told = live(valid(validUntil));
    expect(told.map(([, , left]) => left)).toEqual([...days, undefined]);
    expect(told[0]?.[0]).toBe(NOW);
  });

  it('say of the last reminder that it is, so that a text message goes out', () => {
    const state = valid('2026-03-05');
    expect(decideRemind(state, { now: NOW, policy })?.events[0]?.data).toMatchObject({ final: true });
    const far = valid('2026-06-30');
    expect(decideRemind(far, { now: startOfDay('2026-05-01'), policy })?.events[0]?.data).toMatchObject({
      final: false,
    });
  });

  it('do nothing early, and nothing for a certificate without an end', () => {
    expect(decideExpire(valid('2026-06-30'), '2026-06-30T15:59:59.999Z')).toBeUndefined();
    expect(decideRemind(valid('2026-06-30'), { now: NOW, policy })).toBeUndefined();
    expect(valid().deadlines).toEqual({});
    expect(decideExpire(valid(), NOW)).toBeUndefined();
    expect(recorded('2026-06-30').deadlines).toEqual({});
  });

  it('stop with it', () => {
    const ended = after(valid('2026-06-30'), decideExpire(valid('2026-06-30'), startOfDay('2026-07-01'))!);
    expect(ended).toMatchObject({ status: 'EXPIRED', deadlines: {} });
    expect(ended.deadlines[QUALIFICATION_EXPIRY]).toBeUndefined();
    expect(decideVerify(ended, {}, as('CENTRE_OFFICER'))).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
  });
});

describe('[3-1b] verifying a certificate', () => {
  const answered = (items: object[]) =>
    ({
      answer: {
        check: 'QUALIFICATION',
        outcome: 'PASS',
        source: 'CMA_REGISTER',
        asOf: '2026-03-02',
        fetchedAt: NOW,
        facts: { items },
      },
      ref: 'R',
      hash: 'h',
    }) as Parameters<typeof judgeCertificate>[1];
  const ITEM = { kind: 'CMA', number: 'CMA-1', status: 'VALID', validUntil: '2027-01-31' };
  const judge = (items: object[]) =>
    judgeCertificate(recorded().body, answered(items), { asOf: '2026-03-02', now: NOW });

  it('goes by the register: its end is the register’s', () => {
    const decided = orThrow(decideApplyFinding(recorded('2026-06-30'), judge([ITEM]), as('SYSTEM')));
    expect(decided).toMatchObject({ events: [{ to: 'VALID' }], body: { validUntil: '2027-01-31' } });
  });

  it.each([
    ['nothing', []],
    ['another number', [{ ...ITEM, number: 'X' }]],
    ['a revoked one', [{ ...ITEM, status: 'REVOKED' }]],
    ['one that has ended', [{ ...ITEM, validUntil: '2026-03-01' }]],
  ])('leaves it to a person when the register holds %s', (_, items) => {
    const decided = orThrow(decideApplyFinding(recorded(), judge(items), as('SYSTEM')));
    expect(decided).toMatchObject({ events: [{ type: 'QualificationReferred', to: 'RECORDED' }] });
    expect(decided.body.finding?.outcome).toBe('FAIL');
  });

  it('leaves it to a person when it has ended before the answer came', () => {
    const late = { asOf: '2026-03-02', now: '2026-03-05T01:00:00.000Z' };
    const ended = { ...ITEM, validUntil: '2026-03-03' };
    const { validUntil: _, ...undated } = ITEM;
    const judged = [
      judgeCertificate(recorded().body, answered([ended]), late),
      judgeCertificate(recorded('2026-03-03').body, answered([undated]), late),
    ];
    for (const each of judged) {
      const decided = orThrow(
        decideApplyFinding(recorded('2026-03-03'), each, as('SYSTEM', 'SYSTEM', late.now)),
      );
      expect(decided).toMatchObject({ events: [{ type: 'QualificationReferred', to: 'RECORDED' }] });
    }
  });

  it('never makes an ended one valid: QUALIFICATION_EXPIRED', () => {
    expect(decideVerify(recorded(), { validUntil: '2026-03-01' }, as('CENTRE_OFFICER'))).toMatchObject({
      refused: 'QUALIFICATION_EXPIRED',
    });
    const ended = { kind: 'CMA', number: '1', validUntil: '2026-03-01' };
    expect(decideRecord('Q', OWNER, ended, as('AGENCY_ADMIN'))).toMatchObject({
      refused: 'VALIDATION_FAILED',
    });
    const unknown = { kind: 'LICENCE_TO_KILL', number: '007' };
    expect(decideRecord('Q', OWNER, unknown, as('AGENCY_ADMIN'))).toMatchObject({
      refused: 'VALIDATION_FAILED',
    });
  });

  it('is refused by a second person only, after a proposal', () => {
    const reviewer = as('CENTRE_REVIEWER');
    expect(decideRefuse(recorded(), '伪造', reviewer)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    const proposed = after(
      recorded(),
      orThrow(decideProposeRefusal(recorded(), '查无此证', as('CENTRE_OFFICER'))),
    );
    expect(decideProposeRefusal(proposed, '再次', as('CENTRE_OFFICER'))).toMatchObject({
      refused: 'DUPLICATE',
    });
    expect(decideRefuse(proposed, '伪造', as('CENTRE_REVIEWER', 'u-CENTRE_OFFICER'))).toMatchObject({
      refused: 'FOUR_EYES',
    });
    expect(decideRefuse(proposed, '伪造', as('CENTRE_OFFICER'))).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    expect(orThrow(decideRefuse(proposed, '伪造', reviewer)).events[0]).toMatchObject({ to: 'REFUSED' });
  });
});
