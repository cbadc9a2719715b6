import { EffectiveUpdateRecorded } from '../../../events/effective-update-recorded/v1.ts';
import { OrderActivityRecorded } from '../../../events/order-activity-recorded/v1.ts';
import { type Decided, happened } from '../event.ts';
import type { LocalDate } from '../time/local-date.ts';
import { restart } from './clocks.ts';
import type { Counting } from './profile-clock.ts';
import type { Section, UpkeepBody, UpkeepState } from './upkeep.ts';

/** Something that counts, on its day in Shanghai. */
export type Activity =
  | { readonly kind: 'UPDATE'; readonly source: Section; readonly on: LocalDate }
  | { readonly kind: 'ORDER'; readonly on: LocalDate };

/**
 * Records an effective update or the movement of an accepted order (6-3a, 12-3f). Only the latest day of each counts, so
 * that any order of delivery gives the same dates, and a second delivery nothing: undefined when nothing new is said.
 */
export function decideRecord(
  state: UpkeepState,
  activity: Activity,
  counting: Counting,
): Decided<UpkeepBody> | undefined {
  if (state.status === 'ENDED') return undefined;
  const { agencyId, uscc } = state.body;
  const { on } = activity;
  if (activity.kind === 'ORDER') {
    if (on <= (state.body.lastOrderActivityOn ?? '')) return undefined;
    const { effect, body } = restart(state, { ...state.body, lastOrderActivityOn: on }, counting);
    const event = happened(OrderActivityRecorded, { agencyId, uscc, on }, { article: '12-3f', ...effect });
    return { events: [event], body };
  }
  const { source } = activity;
  if (on <= (state.body.updates[source] ?? '')) return undefined;
  const { effect, body } = restart(state, withUpdate(state.body, source, on), counting);
  const event = happened(
    EffectiveUpdateRecorded,
    { agencyId, uscc, on, source },
    { article: '6-3a', ...effect },
  );
  return { events: [event], body };
}

/** The body with one more update; the last effective one moves only forward. */
export function withUpdate(body: UpkeepBody, source: Section | 'CONFIRMATION', on: LocalDate): UpkeepBody {
  const last = body.lastEffectiveUpdateOn;
  const updates = { ...body.updates, [source]: on };
  return { ...body, updates, lastEffectiveUpdateOn: on > last ? on : last };
}
