import { RemovalDecided } from '../../../events/removal-decided/v1.ts';
import { RemovalExecuted } from '../../../events/removal-executed/v1.ts';
import { RemovalExecuting } from '../../../events/removal-executing/v1.ts';
import { RemovalHeard } from '../../../events/removal-heard/v1.ts';
import { RemovalRevoked } from '../../../events/removal-revoked/v1.ts';
import type { Article } from '../../policy/articles.ts';
import type { Acting } from '../acting.ts';
import { type Preview, refuseOutdated } from '../adjustment/preview.ts';
import { type Decided, happened } from '../event.ts';
import { refuseAccepted } from '../hearing/accepted.ts';
import { requireConsidered } from '../hearing/consider.ts';
import type { HearingState } from '../hearing/hearing.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import { isDue } from '../time/deadline.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { articleOfRemoval, type GroundFacts, refuseRemovalGround } from './ground.ts';
import {
  barredFrom,
  followRemoval,
  REMOVAL_CURE,
  type RemovalBody,
  type RemovalDecision,
  removalRefOf,
  type RemovalState,
} from './removal.ts';

/** What the decision is taken on. */
export interface Basis {
  readonly hearing: HearingState | undefined;
  readonly facts: GroundFacts | undefined;
  readonly preview: Preview;
  /** The hash of the preview that the person saw. */
  readonly previewHash: string;
  readonly reason: string;
  readonly documentIds: readonly string[];
  /** The suspension in force, which gives way. */
  readonly suspensionId: string | undefined;
}

/**
 * PRIOR_NOTICE → HEARD → DECIDED → EXECUTING (12-3 ④): by another person than who proposed it or gave notice, after the hearing
 * and the time to cure, while the ground stands, on what it touches now. Commit it with the agency's own step: it is REMOVED first,
 * so that nothing is ever half visible (12-3h).
 */
export function decideRemove(state: RemovalState, basis: Basis, acting: OfficerActing): RemovalDecision {
  const { body } = state;
  const article = articleOfRemoval(body.ground);
  const to =
    refuseConflict(acting, body.uscc, article) ??
    refuseUnnoticed(state, article, acting) ??
    followRemoval(state.status, 'decide', acting);
  if (isRefusal(to)) return to;
  if (barredFrom('decide', body).includes(acting.actor.id)) return refuse('FOUR_EYES', { article });
  const cure = state.deadlines[REMOVAL_CURE];
  const early =
    cure !== undefined && !isDue(cure, acting.now)
      ? refuse('CURE_RUNNING', { article, extra: { cureLastDay: body.noticed?.cureLastDay } })
      : undefined;
  const refused =
    requireConsidered(basis.hearing, article) ??
    refuseAccepted(basis.hearing, article) ??
    early ??
    refuseRemovalGround(body, body.ground, basis.facts) ??
    refuseOutdated(basis.previewHash, basis.preview, article);
  if (refused !== undefined) return refused;
  const { reason, preview, suspensionId } = basis;
  const documentIds = [...basis.documentIds];
  const ref = removalRefOf(state);
  return {
    events: [
      happened(RemovalHeard, ref, {
        article,
        to,
        deadlines: { clear: cure === undefined ? [] : [REMOVAL_CURE] },
      }),
      happened(RemovalDecided, ref, {
        article,
        to: 'DECIDED',
        reason,
        docRefs: documentIds,
        record: { preview },
      }),
      happened(RemovalExecuting, ref, { article: '12-3h', to: 'EXECUTING' }),
    ],
    body: {
      ...body,
      preview,
      decision: { by: acting.actor.id, at: acting.now, reason, documentIds },
      ...(suspensionId !== undefined && { suspensionId }),
    },
  };
}

/** Nothing is decided before the agency was told and heard (12-3a). */
const refuseUnnoticed = ({ status }: RemovalState, article: Article, { roles }: Acting) =>
  status === 'PROPOSED' && roles.includes('COMMISSION_OFFICER')
    ? requireConsidered(undefined, article)
    : undefined;

/** EXECUTING → EXECUTED once nothing of the agency is left open. Undefined when it is done. */
export function decideFinish(
  state: RemovalState,
  orders: number,
  now: string,
): Decided<RemovalBody> | undefined {
  const to = followRemoval(state.status, 'finish', { roles: ['SYSTEM'] });
  if (isRefusal(to)) return undefined;
  const event = happened(RemovalExecuted, { ...removalRefOf(state), orders }, { article: '12-3h', to });
  return { events: [event], body: { ...state.body, executedAt: now } };
}

/** EXECUTED → REVOKED on review or by a court, by another person than who decided: the agency is back, its ended orders are not. */
export function decideRevokeRemoval(
  state: RemovalState,
  { reason, documentIds }: { readonly reason: string; readonly documentIds: readonly string[] },
  acting: OfficerActing,
): RemovalDecision {
  const { body } = state;
  const article = articleOfRemoval(body.ground);
  const to = refuseConflict(acting, body.uscc, article) ?? followRemoval(state.status, 'revoke', acting);
  if (isRefusal(to)) return to;
  if (barredFrom('revoke', body).includes(acting.actor.id)) return refuse('FOUR_EYES', { article });
  const event = happened(RemovalRevoked, removalRefOf(state), { article, to, reason, docRefs: documentIds });
  const ended = { by: acting.actor.id, at: acting.now, reason, documentIds: [...documentIds] };
  return { events: [event], body: { ...body, ended } };
}
