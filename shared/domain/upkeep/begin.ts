import { UpkeepBegun } from '../../../events/upkeep-begun/v1.ts';
import { UpkeepEnded } from '../../../events/upkeep-ended/v1.ts';
import type { AgencyState } from '../agency/agency.ts';
import { type Decided, happened } from '../event.ts';
import { toLocalDate } from '../time/local-date.ts';
import { startAll } from './clocks.ts';
import type { Counting } from './profile-clock.ts';
import type { UpkeepBody, UpkeepState } from './upkeep.ts';

/**
 * Begins to watch an agency (6-3b, 12-3f). What it said when the platform came to know it was up to date: an agency that
 * was taken over with an old date owes its first update a year after that, not at once.
 */
export function decideBegin({ id, body }: AgencyState, counting: Counting): Decided<UpkeepBody> {
  const { uscc, onboardedOn, createdAt } = body;
  const createdOn = toLocalDate(createdAt);
  const from = createdOn > onboardedOn ? createdOn : onboardedOn;
  const dates = { agencyId: id, uscc, knownFrom: from, updates: {}, lastEffectiveUpdateOn: from };
  const { effect, body: begun } = startAll(dates, counting);
  const event = happened(UpkeepBegun, { agencyId: id, uscc, from }, { article: '6-3b', ...effect });
  return { events: [event], body: begun };
}

/** An agency that left owes nothing; undefined when that is known. */
export function decideEnd({ status, deadlines, body }: UpkeepState): Decided<UpkeepBody> | undefined {
  if (status === 'ENDED') return undefined;
  const { agencyId, uscc } = body;
  const event = happened(
    UpkeepEnded,
    { agencyId, uscc },
    { article: '12-0', to: 'ENDED', deadlines: { clear: Object.keys(deadlines) } },
  );
  return { events: [event], body };
}

/** A removal was revoked: the clocks begin anew on the day of its return. Undefined when they run. */
export function decideResume(state: UpkeepState, counting: Counting): Decided<UpkeepBody> | undefined {
  if (state.status !== 'ENDED') return undefined;
  const { dueOn: _, missed: _missed, reminders: _told, dormancy: _dormancy, ...dates } = state.body;
  const from = toLocalDate(counting.now);
  const { agencyId, uscc } = dates;
  const { effect, body } = startAll({ ...dates, knownFrom: from, lastEffectiveUpdateOn: from }, counting);
  return {
    events: [happened(UpkeepBegun, { agencyId, uscc, from }, { article: '6-3b', ...effect })],
    body,
  };
}
