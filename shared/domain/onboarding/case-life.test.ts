import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  admin,
  by,
  caseIn,
  cleanDocuments,
  completeDraft,
  NOW,
  policy,
  supplementDue,
  system,
  verified,
} from '../../../test/support/onboarding-fixtures.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { ROLES } from '../identity/role.ts';
import { isRefusal } from '../problem.ts';
import { decideAmend } from './amend.ts';
import { decideApprove, decideApproveAfterObjection, type PublicityEnd } from './approve.ts';
import type { Acting } from '../acting.ts';
import type { CaseDecision, CaseState } from './case-state.ts';
import { DECLARATION } from './declaration.ts';
import { decideLapse } from './lapse.ts';
import { onboardingMachine } from './machine.ts';
import { decideOpen } from './open.ts';
import { decideHoldForObjection, decidePublicise, decideReturnToVerification } from './publicise.ts';
import { decideReject } from './reject.ts';
import { decideResubmit, decideSubmit } from './submit.ts';
import { decideWithdraw } from './withdraw.ts';

const closesAt = '2026-03-16T16:00:00.000Z';
const end: PublicityEnd = {
  agencyId: 'a1',
  publicityId: 'p1',
  closesAt,
  objections: { undecided: 0, upheld: 0 },
  recheck: 'PASS',
};
const rejection = {
  publicityId: 'p1',
  reason: '异议成立',
  hearing: { id: 'h1', status: 'CONSIDERED', accepted: false },
  proposedBy: 'u-other',
};
const inPublicity = caseIn('IN_PUBLICITY', { verification: verified, publicityId: 'p1' });

describe('[5-4a] approval', () => {
  it('dates the onboarding by closesAt in Shanghai, however late it runs', () => {
    for (const now of [closesAt, '2026-04-20T02:00:00.000Z']) {
      expect(decideApprove(inPublicity, end, system(now))).toMatchObject({
        events: [
          {
            type: 'OnboardingApproved',
            to: 'APPROVED',
            data: { onboardedOn: '2026-03-17', afterObjection: false, agencyId: 'a1' },
          },
        ],
        body: { agencyId: 'a1' },
      });
    }
  });

  it.each([
    ['PUBLICITY_RUNNING', end, '2026-03-16T15:59:59.999Z'],
    ['OBJECTION_PENDING', { ...end, objections: { undecided: 1, upheld: 0 } }, closesAt],
    ['OBJECTION_PENDING', { ...end, objections: { undecided: 0, upheld: 1 } }, closesAt],
    ['VERIFICATION_INCOMPLETE', { ...end, recheck: 'UNKNOWN' as const }, closesAt],
    ['VERIFICATION_INCOMPLETE', { ...end, recheck: 'FAIL' as const }, closesAt],
  ])('refuses %s', (refused, given, now) => {
    expect(decideApprove(inPublicity, given, system(now))).toMatchObject({ refused });
  });

  it('[5-4b] after a dismissed objection dates it by the decision', () => {
    const held = caseIn('OBJECTION_REVIEW', { verification: verified, publicityId: 'p1' });
    const reviewer = by(['CENTRE_REVIEWER'], '2026-04-01T02:00:00.000Z', 'u-reviewer');
    expect(decideApproveAfterObjection(held, end, reviewer)).toMatchObject({
      events: [{ data: { onboardedOn: '2026-04-01', afterObjection: true }, article: '5-4b' }],
    });
    expect(decideApprove(held, end, system(closesAt))).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
  });
});

describe('[5-4b] rejection', () => {
  const held = caseIn('OBJECTION_REVIEW');
  const reviewer = by(['CENTRE_REVIEWER'], NOW, 'u-reviewer');

  it('needs a finished hearing, a second person and a reason', () => {
    expect(decideReject(held, rejection, reviewer)).toMatchObject({
      events: [{ type: 'OnboardingRejected', to: 'REJECTED', reason: '异议成立' }],
    });
    const unheard = { ...rejection, hearing: { id: 'h1', status: 'REPLIED', accepted: false } };
    expect(decideReject(held, unheard, reviewer)).toMatchObject({ refused: 'HEARING_REQUIRED' });
    const own = { ...rejection, proposedBy: 'u-reviewer' };
    expect(decideReject(held, own, reviewer)).toMatchObject({ refused: 'FOUR_EYES' });
    expect(decideReject(held, { ...rejection, reason: ' ' }, reviewer)).toMatchObject({
      refused: 'VALIDATION_FAILED',
    });
  });

  it('[5-4b] is not possible once the reply of the agency was accepted', () => {
    const heard = { ...rejection, hearing: { id: 'h1', status: 'CONSIDERED', accepted: true } };
    expect(decideReject(held, heard, by(['CENTRE_REVIEWER']))).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
      detail: { zh: expect.stringContaining('已被采纳') },
    });
  });

  it('is never done by the platform itself', () => {
    expect(decideReject(held, rejection, system())).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });
});

describe('withdrawal and lapse', () => {
  it('[SM-1] withdraws from every state before the decision but OBJECTION_REVIEW', () => {
    const may = ['DRAFT', 'SUBMITTED', 'VERIFYING', 'SUPPLEMENT_REQUIRED', 'VERIFIED', 'IN_PUBLICITY'];
    for (const status of onboardingMachine.states) {
      const decision = decideWithdraw(caseIn(status), {}, admin());
      expect([status, isRefusal(decision)]).toEqual([status, !may.includes(status)]);
    }
    expect(decideWithdraw(caseIn('OBJECTION_REVIEW'), {}, admin())).toMatchObject({
      refused: 'OBJECTION_PENDING',
    });
  });

  it('[SM-1] names the publicity only where one is running, and stops the clocks', () => {
    expect(decideWithdraw(inPublicity, {}, admin())).toMatchObject({
      events: [{ data: { publicityId: 'p1' } }],
    });
    const back = decideWithdraw({ ...inPublicity, status: 'VERIFYING' }, {}, admin());
    expect(isRefusal(back) || 'publicityId' in back.events[0]!.data).toBe(false);
    expect(decideWithdraw(caseIn('SUPPLEMENT_REQUIRED'), {}, admin())).toMatchObject({
      events: [{ deadlines: { clear: ['SUPPLEMENT_DUE'] } }],
    });
  });

  it('[SM-1] lapses at the end of the supplement and not a moment earlier', () => {
    const state = caseIn('SUPPLEMENT_REQUIRED');
    const before = new Date(Date.parse(supplementDue.dueAt) - 1).toISOString();
    expect(decideLapse(state, system(before))).toBeUndefined();
    expect(decideLapse(state, system(supplementDue.dueAt))).toMatchObject({
      events: [{ type: 'OnboardingLapsed', to: 'LAPSED' }],
    });
    expect(decideLapse(caseIn('VERIFYING'), system(supplementDue.dueAt))).toBeUndefined();
  });
});

describe('opening', () => {
  const opening = { caseId: 'c1', uscc: USCC.company, orgName: '上海示例科技有限公司' };

  it('[5-1e] refuses an agency on the platform, and remembers one that was removed', () => {
    expect(decideOpen({ ...opening, liveAgencyId: 'a1' }, policy, admin())).toMatchObject({
      refused: 'DUPLICATE',
    });
    expect(decideOpen({ ...opening, formerAgencyId: 'a0' }, policy, admin())).toMatchObject({
      events: [{ to: 'DRAFT', refs: { formerAgency: 'a0' } }],
      body: { formerAgencyId: 'a0' },
    });
  });

  it('[15-1] opens no case outside the validity of the regulation', () => {
    expect(decideOpen(opening, policy, admin('2030-08-31T16:00:00.000Z'))).toMatchObject({
      refused: 'REGULATION_EXPIRED',
    });
    expect(isRefusal(decideOpen(opening, policy, admin('2030-08-31T15:59:59.999Z')))).toBe(false);
  });
});

describe('[SM-1] the whole table', () => {
  const documents = cleanDocuments(completeDraft());
  const declaration = { accepted: true, textVersion: DECLARATION.version };
  const actions: Record<string, (state: CaseState, acting: Acting) => CaseDecision> = {
    amend: (state, acting) =>
      decideAmend(state, { introduction: '改' }, { ...acting, policy, owners: new Map() }),
    submit: (state, acting) => decideSubmit(state, { declaration }, { ...acting, policy, documents }),
    resubmit: (state, acting) => decideResubmit(state, { declaration }, { ...acting, policy, documents }),
    publicise: (state, acting) => decidePublicise(state, { publicityId: 'p1' }, acting),
    holdForObjection: (state, acting) =>
      decideHoldForObjection(state, { publicityId: 'p1', cause: 'UPHELD' }, acting),
    returnToVerification: (state, acting) => decideReturnToVerification(state, { keys: [] }, acting),
    approve: (state, acting) => decideApprove(state, end, acting),
    approveAfterObjection: (state, acting) => decideApproveAfterObjection(state, end, acting),
    reject: (state, acting) => decideReject(state, rejection, acting),
    withdraw: (state, acting) => decideWithdraw(state, {}, acting),
  };

  it('takes exactly the steps listed, by exactly the roles listed, and otherwise changes nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...onboardingMachine.states),
        fc.constantFrom(...ROLES),
        fc.constantFrom(...Object.keys(actions)),
        (status, role, action) => {
          const state = caseIn(status, { verification: verified });
          const before = structuredClone(state);
          const decision = actions[action]!(
            state,
            by([role], status === 'SUPPLEMENT_REQUIRED' ? NOW : closesAt),
          );
          const row = onboardingMachine.transitions.find(
            (each) =>
              (each.action === action || (action === 'amend' && each.action === 'supplement')) &&
              (each.from as readonly string[]).includes(status),
          );
          const allowed = row !== undefined && (row.actors as readonly string[]).includes(role);
          const reached = isRefusal(decision) ? 'refused' : decision.events.map(({ to }) => to).join();
          expect([status, role, action, reached]).toEqual([
            status,
            role,
            action,
            allowed ? row.to : 'refused',
          ]);
          expect(state).toEqual(before);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
