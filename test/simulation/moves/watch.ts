import type { Chance } from '../chance.ts';
import type { World } from '../world.ts';
import { ofPerson } from './actor.ts';
import { all } from '../../support/journeys/letters.ts';
import { exchangeMove } from './exchange.ts';
import { guidanceMove } from './guidance.ts';
import { checkMove, handInMove } from './spot-checks.ts';

/** What the centre does of its own accord, and what the treasury and the voucher platform are like meanwhile. */
export async function watchMove(world: World, chance: Chance): Promise<void> {
  const act = chance.weighed({
    flag: 14,
    read: 8,
    look: 10,
    takedown: 12,
    check: 16,
    handIn: 14,
    tasks: 14,
    credit: 4,
    treasury: 12,
    reports: 8,
    buyers: 4,
    guidance: 34,
    exchange: 14,
  });
  const officer = ofPerson(world, chance, chance.of(['officer-li', 'officer-wang', 'reviewer-chen']));
  if (act === 'guidance') return guidanceMove(world, chance);
  if (act === 'exchange') return exchangeMove(world, chance);
  if (act === 'check') return checkMove(world, chance);
  if (act === 'handIn') return handInMove(world, chance);
  if (act === 'tasks') return onTasks(world, chance);
  if (act === 'treasury') return scriptTreasury(world, chance);
  if (act === 'reports') return treasuryReports(world, chance);
  if (act === 'buyers') return scriptBuyer(world, chance);
  const { deals } = world.trade;
  const seller = chance.of(world.sellers);
  const deal = deals.length > 0 ? chance.of(deals) : undefined;
  if (act === 'credit') {
    await officer('runCreditCheck', { params: { agencyId: seller.shop.agencyId } });
  } else if (act === 'look' && deal !== undefined) {
    const paper = { inOrder: chance.is(0.8) };
    const sheet = { contract: paper, invoice: paper, deliverable: paper, conclusion: '初核意见' };
    await officer('checkOrder', { body: { orderId: deal.orderId, trigger: 'OWN', sheet } });
  } else if (act === 'takedown' && seller.shop.products.length > 0) {
    const params = { productId: chance.of(seller.shop.products) };
    const operation = chance.is(0.5) ? 'takeProductDown' : 'liftTakedown';
    await officer(operation, { params, body: { reason: '描述与资质不符' } });
  } else if (act === 'read') {
    await readOn(world, chance);
  } else if (act === 'flag') {
    const product = seller.shop.products.at(-1);
    const about = chance.weighed({ order: 60, product: 25, agency: 15 });
    const subjectRef =
      about === 'order' && deal !== undefined
        ? `ORDER#${deal.orderId}`
        : about === 'product' && product !== undefined
          ? `PRODUCT#${product}`
          : `AGENCY#${seller.shop.agencyId}`;
    const severity = chance.of(['REVIEW', 'HOLD', 'BLOCK'] as const);
    await officer('raiseRiskFlag', {
      body: { subjectRef, ruleId: 'SC-01', severity, note: '报告由他处出具' },
    });
  }
}

/** Officers look into what was handed in, and drop what came to nothing. */
async function readOn(world: World, chance: Chance): Promise<void> {
  const li = world.place.as('officer-li');
  const officer = ofPerson(world, chance, 'officer-li');
  const submitted = await li.done<{ items: readonly { cooperationId: string }[] }>('listCooperation', {
    query: { status: 'SUBMITTED' },
  });
  const cooperationId = submitted.items[0]?.cooperationId;
  if (cooperationId !== undefined) await officer('viewCooperation', { params: { cooperationId } });
  for (const { shop } of world.sellers) {
    const query = { agencyId: shop.agencyId };
    const { items } = await li.done<{ items: readonly { violationId: string; status: string }[] }>(
      'listViolations',
      {
        query,
      },
    );
    const suspected = items.find(({ status }) => status === 'SUSPECTED');
    if (suspected === undefined) continue;
    const params = { violationId: suspected.violationId };
    await ofPerson(
      world,
      chance,
      'reviewer-zhao',
    )('dismissViolation', { params, body: { reason: '查无此事' } });
    return;
  }
}

/** Tasks are claimed, handed over, given back or taken by force, one or many at once. */
async function onTasks(world: World, chance: Chance): Promise<void> {
  const who = chance.of(['officer-li', 'officer-wang']);
  const found = await all<{ taskId: string; kind: string; uscc?: string }>(world.place.as(who), 'listTasks', {
    query: { queue: 'CENTRE_OFFICER' },
  });
  const key = (task: { kind: string; uscc?: string }) => `${world.playerOf(task.uscc)} ${task.kind}`;
  const tasks = found.toSorted((left, right) => (key(left) < key(right) ? -1 : 1));
  const [first] = tasks;
  if (first === undefined) return world.note('no officer has work');
  const officer = ofPerson(world, chance, who);
  const me = await world.place.as(chance.of(['officer-li', 'officer-wang'])).done<{ id?: string }>('whoAmI');
  const to = me.id ?? 'nobody';
  const params = { taskId: first.taskId };
  const act = chance.weighed({ claim: 20, release: 15, handOver: 20, assign: 10, many: 35 });
  if (act === 'claim') await officer('claimTask', { params });
  if (act === 'release') await officer('releaseTask', { params });
  if (act === 'handOver') await officer('handOverTask', { params, body: { to, reason: '请假' } });
  if (act === 'assign')
    await ofPerson(world, chance, 'admin-zhou')('assignTask', { params, body: { to, reason: '调整分工' } });
  const taskIds = tasks.slice(0, 1 + chance.below(5)).map(({ taskId }) => taskId);
  const dryRun = chance.is(0.4);
  const move = chance.of([
    { action: 'claim' },
    { action: 'release' },
    { action: 'handOver', to, reason: '请假' },
  ]);
  if (act === 'many') await officer('moveTasks', { body: { ...move, taskIds, dryRun } });
}

const STEPS = ['pay', 'accept', 'hold', 'reject', 'lose-answer', 'unreachable', 'error'] as const;

/** From here on the treasury does this with the payments of one payee. */
async function scriptTreasury(world: World, chance: Chance): Promise<void> {
  const { applicant, index } = chance.of(world.sellers);
  const steps = Array.from({ length: 1 + chance.below(4) }, () => chance.of(STEPS));
  // Its last step goes on for ever; it may be slow or silent that long, but a refusal is of one payment.
  const ending = [...steps, chance.of(['pay', 'accept'] as const)];
  world.note(`the treasury and agency ${index}: ${ending.join(' ')}`);
  await world.local(`/local/treasury-scripts/${applicant.uscc}`, 'PUT', { steps: ending });
}

/** The treasury reports of itself what it did, also what everybody knows, and more than once. */
async function treasuryReports(world: World, chance: Chance): Promise<void> {
  const settled = (await world.treasury()).filter(({ state }) => state.status !== 'ACCEPTED');
  if (settled.length === 0) return world.note('the treasury has nothing to report');
  const { redemptionId, state } = chance.of(settled);
  const { status, ...facts } = state;
  const detail = { redemptionId, outcome: status, ...facts };
  const times = 1 + chance.below(3);
  world.note(`the treasury reports ${status} ${times} times`);
  for (let time = 0; time < times; time += 1)
    world.stack.services.links.events.put(
      { Source: 'voucher.treasury', DetailType: 'TreasuryPaymentReported', Detail: JSON.stringify(detail) },
      world.stack.environment['BUS_NAME'] ?? '',
    );
}

/** The voucher platform does not know a buyer, or does not answer. */
async function scriptBuyer(world: World, chance: Chance): Promise<void> {
  const buyerId = '91310115MA1FX0045W';
  const way = chance.weighed({ outage: 30, ineligible: 30, usual: 40 });
  world.note(`the voucher platform about buyer-gu: ${way}`);
  const path = `/local/voucher-platform/buyers/${buyerId}`;
  if (way === 'usual') await world.local(path, 'DELETE');
  else
    await world.local(
      path,
      'PUT',
      way === 'outage' ? { outage: true } : { eligible: false, reason: 'QUOTA_USED_UP' },
    );
}
