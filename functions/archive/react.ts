import { ArchiveCorrectionAppended } from '../../events/archive-correction-appended/v1.ts';
import { ArchiveItemAdded } from '../../events/archive-item-added/v1.ts';
import { ArchiveSealed } from '../../events/archive-sealed/v1.ts';
import type { Envelope } from '../../events/envelope.ts';
import { OrderCompleted } from '../../events/order-completed/v1.ts';
import { OrderHoldLifted } from '../../events/order-hold-lifted/v1.ts';
import { RedemptionBatchFilled } from '../../events/redemption-batch-filled/v1.ts';
import { RedemptionBatchOpened } from '../../events/redemption-batch-opened/v1.ts';
import { RiskFlagDismissed } from '../../events/risk-flag-dismissed/v1.ts';
import { RiskFlagRaised } from '../../events/risk-flag-raised/v1.ts';
import { isHolding } from '../../shared/domain/risk/decide-flag.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import type { Plan } from '../../shared/store/plan.ts';
import { lockFiles } from './archives/lock-files.ts';
import { sealArchive } from './archives/seal-archive.ts';
import { fillBatch } from './batches/fill-batch.ts';
import type { LockDeps } from './deps.ts';
import { holdForFlag, releaseForFlag } from './redemptions/hold-redemption.ts';

/**
 * The reaction of this capability to one event: archives are sealed and their files locked, redemptions withheld and
 * let go with the flags on their orders, batches filled page by page.
 */
export async function react(event: Envelope, now: string, deps: LockDeps): Promise<void> {
  const { policy } = await deps.settings.current(now);
  const done = await executeOnce(
    deps.tables,
    { consumer: 'archive', messageId: event.id },
    () => reactionTo(event, now, deps),
    reactionContext(event, now, policy.version),
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, eventType: event.type });
}

async function reactionTo(
  { type, data }: Envelope,
  now: string,
  deps: LockDeps,
): Promise<Plan<undefined> | undefined> {
  switch (type) {
    case OrderCompleted.type:
      return sealArchive(OrderCompleted.data().parse(data).orderId, now, deps);
    case OrderHoldLifted.type:
      return sealArchive(OrderHoldLifted.data().parse(data).orderId, now, deps);
    case ArchiveItemAdded.type:
      return sealArchive(ArchiveItemAdded.data().parse(data).orderId, now, deps);
    case ArchiveSealed.type:
      return lockFiles(ArchiveSealed.data().parse(data).orderId, now, deps);
    case ArchiveCorrectionAppended.type: {
      const { orderId, correctionId } = ArchiveCorrectionAppended.data().parse(data);
      return lockFiles(orderId, now, deps, correctionId);
    }
    case RiskFlagRaised.type: {
      const { flagId, severity, subjectRef } = RiskFlagRaised.data().parse(data);
      const orderId = orderOf(subjectRef);
      if (orderId === undefined || !isHolding(severity)) return undefined;
      return holdForFlag({ orderId, flagId }, now, deps);
    }
    case RiskFlagDismissed.type: {
      const { flagId, subjectRef } = RiskFlagDismissed.data().parse(data);
      const orderId = orderOf(subjectRef);
      if (orderId === undefined) return undefined;
      // Before an order is archived there is no redemption, and what waited may be sealed now.
      return (await releaseForFlag({ orderId, flagId }, now, deps)) ?? sealArchive(orderId, now, deps);
    }
    case RedemptionBatchOpened.type:
      return fillBatch(RedemptionBatchOpened.data().parse(data).batchId, now, deps);
    case RedemptionBatchFilled.type:
      return fillBatch(RedemptionBatchFilled.data().parse(data).batchId, now, deps);
    default:
      return undefined;
  }
}

const orderOf = (subjectRef: string | undefined): string | undefined =>
  /^ORDER#(.+)$/.exec(subjectRef ?? '')?.[1];
