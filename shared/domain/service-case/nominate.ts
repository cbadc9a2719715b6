import { CaseChecked } from '../../../events/case-checked/v1.ts';
import { CaseNominated } from '../../../events/case-nominated/v1.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import {
  caseRefOf,
  followCase,
  type ServiceCaseBody,
  type ServiceCaseDecision,
  type ServiceCaseState,
} from './service-case.ts';

type Nomination = Pick<
  ServiceCaseBody,
  | 'cycleId'
  | 'entryId'
  | 'category'
  | 'agencyId'
  | 'uscc'
  | 'agencyName'
  | 'orderId'
  | 'buyer'
  | 'title'
  | 'summary'
>;

/** – → NOMINATED by the centre, or by the agency, whose nomination is its consent (SM-18). */
export function decideNominate(
  caseId: string,
  nomination: Nomination,
  origin: 'CENTRE' | 'AGENCY',
  { now, actor }: Pick<Acting, 'now' | 'actor'>,
): Decided<ServiceCaseBody> {
  const nominated = { by: actor.id, at: now };
  const body: ServiceCaseBody = {
    ...nomination,
    nominated: { ...nominated, origin },
    panel: [],
    recused: [],
    scores: [],
    consents: origin === 'AGENCY' ? { AGENCY: nominated } : {},
  };
  const event = happened(CaseNominated, caseRefOf({ id: caseId, body }), {
    article: '11-2a',
    to: 'NOMINATED',
    refs: { agency: nomination.agencyId, order: nomination.orderId, entry: nomination.entryId },
    record: { origin },
  });
  return { events: [event], body };
}

/** What is known of the agency when a case is judged. */
export interface Standing {
  readonly agencyStatus: string | undefined;
  /** Grades of its ranked entry in the cycle, 不合格 and 暂缓 among them. */
  readonly grades: readonly string[];
  readonly underInvestigation: boolean;
  readonly orderOnHold: boolean;
}

/**
 * An unqualified or investigated agency is no example (11-2a). The refusal is the same whatever the ground: that there is
 * an investigation, and from what, is not told here (3-2g).
 */
export function refuseIneligible({
  agencyStatus,
  grades,
  underInvestigation,
  orderOnHold,
}: Standing): Refusal | undefined {
  const fits =
    agencyStatus === 'ACTIVE' &&
    !underInvestigation &&
    !orderOnHold &&
    !grades.some((grade) => grade === 'UNQUALIFIED' || grade === 'WITHHELD');
  return fits ? undefined : refuse('CASE_NOT_ELIGIBLE', { article: '11-2a' });
}

/** NOMINATED → ELIGIBILITY_CHECKED. */
export function decideCheckEligibility(
  state: ServiceCaseState,
  standing: Standing,
  acting: Acting,
): ServiceCaseDecision {
  const to = followCase(state.status, 'checkEligibility', acting);
  if (isRefusal(to)) return to;
  const unfit = refuseIneligible(standing);
  if (unfit !== undefined) return unfit;
  const event = happened(CaseChecked, caseRefOf(state), { article: '11-2a', to });
  return { events: [event], body: { ...state.body, eligible: { by: acting.actor.id, at: acting.now } } };
}
