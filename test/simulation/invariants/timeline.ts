import type { EventRecord } from '../../../shared/store/event-item.ts';
import type { Snapshot } from './snapshot.ts';

export const eventsOf = ({ aggregates }: Snapshot, ref: string): readonly EventRecord[] =>
  aggregates.get(ref)?.events ?? [];

/** In which state something stood at an instant, as its events say; undefined before it began. */
export const statusAt = (snapshot: Snapshot, ref: string, at: string): string | undefined =>
  eventsOf(snapshot, ref)
    .filter((event) => event.at <= at)
    .findLast(({ to }) => to !== undefined)?.to;

/** Whether somebody was heard and that was considered before an instant (domain §5.5). */
export const isHeard = (snapshot: Snapshot, hearingId: string | undefined, at: string): boolean =>
  eventsOf(snapshot, `HEARING#${hearingId}`).some(
    (event) => event.type === 'HearingConsidered' && event.at <= at,
  );

/** Events of a type, each with what it happened to. */
export const happenedIn = (snapshot: Snapshot, kind: string, type: string) =>
  snapshot.of(kind).flatMap((state) =>
    eventsOf(snapshot, `${kind}#${state.id}`)
      .filter((event) => event.type === type)
      .map((event) => ({ ref: `${kind}#${state.id}`, state, event })),
  );
