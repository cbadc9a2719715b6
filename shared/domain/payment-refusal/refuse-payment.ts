import { RedemptionRefusalDecided } from '../../../events/redemption-refusal-decided/v1.ts';
import { RedemptionRefusalDropped } from '../../../events/redemption-refusal-dropped/v1.ts';
import { RedemptionRefusalNoticed } from '../../../events/redemption-refusal-noticed/v1.ts';
import { RedemptionRefusalProposed } from '../../../events/redemption-refusal-proposed/v1.ts';
import { RedemptionRefusalRevoked } from '../../../events/redemption-refusal-revoked/v1.ts';
import { happened } from '../event.ts';
import { refuseAccepted } from '../hearing/accepted.ts';
import { requireConsidered } from '../hearing/consider.ts';
import type { HearingState } from '../hearing/hearing.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import { type PaymentGround, refuseGround } from '../redemption/ground.ts';
import { signed } from '../redemption/signed.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { paymentRefusalMachine } from './machine.ts';
import {
  followRefusal,
  type PaymentRefusalBody,
  type PaymentRefusalDecision,
  refusalRefOf,
  type PaymentRefusalState,
} from './payment-refusal.ts';

type Proposal = Omit<PaymentRefusalBody, 'proposed' | 'decision' | 'ended'> & { readonly reason: string };

/**
 * – → PROPOSED → PRIOR_NOTICE on a confirmed violation of that agency in that order; while it is only suspected, payment is held
 * instead (NOT_CONFIRMED). Commit it with the hearing (14-2a, domain §5.5).
 */
export function decideProposeRefusal(
  refusalId: string,
  { reason, ...proposal }: Proposal,
  basis: PaymentGround | undefined,
  acting: OfficerActing,
): PaymentRefusalDecision {
  const conflict = refuseConflict(acting, proposal.uscc, '14-2a');
  if (conflict !== undefined) return conflict;
  const creation = paymentRefusalMachine.transitions.find(({ action }) => action === 'propose');
  if (!creation?.actors.some((role) => acting.roles.includes(role)))
    return refuse('FORBIDDEN_ROLE', { article: '14-2a' });
  const groundless = refuseGround(proposal.agencyId, basis, '14-2a');
  if (groundless !== undefined) return groundless;
  const to = followRefusal(creation.to, 'giveNotice', acting);
  if (isRefusal(to)) return to;
  const proposed = signed(acting, reason);
  const body: PaymentRefusalBody = { ...proposal, proposed };
  const ref = refusalRefOf({ id: refusalId, body });
  const { amountFen, source, basis: basedOn, hearingId } = proposal;
  return {
    events: [
      happened(
        RedemptionRefusalProposed,
        { ...ref, amountFen },
        { article: '14-2a', to: creation.to, reason, record: { source, basedOn } },
      ),
      happened(RedemptionRefusalNoticed, ref, { article: '14-2a', to, refs: { hearing: hearingId } }),
    ],
    body,
  };
}

/** PRIOR_NOTICE → DROPPED, with the reason: what the agency said, a violation that was revoked. */
export function decideDropRefusal(
  state: PaymentRefusalState,
  reason: string,
  acting: OfficerActing,
): PaymentRefusalDecision {
  const to = refuseConflict(acting, state.body.uscc, '14-2a') ?? followRefusal(state.status, 'drop', acting);
  if (isRefusal(to)) return to;
  const event = happened(RedemptionRefusalDropped, refusalRefOf(state), { article: '14-2a', to, reason });
  return { events: [event], body: { ...state.body, ended: signed(acting, reason) } };
}

interface Grounds {
  readonly hearing: HearingState | undefined;
  readonly basis: PaymentGround | undefined;
  readonly reason: string;
  readonly documentIds: readonly string[];
}

/**
 * PRIOR_NOTICE → DECIDED by another person than who proposed it, after the hearing, while the violation stands confirmed.
 * Commit it with the redemption's step and those of its holds.
 */
export function decideRefusal(
  state: PaymentRefusalState,
  { hearing, basis, reason, documentIds }: Grounds,
  acting: OfficerActing,
): PaymentRefusalDecision {
  const { body } = state;
  const to = refuseConflict(acting, body.uscc, '14-2a') ?? followRefusal(state.status, 'decide', acting);
  if (isRefusal(to)) return to;
  if (body.proposed.by === acting.actor.id) return refuse('FOUR_EYES', { article: '14-2a' });
  const refused =
    requireConsidered(hearing, '14-2a') ??
    refuseAccepted(hearing, '14-2a') ??
    refuseGround(body.agencyId, basis, '14-2a');
  if (refused !== undefined) return refused;
  const event = happened(
    RedemptionRefusalDecided,
    { ...refusalRefOf(state), amountFen: body.amountFen },
    { article: '14-2a', to, reason, docRefs: documentIds, record: { basedOn: body.basis } },
  );
  const decision = { ...signed(acting, reason), documentIds: [...documentIds] };
  return { events: [event], body: { ...body, decision } };
}

/** DECIDED → REVOKED on review or by a court, by another person than who decided. Commit it with the redemption's way back. */
export function decideRevokeRefusal(
  state: PaymentRefusalState,
  { reason, documentIds }: Pick<Grounds, 'reason' | 'documentIds'>,
  acting: OfficerActing,
): PaymentRefusalDecision {
  const { body } = state;
  const to = refuseConflict(acting, body.uscc, '14-2a') ?? followRefusal(state.status, 'revoke', acting);
  if (isRefusal(to)) return to;
  if (body.decision?.by === acting.actor.id) return refuse('FOUR_EYES', { article: '14-2a' });
  const event = happened(RedemptionRefusalRevoked, refusalRefOf(state), {
    article: '14-2a',
    to,
    reason,
    docRefs: documentIds,
  });
  const ended = { ...signed(acting, reason), documentIds: [...documentIds] };
  return { events: [event], body: { ...body, ended } };
}
