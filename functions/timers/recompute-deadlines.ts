import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { isDue, recomputeDeadline } from '../../shared/domain/time/deadline.ts';
import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { Log } from '../../shared/runtime/log.ts';
import { type DeadlineItem, dueDeadlines } from '../../shared/store/deadline-items.ts';
import type { Context } from '../../shared/store/event-item.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import type { Plan } from '../../shared/store/plan.ts';
import type { Settings, SettingsSource } from '../../shared/store/settings.ts';
import { DUE_SHARDS, type Tables } from '../../shared/store/table.ts';
import type { Recount } from './recounts.ts';

export interface RecomputeDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly pages: MessageQueue;
  readonly log: Log;
  /** By kind of aggregate; what is not among them has no clock that counts days. */
  readonly recounts: Readonly<Record<string, Recount>>;
}

/** One page of open deadlines to be counted anew, for the cause given: a calendar event, or the day's sweep. */
export const RecomputePage = onFirstUse(() =>
  z.strictObject({
    cause: z.string(),
    /** Due from here on: the instant at which the recount began. */
    from: z.string(),
    shard: z.string(),
    cursor: z.string().optional(),
  }),
);
export type RecomputePage = z.infer<ReturnType<typeof RecomputePage>>;

const PAGE = 25;

/** Starts a recount of everything due from `now` on: one message a shard; each page sends the next. */
export async function startRecompute(cause: string, now: string, pages: MessageQueue): Promise<void> {
  const messages = Array.from({ length: DUE_SHARDS }, (_, shard): RecomputePage => ({
    cause,
    from: now,
    shard: String(shard),
  }));
  await pages.send(messages);
}

/** Counts a page of open deadlines anew under the calendar as it is now: extended where it gives more, never shortened. */
export async function recomputePage(message: RecomputePage, now: string, deps: RecomputeDeps): Promise<void> {
  // Every page of one recount reads the same range: a cursor is of no use in another.
  const range = { from: message.from, until: '9999' };
  const page = await dueDeadlines(deps.tables, message.shard, range, { limit: PAGE, cursor: message.cursor });
  const settings = await deps.settings.current(now);
  for (const item of page.items) {
    const recount = deps.recounts[item.owner.kind];
    if (recount === undefined || isDue(item.deadline, now)) continue;
    // Nearly always nothing has moved, which the item alone tells: no aggregate is read for it.
    if (recomputeDeadline(item.deadline, settings.calendar) === item.deadline) continue;
    await recompute(item, recount, { message, now, settings }, deps);
  }
  if (page.cursor !== undefined) await deps.pages.send([{ ...message, cursor: page.cursor }]);
}

async function recompute(
  { owner, deadline }: DeadlineItem,
  recount: Recount,
  {
    message,
    now,
    settings,
  }: { readonly message: RecomputePage; readonly now: string; readonly settings: Settings },
  deps: RecomputeDeps,
) {
  const ref = `${owner.kind}#${owner.id} ${deadline.kind}`;
  const context: Context = {
    actor: { id: 'SYSTEM', role: 'SYSTEM' },
    now,
    policyVersion: settings.policy.version,
    requestId: message.cause,
    cause: message.cause,
  };
  const decide = async (): Promise<Plan<undefined> | undefined> => {
    const counting = { now, calendar: settings.calendar };
    const moved = await recount({ id: owner.id, kind: deadline.kind }, counting, deps.tables);
    return moved && { changes: [moved], response: undefined };
  };
  const consumption = { consumer: 'recompute', messageId: `${message.cause} ${ref}` };
  if (await executeOnce(deps.tables, consumption, decide, context)) deps.log.info('COMMITTED', { ref });
}
