import { executeOnce } from '../../shared/store/execute.ts';
import type { Plan } from '../../shared/store/plan.ts';
import type { SeasonDeps } from './deps.ts';

/** One step of the season's work, by the platform, with its effect once. */
export async function once(
  messageId: string,
  decide: () => Promise<Plan<undefined> | undefined>,
  now: string,
  { tables, settings, log }: SeasonDeps,
): Promise<void> {
  const { policy } = await settings.current(now);
  const done = await executeOnce(tables, { consumer: 'evaluation', messageId }, decide, {
    actor: { id: 'SYSTEM', role: 'SYSTEM' },
    now,
    policyVersion: policy.version,
    requestId: messageId,
    cause: `evaluation ${messageId}`,
  });
  log.info(done ? 'COMMITTED' : 'SKIPPED', { ref: messageId });
}
