import type { PlatformClient } from '../../platform-client.ts';
import { all } from '../letters.ts';
import type { Deployment } from '../deployment.ts';
import { until } from '../until.ts';
import type { DeadlineAnswer } from './procedure.ts';

export interface FlagAnswer {
  readonly flagId: string;
  readonly ruleId: string;
  readonly status: string;
  readonly severity: string;
  readonly zh: string;
  readonly article: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface ViolationAnswer {
  readonly violationId: string;
  readonly kind: string;
  readonly status: string;
  readonly version: number;
  readonly level?: string;
  readonly hearingId?: string;
  readonly reviewUntil?: string;
  readonly deadlines: readonly DeadlineAnswer[];
  readonly consequences?: readonly { readonly kind: string; readonly done?: { readonly ref?: string } }[];
  readonly allowedActions: readonly string[];
}

export const flagsOn = (place: Deployment, subjectRef: string): Promise<FlagAnswer[]> =>
  all<FlagAnswer>(place.as('officer-li'), 'listRiskFlags', { query: { subjectRef } });

/** Waits for the flag that a rule raises about a subject. */
export async function flagOf(place: Deployment, subjectRef: string, ruleId: string): Promise<FlagAnswer> {
  const is = (each: FlagAnswer) => each.ruleId === ruleId;
  const flags = await until(
    () => flagsOn(place, subjectRef),
    (seen) => seen.some(is),
    `${ruleId} on ${subjectRef}`,
  );
  const found = flags.find(is);
  if (found === undefined) throw new Error(`no ${ruleId}`);
  return found;
}

/** A reviewer finds the flag true, and an officer makes it the suspicion of a violation (domain §5.2). */
export async function suspectedOf(
  place: Deployment,
  { flagId }: Pick<FlagAnswer, 'flagId'>,
  kind: string,
  reason = '核对材料，疑似违规',
): Promise<ViolationAnswer> {
  const params = { flagId };
  await place
    .as('reviewer-chen')
    .done('decideRiskFlag', { params, body: { outcome: 'CONFIRMED', reason: '提示属实' } });
  return place.as('officer-li').done<ViolationAnswer>('suspectViolation', { params, body: { kind, reason } });
}

/** Who somebody is in the officers' register. */
export const officerIdOf = async (place: Deployment, person: string): Promise<string> =>
  (await place.as(person).done<{ id: string }>('whoAmI')).id;

/** A reviewer names the two who investigate. */
export async function investigated(place: Deployment, violationId: string): Promise<ViolationAnswer> {
  const investigators = [await officerIdOf(place, 'officer-li'), await officerIdOf(place, 'officer-wang')];
  return place.as('reviewer-chen').done<ViolationAnswer>('investigateViolation', {
    params: { violationId },
    body: { investigators, reason: '立案调查' },
  });
}

/** What an investigation found, as its proposal sends it. */
export const findings = (documentIds: readonly string[], more: object = {}) => ({
  reason: '经调查，事实清楚，证据充分',
  level: 'MAJOR',
  facts: ['订单合同金额与实际交易不符'],
  documentIds,
  ...more,
});

/** One of them proposes to confirm it; the agency has its prior notice. Gives the hearing. */
export async function confirmationProposed(
  place: Deployment,
  violationId: string,
  body: object,
): Promise<string> {
  const { hearingId } = await place
    .as('officer-li')
    .done<ViolationAnswer>('proposeConfirmation', { params: { violationId }, body });
  if (hearingId === undefined) throw new Error('the proposal names no hearing');
  return hearingId;
}

/** A second person confirms it after the hearing (④). */
export const violationConfirmed = (
  place: Deployment,
  violationId: string,
  reason = '事实清楚，予以认定',
): Promise<ViolationAnswer> =>
  place
    .as('reviewer-chen')
    .done<ViolationAnswer>('confirmViolation', { params: { violationId }, body: { reason } });

export const readViolation = (reader: PlatformClient, violationId: string): Promise<ViolationAnswer> =>
  reader.done<ViolationAnswer>('readViolation', { params: { violationId } });

/** The agency asks for a review in its time, and the Commission decides it. */
export async function violationReviewed(
  place: Deployment,
  agency: PlatformClient,
  violationId: string,
  decision: { readonly outcome: 'UPHELD' | 'REVOKED'; readonly reason: string },
): Promise<ViolationAnswer> {
  const params = { violationId };
  await agency.done('requestViolationReview', { params, body: { reason: '原认定遗漏补充协议' } });
  return place.as('commission-wu').done<ViolationAnswer>('decideViolationReview', { params, body: decision });
}

/** Why a consequence is not drawn here. */
export const notDrawn = (
  place: Deployment,
  violationId: string,
  consequence: string,
  reason: string,
): Promise<ViolationAnswer> =>
  place.as('officer-li').done<ViolationAnswer>('settleConsequence', {
    params: { violationId },
    body: { consequence, reason },
  });
