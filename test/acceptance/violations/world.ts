import {
  type Seller,
  accepted,
  contracted,
  placed,
  seller,
} from '../../support/journeys/supervision/trade.ts';
import {
  type FlagAnswer,
  flagOf,
  officerIdOf,
  suspectedOf,
  type ViolationAnswer,
} from '../../support/journeys/supervision/violations.ts';
import { expect } from 'vitest';
import { expectRefused } from '../evaluation-season/attempts.ts';
import { ownStack } from '../own-stack.ts';
import { alwaysRefused, REASON, watching } from './watch.ts';

export const place = await ownStack();
export const { clock } = place;
export const [li, chen, zhao] = [
  place.as('officer-li'),
  place.as('reviewer-chen'),
  place.as('reviewer-zhao'),
];
export const [wu, zheng] = [place.as('commission-wu'), place.as('commission-zheng')];
export const buyer = place.as('buyer-shi');
const PUBLISHED = { priceFen: 1_000_000, priceUnit: '项' };
export const one = await seller(place, [PUBLISHED]);
export const other = await seller(place, [PUBLISHED]);
await clock.rest();
export const order = async ({ productIds }: Seller, more: object = {}): Promise<string> =>
  (await placed(place, buyer, productIds[0] ?? '', more)).orderId;

/** An order with its contract. */
export async function inService(
  agency: Seller,
  papers: Parameters<typeof contracted>[3] = {},
): Promise<string> {
  const orderId = await order(agency);
  await accepted(place, agency.admin, orderId);
  await contracted(place, agency.admin, orderId, papers);
  return orderId;
}

/** The flag that a rule raised becomes a suspicion of its own kind: not before it is confirmed, not by anybody, not twice. */
export async function suspicion(orderId: string, ruleId: string, kind: string): Promise<ViolationAnswer> {
  const flag = await flagOf(place, `ORDER#${orderId}`, ruleId);
  const params = { flagId: flag.flagId };
  const look = async () => [
    await li.done('readRiskFlag', { params }),
    await li.done('listViolations', { query: { agencyId: one.agencyId } }),
  ];
  const verdict = { params, body: { outcome: 'CONFIRMED', reason: '属实' } };
  const suspect = { params, body: { kind, ...REASON } };
  const agencies = [one.admin, other.admin, buyer];
  await expectRefused(look, [
    ...alwaysRefused('decideRiskFlag', { may: chen, mayNot: agencies }, verdict),
    ...alwaysRefused(
      'suspectViolation',
      { may: li, mayNot: [...agencies, place.as('finance-qian')] },
      suspect,
    ),
    [li, 'suspectViolation', suspect, 409, 'ILLEGAL_TRANSITION'],
    [
      li,
      'suspectViolation',
      { params, body: { ...suspect.body, kind: 'RUDENESS' } },
      422,
      'VALIDATION_FAILED',
    ],
  ]);
  const made = await suspectedOf(place, flag, kind);
  await expectRefused(look, [
    [li, 'suspectViolation', suspect, 409, 'DUPLICATE'],
    [chen, 'decideRiskFlag', verdict, 409, 'ILLEGAL_TRANSITION'],
  ]);
  expect(made).toMatchObject({ kind, status: 'SUSPECTED' });
  return made;
}

export const flagged = async (orderId: string, ruleId: string): Promise<FlagAnswer> =>
  flagOf(place, `ORDER#${orderId}`, ruleId);

/** An investigation by reviewer Zhao and officer Li. */
export async function underInvestigation(violationId: string): Promise<void> {
  const investigators = [await officerIdOf(place, 'reviewer-zhao'), await officerIdOf(place, 'officer-li')];
  await chen.done('investigateViolation', { params: { violationId }, body: { ...REASON, investigators } });
}

/** Looks at one violation of the first agency while it is tried. */
export const refusedOn = (violationId: string) => watching(place, violationId, one.admin);
