import { REVIEW_ITEMS } from '../../../../shared/domain/redemption/review-sheet.ts';
import type { PlatformClient } from '../../platform-client.ts';
import type { Deployment } from '../deployment.ts';
import { all } from '../letters.ts';
import { until } from '../until.ts';
import {
  confirmationProposed,
  findings,
  investigated,
  type ViolationAnswer,
  violationConfirmed,
} from './violations.ts';
import { considered, evidence, termPassed, type Timed } from './procedure.ts';
import { accepted, contracted, performed, placed, sealedAndClaimed, type Seller } from './trade.ts';

/** What each order is claimed for, in 分: half its price. */
export const CLAIM = 500_000;
const PRICE = 2 * CLAIM;

export interface RedemptionAnswer {
  readonly redemptionId: string;
  readonly status: string;
  readonly version: number;
  readonly amountFen: number;
}
interface RecoveryAnswer {
  readonly status: string;
  readonly sourceRef: string;
  readonly repaidFen: number;
}

export const readRedemption = (who: PlatformClient, redemptionId: string): Promise<RedemptionAnswer> =>
  who.done<RedemptionAnswer>('readRedemption', { params: { redemptionId } });

/** An order from its placing to the claim on its voucher; the claim has the order's id. `invoice` tells its invoice apart. */
export async function claimed(
  place: Timed,
  sold: Seller,
  buyer: PlatformClient,
  invoice: number,
): Promise<string> {
  const { orderId } = await placed(place, buyer, sold.productIds[0] ?? '');
  await accepted(place, sold.admin, orderId);
  await contracted(place, sold.admin, orderId);
  await performed(sold.admin, buyer, orderId);
  const number = `263120000000${String(invoice).padStart(8, '0')}`;
  await sealedAndClaimed(place, sold, orderId, { number, invoicedFen: PRICE, paidFen: CLAIM });
  return orderId;
}

/** Examined by one officer of the centre, approved by another. */
export async function approved({ as }: Deployment, redemptionId: string): Promise<void> {
  const on = { params: { redemptionId } };
  const items = REVIEW_ITEMS.map((item) => ({ item, passed: true }));
  const amounts = { contractFen: PRICE, invoicedFen: PRICE, paidFen: CLAIM };
  await as('officer-li').done('startRedemptionReview', on);
  await as('officer-li').done('proposeRedemptionApproval', { ...on, body: { items, amounts } });
  await as('reviewer-chen').done('approveRedemption', on);
}

/** What is approved is batched at the end of the first quarter of 2026, and paid by the treasury. */
export async function paid({ clock, as }: Timed, redemptionId: string): Promise<void> {
  await clock.to('2026-03-31T18:05:00.000Z');
  await clock.to('2026-03-31T18:30:00.000Z');
  await until(
    () => readRedemption(as('officer-li'), redemptionId),
    ({ status }) => status === 'PAID',
    `${redemptionId} is paid`,
  );
}

/** A suspicion from its investigation to the finding of a second person, the agency heard in silence. */
export async function found(
  place: Timed,
  agency: { readonly applicant: { readonly uscc: string }; readonly admin: PlatformClient },
  violationId: string,
): Promise<ViolationAnswer> {
  await investigated(place, violationId);
  const documentIds = [await evidence(place, agency.applicant.uscc)];
  const hearingId = await confirmationProposed(place, violationId, findings(documentIds));
  await termPassed(place, agency.admin, hearingId);
  await considered(place.as('officer-li'), hearingId);
  return violationConfirmed(place, violationId);
}

export interface Money {
  readonly held: number;
  readonly refused: number;
  /** And not recovered. */
  readonly paid: number;
  readonly recovered: number;
  /** Neither of them yet. */
  readonly open: number;
}

const PLACE: Readonly<Record<string, keyof Money>> = {
  ON_HOLD: 'held',
  REFUSED: 'refused',
  PAID: 'paid',
  RECOVERY_OPEN: 'paid',
};

/** Where the money of some claims of an agency is. @throws when it does not add up to what was claimed */
export async function moneyOf(
  officer: PlatformClient,
  uscc: string,
  redemptionIds: readonly string[],
): Promise<Money> {
  const recoveries = await all<RecoveryAnswer>(officer, 'listRecoveries', { query: { uscc } });
  const sums = { held: 0, refused: 0, paid: 0, recovered: 0, open: 0 };
  let claims = 0;
  for (const id of redemptionIds) {
    const { status, amountFen } = await readRedemption(officer, id);
    const back = recoveries
      .filter(({ sourceRef, status: is }) => sourceRef === `REDEMPTION#${id}` && is !== 'DROPPED')
      .reduce((sum, { repaidFen }) => sum + repaidFen, 0);
    if (back > 0 && status !== 'RECOVERY_OPEN') throw new Error(`${id} is ${status} with ${back} back`);
    claims += amountFen;
    sums.recovered += back;
    sums[PLACE[status] ?? 'open'] += amountFen - back;
  }
  const total = Object.values(sums).reduce((sum, each) => sum + each, 0);
  const negative = Object.values(sums).some((each) => each < 0);
  if (total !== claims || negative) throw new Error(`${JSON.stringify(sums)} of ${claims}`);
  return sums;
}
