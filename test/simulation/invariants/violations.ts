import type { Snapshot } from './snapshot.ts';
import { eventsOf, happenedIn, isHeard } from './timeline.ts';

/** What may follow a confirmed violation alone: the event that decides it, of what, and where that names what it rests on. */
const EFFECTS = [
  { kind: 'PAYMENTREFUSAL', type: 'RedemptionRefusalDecided', basis: ['basis'] },
  { kind: 'FUNDRECOVERY', type: 'RecoveryOrdered', basis: ['basis'] },
  { kind: 'CREDITRECORD', type: 'CreditRecordReported', basis: ['basedOn'] },
  { kind: 'REFERRAL', type: 'ReferralSent', basis: ['basedOn'] },
  { kind: 'REMOVAL', type: 'RemovalDecided', basis: ['ground', 'ref'] },
] as const;

/** Confirmed before an instant, and not revoked before it. */
export function isConfirmedAt(snapshot: Snapshot, ref: string, at: string): boolean {
  const last = eventsOf(snapshot, ref)
    .filter((event) => event.at <= at)
    .findLast(({ type }) => ['ViolationConfirmed', 'ViolationRevoked'].includes(type));
  return last?.type === 'ViolationConfirmed';
}

/** Nothing follows what was not found, what was found was heard, and what rests on a finding that fell is looked at again. */
export function violationFaults(snapshot: Snapshot): string[] {
  const looked = new Set(
    snapshot.of('TASK').flatMap(({ body }) => (body.kind === 'REVIEW_BUILT_ON' ? [body.subjectRef] : [])),
  );
  return [
    ...happenedIn(snapshot, 'VIOLATION', 'ViolationConfirmed').flatMap(({ ref, state, event }) =>
      isHeard(snapshot, state.body.hearingId, event.at) ? [] : [`${ref} was confirmed without a hearing`],
    ),
    ...EFFECTS.flatMap(({ kind, type, basis }) =>
      happenedIn(snapshot, kind, type).flatMap(({ ref, state, event }) => {
        // Each body names it where the product keeps it.
        // oxlint-disable-next-line typescript/no-explicit-any
        const named = basis.reduce((value: any, member) => value?.[member], state.body) as string | undefined;
        if (named?.startsWith('VIOLATION#') !== true) return [];
        if (!isConfirmedAt(snapshot, named, event.at))
          return [`${ref}: ${type} without a confirmed ${named}`];
        const fell = snapshot.aggregates.get(named)?.state?.status === 'REVOKED';
        return fell && !looked.has(ref)
          ? [`${ref} rests on ${named}, which fell, and nobody looks again`]
          : [];
      }),
    ),
    ...snapshot.of('VIOLATION').flatMap(({ id, body }) =>
      ((body.consequences ?? []) as { done?: { ref?: string } }[]).flatMap(({ done }) => {
        const drawn = done?.ref;
        return drawn === undefined || snapshot.aggregates.has(drawn)
          ? []
          : [`VIOLATION#${id} has drawn ${drawn}, which is not there`];
      }),
    ),
  ];
}
