import { expect } from 'vitest';
import { letterOf } from '../../support/journeys/letters.ts';
import { evidence } from '../../support/journeys/supervision/procedure.ts';
import { notDrawn, readViolation } from '../../support/journeys/supervision/violations.ts';
import { alwaysRefused, REASON } from './watch.ts';
import { chen, clock, li, one, other, place, refusedOn, wu, zheng } from './world.ts';

const qian = place.as('finance-qian');

/** The agency asks in time, the Commission revokes: what was held is released, and nothing more may be done (SM-15). */
export async function revokedOnReview({
  violationId,
  orderId,
}: {
  readonly violationId: string;
  readonly orderId: string;
}) {
  const params = { violationId };
  const refused = refusedOn(violationId);
  const settle = (consequence: string) => ({ params, body: { ...REASON, consequence } });
  const ask = { params, body: REASON };
  const decide = (outcome: string) => ({ params, body: { ...REASON, outcome } });
  const foreign = [await evidence(place, other.applicant.uscc)];
  await refused([
    ...alwaysRefused('settleConsequence', { may: li, mayNot: [one.admin, qian] }, settle('CREDIT_RECORD')),
    [li, 'settleConsequence', settle('RECTIFICATION'), 422, 'VALIDATION_FAILED'],
    [li, 'settleConsequence', settle('SHAME'), 422, 'VALIDATION_FAILED'],
    ...alwaysRefused('requestViolationReview', { may: one.admin, mayNot: [li, chen, qian] }, ask),
    [other.admin, 'requestViolationReview', ask, 404, 'NOT_FOUND'],
    [
      one.admin,
      'requestViolationReview',
      { params, body: { ...REASON, documentIds: foreign } },
      422,
      'VALIDATION_FAILED',
    ],
    [wu, 'decideViolationReview', decide('REVOKED'), 409, 'ILLEGAL_TRANSITION'],
    [chen, 'confirmViolation', ask, 409, 'ILLEGAL_TRANSITION'],
    [chen, 'dismissViolation', ask, 409, 'ILLEGAL_TRANSITION'],
  ]);
  await notDrawn(place, violationId, 'CREDIT_RECORD', '情节不足以纳入');
  await refused([[li, 'settleConsequence', settle('CREDIT_RECORD'), 409, 'DUPLICATE']]);
  expect(await li.done('readOrder', { params: { orderId } })).toHaveProperty('hold');
  await one.admin.done('requestViolationReview', ask);
  await refused([
    ...alwaysRefused(
      'decideViolationReview',
      { may: wu, mayNot: [chen, one.admin, qian] },
      decide('REVOKED'),
    ),
    [wu, 'decideViolationReview', decide('MAYBE'), 422, 'VALIDATION_FAILED'],
    [one.admin, 'requestViolationReview', ask, 409, 'ILLEGAL_TRANSITION'],
    [li, 'settleConsequence', settle('REMOVAL_PROPOSAL'), 403, 'FORBIDDEN_ROLE'],
  ]);
  await wu.done('decideViolationReview', decide('REVOKED'));
  await clock.rest();
  await letterOf(one.admin, 'VIOLATION_REVOKED');
  expect(await li.done('readOrder', { params: { orderId } })).not.toHaveProperty('hold');
  await refused([
    [wu, 'decideViolationReview', decide('UPHELD'), 409, 'ILLEGAL_TRANSITION'],
    [one.admin, 'requestViolationReview', ask, 409, 'ILLEGAL_TRANSITION'],
    [wu, 'requestViolationReview', ask, 409, 'ILLEGAL_TRANSITION'],
  ]);
  return readViolation(one.admin, violationId);
}

/** The agency's time passes; the Commission may still look again, and then another of it decides (SM-15). */
export async function upheldLate(violationId: string) {
  const params = { violationId };
  const refused = refusedOn(violationId);
  const { deadlines } = await readViolation(one.admin, violationId);
  await clock.to(deadlines[0]!.dueAt);
  await clock.rest();
  await refused([[one.admin, 'requestViolationReview', { params, body: REASON }, 409, 'DEADLINE_PASSED']]);
  await wu.done('requestViolationReview', { params, body: REASON });
  const uphold = { params, body: { ...REASON, outcome: 'UPHELD' } };
  await refused([[wu, 'decideViolationReview', uphold, 403, 'FOUR_EYES']]);
  await zheng.done('decideViolationReview', uphold);
  return readViolation(one.admin, violationId);
}
