import { SuspensionDecided } from '../../../events/suspension-decided/v1.ts';
import { SuspensionInForce } from '../../../events/suspension-in-force/v1.ts';
import { SuspensionLapsed } from '../../../events/suspension-lapsed/v1.ts';
import { SuspensionProvisional } from '../../../events/suspension-provisional/v1.ts';
import type { Article } from '../../policy/articles.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { type Preview, refuseOutdated } from '../adjustment/preview.ts';
import { type Decided, happened } from '../event.ts';
import { refuseAccepted } from '../hearing/accepted.ts';
import { requireConsidered } from '../hearing/consider.ts';
import type { HearingState } from '../hearing/hearing.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInWorkingDays, isDue, lastDayOf } from '../time/deadline.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { articleOf, type RectificationGround, refuseGround } from './propose.ts';
import {
  barredFrom,
  followSuspension,
  SUSPENSION_REVIEW,
  type SuspensionBody,
  type SuspensionDecision,
  suspensionRefOf,
  type SuspensionState,
} from './suspension.ts';

/** What the decision is taken on. */
export interface Basis {
  readonly hearing: HearingState | undefined;
  readonly rectification?: RectificationGround | undefined;
  readonly preview: Preview;
  /** The hash of the preview that the person saw. */
  readonly previewHash: string;
  readonly reason: string;
  readonly documentIds: readonly string[];
}

/**
 * PRIOR_NOTICE → DECIDED → IN_FORCE (12-2a, 12-2b): by another person than who proposed it, gave notice or ordered it, after the
 * hearing, while the ground stands, on what it touches now. The review of an urgent one likewise. Commit it with the agency's own step.
 */
export function decideSuspend(
  state: SuspensionState,
  basis: Basis,
  acting: OfficerActing,
): SuspensionDecision {
  const { body } = state;
  const article = articleOf(body.ground, basis.rectification?.status);
  const to =
    refuseConflict(acting, body.uscc, article) ??
    refuseUnnoticed(state, article, acting) ??
    followSuspension(state.status, 'decide', acting);
  if (isRefusal(to)) return to;
  if (barredFrom('decide', body).includes(acting.actor.id)) return refuse('FOUR_EYES', { article });
  const refused =
    refuseGround(body.agencyId, body.ground, basis.rectification) ??
    requireConsidered(basis.hearing, article) ??
    refuseAccepted(basis.hearing, article) ??
    refuseOutdated(basis.previewHash, basis.preview, article);
  if (refused !== undefined) return refused;
  const { reason, preview } = basis;
  const documentIds = [...basis.documentIds];
  const decided = happened(SuspensionDecided, suspensionRefOf(state), {
    article,
    to,
    reason,
    docRefs: documentIds,
    deadlines: { clear: state.deadlines[SUSPENSION_REVIEW] === undefined ? [] : [SUSPENSION_REVIEW] },
    record: { preview },
  });
  const inForce = happened(
    SuspensionInForce,
    { ...suspensionRefOf(state), row: article },
    { article: '12-2s', to: 'IN_FORCE' },
  );
  const decision = { by: acting.actor.id, at: acting.now, reason, documentIds };
  return {
    events: [decided, inForce],
    body: { ...body, row: article, preview, decision, inForceSince: body.inForceSince ?? acting.now },
  };
}

/** Nothing is decided before the agency was told and heard (domain §5.5). */
const refuseUnnoticed = ({ status }: SuspensionState, article: Article, { roles }: Acting) =>
  status === 'PROPOSED' && roles.includes('COMMISSION_OFFICER')
    ? requireConsidered(undefined, article)
    : undefined;

/**
 * PROPOSED → IN_FORCE_PROVISIONAL at once, for suspected fraud with payment at risk, where policy `suspension.urgentAllowed`.
 * The hearing runs while it is in force; who proposed it does not order it. Commit it with the hearing and the agency's step.
 */
export function decideSuspendUrgently(
  state: SuspensionState,
  {
    hearingId,
    reason,
    preview,
    previewHash,
  }: Pick<Basis, 'reason' | 'preview' | 'previewHash'> & { readonly hearingId: string },
  acting: OfficerActing & { readonly policy: PolicySet; readonly calendar: Calendar },
): SuspensionDecision {
  const { body } = state;
  const to =
    refuseConflict(acting, body.uscc, '12-2') ?? followSuspension(state.status, 'suspendUrgently', acting);
  if (isRefusal(to)) return to;
  if (barredFrom('suspendUrgently', body).includes(acting.actor.id))
    return refuse('FOUR_EYES', { article: '12-2' });
  const { openOrders, unpaidClaims } = preview;
  const atRisk = openOrders.count + unpaidClaims.count > 0;
  if (body.ground.kind !== 'FRAUD_RISK' || !acting.policy.get('suspension.urgentAllowed') || !atRisk) {
    const detail = {
      zh: '紧急暂停仅限涉嫌造假且有兑付风险的情形',
      en: 'An urgent suspension is for suspected fraud with payment at risk only',
    };
    return refuse('NO_GROUND', { article: '12-2', detail });
  }
  const outdated = refuseOutdated(previewHash, preview, '12-2');
  if (outdated !== undefined) return outdated;
  const deadline = deadlineInWorkingDays({
    kind: SUSPENSION_REVIEW,
    base: acting.now,
    source: { policyKey: 'suspension.urgentReviewWorkingDays', article: '12-2' },
    amount: acting.policy.get('suspension.urgentReviewWorkingDays'),
    calendar: acting.calendar,
  });
  const reviewBy = lastDayOf(deadline);
  const event = happened(
    SuspensionProvisional,
    { ...suspensionRefOf(state), reviewBy },
    {
      article: '12-2',
      to,
      reason,
      deadlines: { set: [deadline] },
      refs: { hearing: hearingId },
      record: { preview },
    },
  );
  const urgent = { by: acting.actor.id, at: acting.now, reason, reviewBy };
  return { events: [event], body: { ...body, hearingId, urgent, preview, inForceSince: acting.now } };
}

/** Nobody reviewed an urgent suspension in time: it ends by itself (ADR 13). Undefined when it is too early. */
export function decideLapse(state: SuspensionState, now: string): Decided<SuspensionBody> | undefined {
  const due = state.deadlines[SUSPENSION_REVIEW];
  if (due === undefined || !isDue(due, now)) return undefined;
  const to = followSuspension(state.status, 'lapse', { roles: ['SYSTEM'] });
  if (isRefusal(to)) return undefined;
  const event = happened(SuspensionLapsed, suspensionRefOf(state), {
    article: '12-2',
    to,
    deadlines: { clear: [SUSPENSION_REVIEW] },
  });
  const ended = { by: 'SYSTEM', at: now, reason: '紧急暂停未在期限内完成复核' };
  return { events: [event], body: { ...state.body, ended } };
}
