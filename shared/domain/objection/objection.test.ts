import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decided } from '../event.ts';
import { OFFICER_ROLES, type Role } from '../identity/role.ts';
import type { Acting } from '../acting.ts';
import { isRefusal, type Refusal } from '../problem.ts';
import { calendar, policy } from '../../../test/support/publicity-fixtures.ts';
import type { Deadline } from '../time/deadline.ts';
import { decideAcceptObjection, decideNotAcceptObjection, decideOpenIdentity } from './accept.ts';
import {
  decideExtendDecision,
  decideObjection,
  decideProposeOutcome,
  decideReturnProposal,
} from './decide.ts';
import { decideComment, decideOpenInvestigation, decidePassDeadline } from './investigate.ts';
import type { ObjectionBody, ObjectionState } from './objection.ts';
import { decideSubmitObjection, decideWithdrawObjection } from './submit.ts';

const MONDAY = '2026-03-02T02:00:00.000Z';
const by = (id: string, role: Role, now = MONDAY) => ({
  now,
  actor: { id, role },
  roles: [role],
  policy,
  calendar,
});
const discipline = by('d', 'CENTRE_DISCIPLINE');
const sealed = (part: string) => ({ ref: `OBJECTION-O1/${part}`, hash: part });

function after(
  before: ObjectionState | undefined,
  decided: Decided<ObjectionBody> | Refusal,
): ObjectionState {
  if (isRefusal(decided)) throw new Error(decided.refused);
  let status = before?.status ?? '';
  const deadlines: Record<string, Deadline> = { ...before?.deadlines };
  for (const event of decided.events) {
    status = event.to ?? status;
    for (const kind of event.deadlines?.clear ?? []) delete deadlines[kind];
    for (const deadline of event.deadlines?.set ?? []) deadlines[deadline.kind] = deadline;
  }
  return { id: 'O1', status, deadlines, body: decided.body };
}

const submitted = after(
  undefined,
  decideSubmitObjection(
    'O1',
    {
      publicityId: 'P1',
      subject: { kind: 'ONBOARDING', id: 'C1' },
      uscc: '91310104MA1FX0010C',
      objectorKind: 'INDIVIDUAL',
      codeHash: 'x',
      sealed: { identity: sealed('identity'), facts: sealed('facts'), evidence: sealed('evidence') },
      reachable: true,
    },
    { now: MONDAY, policy, calendar },
  ),
);
const objector = { signedName: '赵小满', unitName: '示例甲公司', phone: '+8613800000042' };
const accepted = after(
  submitted,
  decideAcceptObjection(submitted, { redactedText: '资质存疑', objector }, discipline),
);
const investigating = after(accepted, decideOpenInvestigation(accepted, discipline));
const upheld = { outcome: 'UPHELD', affectsSubject: true, reason: '属实' } as const;
const dismissed = { outcome: 'DISMISSED', affectsSubject: false, reason: '不属实' } as const;
const proposed = after(
  investigating,
  decideProposeOutcome(investigating, dismissed, by('o', 'CENTRE_OFFICER')),
);

describe('the handling of an objection', () => {
  it('[5-3x] is to be accepted or not within three working days', () => {
    expect(submitted.deadlines.OBJECTION_ACCEPT?.dueAt).toBe('2026-03-05T16:00:00.000Z');
    expect(accepted.deadlines.OBJECTION_DECIDE?.dueAt).toBe('2026-03-23T16:00:00.000Z');
    expect(Object.keys(accepted.deadlines)).toEqual(['OBJECTION_DECIDE']);
  });

  it('[5-3x] leaves acceptance, refusal and the identity to the discipline office alone', () => {
    for (const role of OFFICER_ROLES.filter((each) => each !== 'CENTRE_DISCIPLINE')) {
      const other = by('x', role);
      const refusal = { code: 'DUPLICATE', reason: '重复' } as const;
      expect(decideAcceptObjection(submitted, { redactedText: 'x', objector }, other)).toMatchObject({
        refused: 'FORBIDDEN_ROLE',
      });
      expect(decideNotAcceptObjection(submitted, refusal, other)).toMatchObject({
        refused: 'FORBIDDEN_ROLE',
      });
      expect(decideOpenIdentity(submitted, { purpose: 'x' }, other)).toMatchObject({
        refused: 'FORBIDDEN_ROLE',
      });
    }
    expect(
      after(
        submitted,
        decideNotAcceptObjection(submitted, { code: 'DUPLICATE', reason: '重复' }, discipline),
      ),
    ).toMatchObject({
      status: 'NOT_ACCEPTED',
      deadlines: {},
    });
    const opened = decideOpenIdentity(submitted, { purpose: '核实联系方式' }, discipline);
    expect(opened).toMatchObject({ events: [{ type: 'ObjectionIdentityOpened', reason: '核实联系方式' }] });
  });

  it.each(['赵小满反映', '示例甲公司来函', '来电13800000042'])(
    '[5-3x] is not accepted with a text for the agency that says who objected: %s',
    (redactedText) => {
      expect(decideAcceptObjection(submitted, { redactedText, objector }, discipline)).toMatchObject({
        refused: 'VALIDATION_FAILED',
        fields: [{ field: 'body.redactedText' }],
      });
    },
  );

  it('[5-3x] carries no word of the objection and nothing of the objector in its events', () => {
    const decisions = [
      decideAcceptObjection(submitted, { redactedText: '秘密甲', objector }, discipline),
      decideComment(investigating, { text: '秘密乙', documentIds: [], hash: 'h' }, by('a', 'AGENCY_ADMIN')),
    ];
    for (const decided of decisions) {
      if (isRefusal(decided)) throw new Error(decided.refused);
      expect(JSON.stringify(decided.events)).not.toContain('秘密');
    }
  });

  it('[5-4b] asks the agency before any outcome against it', () => {
    const officer = by('o', 'CENTRE_OFFICER');
    expect(investigating.deadlines.OBJECTION_COMMENT?.dueAt).toBe('2026-03-09T16:00:00.000Z');
    expect(decideProposeOutcome(investigating, upheld, officer)).toMatchObject({
      refused: 'HEARING_REQUIRED',
    });
    const comment = { text: '已换证', documentIds: [], hash: 'h' };
    const commented = after(investigating, decideComment(investigating, comment, by('a', 'AGENCY_ADMIN')));
    expect(commented.body.comment?.late).toBe(false);
    expect(after(commented, decideProposeOutcome(commented, upheld, officer)).body.proposal?.outcome).toBe(
      'UPHELD',
    );
    const silent = by('o', 'CENTRE_OFFICER', '2026-03-09T16:00:00.000Z');
    expect(isRefusal(decideProposeOutcome(investigating, upheld, silent))).toBe(false);
    const passed = after(investigating, decidePassDeadline(investigating, 'OBJECTION_COMMENT'));
    expect(isRefusal(decideProposeOutcome(passed, upheld, silent))).toBe(false);
  });

  it('[5-4b] still asks it after a proposal was returned', () => {
    const returned = after(
      proposed,
      decideReturnProposal(proposed, { reason: '再查' }, by('r', 'CENTRE_REVIEWER')),
    );
    expect(returned.body.proposal).toBeUndefined();
    expect(decideProposeOutcome(returned, upheld, by('o', 'CENTRE_OFFICER'))).toMatchObject({
      refused: 'HEARING_REQUIRED',
    });
  });

  it('[5-4b] takes a late comment as long as nothing is proposed, and only one', () => {
    const comment = { text: '已换证', documentIds: [], hash: 'h' };
    const agency = by('a', 'AGENCY_ADMIN', '2026-03-10T01:00:00.000Z');
    const commented = after(investigating, decideComment(investigating, comment, agency));
    expect(commented.body.comment?.late).toBe(true);
    expect(decideComment(commented, comment, agency)).toMatchObject({ refused: 'DUPLICATE' });
    expect(decideComment(proposed, comment, agency)).toMatchObject({ refused: 'DEADLINE_PASSED' });
    expect(decideComment(accepted, comment, agency)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
  });

  it('[5-4b] dismisses without touching the subject', () => {
    const bad = { ...dismissed, affectsSubject: true };
    expect(decideProposeOutcome(investigating, bad, by('o', 'CENTRE_OFFICER'))).toMatchObject({
      refused: 'VALIDATION_FAILED',
    });
  });

  it('[5-4b] is decided by a second person, who did not decide the verification', () => {
    const reviewer = (id: string): Acting => by(id, 'CENTRE_REVIEWER');
    const reason = { reason: '同意' };
    expect(decideObjection(investigating, reason, reviewer('r'))).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideObjection(proposed, reason, reviewer('o'))).toMatchObject({ refused: 'FOUR_EYES' });
    expect(decideObjection(proposed, { ...reason, verifiedBy: 'r' }, reviewer('r'))).toMatchObject({
      refused: 'FOUR_EYES',
    });
    expect(decideObjection(proposed, reason, by('o2', 'CENTRE_OFFICER'))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    expect(decideReturnProposal(proposed, reason, reviewer('o'))).toMatchObject({ refused: 'FOUR_EYES' });
    const end = after(proposed, decideObjection(proposed, { ...reason, verifiedBy: 'v' }, reviewer('r')));
    expect(end).toMatchObject({ status: 'DISMISSED', deadlines: {}, body: { decision: { by: 'r' } } });
  });

  it('[5-4b] ends as proposed', () => {
    fc.assert(
      fc.property(fc.constantFrom('UPHELD', 'PARTLY_UPHELD', 'DISMISSED'), (outcome) => {
        const silent = by('o', 'CENTRE_OFFICER', '2026-03-20T01:00:00.000Z');
        const judgement = { outcome, affectsSubject: outcome !== 'DISMISSED', reason: 'x' };
        const state = after(investigating, decideProposeOutcome(investigating, judgement, silent));
        expect(after(state, decideObjection(state, { reason: 'x' }, by('r', 'CENTRE_REVIEWER'))).status).toBe(
          outcome,
        );
      }),
    );
  });

  it('[5-4b] gets more time once', () => {
    const reviewer = by('r', 'CENTRE_REVIEWER');
    const extended = after(accepted, decideExtendDecision(accepted, { reason: '案情复杂' }, reviewer));
    expect(extended.deadlines.OBJECTION_DECIDE?.dueAt).toBe('2026-04-14T16:00:00.000Z');
    expect(decideExtendDecision(extended, { reason: '再延' }, reviewer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });

  it('[5-3x] may be withdrawn until it is investigated', () => {
    const objector = by('PUBLIC', 'PUBLIC');
    expect(after(submitted, decideWithdrawObjection(submitted, objector)).status).toBe('WITHDRAWN');
    expect(after(accepted, decideWithdrawObjection(accepted, objector)).deadlines).toEqual({});
    expect(decideWithdrawObjection(investigating, objector)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
  });

  it('decides nothing when a clock of the centre runs out', () => {
    expect(after(submitted, decidePassDeadline(submitted, 'OBJECTION_ACCEPT'))).toMatchObject({
      status: 'SUBMITTED',
      deadlines: {},
    });
  });
});
