import type { Envelope } from '../../events/envelope.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import { riskFlag } from '../../shared/store/aggregates/risk-flag.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { load } from '../../shared/store/read.ts';
import { closeTasksAbout } from '../../shared/store/tasks.ts';
import type { UpkeepWorkerDeps } from './deps.ts';

const MOST = 10;

/** Takes the work about a flag out of its queue once an officer has said what the flag is worth. */
export async function closeFlagWork(
  event: Envelope,
  flagId: string,
  now: string,
  { tables, settings }: UpkeepWorkerDeps,
): Promise<void> {
  const { policy } = await settings.current(now);
  await executeOnce(
    tables,
    { consumer: 'flag-work', messageId: event.id },
    async () => {
      const flag = await load(tables, riskFlag, flagId);
      if (flag === undefined || flag.status === 'OPEN') return undefined;
      const actor = { id: flag.body.decidedBy ?? 'SYSTEM', role: event.role };
      const closing = { now, actor, article: '6-3c' } as const;
      const changes = await closeTasksAbout(tables, `RISKFLAG#${flagId}`, MOST, closing);
      return changes.length === 0 ? undefined : { changes, response: undefined };
    },
    reactionContext(event, now, policy.version),
  );
}
