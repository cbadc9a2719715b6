import { ScopeCorrectionAccepted } from '../../../../events/scope-correction-accepted/v1.ts';
import { ScopeCorrectionRefused } from '../../../../events/scope-correction-refused/v1.ts';
import { ScopeCorrectionRequested } from '../../../../events/scope-correction-requested/v1.ts';
import type { PolicySet } from '../../../policy/policy.ts';
import type { Acting } from '../../acting.ts';
import type { Decided } from '../../event.ts';
import { happened } from '../../event.ts';
import { follow } from '../../machine.ts';
import { isRefusal, refuse, type Refusal } from '../../problem.ts';
import type { CycleState } from '../cycle/cycle.ts';
import {
  type CorrectionAction,
  type CorrectionBody,
  correctionMachine,
  type CorrectionStatus,
} from './correction.ts';

export interface CorrectionState {
  readonly id: string;
  readonly status: string;
  readonly body: CorrectionBody;
}
type CorrectionDecision = Decided<CorrectionBody> | Refusal;

const factsOf = (id: string, { cycleId, agencyId, uscc }: CorrectionBody) => ({
  correctionId: id,
  cycleId,
  agencyId,
  uscc,
});

/** Nothing to correct: the list says already what is asked for, or nobody is evaluated in such a category (9-1d). */
export function refuseCorrectionOf(
  { asked, category }: Pick<CorrectionBody, 'asked' | 'category'>,
  listed: readonly string[],
  policy: PolicySet,
): Refusal | undefined {
  if (!policy.get('category.catalogue').some(({ code }) => code === category)) {
    const fields = [{ field: 'body.category', zh: '没有此服务类别', en: 'no such category' }];
    return refuse('VALIDATION_FAILED', { article: '9-1d', fields });
  }
  return listed.includes(category) === (asked === 'INCLUDE')
    ? refuse('NO_EFFECTIVE_CHANGE', { article: '9-1d' })
    : undefined;
}

/** Within five working days of the notice an agency may ask that the list be corrected (9-1d [J]). */
export function decideRequestCorrection(
  correctionId: string,
  asked: Pick<CorrectionBody, 'agencyId' | 'uscc' | 'asked' | 'category' | 'reason'>,
  cycle: CycleState,
  { now, actor, policy }: Acting & { readonly policy: PolicySet },
): CorrectionDecision {
  const { corrections } = cycle.body;
  if (cycle.status === 'CANCELLED' || (cycle.status !== 'NOTICE_PUBLISHED' && corrections === undefined))
    return refuse('ILLEGAL_TRANSITION', { article: '9-1d', extra: { state: cycle.status } });
  if (corrections === undefined || corrections.closed || now >= corrections.closesAt)
    return refuse('DEADLINE_PASSED', {
      article: '9-1d',
      ...(corrections && { extra: { closesAt: corrections.closesAt } }),
    });
  const body: CorrectionBody = {
    ...asked,
    cycleId: cycle.id,
    policyVersion: policy.version,
    requestedBy: actor.id,
    requestedAt: now,
  };
  return {
    events: [
      happened(ScopeCorrectionRequested, factsOf(correctionId, body), {
        article: '9-1d',
        to: 'REQUESTED',
        record: { asked: asked.asked, category: asked.category },
      }),
    ],
    body,
  };
}

/**
 * Accepts or refuses, with the reason. An agency that the platform does not find in scope is not accepted by hand:
 * `eligible` is what it finds now, with the day of the notice (7-1e).
 */
export function decideCorrection(
  { id, status, body }: CorrectionState,
  decision: { readonly accept: boolean; readonly reason: string; readonly listVersion?: number },
  { eligible }: { readonly eligible: boolean },
  acting: Acting,
): CorrectionDecision {
  const { accept, reason, listVersion } = decision;
  const action: CorrectionAction = accept ? 'accept' : 'refuse';
  const to = follow(correctionMachine, status as CorrectionStatus, action, acting.roles);
  if (isRefusal(to)) return to;
  if (accept && body.asked === 'INCLUDE' && !eligible) return refuse('NOT_IN_SCOPE', { article: '7-1e' });
  const { actor, now } = acting;
  return {
    events: [
      happened(accept ? ScopeCorrectionAccepted : ScopeCorrectionRefused, factsOf(id, body), {
        article: '9-1d',
        to,
        reason,
      }),
    ],
    body: {
      ...body,
      decision: {
        by: actor.id,
        at: now,
        reason,
        ...(accept && listVersion !== undefined && { listVersion }),
      },
    },
  };
}
