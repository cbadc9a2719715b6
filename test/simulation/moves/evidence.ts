import type { Chance } from '../chance.ts';
import type { Deal } from '../trade.ts';
import type { World } from '../world.ts';
import { ofAgency, ofPerson } from './actor.ts';
import { material } from './agency.ts';
import { dayFrom, lookAt, type OrderSeen, readRedemption, type RedemptionSeen } from './seen.ts';

/** Another piece of evidence for an order that is under way or completed, or one taken back. */
export async function completedStep(world: World, deal: Deal, chance: Chance): Promise<unknown> {
  const { orderId, seller } = deal;
  const { status, missing, items } = await lookAt(world, orderId);
  const agency = ofAgency(world, chance, seller);
  const params = { orderId };
  if (status === 'OPEN' && items.length > 0 && chance.is(0.08)) {
    const itemId = items.findLast(({ kind }) => kind !== 'CONTRACT')?.itemId ?? 'none';
    return agency('withdrawArchiveItem', { params: { orderId, itemId } });
  }
  const kind = chance.is(0.15)
    ? chance.of(['PROCESS_RECORD', 'ACCEPTANCE_RECORD'] as const)
    : missing.find(isAdded);
  if (kind === undefined)
    return world.note(`nothing to add: ${status}, missing ${missing.join() || 'nothing'}`);
  if (kind === 'INVOICE') return invoice(world, deal, chance);
  const documentId = await material(world, seller, kind);
  await world.stack.quiesce();
  const facts = kind === 'PAYMENT_PROOF' ? paidHalf(world, deal, chance) : { title: '过程记录' };
  return agency('addArchiveItem', { params, body: { kind, documentId, ...facts } });
}

/** Of every order half is paid by voucher; now and then the proof says that it was more. */
const paidHalf = (world: World, { priceFen }: Deal, chance: Chance) => ({
  amountFen: priceFen / 2,
  voucherFen: chance.is(0.05) ? priceFen : priceFen / 2,
  paidOn: dayFrom(world, 0),
});

const isAdded = (kind: string): kind is 'INVOICE' | 'PAYMENT_PROOF' =>
  kind === 'INVOICE' || kind === 'PAYMENT_PROOF';

/** An invoice; now and then one that another order has, of another sum, or of another seller. */
async function invoice(world: World, { orderId, seller, priceFen }: Deal, chance: Chance): Promise<void> {
  const { invoices } = world.trade;
  const used = invoices.length > 0 && chance.is(0.15);
  const number = used
    ? chance.of(invoices)
    : `2631${String(world.seed * 10_000 + world.trade.number()).padStart(16, '0')}`;
  const documentId = await material(world, seller, 'INVOICE');
  await world.stack.quiesce();
  const answer = await ofAgency(
    world,
    chance,
    seller,
  )('addArchiveItem', {
    params: { orderId },
    body: {
      kind: 'INVOICE',
      number,
      amountFen: chance.is(0.06) ? priceFen * 2 : priceFen,
      issuedOn: dayFrom(world, 0),
      sellerUscc: chance.is(0.04) ? world.players[0]?.applicant.uscc : seller.applicant.uscc,
      documentId,
    },
  });
  if (answer.status < 300) invoices.push(number);
}

/** What is done with a sealed archive: a claim, a correction, or an attempt to alter it. */
export async function archiveStep(
  world: World,
  deal: Deal,
  seen: OrderSeen,
  chance: Chance,
): Promise<unknown> {
  const { orderId, seller } = deal;
  const params = { orderId };
  const agency = ofAgency(world, chance, seller);
  const archived = await lookAt(world, orderId);
  const way = chance.weighed({ claim: 70, correct: 12, tamper: 18 });
  if (way === 'claim') {
    const redemption = await readRedemption(world, orderId);
    if (redemption === undefined || redemption.status === 'RETURNED' || chance.is(0.1))
      return agency('claimRedemption', { params });
    deal.ended = redemption.status === 'PAID';
    return redemptionStep(world, redemption, seen, chance);
  }
  const item = archived.items[chance.below(Math.max(1, archived.items.length))];
  if (way === 'tamper' && chance.is(0.5)) {
    const answer = await agency('withdrawArchiveItem', {
      params: { orderId, itemId: item?.itemId ?? 'none' },
    });
    if (answer.status < 300) world.violate(`a piece was taken out of the sealed archive of ORDER#${orderId}`);
    return lookAt(world, orderId);
  }
  const documentId = await material(world, seller, way === 'tamper' ? 'PROCESS_RECORD' : 'OTHER');
  await world.stack.quiesce();
  if (way === 'correct') {
    const body = { refersTo: item?.itemId ?? 'none', kind: 'OTHER', documentId, reason: '更正一处笔误' };
    return agency('correctArchive', { params, body });
  }
  const late = await agency('addArchiveItem', {
    params,
    body: { kind: 'PROCESS_RECORD', documentId, title: '补' },
  });
  if (late.status < 300) world.violate(`a piece was added to the sealed archive of ORDER#${orderId}`);
  return lookAt(world, orderId);
}

/** A redemption on its way, by those whose turn it is not always; what happens of itself is left to time. */
async function redemptionStep(
  world: World,
  { redemptionId, status, amountFen, uscc }: RedemptionSeen,
  order: OrderSeen,
  chance: Chance,
): Promise<unknown> {
  const params = { redemptionId };
  switch (status) {
    case 'CLAIMED':
      return ofPerson(world, chance, 'officer-li')('startRedemptionReview', { params });
    case 'UNDER_REVIEW':
      if (chance.is(0.5)) return ofPerson(world, chance, 'reviewer-chen')('approveRedemption', { params });
      return proposeApproval(world, redemptionId, chance, order);
    case 'APPROVED':
      if (chance.is(0.6)) return ofPerson(world, chance, 'admin-zhou')('openRedemptionBatch');
      return world.note(`${amountFen} of ${world.playerOf(uscc)} wait for the quarter`);
    case 'ON_HOLD': {
      const body = { ground: chance.is(0.8) ? 'CENTRE' : 'AGENCY', reason: '已查明' };
      return ofPerson(world, chance, 'reviewer-zhao')('releaseRedemption', { params, body });
    }
    case 'BATCHED':
      if (chance.is(0.4))
        return ofPerson(
          world,
          chance,
          'reviewer-zhao',
        )('holdRedemption', { params, body: { reason: '核查中' } });
      return world.note(`agency ${world.playerOf(uscc)} waits for the treasury`);
    default:
      return world.note(`the redemption is ${status}`);
  }
}

const ITEMS = [
  'CONTRACT_MATCHES_ORDER',
  'INVOICE_GENUINE',
  'SELLER_IS_AGENCY',
  'PAYMENT_PROVEN',
  'DELIVERABLE_MATCHES_CONTRACT',
  'AMOUNTS_CONSISTENT',
  'VOUCHER_WITHIN_LIMIT',
] as const;

/** The review sheet of an officer, mostly as the papers are. */
export async function proposeApproval(
  world: World,
  redemptionId: string,
  chance: Chance,
  order: OrderSeen,
): Promise<unknown> {
  const { sums } = await lookAt(world, redemptionId);
  const careless = chance.is(0.1);
  const items = ITEMS.map((item) => ({
    item,
    passed: !careless || item !== 'PAYMENT_PROVEN',
    note: '已核对',
  }));
  const amounts = { contractFen: order.contract?.amountFen ?? 0, ...sums };
  const officer = ofPerson(world, chance, chance.of(['officer-li', 'officer-wang']));
  return officer('proposeRedemptionApproval', { params: { redemptionId }, body: { items, amounts } });
}
