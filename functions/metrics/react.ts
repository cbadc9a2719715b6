import type { Envelope } from '../../events/envelope.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import type { MetricsDeps } from './deps.ts';
import { followObject } from './follow-object.ts';
import { isSource } from './observe.ts';

/** The reaction of metrics to one event: the object is counted as it stands, whatever the event was. */
export async function react(event: Envelope, now: string, deps: MetricsDeps): Promise<void> {
  const { kind, id } = event.aggregate;
  if (!isSource(kind)) throw new Error(`metrics count no ${kind}`);
  const context = reactionContext(event, now, event.policyVersion);
  const followed = await followObject(deps.tables, { kind, id }, context);
  deps.log.info(followed === 'CHANGED' ? 'COMMITTED' : 'SKIPPED', {
    eventId: event.id,
    eventType: event.type,
  });
}
