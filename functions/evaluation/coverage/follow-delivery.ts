import * as z from 'zod';
import type { Envelope } from '../../../events/envelope.ts';
import { DeliveryReachedManually } from '../../../events/delivery-reached-manually/v1.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { decideCover, type Reached } from '../../../shared/domain/evaluation/scope/cover.ts';
import { NOTICE_TEMPLATE } from '../../../shared/domain/evaluation/scope/coverage.ts';
import type { DeliveryBody } from '../../../shared/domain/notification/delivery.ts';
import { coverage } from '../../../shared/store/aggregates/evaluation.ts';
import { delivery } from '../../../shared/store/aggregates/delivery.ts';
import { closes, openCoverageKey } from '../../../shared/store/evaluation-open.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { closeStep } from '../../../shared/store/tasks.ts';
import type { SeasonDeps } from '../deps.ts';
import { once } from '../once.ts';
import { coverageStep } from '../work.ts';

const About = onFirstUse(() => z.object({ deliveryId: z.string(), template: z.string() }));

/** What becomes of the letter and the text message of the notice adds to the coverage of its agency (9-1c). */
export async function followDelivery(event: Envelope, now: string, deps: SeasonDeps): Promise<void> {
  const { deliveryId, template } = About().parse(event.data);
  if (template !== NOTICE_TEMPLATE) return;
  await once(`coverage ${event.id}`, () => cover(event.type, deliveryId, now, deps), now, deps);
}

async function cover(
  type: string,
  deliveryId: string,
  now: string,
  { tables }: SeasonDeps,
): Promise<Plan<undefined> | undefined> {
  const told = await load(tables, delivery, deliveryId);
  const [kind, id] = told?.body.subjectRef.split('#') ?? [];
  if (told === undefined || kind !== 'COVERAGE' || id === undefined) return undefined;
  const found = await load(tables, coverage, id);
  const reached = reachedBy(type, told.body);
  const acting = bySystem(now);
  const decided = found && reached && decideCover(found, reached, acting);
  if (found === undefined || decided === undefined) return undefined;
  const moved = change(coverage, found, decided);
  const { closedAt, cycleId, agencyId } = decided.body;
  if (closedAt === undefined) return { changes: [moved], response: undefined };
  return {
    changes: [moved, ...(await closeStep(coverageStep(id), acting, tables))],
    projections: await closes(openCoverageKey(cycleId, agencyId), tables),
    response: undefined,
  };
}

function reachedBy(type: string, body: DeliveryBody): Reached | undefined {
  if (type === DeliveryReachedManually.type) {
    const { reached } = body;
    if (reached === undefined) return undefined;
    const { how, at, by } = reached;
    return { manual: { how, at, by } };
  }
  // The city's inbox is beside the platform's own, which is always there.
  return body.channel === 'YWTB_LETTER' ? undefined : { channel: body.channel };
}
