import { describe, expect, it } from 'vitest';
import {
  admin,
  caseIn,
  cleanDocuments,
  NOW,
  policy,
  supplementDue,
} from '../../../test/support/onboarding-fixtures.ts';
import { orThrow } from '../problem.ts';
import { DECLARATION } from './declaration.ts';
import { decideResubmit } from './submit.ts';

const declaration = { accepted: true, textVersion: DECLARATION.version };

describe('[5-2c] supplement', () => {
  const requested = {
    round: 1,
    requestedAt: NOW,
    requestedBy: 'u-officer',
    items: [{ subject: 'premises', reason: '租赁合同已过期' }],
    dueAt: supplementDue.dueAt,
  };
  const state = caseIn('SUPPLEMENT_REQUIRED', { supplements: [requested] });
  const at = (now: string) => ({ ...admin(now), policy, documents: cleanDocuments(state.body.draft) });
  const lastMoment = new Date(Date.parse(supplementDue.dueAt) - 1).toISOString();

  it('is taken until the last moment, stops the clock and starts another round', () => {
    const { events, body } = orThrow(decideResubmit(state, { declaration }, at(lastMoment)));
    expect(events[0]).toMatchObject({
      type: 'OnboardingSupplementSubmitted',
      to: 'VERIFYING',
      data: { round: 1 },
      deadlines: { clear: ['SUPPLEMENT_DUE'] },
    });
    expect(body.supplements[0]?.answeredAt).toBe(lastMoment);
    expect(body.submission?.round).toBe(1);
  });

  it('is refused DEADLINE_PASSED at its end, whether the timer ran or not', () => {
    expect(decideResubmit(state, { declaration }, at(supplementDue.dueAt))).toMatchObject({
      refused: 'DEADLINE_PASSED',
    });
  });

  it('needs the declaration again', () => {
    expect(decideResubmit(state, {}, at(NOW))).toMatchObject({ refused: 'DECLARATION_REQUIRED' });
  });
});
