import { EntryExcluded } from '../../../../events/entry-excluded/v1.ts';
import { EntryPlacedInScope } from '../../../../events/entry-placed-in-scope/v1.ts';
import { EntryReinstated } from '../../../../events/entry-reinstated/v1.ts';
import type { Acting } from '../../acting.ts';
import { type Decided, happened } from '../../event.ts';
import { isRefusal } from '../../problem.ts';
import {
  type EntryBody,
  type EntryDecision,
  entryIdOf,
  entryRefOf,
  type EntryState,
  followEntry,
} from './entry.ts';

/** An agency as the scope run found it, in one category. */
export type Placement = Pick<
  EntryBody,
  | 'cycleId'
  | 'agencyId'
  | 'uscc'
  | 'agencyName'
  | 'category'
  | 'onboardedOn'
  | 'agencyStatus'
  | 'suspendedInPeriod'
>;

const refOf = (placement: Placement) =>
  entryRefOf({
    id: entryIdOf(placement.cycleId, placement.category, placement.agencyId),
    body: { ...placement, corrections: [], reviews: 0 },
  });

/** – → IN_SCOPE: by the scope run, or where an accepted correction adds a category (7-1e, 9-1d). */
export function decidePlaceInScope(placement: Placement): Decided<EntryBody> {
  return {
    events: [happened(EntryPlacedInScope, refOf(placement), { article: '7-1e', to: 'IN_SCOPE' })],
    body: { ...placement, corrections: [], reviews: 0 },
  };
}

/** – → EXCLUDED: the scope run says why, by a code (7-1e). */
export function decideLeaveOut(placement: Placement, reason: string): Decided<EntryBody> {
  const event = happened(
    EntryExcluded,
    { ...refOf(placement), reasonCode: reason },
    { article: '7-1e', to: 'EXCLUDED' },
  );
  return { events: [event], body: { ...placement, excluded: reason, corrections: [], reviews: 0 } };
}

/** EXCLUDED → IN_SCOPE: a scope correction was accepted (9-1d). */
export function decideReinstate(state: EntryState, acting: Acting): EntryDecision {
  const to = followEntry(state.status, 'reinstate', acting);
  if (isRefusal(to)) return to;
  const { excluded: _, ...body } = state.body;
  return { events: [happened(EntryReinstated, entryRefOf(state), { article: '9-1d', to })], body };
}

/**
 * Anything before FINAL → EXCLUDED, by a code: a scope correction, or `AGENCY_REMOVED` (SM-8). Write the rank key anew
 * with it; ranks that are not yet publicised are to be formed again.
 */
export function decideExclude(
  state: EntryState,
  { reason }: { readonly reason: string },
  acting: Acting,
): EntryDecision {
  const to = followEntry(state.status, 'exclude', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    EntryExcluded,
    { ...entryRefOf(state), reasonCode: reason },
    { article: '7-1e', to },
  );
  return { events: [event], body: { ...state.body, excluded: reason } };
}
