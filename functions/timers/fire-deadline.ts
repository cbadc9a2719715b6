import { isDue } from '../../shared/domain/time/deadline.ts';
import type { Log } from '../../shared/runtime/log.ts';
import { loadDeadline } from '../../shared/store/deadline-items.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import type { Plan } from '../../shared/store/plan.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { DeadlineMessage } from './deadline-message.ts';

export interface FireDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
}

/** What happens when a deadline of one kind is due; undefined = nothing (any more). It re-reads and re-checks all. */
export type DeadlineHandler<D extends FireDeps> = (
  due: { readonly id: string; readonly dueAt: string; readonly now: string },
  deps: D,
) => Promise<Plan<unknown> | undefined>;

/** `<aggregate kind> <deadline kind>` → handler. */
export type DeadlineHandlers<D extends FireDeps> = Readonly<Record<string, DeadlineHandler<D>>>;

/**
 * Acts on one deadline that may be due. Early, late, repeated and outdated messages are all harmless: the deadline
 * item is what counts, and its effect is committed once.
 */
export async function fireDeadline<D extends FireDeps>(
  message: DeadlineMessage,
  now: string,
  handlers: DeadlineHandlers<D>,
  deps: D,
): Promise<void> {
  const { aggregate, deadline: kind } = message;
  const deadline = await loadDeadline(deps.tables, aggregate, kind);
  const ref = `${aggregate.kind}#${aggregate.id} ${kind}`;
  if (deadline === undefined) return deps.log.info('SKIPPED', { ref });
  if (!isDue(deadline, now)) return deps.log.info('DEADLINE_EARLY', { ref });
  const handler = handlers[`${aggregate.kind} ${kind}`];
  if (handler === undefined) throw new Error(`no handler for the deadline ${aggregate.kind} ${kind}`);
  const { policy } = await deps.settings.current(now);
  const done = await executeOnce(
    deps.tables,
    { consumer: 'timers', messageId: `${ref} ${deadline.dueAt}` },
    () => handler({ id: aggregate.id, dueAt: deadline.dueAt, now }, deps),
    {
      actor: { id: 'SYSTEM', role: 'SYSTEM' },
      now,
      policyVersion: policy.version,
      requestId: `deadline ${ref} ${deadline.dueAt}`,
      cause: `deadline ${ref}`,
    },
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { ref });
}
