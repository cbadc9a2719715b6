import { bySystem } from '../domain/acting.ts';
import type { Log } from '../runtime/log.ts';
import { executeOnce } from './execute.ts';
import type { Plan } from './plan.ts';
import type { SettingsSource } from './settings.ts';
import type { Tables } from './table.ts';

/**
 * Runs a step of a worker's own work, by the platform, with its effect once.
 * @param messageId names the step within the worker.
 */
export type Once = (
  messageId: string,
  decide: () => Promise<Plan<undefined> | undefined>,
  now: string,
  deps: { readonly tables: Tables; readonly settings: SettingsSource; readonly log: Pick<Log, 'info'> },
) => Promise<void>;

/** How a worker runs its steps: its marks are kept under `consumer`, its history names `work` as the cause. */
export const onceBySystem =
  (consumer: string, work: string): Once =>
  async (messageId, decide, now, { tables, settings, log }) => {
    const { policy } = await settings.current(now);
    const done = await executeOnce(tables, { consumer, messageId }, decide, {
      actor: bySystem(now).actor,
      now,
      policyVersion: policy.version,
      requestId: messageId,
      cause: `${work} ${messageId}`,
    });
    log.info(done ? 'COMMITTED' : 'SKIPPED', { ref: messageId });
  };
