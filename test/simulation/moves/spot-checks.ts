import { sheetWith } from '../../support/check-sheet.ts';
import type { Chance } from '../chance.ts';
import type { World } from '../world.ts';
import { type Give, ofAgency, ofPerson } from './actor.ts';
import { material } from './agency.ts';
import type { Task } from './officer.ts';

const REASON = { reason: '依计划开展' };

/** A step of a plan, a check or a request for material that waits for an officer. */
export async function onSpotCheck(
  world: World,
  { kind }: Task,
  id: string,
  chance: Chance,
  command: Give,
): Promise<unknown> {
  const verdict = { decision: chance.is(0.8) ? 'CONFIRM' : 'RETURN', reason: '复核意见' };
  switch (kind) {
    case 'PLAN_SPOT_CHECKS':
      return command('planSpotChecks', { body: { quarter: lastQuarter(world) } });
    case 'DRAW_SPOT_CHECKS':
      return command('drawSpotChecks', { params: { planId: id } });
    case 'REVIEW_SPOT_CHECK': {
      const outcome = chance.is(0.7) ? 'PASSED' : 'FAILED';
      const lines = sheetWith(...(outcome === 'FAILED' ? ['CONTRACT'] : []));
      const sheet = chance.is(0.1) ? lines.slice(1) : lines;
      const body = { sheet, outcome, summary: '已逐项核对' };
      return command('reviewSpotCheck', { params: { spotCheckId: id }, body });
    }
    case 'CONCLUDE_SPOT_CHECK': {
      const params = { spotCheckId: id };
      const { review } = await world.place
        .as('commission-wu')
        .done<{ review?: { outcome: string } }>('readSpotCheck', { params });
      const failed = review?.outcome === 'FAILED';
      const consequence = chance.of([
        { kind: 'RECTIFICATION' },
        { kind: 'VIOLATION', violation: 'SUBCONTRACTING' },
      ]);
      const body = { ...verdict, ...(failed && chance.is(0.8) && { consequence }) };
      return command('concludeSpotCheck', { params, body });
    }
    case 'DECIDE_REPLACEMENT':
      return command('decideReplacement', { params: { spotCheckId: id }, body: verdict });
    case 'SEND_SECOND_REQUEST':
      return command('requestCooperationAgain', { params: { cooperationId: id }, body: REASON });
    case 'PROPOSE_REFUSAL':
      return command('proposeRefusal', { params: { cooperationId: id }, body: REASON });
    default:
      return command('decideRefusal', { params: { cooperationId: id }, body: verdict });
  }
}

function lastQuarter({ stack }: World): string {
  const local = new Date(Date.parse(stack.clock.now()) + 8 * 3_600_000);
  const [year, quarter] = [local.getUTCFullYear(), Math.floor(local.getUTCMonth() / 3)];
  return quarter === 0 ? `${year - 1}Q4` : `${year}Q${quarter}`;
}

interface RequestSeen {
  readonly cooperationId: string;
  readonly items: readonly { readonly key: string; readonly required: boolean }[];
}

/** An agency hands in what it was asked for, whole or in part. */
export async function handInMove(world: World, chance: Chance): Promise<void> {
  for (const seller of world.sellers) {
    const client = world.agency(seller);
    const status = chance.of(['OPEN', 'OPEN', 'OVERDUE', 'SECOND_NOTICE'] as const);
    const found = await client.done<{ items: readonly RequestSeen[] }>('listCooperation', {
      query: { status },
    });
    const [asked] = found.items;
    if (asked === undefined) continue;
    const { cooperationId } = asked;
    const documentId = await material(world, seller, 'OTHER');
    await world.stack.quiesce();
    const keys = asked.items.filter(({ required }) => required || chance.is(0.3));
    const items = keys.slice(chance.is(0.1) ? 1 : 0).map(({ key }) => ({ key, documentIds: [documentId] }));
    const body = { items: items.length > 0 ? items : [{ key: 'ANY', documentIds: [documentId] }] };
    await ofAgency(world, chance, seller)('submitCooperation', { params: { cooperationId }, body });
    return;
  }
  world.note('nobody was asked for anything');
}

/** Officers plan a quarter that is over, draw it, pick checks, have them replaced, withdraw them, and ask for material of their own. */
export async function checkMove(world: World, chance: Chance): Promise<void> {
  const act = chance.weighed({ plan: 20, draw: 20, pick: 15, flags: 8, out: 15, ask: 22 });
  const who = chance.of(['officer-li', 'officer-wang']);
  const officer = ofPerson(world, chance, who);
  const planId = lastQuarter(world);
  const params = { planId };
  if (act === 'plan') await officer('planSpotChecks', { body: { quarter: planId } });
  if (act === 'draw') await officer('drawSpotChecks', { params });
  if (act === 'flags')
    await officer('pickByFlags', { params, body: { count: 1 + chance.below(3), reason: '风险提示' } });
  if (act === 'pick') {
    const { deals } = world.trade;
    const orderId = deals.length > 0 ? chance.of(deals).orderId : 'none';
    const part = chance.is(0.1) ? 'RANDOM' : 'RISK';
    await officer('pickSpotCheck', { params, body: { orderId, part, reason: '想查这一笔' } });
  }
  if (act === 'out') {
    const { items } = await world.place
      .as(who)
      .done<{ items: readonly { spotCheckId: string }[] }>('listSpotChecks', {
        query: { status: 'MATERIALS_DUE' },
      });
    const spotCheckId = items[0]?.spotCheckId;
    if (spotCheckId === undefined) return world.note('no check is under way');
    const operation = chance.is(0.6) ? 'proposeReplacement' : 'withdrawSpotCheck';
    await officer(operation, { params: { spotCheckId }, body: REASON });
  }
  if (act === 'ask') await ask(world, chance, officer);
}

async function ask(world: World, chance: Chance, officer: Give): Promise<void> {
  if (world.sellers.length === 0) return;
  const { agencyId } = chance.of(world.sellers).shop;
  const body = { agencyId, purpose: '请提供服务台账', items: [{ key: 'LEDGER', zh: '服务台账' }] };
  const answer = await officer('requestCooperation', { body });
  if (answer.status !== 201 || chance.is(0.8)) return;
  const { cooperationId } = answer.body as unknown as { cooperationId: string };
  await officer('withdrawCooperation', { params: { cooperationId }, body: REASON });
}
