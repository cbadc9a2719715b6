import { RemovalCureEnded } from '../../../events/removal-cure-ended/v1.ts';
import { RemovalDropped } from '../../../events/removal-dropped/v1.ts';
import { RemovalNoticed } from '../../../events/removal-noticed/v1.ts';
import { RemovalProposed } from '../../../events/removal-proposed/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import type { HearingFact } from '../hearing/hearing.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInDays, isDue, lastDayOf } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { articleOfRemoval, type GroundFacts, refuseRemovalGround } from './ground.ts';
import { removalMachine } from './machine.ts';
import {
  followRemoval,
  REMOVAL_CURE,
  type RemovalBody,
  type RemovalDecision,
  removalRefOf,
  type RemovalState,
} from './removal.ts';

type Proposal = Pick<RemovalBody, 'agencyId' | 'uscc' | 'ground' | 'source' | 'reason' | 'documentIds'>;

/** – → PROPOSED on one of the grounds of 12-3, with what confirms it; by the platform for a dormancy that was not cured. */
export function decideProposeRemoval(
  removalId: string,
  proposal: Proposal,
  { agencyStatus, facts }: { readonly agencyStatus: string; readonly facts: GroundFacts | undefined },
  acting: OfficerActing,
): RemovalDecision {
  const { agencyId, uscc, ground, source, reason, documentIds } = proposal;
  const article = articleOfRemoval(ground);
  const refused = refuseConflict(acting, uscc, article) ?? refuseRemovalGround(proposal, ground, facts);
  if (refused !== undefined) return refused;
  if (ground.row === '12-3g' && documentIds.length === 0) {
    const fields = [{ field: 'body.documentIds', zh: '须附证明材料', en: 'documents are required' }];
    return refuse('VALIDATION_FAILED', { article, fields });
  }
  if (agencyStatus !== 'ACTIVE' && agencyStatus !== 'SUSPENDED')
    return refuse('AGENCY_NOT_ACTIVE', { article, extra: { state: agencyStatus } });
  const creation = removalMachine.transitions.find(({ action }) => action === 'propose');
  if (!creation?.actors.some((role) => acting.roles.includes(role)))
    return refuse('FORBIDDEN_ROLE', { article });
  const event = happened(
    RemovalProposed,
    { removalId, agencyId, uscc, ground: ground.row },
    { article, to: creation.to, reason, docRefs: documentIds, record: { source, ground } },
  );
  return { events: [event], body: { ...proposal, proposedBy: acting.actor.id, proposedAt: acting.now } };
}

export const removalFacts = ({ body }: Pick<RemovalState, 'body'>): HearingFact[] => [
  { key: body.ground.ref ?? body.ground.row, row: articleOfRemoval(body.ground), zh: body.reason },
];

/** PROPOSED → PRIOR_NOTICE: the agency is told and heard, and may meet the conditions again where that is the ground (12-3d). */
export function decideNoticeRemoval(
  state: RemovalState,
  {
    hearingId,
    reason,
    facts,
  }: { readonly hearingId: string; readonly reason: string; readonly facts: GroundFacts | undefined },
  acting: OfficerActing & { readonly policy: PolicySet; readonly calendar: Calendar },
): RemovalDecision {
  const { body } = state;
  const article = articleOfRemoval(body.ground);
  const to = refuseConflict(acting, body.uscc, article) ?? followRemoval(state.status, 'giveNotice', acting);
  if (isRefusal(to)) return to;
  const refused = refuseRemovalGround(body, body.ground, facts);
  if (refused !== undefined) return refused;
  const cure =
    body.ground.row === '12-3d'
      ? deadlineInDays({
          kind: REMOVAL_CURE,
          base: acting.now,
          source: { policyKey: 'removal.conditionCureDays', article: '12-3d' },
          amount: acting.policy.get('removal.conditionCureDays'),
          calendar: acting.calendar,
        })
      : undefined;
  const cureLastDay = cure && lastDayOf(cure);
  const until = cureLastDay === undefined ? {} : { cureLastDay };
  const event = happened(
    RemovalNoticed,
    { ...removalRefOf(state), ...until },
    { article, to, reason, refs: { hearing: hearingId }, ...(cure && { deadlines: { set: [cure] } }) },
  );
  const noticed = { by: acting.actor.id, at: acting.now, reason, ...until };
  return { events: [event], body: { ...body, hearingId, noticed } };
}

/** The days to cure are over; nothing follows by itself. Undefined when it is too early, or the clock was stopped (12-3d). */
export function decideEndCure(state: RemovalState, now: Instant): Decided<RemovalBody> | undefined {
  const cure = state.deadlines[REMOVAL_CURE];
  if (cure === undefined || !isDue(cure, now)) return undefined;
  const event = happened(RemovalCureEnded, removalRefOf(state), {
    article: '12-3d',
    deadlines: { clear: [REMOVAL_CURE] },
  });
  return { events: [event], body: state.body };
}

/** → DROPPED: by the Commission with a reason, or by the platform when the ground was cured (12-3d, 12-3f). */
export function decideDropRemoval(
  state: RemovalState,
  { reason, cured }: { readonly reason: string; readonly cured: boolean },
  acting: Acting & { readonly conflicts: readonly string[] },
): RemovalDecision {
  const { body } = state;
  const article = articleOfRemoval(body.ground);
  const to = refuseConflict(acting, body.uscc, article) ?? followRemoval(state.status, 'drop', acting);
  if (isRefusal(to)) return to;
  const clear = state.deadlines[REMOVAL_CURE] === undefined ? [] : [REMOVAL_CURE];
  const event = happened(
    RemovalDropped,
    { ...removalRefOf(state), cured },
    { article, to, reason, deadlines: { clear } },
  );
  return { events: [event], body: { ...body, ended: { by: acting.actor.id, at: acting.now, reason } } };
}
