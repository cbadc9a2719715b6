import { EvaluationLockProposed } from '../../../../events/evaluation-lock-proposed/v1.ts';
import { EvaluationLockReturned } from '../../../../events/evaluation-lock-returned/v1.ts';
import { EvaluationSchemeLocked } from '../../../../events/evaluation-scheme-locked/v1.ts';
import type { PolicySet } from '../../../policy/policy.ts';
import { happened } from '../../event.ts';
import { isRefusal, refuse, type Refusal } from '../../problem.ts';
import { commitmentOf } from '../../sampling/draw.ts';
import type { Calendar } from '../../time/calendar.ts';
import { checkScheme } from '../scheme/check-scheme.ts';
import { type IndicatorScheme, schemeHash } from '../scheme/scheme.ts';
import { type CycleActing, type CycleDecision, type CycleState, followCycle } from './cycle.ts';
import type { SchemeState } from './scheme-drafting.ts';

/** What has to hold of the scheme and the year before anybody locks (8-1, SM-7). */
function refuseLock(
  { id, body }: CycleState,
  scheme: SchemeState,
  calendar: Calendar,
  { policy }: Pick<CycleActing, 'policy'>,
): Refusal | undefined {
  if (scheme.status !== 'APPROVED')
    return refuse('ILLEGAL_TRANSITION', {
      article: '8-2',
      detail: { zh: '评价方案尚未批准', en: 'The scheme is not approved' },
      extra: { state: scheme.status },
    });
  if (scheme.body.scheme.effectiveCycle !== id)
    return refuse('VALIDATION_FAILED', {
      article: '8-2',
      detail: { zh: '评价方案不属于该评价周期', en: 'The scheme is made for another cycle' },
    });
  // The window lies in the year of the cycle; its deadlines are counted there.
  if (calendar.statusOf(body.year) !== 'OFFICIAL')
    return refuse('CALENDAR_NOT_OFFICIAL', { article: '9-1a', extra: { year: body.year } });
  return checkScheme(scheme.body.scheme) ?? refuseIncomplete(scheme.body.scheme, policy);
}

/** Agencies are announced in every category that is offered: one that the scheme lacks would never be scored (8-1). */
function refuseIncomplete({ categories }: IndicatorScheme, policy: PolicySet): Refusal | undefined {
  const lacking = policy
    .get('category.catalogue')
    .filter(({ code, active }) => active && !categories.includes(code))
    .map(({ code }) => code);
  if (lacking.length === 0) return undefined;
  const field = {
    field: 'categories',
    zh: `缺少在用的服务类别：${lacking.join('、')}`,
    en: `Categories in use are missing: ${lacking.join(', ')}`,
  };
  return refuse('VALIDATION_FAILED', { article: '8-1', fields: [field] });
}

/** The first of two members of the Commission proposes (7-1a ④). */
export function decideProposeLock(
  state: CycleState,
  scheme: SchemeState,
  calendar: Calendar,
  acting: CycleActing,
): CycleDecision {
  const to = followCycle(state.status, 'proposeLock', acting);
  if (isRefusal(to)) return to;
  const refused = refuseLock(state, scheme, calendar, acting);
  if (refused !== undefined) return refused;
  const { body } = state;
  if (body.lock !== undefined) return refuse('DUPLICATE', { article: '7-1a' });
  return {
    events: [
      happened(
        EvaluationLockProposed,
        { cycleId: state.id },
        { article: '7-1a', refs: { schemeId: scheme.id } },
      ),
    ],
    body: {
      ...body,
      schemeId: scheme.id,
      lockRounds: body.lockRounds + 1,
      lock: { proposedBy: acting.actor.id, at: acting.now },
    },
  };
}

/** The path of the proposer in the body, for the write condition of ④. */
export const LOCK_PROPOSER = ['lock', 'proposedBy'] as const;

const noProposal = (state: CycleState): Refusal =>
  refuse('ILLEGAL_TRANSITION', {
    article: '7-1a',
    detail: { zh: '尚无人提出', en: 'Nobody has proposed it' },
    extra: { state: state.status },
  });

export function decideReturnLock(state: CycleState, reason: string, acting: CycleActing): CycleDecision {
  const to = followCycle(state.status, 'returnLock', acting);
  if (isRefusal(to)) return to;
  const { lock, ...body } = state.body;
  if (lock === undefined) return noProposal(state);
  if (lock.proposedBy === acting.actor.id) return refuse('FOUR_EYES', { article: '7-1a' });
  return {
    events: [happened(EvaluationLockReturned, { cycleId: state.id }, { article: '7-1a', reason })],
    body,
  };
}

/**
 * DRAFT → SCHEME_LOCKED by another member of the Commission: the scheme is fixed by its hash, and the seed, made now,
 * by its own; it lies sealed until the draw (8-1, domain §6.5).
 */
export function decideLock(
  state: CycleState,
  scheme: SchemeState,
  { seed, seedRef }: { readonly seed: string; readonly seedRef: string },
  calendar: Calendar,
  acting: CycleActing,
): CycleDecision {
  const to = followCycle(state.status, 'lock', acting);
  if (isRefusal(to)) return to;
  const { lock } = state.body;
  if (lock === undefined) return noProposal(state);
  if (lock.proposedBy === acting.actor.id) return refuse('FOUR_EYES', { article: '7-1a' });
  const refused = refuseLock(state, scheme, calendar, acting);
  if (refused !== undefined) return refused;
  const hashes = { schemeHash: schemeHash(scheme.body.scheme), seedHash: commitmentOf(seed) };
  return {
    events: [
      happened(
        EvaluationSchemeLocked,
        { cycleId: state.id, ...hashes },
        { article: '8-1', to, refs: { seedRef } },
      ),
    ],
    body: {
      ...state.body,
      ...hashes,
      seedRef,
      schemeVersion: scheme.body.scheme.version,
      lockedBy: acting.actor.id,
      lockedAt: acting.now,
    },
  };
}
