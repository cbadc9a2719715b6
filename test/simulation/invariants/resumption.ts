import type { EventRecord } from '../../../shared/store/event-item.ts';
import type { Snapshot, State } from './snapshot.ts';
import { eventsOf } from './timeline.ts';

/** A suspension of an agency, from its beginning to its end; the end of one that goes on is open. */
interface Interval {
  readonly from: string;
  readonly until: string | undefined;
}
const ENDS = ['AgencyResumed', 'AgencyReinstated', 'AgencyRemoved', 'AgencyExited'];
/** What follows a suspension by itself; anything else is another reason for a product to be what it is. */
const FOLLOWING = ['ProductFrozen', 'ProductRestored', 'ProductCauseLifted'];

/** An agency that is resumed has on offer what it had before, less what changed for another reason (12-2c). */
export function resumptionFaults(snapshot: Snapshot): string[] {
  return snapshot.of('AGENCY').flatMap((agency) => {
    const products = snapshot.of('PRODUCT').filter(({ body }) => body.agencyId === agency.id);
    const resumed = intervalsOf(eventsOf(snapshot, `AGENCY#${agency.id}`));
    return products.flatMap((product) => [
      ...standingFaults(agency, product),
      ...resumed.flatMap((interval) => restoredFaults(snapshot, product, interval)),
    ]);
  });
}

function intervalsOf(events: readonly EventRecord[]): Interval[] {
  return events.flatMap(({ type, at }, index) => {
    if (type !== 'AgencySuspended') return [];
    const end = events.slice(index + 1).find((each) => ENDS.includes(each.type));
    return end === undefined || end.type === 'AgencyResumed' ? [{ from: at, until: end?.at }] : [];
  });
}

/** Nothing of a suspended agency stands on the shelf, and nothing of another is off it for a suspension. */
function standingFaults(agency: State, { id, status, body }: State): string[] {
  const causes: readonly { cause: string }[] = body.frozen?.causes ?? [];
  const isFrozen = causes.some(({ cause }) => cause === 'SUSPENSION');
  if (agency.status === 'SUSPENDED' && ['PUBLISHED', 'OFF_SHELF'].includes(status))
    return [`PRODUCT#${id} is ${status}, its agency is suspended`];
  return isFrozen && agency.status !== 'SUSPENDED'
    ? [`PRODUCT#${id} is frozen for a suspension, its agency is ${agency.status}`]
    : [];
}

function restoredFaults(snapshot: Snapshot, { id }: State, { from, until }: Interval): string[] {
  if (until === undefined) return [];
  const events = eventsOf(snapshot, `PRODUCT#${id}`);
  const before = events.filter(({ at, to }) => at <= from && to !== undefined);
  const prior = before.at(-1)?.to ?? '';
  if (!['PUBLISHED', 'OFF_SHELF'].includes(prior)) return [];
  const since = events.slice(events.findIndex(({ id: each }) => each === before.at(-1)?.id) + 1);
  const back = since.findIndex(({ at, to }) => at >= until && to !== undefined && to !== 'FROZEN');
  const during = back < 0 ? since : since.slice(0, back + 1);
  if (during.some((event) => !isFollowing(event))) return [];
  const after = during.findLast(({ to }) => to !== undefined)?.to ?? prior;
  return after === prior
    ? []
    : [`PRODUCT#${id} was ${prior} when its agency was suspended, and ${after} when it was resumed`];
}

const isFollowing = ({ type, data }: EventRecord): boolean =>
  FOLLOWING.includes(type) && (data['cause'] === undefined || data['cause'] === 'SUSPENSION');
