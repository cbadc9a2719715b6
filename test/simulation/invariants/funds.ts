import { once } from './orders.ts';
import type { Snapshot, State } from './snapshot.ts';
import { eventsOf } from './timeline.ts';

/** An order to repay that stands, whatever came of it. */
const ORDERED = ['ORDERED', 'PARTLY_REPAID', 'OVERDUE', 'REFERRED', 'REPAID', 'WRITTEN_OFF'];

/** Where each 分 of one claim is. */
interface Split {
  readonly open: number;
  readonly held: number;
  readonly refused: number;
  readonly paid: number;
  readonly recovered: number;
}

/**
 * Of each claim: what is open, held, refused, paid and not recovered, and recovered is what was claimed; what says so stands on
 * both sides (14-2a to 14-2c).
 */
export function fundFaults(snapshot: Snapshot): string[] {
  const recoveries = snapshot.of('FUNDRECOVERY');
  return [
    ...snapshot.of('REDEMPTION').flatMap((claim) => {
      const { open, held, refused, paid, recovered } = splitOf(snapshot, claim);
      const sum = open + held + refused + paid + recovered;
      const least = Math.min(open, held, refused, paid, recovered);
      return [
        ...(sum === claim.body.amountFen && least >= 0
          ? []
          : [
              `REDEMPTION#${claim.id} of ${claim.body.amountFen}: ${open} open, ${held} held, ${refused} refused, ${paid} paid, ${recovered} recovered`,
            ]),
        ...groundFaults(snapshot, claim),
      ];
    }),
    ...once(
      'repayment',
      recoveries.flatMap(({ body }) => (body.repayments as Repaid[]).map(({ reference }) => reference)),
    ),
    ...recoveries.flatMap((each) => [
      ...repaymentFaults(snapshot, each),
      ...(each.body.repayments as Repaid[]).flatMap((repaid) => setOffFaults(snapshot, each, repaid)),
    ]),
  ];
}

interface Repaid {
  readonly channel: string;
  readonly reference: string;
  readonly amountFen: number;
}

const standing = (snapshot: Snapshot, { id }: State): State[] =>
  snapshot
    .of('FUNDRECOVERY')
    .filter(({ status, body }) => body.sourceRef === `REDEMPTION#${id}` && ORDERED.includes(status));
const refusalsOf = (snapshot: Snapshot, { id }: State): State[] =>
  snapshot
    .of('PAYMENTREFUSAL')
    .filter(({ status, body }) => body.redemptionId === id && status === 'DECIDED');
const fenOf = (of: readonly { readonly amountFen: number }[]): number =>
  of.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** By what holds, refuses, pays and recovers it, and not by its own state alone. */
function splitOf(snapshot: Snapshot, claim: State): Split {
  const { amountFen, payment, holds } = claim.body;
  const refused = fenOf(refusalsOf(snapshot, claim).map(({ body }) => body));
  const isPaid = payment?.status === 'PAID';
  const recovered = isPaid
    ? fenOf(standing(snapshot, claim).flatMap(({ body }) => body.repayments as Repaid[]))
    : 0;
  const held = !isPaid && refused === 0 && holds.length > 0 ? amountFen : 0;
  const paid = isPaid ? amountFen - recovered : 0;
  const open = !isPaid && refused === 0 && held === 0 ? amountFen : 0;
  return { open, held, refused, paid, recovered };
}

/** Its state is what its holds, its refusal and its recovery make it. */
function groundFaults(snapshot: Snapshot, claim: State): string[] {
  const { id, status, body } = claim;
  const ref = `REDEMPTION#${id} (${status})`;
  const active = snapshot
    .of('PAYMENTHOLD')
    .filter((hold) => hold.body.redemptionId === id && hold.status === 'ACTIVE')
    .map((hold) => `PAYMENTHOLD#${hold.id}`);
  const grounds: string[] = body.holds.map((hold: { ref: string }) => hold.ref);
  const refusals = refusalsOf(snapshot, claim).length;
  const recoveries = standing(snapshot, claim).length;
  // What the treasury had been asked for before may have been paid in spite of a hold.
  const isOver = ['PAID', 'RECOVERY_OPEN'].includes(status);
  return [
    ...(refusals === (status === 'REFUSED' ? 1 : 0) ? [] : [`${ref} has ${refusals} refusals`]),
    ...(recoveries === (status === 'RECOVERY_OPEN' ? 1 : 0) ? [] : [`${ref} has ${recoveries} recoveries`]),
    ...active
      .filter((hold) => !isOver && !grounds.includes(hold))
      .map((hold) => `${ref} is not held by ${hold}, which is active`),
    ...grounds
      .filter((ground) => ground.startsWith('PAYMENTHOLD#') && !active.includes(ground))
      .map((ground) => `${ref} is held by ${ground}, which is over`),
  ];
}

/** What its events say came back is what it holds as repaid, and not more than was ordered. */
function repaymentFaults(snapshot: Snapshot, { id, body }: State): string[] {
  const told = eventsOf(snapshot, `FUNDRECOVERY#${id}`)
    .filter(({ type }) => type === 'RecoveryRepaymentConfirmed')
    .reduce((sum, { data }) => sum + Number(data['amountFen']), 0);
  const kept = fenOf(body.repayments as Repaid[]);
  return told === kept ? [] : [`FUNDRECOVERY#${id} has ${kept} repaid, its events say ${told}`];
}

/** A claim that counts as a repayment is settled so, whole and once. */
function setOffFaults(
  snapshot: Snapshot,
  { id }: State,
  { channel, reference, amountFen }: Repaid,
): string[] {
  if (channel !== 'SET_OFF') return [];
  const claim = snapshot.aggregates.get(reference)?.state;
  const isSettled = claim?.body.payment?.channel === 'SET_OFF' && claim.body.amountFen === amountFen;
  return isSettled ? [] : [`FUNDRECOVERY#${id} counts ${reference}, which is not set off`];
}
