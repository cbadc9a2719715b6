import { executeOnce } from '../../shared/store/execute.ts';
import type { Plan } from '../../shared/store/plan.ts';
import type { ResultsWorkerDeps } from './deps.ts';

/** One step of the platform's own work on a result, with its effect once. */
export async function once(
  messageId: string,
  decide: () => Promise<Plan<undefined> | undefined>,
  now: string,
  { tables, settings, log }: Pick<ResultsWorkerDeps, 'tables' | 'settings' | 'log'>,
): Promise<void> {
  const { policy } = await settings.current(now);
  const done = await executeOnce(tables, { consumer: 'evaluation-results', messageId }, decide, {
    actor: { id: 'SYSTEM', role: 'SYSTEM' },
    now,
    policyVersion: policy.version,
    requestId: messageId,
    cause: `result ${messageId}`,
  });
  log.info(done ? 'COMMITTED' : 'SKIPPED', { ref: messageId });
}
