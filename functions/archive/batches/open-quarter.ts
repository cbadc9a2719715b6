import { bySystem } from '../../../shared/domain/acting.ts';
import { decideOpenBatch, lastQuarter } from '../../../shared/domain/redemption/batch.ts';
import { batch } from '../../../shared/store/aggregates/redemption.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { change } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { ReactionDeps } from '../deps.ts';

/** On the first day of a quarter: the batch of the one that ended (policy `redemption.batch`). Repeated, it does nothing. */
export async function openQuarter(now: string, { tables, settings, log }: ReactionDeps): Promise<void> {
  const quarter = lastQuarter(now);
  const { policy } = await settings.current(now);
  const done = await executeOnce(
    tables,
    { consumer: 'redemption-batch', messageId: quarter },
    async () => {
      if ((await load(tables, batch, quarter)) !== undefined) return undefined;
      const decided = decideOpenBatch(quarter, { quarter, origin: 'QUARTERLY' }, bySystem(now));
      return { changes: [change(batch, { newId: quarter }, decided)], response: undefined };
    },
    {
      actor: { id: 'SYSTEM', role: 'SYSTEM' },
      now,
      policyVersion: policy.version,
      requestId: `batch ${quarter}`,
      cause: `schedule ${quarter}`,
    },
  );
  log.info(done ? 'COMMITTED' : 'SKIPPED', { ref: `BATCH#${quarter}` });
}
