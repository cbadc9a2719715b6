import { RectificationDropped } from '../../../events/rectification-dropped/v1.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { rectificationMachine, type RectificationStatus } from './machine.ts';
import { barredFrom, type RectificationBody } from './rectification.ts';

/** PROPOSED → DROPPED: a reviewer says why nothing is to be put right (SM-10). */
export function decideDrop(
  proposal: { readonly id: string; readonly status: string; readonly body: RectificationBody },
  reason: string,
  acting: Acting & { readonly conflicts: readonly string[] },
): Decided<RectificationBody> | Refusal {
  const { agencyId, uscc, ground } = proposal.body;
  const to =
    refuseConflict(acting, uscc, '12-1a') ??
    follow(rectificationMachine, proposal.status as RectificationStatus, 'drop', acting.roles);
  if (isRefusal(to)) return to;
  if (barredFrom('drop', proposal.body).includes(acting.actor.id))
    return refuse('FOUR_EYES', { article: '12-1a' });
  const event = happened(
    RectificationDropped,
    { rectificationId: proposal.id, agencyId, uscc, ground },
    { article: '12-1a', to, reason },
  );
  const dropped = { by: acting.actor.id, at: acting.now, reason };
  return { events: [event], body: { ...proposal.body, dropped } };
}
