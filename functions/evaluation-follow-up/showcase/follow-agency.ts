import * as z from 'zod';
import { AgencyExited } from '../../../events/agency-exited/v1.ts';
import type { Envelope } from '../../../events/envelope.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { AgencyBody } from '../../../shared/domain/agency/agency.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import {
  decideRestoreShowcase,
  decideWithdrawShowcase,
  type ShowcaseBody,
} from '../../../shared/domain/showcase/showcase.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { showcase, showcasesOf } from '../../../shared/store/aggregates/showcase.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { openActionsOf } from '../../../shared/store/open-actions.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { FollowUpWorkerDeps } from '../deps.ts';
import { gradedEntry } from '../graded.ts';
import { closeObligation } from '../settle/obligations.ts';
import { isEmpty, NOTHING, onPlatform, type Part } from '../settle/part.ts';

const About = onFirstUse(() => z.object({ agencyId: z.string() }));

/** More than an agency could have been shown in: one a cycle. */
const SHOWN = 50;

/** Each place of the agency in the showcase, in a commit of its own, with the agency as it stands then. */
async function withEach(
  event: Envelope,
  now: string,
  { tables, settings }: FollowUpWorkerDeps,
  decide: (found: Loaded<ShowcaseBody>, owner: Loaded<AgencyBody>) => Part | Promise<Part>,
): Promise<void> {
  const { agencyId } = About().parse(event.data);
  const { policy } = await settings.current(now);
  const { items } = await list(tables, showcase, 'list2', { pk: showcasesOf(agencyId) }, { limit: SHOWN });
  for (const { id } of items) {
    await executeOnce(
      tables,
      { consumer: 'evaluation-showcase', messageId: `${event.id}#${id}` },
      async () => {
        const owner = await get(tables, agency, agencyId);
        return planFor(owner, await decide(await get(tables, showcase, id), owner));
      },
      reactionContext(event, now, policy.version),
    );
  }
}

/** Commits it only while the agency stands as it was read. */
const planFor = (owner: Loaded<AgencyBody>, part: Part): Plan<undefined> | undefined =>
  isEmpty(part)
    ? undefined
    : {
        ...part,
        checks: [{ kind: agency.kind, id: owner.id, version: owner.version }],
        response: undefined,
      };

/**
 * An agency that leaves is no longer shown (10-2b), and nothing is owed to it any more; one that has returned before its
 * departure is heard of keeps both.
 */
export async function followDeparture(event: Envelope, now: string, deps: FollowUpWorkerDeps): Promise<void> {
  const cause = event.type === AgencyExited.type ? 'EXITED' : 'REMOVED';
  await withEach(event, now, deps, (found, owner) =>
    found.status === 'ON' && owner.status === cause
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
        const owner = await get(tables, agency, agencyId);
        if (owner.status !== cause) return undefined;
        return planFor(owner, await closeObligation(action, { ...bySystem(now), tables }));
      },
      reactionContext(event, now, policy.version),
    );
  }
}

/** A removal that was revoked: what was shown is shown again, with the grade that is published now (SM-12). */
export const followReturn = (event: Envelope, now: string, deps: FollowUpWorkerDeps): Promise<void> =>
  withEach(event, now, deps, async (found, owner) => {
    if (found.status !== 'OFF' || found.body.withdrawn?.cause !== 'REMOVED') return NOTHING;
    if (!onPlatform(owner)) return NOTHING;
    const graded = await gradedEntry(deps.tables, found.id);
    const grade = graded?.grade;
    if (grade !== 'EXCELLENT' && grade !== 'GOOD') return NOTHING;
    const as = { grade, rank: graded?.entry.body.result?.rank };
    const decided = orThrow(decideRestoreShowcase(found, as, bySystem(now)));
    return { changes: [change(showcase, found, decided)] };
  });
