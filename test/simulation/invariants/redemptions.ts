import type { TreasuryPayment } from '../../../local/stand-ins/treasury.ts';
import type { World } from '../world.ts';
import type { Snapshot, State } from './snapshot.ts';

/** A redemption is paid at most once, and everybody who keeps books of it says the same. */
export async function redemptionFaults(snapshot: Snapshot, world: World): Promise<string[]> {
  const payments = await world.treasury();
  const redemptions = snapshot.of('REDEMPTION');
  return [
    ...redemptions.flatMap((each) => paidOnce(snapshot, each, payments)),
    ...payments
      .filter(({ redemptionId }) => !redemptions.some(({ id }) => id === redemptionId))
      .map(({ redemptionId }) => `the treasury was asked to pay ${redemptionId}, which nobody claimed`),
    ...redemptions.flatMap((each) => groundFaults(snapshot, each)),
    ...batchFaults(snapshot),
    ...sumFaults(redemptions, payments),
  ];
}

function paidOnce(
  snapshot: Snapshot,
  { id, status, body }: State,
  payments: readonly TreasuryPayment[],
): string[] {
  const atTreasury = payments.find(({ redemptionId }) => redemptionId === id);
  const ref = `REDEMPTION#${id} (${status})`;
  const faults: string[] = [];
  const times = atTreasury?.times ?? 0;
  const events = snapshot.aggregates.get(`REDEMPTION#${id}`)?.events ?? [];
  const booked = events.filter(({ type }) => type === 'RedemptionPaid').length;
  const byHand = status === 'PAID' && body.payment?.channel === 'MANUAL';
  if (times > 1) faults.push(`${ref} was paid ${times} times by the treasury`);
  if (booked !== (status === 'PAID' ? 1 : 0)) faults.push(`${ref} was booked as paid ${booked} times`);
  if (status === 'PAID' && times === 0 && !(byHand && atTreasury?.state.status === 'REJECTED'))
    faults.push(`${ref} is booked as paid, and the treasury paid nothing`);
  // A treasury that was silent for all follow-ups: a person is at it.
  const inDoubt = ['IN_DOUBT', 'RECORDED'].includes(body.payment?.status);
  const asked = snapshot
    .of('TASK')
    .some((task) => task.status !== 'DONE' && task.body.subjectRef === `REDEMPTION#${id}`);
  if (times > 0 && status !== 'PAID' && !(inDoubt && asked))
    faults.push(`${ref} was paid by the treasury and is not booked`);
  if (atTreasury !== undefined && atTreasury.amountFen !== body.amountFen)
    faults.push(`${ref} claims ${body.amountFen}, the treasury was told ${atTreasury.amountFen}`);
  return faults;
}

/** It rests on one archived order with a sealed archive and is of its voucher amount; on hold means for a ground. */
function groundFaults(snapshot: Snapshot, { id, status, body }: State): string[] {
  const order = snapshot.of('ORDER').find((each) => each.id === id);
  const faults: string[] = [];
  if (order?.status !== 'ARCHIVED') faults.push(`REDEMPTION#${id} of an order ${order?.status}`);
  if (order?.body.voucherFen !== body.amountFen) faults.push(`REDEMPTION#${id} is not of the voucher amount`);
  if ((status === 'ON_HOLD') !== body.holds.length > 0)
    faults.push(`REDEMPTION#${id} is ${status} with ${body.holds.length} grounds to withhold it`);
  return faults;
}

/** Each redemption stands in one batch at most, and a closed batch counts what is in it. */
function batchFaults(snapshot: Snapshot): string[] {
  return snapshot.of('BATCH').flatMap(({ id, status, body }) => {
    const inside = snapshot.of('REDEMPTION').filter((each) => each.body.batchId === id);
    const amountFen = inside.reduce((sum, each) => sum + each.body.amountFen, 0);
    const faults: string[] = [];
    if (status !== 'CLOSED') faults.push(`BATCH#${id} is ${status}`);
    if (body.count !== inside.length || body.amountFen !== amountFen)
      faults.push(
        `BATCH#${id} counts ${body.count} of ${body.amountFen}, in it are ${inside.length} of ${amountFen}`,
      );
    return faults;
  });
}

/** claimed = paid + open + held, and what is booked as paid by the treasury left it. */
function sumFaults(redemptions: readonly State[], payments: readonly TreasuryPayment[]): string[] {
  const sum = (of: readonly State[]) => of.reduce((total, { body }) => total + body.amountFen, 0);
  const paid = redemptions.filter(({ status }) => status === 'PAID');
  const open = redemptions.filter(({ status }) => !['PAID', 'ON_HOLD'].includes(status));
  const held = redemptions.filter(({ status }) => status === 'ON_HOLD');
  const booked = sum(paid.filter(({ body }) => body.payment.channel === 'TREASURY'));
  const left = payments
    .filter(
      ({ redemptionId, times }) =>
        times > 0 && paid.some(({ id, body }) => id === redemptionId && body.payment.channel === 'TREASURY'),
    )
    .reduce((total, { amountFen, times }) => total + amountFen * times, 0);
  const faults: string[] = [];
  if (sum(redemptions) !== sum(paid) + sum(open) + sum(held))
    faults.push('claimed is not paid + open + held');
  if (booked !== left) faults.push(`${booked} are booked as paid by the treasury, ${left} left it`);
  return faults;
}
