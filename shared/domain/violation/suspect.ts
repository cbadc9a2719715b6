import { ViolationDismissed } from '../../../events/violation-dismissed/v1.ts';
import { ViolationSuspected } from '../../../events/violation-suspected/v1.ts';
import { type Decided, happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { violationMachine } from './machine.ts';
import { VIOLATION_ARTICLES } from './kinds.ts';
import { followViolation, type ViolationBody } from './violation.ts';

/** What an officer suspects, and from what: a flag, a complaint, a spot check. */
export type Suspicion = Pick<
  ViolationBody,
  'agencyId' | 'uscc' | 'kind' | 'subjectRef' | 'sourceRef' | 'fromReport' | 'reason'
>;

/** An officer suspects a violation; only a person may (domain §5.2). Commit it with what gave rise to it. */
export function decideSuspectViolation(
  violationId: string,
  suspicion: Suspicion,
  { now, actor, roles, conflicts }: OfficerActing,
): Decided<ViolationBody> | Refusal {
  const { agencyId, uscc, kind, reason, subjectRef, sourceRef } = suspicion;
  const article = VIOLATION_ARTICLES[kind];
  const conflict = refuseConflict({ conflicts }, uscc, article);
  if (conflict !== undefined) return conflict;
  const creation = violationMachine.transitions.find(({ action }) => action === 'suspect');
  if (!creation?.actors.some((role) => roles.includes(role))) return refuse('FORBIDDEN_ROLE', { article });
  const event = happened(
    ViolationSuspected,
    { violationId, agencyId, uscc, kind },
    { article, to: creation.to, reason, record: { subjectRef, sourceRef } },
  );
  return { events: [event], body: { ...suspicion, suspectedAt: now, suspectedBy: actor.id } };
}

/** A reviewer other than who suspected it, and than who proposed to confirm it, finds that it came to nothing (④). */
export function decideDismissViolation(
  violation: { readonly id: string; readonly status: string; readonly body: ViolationBody },
  reason: string,
  acting: OfficerActing,
): Decided<ViolationBody> | Refusal {
  const { agencyId, uscc, kind, suspectedBy, proposal, hearingId } = violation.body;
  const article = VIOLATION_ARTICLES[kind];
  const to = refuseConflict(acting, uscc, article) ?? followViolation(violation.status, 'dismiss', acting);
  if (isRefusal(to)) return to;
  if ([suspectedBy, proposal?.by].includes(acting.actor.id)) return refuse('FOUR_EYES', { article });
  const event = happened(
    ViolationDismissed,
    {
      violationId: violation.id,
      agencyId,
      uscc,
      kind,
      ...(hearingId !== undefined && { told: true as const }),
    },
    { article, to, reason },
  );
  const dismissal = { by: acting.actor.id, at: acting.now, reason };
  return { events: [event], body: { ...violation.body, dismissal } };
}
