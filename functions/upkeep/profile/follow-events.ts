import * as z from 'zod';
import type { Envelope } from '../../../events/envelope.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import type { AgencyBody } from '../../../shared/domain/agency/agency.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import { decideEnd, decideResume } from '../../../shared/domain/upkeep/begin.ts';
import type { Counting } from '../../../shared/domain/upkeep/profile-clock.ts';
import { decideRecord } from '../../../shared/domain/upkeep/record.ts';
import type { UpkeepBody, UpkeepState } from '../../../shared/domain/upkeep/upkeep.ts';
import { activityOf, type Concerned } from '../../../shared/domain/upkeep/what-counts.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { product } from '../../../shared/store/aggregates/product.ts';
import { qualification } from '../../../shared/store/aggregates/qualification.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { load } from '../../../shared/store/read.ts';
import type { UpkeepWorkerDeps } from '../deps.ts';
import { keptOf } from '../keep.ts';
import { closeDormancyReview } from '../work.ts';

/** A duty that a suspended agency keeps, too, and one that has left does not (2-1, 12-2s). */
const isLive = ({ status }: Loaded<AgencyBody>) => status === 'ACTIVE' || status === 'SUSPENDED';

type Decide = (
  state: UpkeepState,
  of: Loaded<AgencyBody>,
  counting: Counting,
) => Decided<UpkeepBody> | undefined;

/** Records what an event counts as (6-3a, 12-3f), and begins with it where the agency's first event is late. */
export async function recordActivity(
  event: Envelope,
  agencyId: string,
  now: string,
  deps: UpkeepWorkerDeps,
): Promise<void> {
  const activity = activityOf(event, await concernedBy(event, deps));
  if (activity === undefined) return;
  await keep(event, agencyId, now, (state, _, counting) => decideRecord(state, activity, counting), deps);
}

const About = onFirstUse(() =>
  z.object({ productId: z.string().optional(), qualificationId: z.string().optional() }),
);

async function concernedBy({ data }: Envelope, { tables }: UpkeepWorkerDeps): Promise<Concerned> {
  const { productId, qualificationId } = About().parse(data);
  const [of, by] = await Promise.all([
    productId === undefined ? undefined : load(tables, product, productId),
    qualificationId === undefined ? undefined : load(tables, qualification, qualificationId),
  ]);
  return { product: of?.body, qualification: by?.body };
}

/** Watches an agency from its coming to its leaving, and again when it comes back: whatever it is now, not what was told. */
export const followStanding = (
  event: Envelope,
  agencyId: string,
  now: string,
  deps: UpkeepWorkerDeps,
): Promise<void> =>
  keep(
    event,
    agencyId,
    now,
    (state, found, counting) => (isLive(found) ? decideResume(state, counting) : decideEnd(state)),
    deps,
  );

async function keep(
  event: Envelope,
  agencyId: string,
  now: string,
  decide: Decide,
  deps: UpkeepWorkerDeps,
): Promise<void> {
  const { policy, calendar } = await deps.settings.current(now);
  const done = await executeOnce(
    deps.tables,
    { consumer: 'upkeep', messageId: event.id },
    async () => {
      const found = await load(deps.tables, agency, agencyId);
      if (found === undefined) throw new Error(`${event.id} is about AGENCY#${agencyId}, which there is not`);
      const counting = { now, policy, calendar };
      const { state, isNew, changeBy } = await keptOf(deps.tables, found, counting);
      if (isNew && !isLive(found)) return undefined;
      const decided = decide(state, found, counting);
      const changed = changeBy(decided);
      const closed = await closeDormancyReview(deps.tables, state, decided, bySystem(now));
      return changed && { changes: closed ? [changed, closed] : [changed], response: undefined };
    },
    reactionContext(event, now, policy.version),
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, eventType: event.type });
}
