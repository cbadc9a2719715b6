import type { Envelope } from '../../../events/envelope.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { categoryGrant, grantsOf } from '../../../shared/store/aggregates/category-grant.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { WorkerDeps } from '../deps.ts';
import { lapsedGrant } from '../grants/grant-effect.ts';

const PAGE = 50;

/** The agency has left: what it has asked for and nobody has decided on is over, each in a commit of its own (5-5c). */
export async function lapseGrants(
  event: Envelope,
  agencyId: string,
  now: string,
  { tables, settings, log }: WorkerDeps,
): Promise<void> {
  const { policy } = await settings.current(now);
  let cursor: string | undefined;
  do {
    const page = await list(
      tables,
      categoryGrant,
      'list1',
      { pk: grantsOf(agencyId) },
      { limit: PAGE, cursor },
    );
    for (const { id } of page.items.filter(({ status }) => status === 'REQUESTED')) {
      const done = await executeOnce(
        tables,
        { consumer: 'catalogue-lapse', messageId: `${event.id}#${id}` },
        async () => {
          const [loaded, owner] = await Promise.all([
            get(tables, categoryGrant, id),
            get(tables, agency, agencyId),
          ]);
          return lapsedGrant(loaded, owner, now, tables);
        },
        reactionContext(event, now, policy.version),
      );
      log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, ref: id });
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
}
