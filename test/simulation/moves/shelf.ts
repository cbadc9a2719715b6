import { completeContent } from '../../support/catalogue-fixtures.ts';
import type { Chance } from '../chance.ts';
import type { World } from '../world.ts';
import { ofAgency } from './actor.ts';
import { material } from './agency.ts';
import { dayFrom } from './seen.ts';

type Seller = World['sellers'][number];

const SECTIONS = { INTRODUCTION: true, QUALIFICATIONS: true, PRODUCTS: true, CHARGING_STANDARD: true };

/** What an agency does for its own presence: products, documents, certificates, categories, the yearly update. */
export async function shelfMove(world: World, chance: Chance): Promise<void> {
  if (world.sellers.length === 0) return world.note('nobody is on the platform');
  const seller = chance.of(world.sellers);
  const act = chance.weighed({ product: 50, document: 14, certificate: 12, category: 10, upkeep: 14 });
  if (act === 'product') await onProduct(world, seller, chance);
  if (act === 'document') await onDocument(world, seller, chance);
  if (act === 'certificate') await certificate(world, seller, chance);
  if (act === 'category') await category(world, seller, chance);
  if (act === 'upkeep') await upkeep(world, seller, chance);
}

const PRICES = [120_000, 130_000, 1_500_000] as const;

async function onProduct(world: World, seller: Seller, chance: Chance): Promise<void> {
  const { products, categories } = seller.shop;
  const agency = ofAgency(world, chance, seller);
  const priceFen = chance.of(PRICES);
  if (products.length === 0 || chance.is(0.25)) {
    const served = chance.is(0.9) ? chance.of(categories) : 'SCI_TECH_CONSULTING';
    const drafted = await agency('draftProduct', { body: completeContent({ category: served, priceFen }) });
    if (drafted.status !== 201) return;
    const { productId } = drafted.body as unknown as { productId: string };
    products.push(productId);
    if (chance.is(0.7)) await agency('publishProduct', { params: { productId } });
    return;
  }
  const params = { productId: chance.of(products) };
  const act = chance.weighed({ publish: 35, revise: 30, off: 20, archive: 6, twice: 9 });
  if (act === 'publish') await agency('publishProduct', { params });
  if (act === 'off') await agency('takeProductOffShelf', { params });
  if (act === 'archive') await agency('archiveProduct', { params });
  const body = completeContent({
    category: chance.of(categories),
    priceFen,
    chargingNote: `第${chance.below(9)}版`,
  });
  if (act === 'revise') await agency('reviseProduct', { params, body });
  if (act === 'twice')
    await Promise.all([agency('reviseProduct', { params, body }), agency('takeProductOffShelf', { params })]);
}

async function onDocument(world: World, seller: Seller, chance: Chance): Promise<void> {
  const { standingDocuments, categories } = seller.shop;
  const agency = ofAgency(world, chance, seller);
  if (standingDocuments.length > 0 && chance.is(0.35)) {
    await agency('confirmStandingDocument', { params: { standingDocId: chance.of(standingDocuments) } });
    return;
  }
  const kind = chance.of([
    'INTERNAL_CONTROL',
    'SERVICE_STANDARD',
    'CHARGING_STANDARD',
    'FINANCIAL_SYSTEM',
  ] as const);
  const documentId = await material(world, seller, PAPER_OF[kind]);
  await world.stack.quiesce();
  const category = kind.endsWith('_STANDARD') ? { category: chance.of(categories) } : {};
  const filed = await agency('fileStandingDocument', { body: { kind, documentId, ...category } });
  const { standingDocId } = filed.body as unknown as { standingDocId?: string };
  if (filed.status === 201 && standingDocId !== undefined) standingDocuments.push(standingDocId);
}

/** The kind of material of each standing document. */
const PAPER_OF = {
  INTERNAL_CONTROL: 'INTERNAL_CONTROL_DOC',
  SERVICE_STANDARD: 'SERVICE_STANDARD',
  CHARGING_STANDARD: 'CHARGING_STANDARD',
  FINANCIAL_SYSTEM: 'FINANCIAL_SYSTEM_DOC',
} as const;

/** A certificate: confirmed by the registers, unknown to them, ending soon, or nobody answers. */
async function certificate(world: World, seller: Seller, chance: Chance): Promise<void> {
  const number = `CMA-${world.trade.number()}`;
  const validUntil = dayFrom(world, chance.of([12, 40, 400]));
  const found = { items: [{ kind: 'CMA', number, validUntil, status: 'VALID' }] };
  const way = chance.weighed({ found: 55, missing: 25, silent: 20 });
  const facts = way === 'found' ? found : { items: [] };
  await world.place.scriptGateway(
    seller.applicant.uscc,
    way === 'silent'
      ? { outage: { kind: 'unreachable', times: 1 + chance.below(4) } }
      : { checks: { QUALIFICATION: { facts } } },
  );
  world.note(`the registers of certificates: ${way}`);
  const documentId = await material(world, seller, 'QUALIFICATION');
  await world.stack.quiesce();
  const body = { kind: 'CMA', number, documentId, validUntil };
  await ofAgency(world, chance, seller)('recordQualification', { body });
}

async function category(world: World, seller: Seller, chance: Chance): Promise<void> {
  const agency = ofAgency(world, chance, seller);
  const client = world.agency(seller);
  const { items } = await client.done<{ items: readonly { grantId: string; allowedActions: string[] }[] }>(
    'listCategoryGrants',
  );
  const asked = items.find(({ allowedActions }) => allowedActions.includes('reply'));
  if (asked !== undefined && chance.is(0.7)) {
    await agency('replyToCategoryRefusal', {
      params: { grantId: asked.grantId },
      body: { text: '人员已到位。' },
    });
    return;
  }
  const [standard, charging] = [
    await material(world, seller, 'SERVICE_STANDARD'),
    await material(world, seller, 'CHARGING_STANDARD'),
  ];
  await world.stack.quiesce();
  if (chance.is(0.4))
    await world.place.scriptGateway(seller.applicant.uscc, { outage: { kind: 'error', times: 2 } });
  await agency('requestCategory', {
    body: {
      code: chance.of([
        'SCI_TECH_CONSULTING',
        'RESEARCH_DEVELOPMENT',
        'INSPECTION_TESTING',
        'INCUBATION',
      ] as const),
      serviceContent: '按需求提供专业服务',
      serviceStandardDocumentId: standard,
      chargingStandardDocumentId: charging,
    },
  });
}

async function upkeep(world: World, seller: Seller, chance: Chance): Promise<void> {
  const agency = ofAgency(world, chance, seller);
  if (chance.is(0.5)) {
    await agency('updateIntroduction', { body: { introduction: `为企业提供服务（${chance.below(6)}）` } });
    return;
  }
  const own = await world.agency(seller).call<{ declaration?: { version: string } }>('readOwnUpkeep');
  const textVersion = own.body.declaration?.version ?? '2026-1';
  await agency('confirmProfile', {
    body: { sections: SECTIONS, ...(chance.is(0.9) && { declaration: { accepted: true, textVersion } }) },
  });
}
