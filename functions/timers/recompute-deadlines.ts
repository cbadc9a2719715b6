import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { DeadlineExtended } from '../../events/deadline-extended/v1.ts';
import { happened } from '../../shared/domain/event.ts';
import { recomputeDeadline } from '../../shared/domain/time/deadline.ts';
import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { AggregateType } from '../../shared/store/aggregate.ts';
import { type DeadlineItem, dueDeadlines } from '../../shared/store/deadline-items.ts';
import type { Context } from '../../shared/store/event-item.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import { DUE_SHARDS, type Tables } from '../../shared/store/table.ts';

export interface RecomputeDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly pages: MessageQueue;
  readonly log: Log;
  /** The aggregates whose deadlines are moved here; a publicity moves its own, as its printed dates go with it. */
  readonly types: Readonly<Record<string, AggregateType<unknown>>>;
}

/** One page of open deadlines to be counted anew after the calendar event of that id. */
export const RecomputePage = onFirstUse(() =>
  z.strictObject({
    calendarEvent: z.string(),
    shard: z.string(),
    cursor: z.string().optional(),
  }),
);
export type RecomputePage = z.infer<ReturnType<typeof RecomputePage>>;

const PAGE = 25;

/** Starts the recount: one message a shard; each page sends the next. */
export async function startRecompute(calendarEvent: string, { pages }: RecomputeDeps): Promise<void> {
  const messages = Array.from({ length: DUE_SHARDS }, (_, shard): RecomputePage => ({
    calendarEvent,
    shard: String(shard),
  }));
  await pages.send(messages);
}

/** Counts a page of open deadlines anew under the calendar as it is now: extended where it gives more, never shortened. */
export async function recomputePage(message: RecomputePage, now: string, deps: RecomputeDeps): Promise<void> {
  const range = { from: now, until: '9999' };
  const page = await dueDeadlines(deps.tables, message.shard, range, { limit: PAGE, cursor: message.cursor });
  for (const item of page.items) await recompute(item, message.calendarEvent, now, deps);
  if (page.cursor !== undefined) await deps.pages.send([{ ...message, cursor: page.cursor }]);
}

async function recompute(
  { owner, deadline }: DeadlineItem,
  calendarEvent: string,
  now: string,
  deps: RecomputeDeps,
) {
  const type = deps.types[owner.kind];
  if (type === undefined) return;
  const { calendar, policy } = await deps.settings.current(now);
  const ref = `${owner.kind}#${owner.id}`;
  const context: Context = {
    actor: { id: 'SYSTEM', role: 'SYSTEM' },
    now,
    policyVersion: policy.version,
    requestId: calendarEvent,
    cause: `event ${calendarEvent}`,
  };
  const decide = async (): Promise<Plan<undefined> | undefined> => {
    const loaded = await load(deps.tables, type, owner.id);
    const open = loaded?.deadlines[deadline.kind];
    if (loaded === undefined || open === undefined) return undefined;
    const fresh = recomputeDeadline(open, calendar);
    if (fresh === open) return undefined;
    const { kind, dueAt, rule } = fresh;
    const uscc = z.object({ uscc: z.string() }).safeParse(loaded.body).data?.uscc;
    const event = happened(
      DeadlineExtended,
      { ref, kind, dueAt, ...(uscc !== undefined && { uscc }) },
      { article: rule.article, deadlines: { set: [fresh] }, record: { before: open.dueAt } },
    );
    return { changes: [change(type, loaded, { events: [event], body: loaded.body })], response: undefined };
  };
  const messageId = `${calendarEvent} ${ref} ${deadline.kind}`;
  if (await executeOnce(deps.tables, { consumer: 'recompute', messageId }, decide, context)) {
    deps.log.info('COMMITTED', { ref: `${ref} ${deadline.kind}` });
  }
}
