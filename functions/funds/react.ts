import type { Envelope } from '../../events/envelope.ts';
import { RewardRevoked } from '../../events/reward-revoked/v1.ts';
import { bySystem } from '../../shared/domain/acting.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { decideProposeRecovery } from '../../shared/domain/recovery/propose.ts';
import { toLocalDate } from '../../shared/domain/time/local-date.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import { fundRecovery, recoveryOf, takeRecovery } from '../../shared/store/aggregates/fund-recovery.ts';
import { reward } from '../../shared/store/aggregates/reward.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get, guardOwner } from '../../shared/store/read.ts';
import { newId } from '../../shared/store/new-id.ts';
import { openStep } from '../../shared/store/tasks.ts';
import type { FundsWorkerDeps } from './deps.ts';
import { reviewRecoveryStep } from './steps.ts';

/** A reward was revoked after it was paid: its recovery is put before a finance officer (SM-19, SM-17). */
export async function react(event: Envelope, now: string, deps: FundsWorkerDeps): Promise<void> {
  if (event.type !== RewardRevoked.type) return;
  const { rewardId, paid } = RewardRevoked.data().parse(event.data);
  if (!paid) return;
  const { policy } = await deps.settings.current(now);
  const done = await executeOnce(
    deps.tables,
    { consumer: 'funds', messageId: event.id },
    () => plan(rewardId, now, deps),
    reactionContext(event, now, policy.version),
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id });
}

async function plan(
  rewardId: string,
  now: string,
  { tables, settings }: FundsWorkerDeps,
): Promise<Plan<undefined> | undefined> {
  const sourceRef = `REWARD#${rewardId}`;
  const [revoked, known] = await Promise.all([
    get(tables, reward, rewardId),
    guardOwner(tables, recoveryOf(sourceRef)),
  ]);
  const { agencyId, uscc, paid, revoked: ended } = revoked.body;
  const paidFen = paid?.amountFen ?? 0;
  if (known !== undefined || revoked.status !== 'REVOKED' || paidFen === 0) return undefined;
  const recoveryId = newId();
  const proposal = {
    sourceRef,
    agencyId,
    uscc,
    paidFen,
    paidOn: paid?.paidOn ?? toLocalDate(now),
    amountFen: paidFen,
    basis: sourceRef,
    source: 'EVALUATION',
    reason: ended?.reason ?? '奖励已撤销',
  } as const;
  const decided = orThrow(
    decideProposeRecovery(recoveryId, proposal, undefined, { ...bySystem(now), conflicts: [] }),
  );
  const { policy } = await settings.current(now);
  const about = { queue: 'FINANCE_OFFICER', uscc } as const;
  return {
    changes: [
      change(fundRecovery, { newId: recoveryId }, decided),
      ...(await openStep(reviewRecoveryStep(recoveryId), about, { now, policy }, tables)),
    ],
    guards: [takeRecovery(sourceRef, recoveryId)],
    response: undefined,
  };
}
