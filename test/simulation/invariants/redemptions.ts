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
    ...snapshot.of('FUNDRECOVERY').flatMap(recoveryFaults),
  ];
}

/** What is recovered was paid; what is set off counts as paid, without the treasury. */
const PAID_OUT = ['PAID', 'RECOVERY_OPEN'];
const SETTLEMENTS = ['RedemptionPaid', 'RedemptionSetOff'];

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
  const booked = events.filter(({ type }) => SETTLEMENTS.includes(type)).length;
  const isPaid = PAID_OUT.includes(status);
  const byHand = isPaid && body.payment?.channel === 'MANUAL';
  const setOff = isPaid && body.payment?.channel === 'SET_OFF';
  if (times > 1) faults.push(`${ref} was paid ${times} times by the treasury`);
  if (booked !== (isPaid ? 1 : 0)) faults.push(`${ref} was booked as paid ${booked} times`);
  if (setOff && times > 0) faults.push(`${ref} was set off, and the treasury paid it too`);
  if (isPaid && times === 0 && !setOff && !(byHand && atTreasury?.state.status === 'REJECTED'))
    faults.push(`${ref} is booked as paid, and the treasury paid nothing`);
  // A treasury that was silent for all follow-ups: a person is at it.
  const inDoubt = ['IN_DOUBT', 'RECORDED'].includes(body.payment?.status);
  const asked = snapshot
    .of('TASK')
    .some((task) => task.status !== 'DONE' && task.body.subjectRef === `REDEMPTION#${id}`);
  if (times > 0 && !isPaid && !(inDoubt && asked))
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

/** claimed = paid (recovered or not) + refused + open + held, and what is booked as paid by the treasury left it. */
function sumFaults(redemptions: readonly State[], payments: readonly TreasuryPayment[]): string[] {
  const sum = (of: readonly State[]) => of.reduce((total, { body }) => total + body.amountFen, 0);
  const paid = redemptions.filter(({ status }) => PAID_OUT.includes(status));
  const refused = redemptions.filter(({ status }) => status === 'REFUSED');
  const open = redemptions.filter(({ status }) => ![...PAID_OUT, 'ON_HOLD', 'REFUSED'].includes(status));
  const held = redemptions.filter(({ status }) => status === 'ON_HOLD');
  const booked = sum(paid.filter(({ body }) => body.payment.channel === 'TREASURY'));
  const left = payments
    .filter(
      ({ redemptionId, times }) =>
        times > 0 && paid.some(({ id, body }) => id === redemptionId && body.payment.channel === 'TREASURY'),
    )
    .reduce((total, { amountFen, times }) => total + amountFen * times, 0);
  const faults: string[] = [];
  if (sum(redemptions) !== sum(paid) + sum(refused) + sum(open) + sum(held))
    faults.push('claimed is not paid + refused + open + held');
  if (booked !== left) faults.push(`${booked} are booked as paid by the treasury, ${left} left it`);
  return faults;
}

/** Not more comes back than was ordered, and not more is ordered than was paid (14-2b). */
function recoveryFaults({ id, status, body }: State): string[] {
  const repayments: readonly { readonly amountFen: number }[] = body.repayments;
  const repaid = repayments.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const faults: string[] = [];
  if (repaid > body.amountFen || body.amountFen > body.paidFen)
    faults.push(`FUNDRECOVERY#${id}: ${repaid} of ${body.amountFen} came back, ${body.paidFen} were paid`);
  if ((status === 'REPAID') !== (repaid === body.amountFen))
    faults.push(`FUNDRECOVERY#${id} is ${status} with ${repaid} of ${body.amountFen} repaid`);
  return faults;
}
