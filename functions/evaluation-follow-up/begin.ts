import { EntryFinal } from '../../events/entry-final/v1.ts';
import type { Envelope } from '../../events/envelope.ts';
import { EvaluationResultPublished } from '../../events/evaluation-result-published/v1.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { beginActions, haveBegun } from '../../shared/store/open-actions.ts';
import type { FollowUpWorkerDeps } from './deps.ts';
import { settleEntry } from './settle/settle-entry.ts';

/**
 * The result is published: every category becomes a chain of pages. What the platform itself has to list keeps the cycle
 * open from the commit before the first page on. Pages that are sent twice find their work done.
 */
export async function beginFollowUp(event: Envelope, now: string, deps: FollowUpWorkerDeps): Promise<void> {
  const { cycleId } = EvaluationResultPublished.data().parse(event.data);
  const { tables, settings, pages } = deps;
  const { policy } = await settings.current(now);
  const categories = policy.get('category.catalogue').map(({ code }) => code);
  await executeOnce(
    tables,
    { consumer: 'evaluation-follow-up', messageId: event.id },
    async () =>
      (await haveBegun(tables, cycleId))
        ? undefined
        : { changes: [], projections: beginActions(cycleId, categories), response: undefined },
    reactionContext(event, now, policy.version),
  );
  await pages.send(
    categories.map((category) => ({ kind: 'SETTLE', eventId: event.id, cycleId, category }) as const),
  );
}

/** One entry is final, or is so again after an amendment: what follows is made to fit. */
export async function settleFinal(event: Envelope, now: string, deps: FollowUpWorkerDeps): Promise<void> {
  const { entryId } = EntryFinal.data().parse(event.data);
  const { policy } = await deps.settings.current(now);
  await executeOnce(
    deps.tables,
    { consumer: 'evaluation-follow-up', messageId: event.id },
    () => settleEntry(entryId, now, deps),
    reactionContext(event, now, policy.version),
  );
}
