import { completeContent } from '../support/catalogue-fixtures.ts';
import { Chance } from './chance.ts';
import { give } from './commands.ts';
import { material } from './moves/agency.ts';
import { REGISTERED } from './trade.ts';
import type { World } from './world.ts';

/** An agency that is there from the beginning. */
export interface SellerPlan {
  readonly categories: readonly string[];
  readonly onboardedOn: string;
}

/** The second is in a category that asks for a certificate. */
export const DAILY_SELLERS: readonly SellerPlan[] = [
  { categories: ['RESEARCH_DEVELOPMENT'], onboardedOn: '2024-05-06' },
  { categories: ['INSPECTION_TESTING'], onboardedOn: '2024-05-06' },
  { categories: ['RESEARCH_DEVELOPMENT'], onboardedOn: '2024-05-06' },
];

/**
 * What a history begins with: agencies of the time before the regulation, each with something on offer. The last has no
 * phone that text messages reach.
 */
export async function open(world: World, plans: readonly SellerPlan[]): Promise<void> {
  const { place, trade } = world;
  trade.textVersion = (await place.anyone.done<{ version: string }>('readUsageDeclaration')).version;
  const admin = { who: 'admin-zhou', client: place.as('admin-zhou'), quiet: true };
  for (const [subject, { displayName, role }] of Object.entries(REGISTERED))
    await admin.client.done('registerOfficer', { body: { subject, displayName, roles: [role] } });
  const sellers = world.players.slice(-plans.length);
  const rows = sellers.map(({ applicant }, index) => ({
    uscc: applicant.uscc,
    name: applicant.orgName,
    ...plans[index],
    source: '样例名录',
  }));
  const body = { batchId: `sim-${world.seed}`, rows };
  const imported = await give(world, { ...admin, operation: 'importAgencies', input: { body } });
  const entered = (imported.body as unknown as { rows: readonly { agencyId: string }[] }).rows;
  await world.stack.quiesce();
  for (const [index, player] of sellers.entries()) {
    const agencyId = entered[index]?.agencyId ?? '';
    const categories = plans[index]?.categories ?? [];
    player.shop = { agencyId, categories, products: [], standingDocuments: [] };
    if (categories.some((each) => each === 'INSPECTION_TESTING')) await certify(world, player);
    for (const category of categories) await offer(world, player, category);
    if (index < sellers.length - 1) await reachable(world, player);
  }
  await world.stack.quiesce();
}

type Seller = World['players'][number];

/** A certificate that the registers confirm for some months. */
async function certify(world: World, player: Seller): Promise<void> {
  const days = 20 + new Chance(world.seed, 0).below(120);
  const validUntil = new Date(Date.parse(world.stack.clock.now()) + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const items = [{ kind: 'CMA', number: 'CMA-1', validUntil, status: 'VALID' }];
  await world.place.scriptGateway(player.applicant.uscc, { checks: { QUALIFICATION: { facts: { items } } } });
  const documentId = await material(world, player, 'QUALIFICATION');
  await world.stack.quiesce();
  const body = { kind: 'CMA', number: 'CMA-1', documentId };
  await quietly(world, player, 'recordQualification', { body });
  await world.stack.quiesce();
}

async function reachable(world: World, player: Seller): Promise<void> {
  const { phone } = player.applicant;
  await quietly(world, player, 'requestPhoneCode', { body: { phone } });
  await world.stack.quiesce();
  const code = world.stack.sms(phone)[0]?.message.match(/\d{6}/)?.[0];
  await quietly(world, player, 'verifyPhoneCode', { body: { code } });
}

async function offer(world: World, player: Seller, category: string): Promise<void> {
  const drafted = await quietly(world, player, 'draftProduct', { body: completeContent({ category }) });
  const { productId } = drafted.body as unknown as { productId: string };
  const published = await quietly(world, player, 'publishProduct', { params: { productId } });
  if (published.status !== 200) world.violate(`the first product was not published: ${published.status}`);
  player.shop?.products.push(productId);
}

const quietly = (world: World, player: Seller, operation: string, input: object) =>
  give(world, {
    who: `agency ${player.index}`,
    client: world.agency(player),
    operation,
    input,
    quiet: true,
  });
