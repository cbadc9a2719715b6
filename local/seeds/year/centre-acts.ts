import { CHECK_ITEMS } from '../../../shared/domain/spot-check/check-items.ts';
import { all } from '../../../test/support/journeys/letters.ts';
import { agencyOf, buyerOf, known, send, type World } from './world.ts';
import type { Act, SpotCheckAct } from './plan-types.ts';

interface Check {
  readonly spotCheckId: string;
  readonly agencyId: string;
}

/** One in so many checks finds something. */
const DEFECT_EVERY = 7;

/** Takes over the agencies of earlier years. */
export async function importAgencies({ plan, client, agencyIds }: World): Promise<void> {
  const rows = plan.agencies.flatMap(({ uscc, name, categories, from }) =>
    'onboardedOn' in from
      ? [{ uscc, name, onboardedOn: from.onboardedOn, categories, source: '往年入驻名录' }]
      : [],
  );
  for (let start = 0; start < rows.length; start += 20) {
    const body = { batchId: `SEED-${start}`, rows: rows.slice(start, start + 20) };
    const headers = { 'idempotency-key': `seed-import-${start}` };
    const answer = await client('admin-zhou').done<{ rows: readonly { uscc: string; agencyId?: string }[] }>(
      'importAgencies',
      { body, headers },
    );
    for (const { uscc, agencyId } of answer.rows) {
      const agency = plan.agencies.find((each) => each.uscc === uscc);
      if (agency !== undefined && agencyId !== undefined) agencyIds.set(agency.number, agencyId);
    }
  }
}

const checksOf = (world: World, status: string, quarter: string) =>
  all<Check>(world.client('officer-li'), 'listSpotChecks', { query: { status, planId: quarter } });

const numberOf = ({ agencyIds }: World, agencyId: string) =>
  [...agencyIds].find(([, id]) => id === agencyId)?.[0] ?? 0;

export async function sendForChecks(world: World, quarter: string): Promise<void> {
  const open = await checksOf(world, 'MATERIALS_DUE', quarter);
  await Promise.all(
    open.map(({ spotCheckId, agencyId }) =>
      send(world, numberOf(world, agencyId), 'OTHER', `check-${spotCheckId}`),
    ),
  );
}

const CHECK_ACTS: Readonly<Record<SpotCheckAct, (world: World, quarter: string) => Promise<unknown>>> = {
  PLAN_SPOT_CHECKS: (world, quarter) =>
    world.client('officer-li').done('planSpotChecks', { body: { quarter } }),
  DRAW_SPOT_CHECKS: (world, planId) =>
    world.client('officer-wang').done('drawSpotChecks', { params: { planId } }),
  GIVE_MATERIAL: async (world, quarter) => {
    for (const { spotCheckId, agencyId } of await checksOf(world, 'MATERIALS_DUE', quarter)) {
      const documentIds = [known(world.materials, `check-${spotCheckId}`)];
      const keys = ['CONTRACT', 'INVOICE', 'PAYMENT_PROOF', 'DELIVERABLE'];
      await agencyOf(world, numberOf(world, agencyId)).done('submitCooperation', {
        params: { cooperationId: spotCheckId },
        body: { items: keys.map((key) => ({ key, documentIds })) },
      });
    }
  },
  REVIEW_SPOT_CHECKS: async (world, quarter) => {
    for (const [i, { spotCheckId }] of (await checksOf(world, 'SUBMITTED', quarter)).entries()) {
      const fails = i % DEFECT_EVERY === DEFECT_EVERY - 1;
      const sheet = CHECK_ITEMS.map(({ key }) =>
        fails && key === 'INVOICE' ? { key, result: 'DEFECT', note: '金额不符' } : { key, result: 'OK' },
      );
      const body = { sheet, outcome: fails ? 'FAILED' : 'PASSED' };
      await world.client('officer-li').done('reviewSpotCheck', {
        params: { spotCheckId },
        body: { ...body, summary: fails ? '发票与付款金额不符' : '材料齐全' },
      });
    }
  },
  CONCLUDE_SPOT_CHECKS: async (world, quarter) => {
    const reviewed = await all<Check & { review?: { outcome: string } }>(
      world.client('reviewer-chen'),
      'listSpotChecks',
      { query: { status: 'REVIEWED', planId: quarter } },
    );
    for (const { spotCheckId, review } of reviewed) {
      const failed = review?.outcome === 'FAILED';
      await world.client('reviewer-chen').done('concludeSpotCheck', {
        params: { spotCheckId },
        body: {
          decision: 'CONFIRM',
          reason: '同意',
          ...(failed && { consequence: { kind: 'RECTIFICATION' } }),
        },
      });
    }
  },
};

export const actOnChecks = (world: World, act: SpotCheckAct, quarter: string): Promise<unknown> =>
  CHECK_ACTS[act](world, quarter);

type ComplaintAct = Extract<Act, { complaint: number }>['kind'];

export async function actOnComplaint(world: World, complaint: number, act: ComplaintAct): Promise<void> {
  const plan = world.plan.complaints[complaint];
  if (plan === undefined) throw new RangeError(`no complaint ${complaint}`);
  const officer = world.client('officer-li');
  if (act === 'COMPLAIN') {
    const { receiptNo } = await world.client('person-zhang').done<{ receiptNo: string }>('submitComplaint', {
      body: {
        kind: 'COMPLAINT',
        target: { agencyId: known(world.agencyIds, plan.agency) },
        complainant: { kind: 'INDIVIDUAL', signedName: '卫投诉', phone: '+8613800001777' },
        facts: plan.facts,
      },
    });
    world.complaintIds.set(complaint, receiptNo);
    return;
  }
  const params = { complaintId: known(world.complaintIds, complaint) };
  if (act === 'INVESTIGATE') {
    await officer.done('acceptComplaint', { params, body: { summary: plan.facts } });
    await officer.done('investigateComplaint', { params });
  } else if (act === 'COMMENT') {
    const body = { text: '已核实，情况说明见附件。' };
    await agencyOf(world, plan.agency).done('commentOnComplaint', { params, body });
  } else if (act === 'DECIDE') {
    await officer.done('proposeComplaintOutcome', {
      params,
      body: { outcome: plan.outcome, reason: '调查结论' },
    });
    await world.client('reviewer-zhao').done('decideComplaint', {
      params,
      body: { agreed: true, reason: '同意' },
    });
  } else {
    await officer.done('replyToComplaint', { params, body: { text: '已将处理结果告知双方。' } });
    await officer.done('closeComplaint', { params, body: { text: '办结' } });
  }
}

type DemandAct = Extract<Act, { demand: number }>['kind'];

export async function actOnDemand(world: World, number: number, act: DemandAct): Promise<void> {
  const demand = world.plan.demands[number];
  if (demand === undefined) throw new RangeError(`no demand ${number}`);
  const buyer = buyerOf(world, demand.buyer);
  if (act === 'DEMAND') {
    const team = world.plan.buyers[demand.buyer];
    const { demandId } = await buyer.done<{ demandId: string }>('publishDemand', {
      body: {
        category: demand.category,
        title: '技术服务需求',
        requirement: '诚邀有经验的服务机构承接',
        invited: demand.invited.map((agency) => known(world.agencyIds, agency)),
        ...(team?.uscc === undefined && { teamName: team?.name }),
      },
    });
    world.demandIds.set(number, demandId);
    return;
  }
  const params = { demandId: known(world.demandIds, number) };
  if (act === 'CLOSE_DEMAND') return void (await buyer.done('closeDemand', { params }));
  for (const [i, agency] of demand.invited.entries()) {
    const answer = demand.answers[i];
    if (answer === undefined || answer === 'NONE') continue;
    const body =
      answer === 'OFFERED' ? { answer, text: '可承接，详见报价' } : { answer, reason: '近期档期已满' };
    await agencyOf(world, agency).done('answerDemand', { params, body });
  }
}
