import { RemovalCureEnded } from '../../../events/removal-cure-ended/v1.ts';
import { type Decided, happened } from '../event.ts';
import { isDue } from '../time/deadline.ts';
import { REMOVAL_CURE, type RemovalBody, removalRefOf, type RemovalState } from './removal.ts';

/**
 * The days to cure end while the removal waits for its decision: the agency is told, and the Commission may decide (12-3d). Undefined
 * when there is nothing to end (any more), or not yet.
 */
export function decideEndCure(state: RemovalState, now: string): Decided<RemovalBody> | undefined {
  const cure = state.deadlines[REMOVAL_CURE];
  if (state.status !== 'PRIOR_NOTICE' || cure === undefined || !isDue(cure, now)) return undefined;
  const event = happened(RemovalCureEnded, removalRefOf(state), {
    article: '12-3d',
    deadlines: { clear: [REMOVAL_CURE] },
  });
  return { events: [event], body: state.body };
}
