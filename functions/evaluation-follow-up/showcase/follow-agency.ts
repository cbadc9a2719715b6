import * as z from 'zod';
import { AgencyExited } from '../../../events/agency-exited/v1.ts';
import type { Envelope } from '../../../events/envelope.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import {
  decideRestoreShowcase,
  decideWithdrawShowcase,
  type ShowcaseBody,
} from '../../../shared/domain/showcase/showcase.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { showcase, showcasesOf } from '../../../shared/store/aggregates/showcase.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { openActionsOf } from '../../../shared/store/open-actions.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { FollowUpWorkerDeps } from '../deps.ts';
import { closeObligation } from '../settle/obligations.ts';
import { isEmpty, NOTHING, type Part } from '../settle/part.ts';

const About = onFirstUse(() => z.object({ agencyId: z.string() }));

/** More than an agency could have been shown in: one a cycle. */
const SHOWN = 50;

/** Each place of the agency in the showcase, in a commit of its own. */
async function withEach(
  event: Envelope,
  now: string,
  { tables, settings }: FollowUpWorkerDeps,
  decide: (found: Loaded<ShowcaseBody>) => Part,
): Promise<void> {
  const { agencyId } = About().parse(event.data);
  const { policy } = await settings.current(now);
  const { items } = await list(tables, showcase, 'list2', { pk: showcasesOf(agencyId) }, { limit: SHOWN });
  for (const { id } of items) {
    await executeOnce(
      tables,
      { consumer: 'evaluation-showcase', messageId: `${event.id}#${id}` },
      async () => {
        const part = decide(await get(tables, showcase, id));
        return isEmpty(part) ? undefined : { ...part, response: undefined };
      },
      reactionContext(event, now, policy.version),
    );
  }
}

/** An agency that leaves is no longer shown (10-2b), and nothing is owed to it any more. */
export async function followDeparture(event: Envelope, now: string, deps: FollowUpWorkerDeps): Promise<void> {
  const cause = event.type === AgencyExited.type ? 'EXITED' : 'REMOVED';
  await withEach(event, now, deps, (found) =>
    found.status === 'ON'
      ? {
          changes: [
            change(showcase, found, orThrow(decideWithdrawShowcase(found, { cause }, bySystem(now)))),
          ],
        }
      : NOTHING,
  );
  const { tables, settings } = deps;
  const { policy } = await settings.current(now);
  const { agencyId } = About().parse(event.data);
  for (const action of await openActionsOf(tables, agencyId)) {
    const messageId = `${event.id}#${action.kind}#${action.entryId}`;
    await executeOnce(
      tables,
      { consumer: 'evaluation-follow-up', messageId },
      async () => {
        const part = await closeObligation(action, { ...bySystem(now), tables });
        return isEmpty(part) ? undefined : { ...part, response: undefined };
      },
      reactionContext(event, now, policy.version),
    );
  }
}

/** A removal that was revoked: what was shown is shown again (SM-12). */
export const followReturn = (event: Envelope, now: string, deps: FollowUpWorkerDeps): Promise<void> =>
  withEach(event, now, deps, (found) => {
    if (found.status !== 'OFF' || found.body.withdrawn?.cause !== 'REMOVED') return NOTHING;
    const decided = orThrow(decideRestoreShowcase(found, found.body, bySystem(now)));
    return { changes: [change(showcase, found, decided)] };
  });
