import * as z from 'zod';
import { Envelope } from '../../../events/envelope.ts';
import {
  TREASURY_SOURCE,
  TreasuryPaymentReported,
} from '../../../events/inbound/treasury-payment-reported/v1.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { RedemptionBatched } from '../../../events/redemption-batched/v1.ts';
import { RedemptionReleased } from '../../../events/redemption-released/v1.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import type { PaymentDeps } from '../deps.ts';
import { payRedemption } from './pay-redemption.ts';
import { planAnswer } from './settle-payment.ts';

const Sourced = onFirstUse(() => z.object({ source: z.string(), detail: z.unknown() }));

/** What stands on the treasury's queue: our own event, or a report of the treasury's (events/inbound). */
export type TreasuryMessage = { readonly event: Envelope } | { readonly report: TreasuryPaymentReported };

export function treasuryMessage({ body }: { readonly body: string }): TreasuryMessage {
  const entry: unknown = JSON.parse(body);
  const { source, detail } = Sourced().parse(entry);
  return source === TREASURY_SOURCE
    ? { report: TreasuryPaymentReported().parse(entry) }
    : { event: Envelope().parse(detail) };
}

/** Pays what was batched or let go, and takes note of what the treasury reports by itself. */
export async function handleTreasuryMessage(
  message: TreasuryMessage,
  now: string,
  deps: PaymentDeps & { readonly log: Log },
): Promise<void> {
  const { policy } = await deps.settings.current(now);
  if ('report' in message) {
    const { id, detail } = message.report;
    const done = await executeOnce(
      deps.tables,
      { consumer: 'treasury-report', messageId: id },
      () => planAnswer(detail.redemptionId, detail, { now, followingUp: false }, deps),
      {
        actor: { id: 'SYSTEM', role: 'SYSTEM' },
        now,
        policyVersion: policy.version,
        requestId: id,
        cause: `report ${id}`,
      },
    );
    return deps.log.info(done ? 'COMMITTED' : 'SKIPPED', {
      eventId: id,
      ref: `REDEMPTION#${detail.redemptionId}`,
    });
  }
  const { event } = message;
  const context = reactionContext(event, now, policy.version);
  const redemptionId =
    event.type === RedemptionBatched.type
      ? RedemptionBatched.data().parse(event.data).redemptionId
      : RedemptionReleased.data().parse(event.data).redemptionId;
  await payRedemption({ redemptionId, messageId: event.id }, context, deps);
  deps.log.info('COMMITTED', { eventId: event.id, ref: `REDEMPTION#${redemptionId}` });
}
