import type { Snapshot, State } from './snapshot.ts';
import { eventsOf, happenedIn, isHeard, statusAt } from './timeline.ts';

const IN_FORCE = ['IN_FORCE', 'IN_FORCE_PROVISIONAL'];
/** What an urgent suspension comes to in time (ADR 13): a decision, its end, or a removal. */
const REVIEWED = ['SuspensionDecided', 'SuspensionLifted', 'SuspensionLapsed', 'SuspensionConverted'];

/**
 * Nobody is suspended but for an order to rectify that is overdue or has failed, after a hearing, or urgently and then reviewed
 * in time; and an agency is suspended as long as a suspension is in force (12-2, written down without the product).
 */
export function suspensionFaults(snapshot: Snapshot): string[] {
  return [
    ...happenedIn(snapshot, 'SUSPENSION', 'SuspensionDecided').flatMap(({ ref, state: { body }, event }) => [
      ...(isHeard(snapshot, body.hearingId, event.at) ? [] : [`${ref} was decided without a hearing`]),
      ...(body.urgent !== undefined || isMissed(snapshot, body.ground, event.at)
        ? []
        : [`${ref} was decided, and nothing was overdue or had failed`]),
    ]),
    ...happenedIn(snapshot, 'SUSPENSION', 'SuspensionProvisional').flatMap(({ ref, state, event }) =>
      reviewFaults(snapshot, ref, state, event.deadlines?.set?.[0]?.dueAt),
    ),
    ...snapshot.of('AGENCY').flatMap((agency) => forceFaults(snapshot, agency)),
  ];
}

function isMissed(snapshot: Snapshot, ground: State['body'], at: string): boolean {
  const status = statusAt(snapshot, `RECTIFICATION#${ground.rectificationId}`, at) ?? '';
  return ground.kind === 'RECTIFICATION' && ['OVERDUE', 'FAILED'].includes(status);
}

function reviewFaults(snapshot: Snapshot, ref: string, { body }: State, dueAt = ''): string[] {
  if (body.ground.kind !== 'FRAUD_RISK') return [`${ref} is urgent, and no fraud is suspected`];
  const review = eventsOf(snapshot, ref).find(({ type }) => REVIEWED.includes(type));
  if (review === undefined) return dueAt < snapshot.now ? [`${ref} was not reviewed until ${dueAt}`] : [];
  const early = review.type === 'SuspensionLapsed' && review.at < dueAt;
  return early ? [`${ref} lapsed at ${review.at}, before ${dueAt}`] : [];
}

function forceFaults(snapshot: Snapshot, { id, status }: State): string[] {
  const force = snapshot
    .of('SUSPENSION')
    .filter((each) => each.body.agencyId === id && IN_FORCE.includes(each.status));
  return force.length === (status === 'SUSPENDED' ? 1 : 0)
    ? []
    : [`AGENCY#${id} is ${status} with ${force.length} suspensions in force`];
}
