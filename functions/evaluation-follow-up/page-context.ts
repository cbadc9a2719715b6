import type { Context } from '../../shared/store/event-item.ts';
import type { Settings } from '../../shared/store/settings.ts';

/** The platform at work on a page, because of an event. */
export const pageContext = (eventId: string, now: string, { policy }: Settings): Context => ({
  actor: { id: 'SYSTEM', role: 'SYSTEM' },
  now,
  policyVersion: policy.version,
  requestId: eventId,
  cause: `event ${eventId}`,
});
