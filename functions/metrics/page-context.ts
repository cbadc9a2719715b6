import type { Context } from '../../shared/store/event-item.ts';
import type { Settings } from '../../shared/store/settings.ts';

/** The platform at work on a page of a run. */
export const pageContext = (run: string, now: string, { policy }: Settings): Context => ({
  actor: { id: 'SYSTEM', role: 'SYSTEM' },
  now,
  policyVersion: policy.version,
  requestId: run,
  cause: `schedule ${run}`,
});
