import { amend, declared, draftOver, materialKinds, openCase } from '../../../test/support/journeys/cases.ts';
import { verifyPhone } from '../../../test/support/journeys/phones.ts';
import type { LocalDate } from '../../../shared/domain/time/local-date.ts';
import type { AgencyPlan } from './plan-types.ts';
import { agencyOf, known, send, type World } from './world.ts';

type AgencyAct =
  'APPLY' | 'PUBLISH' | 'VERIFY_PHONE' | 'FILE_DOCUMENTS' | 'CERTIFY' | 'INTRODUCE' | 'CONFIRM';
type Told = (world: World, agency: AgencyPlan, on: LocalDate) => Promise<unknown>;

/** What an agency sends before the act, by kind of material. */
export function materialsFor({ categories, documents }: AgencyPlan, act: AgencyAct): readonly string[] {
  if (act === 'APPLY') return materialKinds(categories);
  if (act === 'CERTIFY') return ['QUALIFICATION'];
  if (act === 'FILE_DOCUMENTS') return documents.map((kind) => MATERIAL_OF_DOCUMENT[kind]);
  return [];
}

const MATERIAL_OF_DOCUMENT = {
  INTERNAL_CONTROL: 'INTERNAL_CONTROL_DOC',
  FINANCIAL_SYSTEM: 'FINANCIAL_SYSTEM_DOC',
} as const;

const purpose = ({ number }: AgencyPlan, act: AgencyAct, index: number) => `agency-${number}-${act}-${index}`;

export async function sendFor(world: World, agency: AgencyPlan, act: AgencyAct): Promise<void> {
  const kinds = materialsFor(agency, act);
  await Promise.all(kinds.map((kind, i) => send(world, agency.number, kind, purpose(agency, act, i))));
}

export async function actAsAgency(
  world: World,
  number: number,
  act: AgencyAct,
  on: LocalDate,
): Promise<void> {
  const agency = world.plan.agencies[number];
  if (agency === undefined) throw new RangeError(`no agency ${number}`);
  await ACTS[act](world, agency, on);
}

const materials = (world: World, agency: AgencyPlan, act: AgencyAct): string[] =>
  materialsFor(agency, act).map((_, i) => known(world.materials, purpose(agency, act, i)));

const apply: Told = async (world, agency) => {
  const client = agencyOf(world, agency.number);
  const { caseId } = await openCase(client);
  await amend(client, caseId, draftOver(materials(world, agency, 'APPLY'), agency.categories));
  await client.done('submitCase', { params: { caseId }, body: await declared(client, caseId) });
};

const publish: Told = async (world, agency) => {
  const client = agencyOf(world, agency.number);
  const { agencyId } = await client.done<{ agencyId: string }>('readOwnAgency');
  world.agencyIds.set(agency.number, agencyId);
  for (const [i, { category, name, priceFen }] of agency.products.entries()) {
    const body = {
      category,
      name,
      description: `${name}，按委托需求提供，过程可追溯`,
      deliverables: '服务报告一份',
      serviceStandard: '受理后按约定期限交付，三日内答复咨询',
      priceFen,
      priceUnit: '项',
    };
    const headers = { 'idempotency-key': `seed-product-${agency.number}-${i}` };
    const { productId } = await client.done<{ productId: string }>('draftProduct', { body, headers });
    await client.done('publishProduct', { params: { productId } });
    world.productIds.set(`${agency.number}/${i}`, productId);
  }
};

const certify: Told = async (world, agency) => {
  if (agency.certificate === undefined) return;
  const { kind, validUntil } = agency.certificate;
  const number = `SEED-${agency.number}`;
  const items = [{ kind, number, validUntil, status: 'VALID' }];
  await world.place.scriptGateway(agency.uscc, { checks: { QUALIFICATION: { facts: { items } } } });
  const [documentId] = materials(world, agency, 'CERTIFY');
  await agencyOf(world, agency.number).done('recordQualification', { body: { kind, number, documentId } });
};

const fileDocuments: Told = async (world, agency) => {
  const ids = materials(world, agency, 'FILE_DOCUMENTS');
  for (const [i, kind] of agency.documents.entries()) {
    await agencyOf(world, agency.number).done('fileStandingDocument', { body: { kind, documentId: ids[i] } });
  }
};

const confirm: Told = async (world, agency) => {
  const client = agencyOf(world, agency.number);
  const { declaration } = await client.done<{ declaration: { version: string } }>('readOwnUpkeep');
  const sections = { INTRODUCTION: true, QUALIFICATIONS: true, PRODUCTS: true, CHARGING_STANDARD: true };
  const accepted = { accepted: true, textVersion: declaration.version };
  await client.done('confirmProfile', { body: { sections, declaration: accepted } });
};

const ACTS: Readonly<Record<AgencyAct, Told>> = {
  APPLY: apply,
  PUBLISH: publish,
  CERTIFY: certify,
  VERIFY_PHONE: (world, { number, phone }) => verifyPhone(world.place, agencyOf(world, number), phone),
  FILE_DOCUMENTS: fileDocuments,
  INTRODUCE: (world, { number, categories }, on) =>
    agencyOf(world, number).done('updateIntroduction', {
      body: { introduction: `面向中小微企业提供${categories.length}类科技服务，${on}更新。` },
    }),
  CONFIRM: confirm,
};
