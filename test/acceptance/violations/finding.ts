import { expect } from 'vitest';
import { letterOf } from '../../support/journeys/letters.ts';
import { considered, evidence, replied } from '../../support/journeys/supervision/procedure.ts';
import { accepted, declaration } from '../../support/journeys/supervision/trade.ts';
import {
  confirmationProposed,
  findings,
  officerIdOf,
  readViolation,
  type ViolationAnswer,
  violationConfirmed,
} from '../../support/journeys/supervision/violations.ts';
import { alwaysRefused, REASON } from './watch.ts';
import {
  chen,
  flagged,
  inService,
  li,
  one,
  order,
  other,
  place,
  refusedOn,
  suspicion,
  underInvestigation,
  wu,
  zhao,
} from './world.ts';

/** On both limbs alone (13-2). Gives the violation and its order. */
export async function relatedParties() {
  const orderId = await order(one, { declaration: await declaration(place, true) });
  expect(await flagged(orderId, 'RP-08')).toMatchObject({ article: '13-2', severity: 'HOLD' });
  await accepted(place, one.admin, orderId);
  const { violationId } = await suspicion(orderId, 'RP-08', 'RELATED_PARTY_TRANSACTION');
  await underInvestigation(violationId);
  const params = { violationId };
  const documentIds = [await evidence(place, one.applicant.uscc)];
  const relation = { rule: 'RP-02', facts: '持股60%', directControl: true };
  const comparables = [{ zh: '同类均价', amountFen: 300_000 }];
  const armsLengthFinding = { comparables, conclusion: 'NOT_FAIR', reason: '高出三倍' };
  const propose = (more: object) => ({ params, body: findings(documentIds, more) });
  await refusedOn(violationId)([
    [li, 'proposeConfirmation', propose({}), 422, 'BOTH_LIMBS_REQUIRED'],
    [li, 'proposeConfirmation', propose({ relation }), 422, 'BOTH_LIMBS_REQUIRED'],
    [li, 'proposeConfirmation', propose({ armsLengthFinding }), 422, 'BOTH_LIMBS_REQUIRED'],
    [
      li,
      'proposeConfirmation',
      propose({ relation: { ...relation, directControl: false }, armsLengthFinding }),
      422,
      'BOTH_LIMBS_REQUIRED',
    ],
    [
      li,
      'proposeConfirmation',
      propose({ relation, armsLengthFinding: { ...armsLengthFinding, conclusion: 'FAIR' } }),
      422,
      'BOTH_LIMBS_REQUIRED',
    ],
    [
      li,
      'proposeConfirmation',
      propose({ relation, armsLengthFinding: { ...armsLengthFinding, comparables: [] } }),
      422,
      'VALIDATION_FAILED',
    ],
    ...alwaysRefused(
      'proposeConfirmation',
      { may: li, mayNot: [one.admin, wu] },
      propose({ relation, armsLengthFinding }),
    ),
  ]);
  const hearingId = await confirmationProposed(
    place,
    violationId,
    propose({ relation, armsLengthFinding }).body,
  );
  await replied(one.admin, hearingId, '价格系市场价');
  await considered(li, hearingId);
  expect(await violationConfirmed(place, violationId)).toMatchObject({
    level: 'MAJOR',
    status: 'CONSEQUENCES_PENDING',
  });
  await letterOf(one.admin, 'VIOLATION_CONFIRMED');
  expect(await readViolation(one.admin, violationId)).toMatchObject({
    proposal: { relation, armsLengthFinding },
  });
  return { violationId, orderId };
}

/** Investigated, heard and found each by its own persons (13-3). Gives the violation. */
export async function subcontracted() {
  const orderId = await inService(one, { contract: { subcontracted: true } });
  expect(await flagged(orderId, 'SC-04')).toMatchObject({ article: '13-3', severity: 'HOLD' });
  const { violationId } = await suspicion(orderId, 'SC-04', 'SUBCONTRACTING');
  const params = { violationId };
  const refused = refusedOn(violationId);
  const [zhaoId, liId] = [await officerIdOf(place, 'reviewer-zhao'), await officerIdOf(place, 'officer-li')];
  const appoint = (investigators: readonly string[]) => ({ params, body: { ...REASON, investigators } });
  await refused([
    ...alwaysRefused(
      'investigateViolation',
      { may: chen, mayNot: [li, wu, one.admin] },
      appoint([zhaoId, liId]),
    ),
    [chen, 'investigateViolation', appoint([liId]), 422, 'VALIDATION_FAILED'],
    [chen, 'investigateViolation', appoint([liId, liId]), 422, 'VALIDATION_FAILED'],
    [chen, 'investigateViolation', appoint([liId, 'u-stranger']), 422, 'VALIDATION_FAILED'],
    [
      chen,
      'investigateViolation',
      appoint([liId, await officerIdOf(place, 'commission-wu')]),
      422,
      'VALIDATION_FAILED',
    ],
    [li, 'proposeConfirmation', { params, body: findings(['D1']) }, 409, 'ILLEGAL_TRANSITION'],
    [chen, 'confirmViolation', { params, body: REASON }, 409, 'ILLEGAL_TRANSITION'],
    [one.admin, 'readViolation', { params }, 404, 'NOT_FOUND'],
    [one.admin, 'requestViolationReview', { params, body: REASON }, 404, 'NOT_FOUND'],
  ]);
  await underInvestigation(violationId);
  const own = [await evidence(place, one.applicant.uscc)];
  const foreign = [await evidence(place, other.applicant.uscc)];
  const thirdParty = { name: '某检测公司' };
  const propose = (documentIds: readonly string[], more: object = {}) => ({
    params,
    body: findings(documentIds, { level: 'MINOR', thirdParty, ...more }),
  });
  await refused([
    [li, 'proposeConfirmation', propose(own, { thirdParty: undefined }), 422, 'VALIDATION_FAILED'],
    [li, 'proposeConfirmation', propose([]), 422, 'VALIDATION_FAILED'],
    [li, 'proposeConfirmation', propose(foreign), 422, 'VALIDATION_FAILED'],
    [li, 'proposeConfirmation', propose(own, { facts: [] }), 422, 'VALIDATION_FAILED'],
    [place.as('officer-wang'), 'proposeConfirmation', propose(own), 403, 'FORBIDDEN_ROLE'],
    [chen, 'investigateViolation', appoint([zhaoId, liId]), 409, 'ILLEGAL_TRANSITION'],
  ]);
  const { hearingId = '' } = await zhao.done<ViolationAnswer>('proposeConfirmation', propose(own));
  const confirm = { params, body: REASON };
  const hearing = { params: { hearingId } };
  await refused([
    [chen, 'confirmViolation', confirm, 409, 'HEARING_REQUIRED'],
    [
      li,
      'considerHearing',
      { ...hearing, body: { accepted: false, text: '未满' } },
      409,
      'ILLEGAL_TRANSITION',
    ],
    [other.admin, 'replyToHearing', { ...hearing, body: { text: '申辩' } }, 404, 'NOT_FOUND'],
    [one.admin, 'replyToHearing', { ...hearing, body: { text: ' ' } }, 422, 'VALIDATION_FAILED'],
    [other.admin, 'readViolation', { params }, 404, 'NOT_FOUND'],
  ]);
  await replied(one.admin, hearingId, '系本单位完成');
  await considered(li, hearingId);
  await refused([
    ...alwaysRefused('confirmViolation', { may: chen, mayNot: [li, wu, one.admin] }, confirm),
    [zhao, 'confirmViolation', confirm, 403, 'FOUR_EYES'],
    [zhao, 'returnViolationProposal', confirm, 403, 'FOUR_EYES'],
    [zhao, 'dismissViolation', confirm, 403, 'FOUR_EYES'],
    [one.admin, 'replyToHearing', { ...hearing, body: { text: '再申辩' } }, 409, 'ILLEGAL_TRANSITION'],
  ]);
  expect(await violationConfirmed(place, violationId)).toMatchObject({ level: 'MINOR' });
  return violationId;
}
