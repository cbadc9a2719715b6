import { importedAgency } from '../../support/journeys/catalogue.ts';
import { readCycle } from '../../support/journeys/evaluation/cycle.ts';
import { verifyPhone } from '../../support/journeys/phones.ts';
import { ownStack } from '../own-stack.ts';
import { type Attempt, expectRefused } from './attempts.ts';
import { completedOrder, evaluatedAgency } from './evaluated-agency.ts';

export const RND = 'RESEARCH_DEVELOPMENT';
export const CONSULTING = 'SCI_TECH_CONSULTING';
export const CYCLE = '2027';
export const params = { cycleId: CYCLE };
export const NO_HASH = '0'.repeat(64);
export const reason = '理由';
/** Of an input of the agency with an order; its points do not reach 60 without it. */
export const CORRECTION = {
  indicatorId: 'ACT_PARTICIPATION',
  input: 'eventsAttended',
  oldInput: 0,
  newInput: 2,
  reason: '补记交流活动',
  evidenceRef: 'TRAINING#1',
};

export const place = await ownStack({ at: '2026-12-30T09:00:00+08:00' });
export const { anyone, clock } = place;
export const li = place.as('officer-li');
export const chen = place.as('reviewer-chen');
export const zhao = place.as('reviewer-zhao');
export const discipline = place.as('discipline-sun');
export const wu = place.as('commission-wu');
export const zheng = place.as('commission-zheng');
export const buyer = place.as('buyer-shi');
export const BUYER_PHONE = '+8613800005566';

await verifyPhone(place, buyer, BUYER_PHONE);
/** With an order in the period, reached by letter and text message. */
export const busy = await evaluatedAgency(place, [RND, CONSULTING]);
await verifyPhone(place, busy.admin, busy.applicant.phone);
export const orderId = await completedOrder(place, busy, buyer, busy.products[RND] ?? '');
/** In scope without an order, and without a phone. */
export const quiet = await evaluatedAgency(place, [RND]);
/** On the platform with nothing on offer. */
export const stranger = await importedAgency(place, [RND]);
/** The entry of the order's category. */
export const own = { entryId: `${CYCLE}.${RND}.${busy.agencyId}` };

export const season = () => readCycle(place, CYCLE);
export const entryNow = () => li.done<Record<string, unknown>>('readEvaluationEntry', { params: own });

/** Attempts that leave the cycle as it is. */
export const refused = (attempts: readonly Attempt[]) => expectRefused(season, attempts);
/** Attempts that leave the cycle and the entry as they are. */
export const refusedOfEntry = (attempts: readonly Attempt[]) =>
  expectRefused(async () => [await season(), await entryNow()], attempts);
