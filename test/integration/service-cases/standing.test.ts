import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishServiceCase } from '../../../functions/service-cases/cases/publish.ts';
import { checkCaseEligibility, decideCaseSelection } from '../../../functions/service-cases/cases/review.ts';
import type { ServiceCaseBody } from '../../../shared/domain/service-case/service-case.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { serviceCase } from '../../../shared/store/aggregates/service-case.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { orderAt } from '../../support/order-fixtures.ts';
import {
  asked,
  CATEGORY,
  clerk,
  CYCLE,
  PUBLISHED,
  reviewer,
  startWorld,
} from '../evaluation-follow-up/world.ts';

const world = await startWorld(9800);
const { deps, newAgency, newEntry, outcomeOf, setTo } = world;
afterAll(() => world.stop());

const act = { by: 'clerk', at: PUBLISHED };
const experts = ['expert-anna', 'expert-bo', 'expert-chen'];

/** A case in a state, with its agency and its order. */
async function caseIn(status: string) {
  const owner = await newAgency();
  const { agencyId, uscc } = owner;
  const [caseId, orderId] = [newId(), newId()];
  await setTo(order, orderId, 'COMPLETED', { ...orderAt('DELIVERED').body, agencyId, uscc });
  const body: ServiceCaseBody = {
    cycleId: CYCLE,
    entryId: await newEntry(owner, 'EXCELLENT'),
    category: CATEGORY,
    agencyId,
    uscc,
    agencyName: owner.name,
    orderId,
    buyer: { id: 'B', name: '上海样例企业有限公司' },
    title: '失效分析',
    summary: '为企业完成失效分析',
    nominated: { ...act, origin: 'CENTRE' },
    panel: experts.map((expertId) => ({ expertId, appointedBy: 'clerk', at: PUBLISHED })),
    recused: [],
    scores: experts.map((expertId) => ({ expertId, score: 90, comment: '可推广', at: PUBLISHED })),
    consents: { AGENCY: act, BUYER: act },
    edited: { ...act, number: 1, title: '失效分析', text: '两周内完成。', textHash: '1'.repeat(64) },
  };
  await setTo(serviceCase, caseId, status, body);
  return { caseId, agencyId, orderId };
}

const STEPS = [
  [
    'eligibility',
    'NOMINATED',
    (caseId: string) => checkCaseEligibility(asked(clerk, { caseId }), deps as never),
  ],
  [
    'selection',
    'EXPERT_REVIEW',
    (caseId: string) =>
      decideCaseSelection(
        asked(reviewer, { caseId }, { board: 'EXCELLENT_SERVICE', reason: '好' }),
        deps as never,
      ),
  ],
  ['publication', 'EDITED', (caseId: string) => publishServiceCase(asked(clerk, { caseId }), deps as never)],
] as const;

beforeAll(async () => {
  await world.newCycle();
});

describe('the standing of a case', () => {
  it.each(STEPS)(
    '[11-2a] is the same when its %s is committed as when it was judged',
    async (_, from, judge) => {
      const [same, suspended, held] = [await caseIn(from), await caseIn(from), await caseIn(from)];
      const plans = await Promise.all([same, suspended, held].map(({ caseId }) => judge(caseId)));
      await setTo(agency, suspended.agencyId, 'SUSPENDED');
      await setTo(order, held.orderId, 'COMPLETED');
      const outcomes = [];
      for (const plan of plans) outcomes.push(await outcomeOf(plan));
      expect(outcomes).toEqual(['done', 'reload', 'reload']);
    },
  );
});
