import { RecoveryDropped } from '../../../events/recovery-dropped/v1.ts';
import { RecoveryNoticed } from '../../../events/recovery-noticed/v1.ts';
import { RecoveryProposed } from '../../../events/recovery-proposed/v1.ts';
import { happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import { type PaymentGround, refuseGround } from '../redemption/ground.ts';
import { signed } from '../redemption/signed.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { recoveryMachine } from './machine.ts';
import {
  followRecovery,
  type RecoveryBody,
  type RecoveryDecision,
  recoveryRefOf,
  type RecoveryState,
} from './recovery.ts';

type Proposal = Pick<
  RecoveryBody,
  'sourceRef' | 'agencyId' | 'uscc' | 'paidFen' | 'paidOn' | 'amountFen' | 'basis' | 'source'
> & { readonly reason: string };

/**
 * – → PROPOSED: what was paid on a claim, on a confirmed violation of its agency in that order; or a reward that was revoked after it was
 * paid, whose revocation is the basis (SM-19). More than was paid is VALIDATION_FAILED.
 */
export function decideProposeRecovery(
  recoveryId: string,
  { reason, ...proposal }: Proposal,
  violation: PaymentGround | undefined,
  acting: OfficerActing,
): RecoveryDecision {
  const conflict = refuseConflict(acting, proposal.uscc, '14-2b');
  if (conflict !== undefined) return conflict;
  const creation = recoveryMachine.transitions.find(({ action }) => action === 'propose');
  if (!creation?.actors.some((role) => acting.roles.includes(role)))
    return refuse('FORBIDDEN_ROLE', { article: '14-2b' });
  if (!proposal.sourceRef.startsWith('REWARD#')) {
    const groundless = refuseGround(proposal.agencyId, violation, '14-2b');
    if (groundless !== undefined) return groundless;
  }
  const { amountFen, paidFen, source, basis } = proposal;
  if (amountFen > paidFen) return refuseAmount('追缴金额不得超过已支付金额', 'not more than was paid');
  const proposed = signed(acting, reason);
  const body: RecoveryBody = { ...proposal, proposed, repayments: [], records: 0, writeOffs: 0 };
  const event = happened(
    RecoveryProposed,
    { ...recoveryRefOf({ id: recoveryId, body }), amountFen },
    { article: '14-2b', to: creation.to, reason, record: { source, basis, paidFen } },
  );
  return { events: [event], body };
}

export const refuseAmount = (zh: string, en: string) =>
  refuse('VALIDATION_FAILED', { article: '14-2b', fields: [{ field: 'body.amountFen', zh, en }] });

/** PROPOSED → PRIOR_NOTICE. Commit it with the hearing (domain §5.5). */
export function decideNoticeRecovery(
  state: RecoveryState,
  { hearingId, reason }: { readonly hearingId: string; readonly reason: string },
  acting: OfficerActing,
): RecoveryDecision {
  const to =
    refuseConflict(acting, state.body.uscc, '14-2b') ?? followRecovery(state.status, 'giveNotice', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    RecoveryNoticed,
    { ...recoveryRefOf(state), amountFen: state.body.amountFen },
    { article: '14-2b', to, reason, refs: { hearing: hearingId } },
  );
  const noticed = signed(acting, reason);
  return { events: [event], body: { ...state.body, hearingId, noticed } };
}

/** PROPOSED or PRIOR_NOTICE → DROPPED, with the reason. */
export function decideDropRecovery(
  state: RecoveryState,
  reason: string,
  acting: OfficerActing,
): RecoveryDecision {
  const to = refuseConflict(acting, state.body.uscc, '14-2b') ?? followRecovery(state.status, 'drop', acting);
  if (isRefusal(to)) return to;
  const told = state.body.noticed === undefined ? {} : { told: true as const };
  const event = happened(
    RecoveryDropped,
    { ...recoveryRefOf(state), ...told },
    { article: '14-2b', to, reason },
  );
  return { events: [event], body: { ...state.body, ended: signed(acting, reason) } };
}
