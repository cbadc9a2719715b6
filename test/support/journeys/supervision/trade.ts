import type { PlatformClient } from '../../platform-client.ts';
import { type Applicant, newApplicant } from '../agencies.ts';
import { type ActiveAgency, cleanMaterial, draftedProduct, importedAgency } from '../catalogue.ts';
import type { Deployment } from '../deployment.ts';
import { type MaterialFile, scanned, upload } from '../materials.ts';
import { until } from '../until.ts';
import type { Timed } from './procedure.ts';

export const CATEGORY = 'RESEARCH_DEVELOPMENT';
/** In 分. */
const PRICE = 1_000_000;

export interface Seller extends ActiveAgency {
  readonly productIds: readonly string[];
}

/** An agency with these products on offer. */
export async function seller(
  place: Deployment,
  products: readonly object[] = [{}],
  applicant: Applicant = newApplicant(),
): Promise<Seller> {
  const agency = await importedAgency(place, [CATEGORY], applicant);
  const productIds: string[] = [];
  for (const content of products) {
    const productId = await draftedProduct(agency.admin, { category: CATEGORY, ...content });
    await agency.admin.done('publishProduct', { params: { productId } });
    productIds.push(productId);
  }
  return { ...agency, productIds };
}

/** How many products of an agency anybody sees. */
export const offeredBy = async ({ anyone }: Deployment, agencyId: string): Promise<number> =>
  (await anyone.done<{ items: object[] }>('listOffersOfAgency', { params: { agencyId } })).items.length;

/** What both sides of an order declare (13-4). */
export async function declaration({ anyone }: Deployment, relatedParty = false) {
  const { version } = await anyone.done<{ version: string }>('readUsageDeclaration');
  return { accepted: true, textVersion: version, relatedParty };
}

export interface OrderAnswer {
  readonly orderId: string;
  readonly orderNo: string;
  readonly status: string;
}

/** What a buyer sends to place an order. */
export async function orderForm(place: Deployment, productId: string, more: object = {}) {
  return {
    productId,
    productVersion: 1,
    requirement: '新材料配方研究开发',
    priceFen: PRICE,
    voucherFen: PRICE / 2,
    dueOn: '2026-12-01',
    declaration: await declaration(place),
    ...more,
  };
}

export const placed = async (
  place: Deployment,
  buyer: PlatformClient,
  productId: string,
  more: object = {},
): Promise<OrderAnswer> =>
  buyer.done<OrderAnswer>('placeOrder', { body: await orderForm(place, productId, more) });

export const statusOf = async (reader: PlatformClient, orderId: string): Promise<string> =>
  (await reader.done<OrderAnswer>('readOrder', { params: { orderId } })).status;

/** The agency accepts, and the centre confirms the voucher amount. */
export async function accepted(place: Deployment, admin: PlatformClient, orderId: string): Promise<void> {
  const params = { orderId };
  await admin.done('acceptOrder', { params, body: { declaration: await declaration(place) } });
  await place.as('officer-li').done('decideOrderQuota', { params, body: { outcome: 'CONFIRMED' } });
}

export interface Papers {
  readonly amountFen?: number;
  /** More of the contract: a third party who performs, … */
  readonly contract?: object;
  /** A contract of these bytes, as another order may have. */
  readonly file?: MaterialFile;
}

/** The contract is registered: the service has begun. */
export async function contracted(
  { clock }: Timed,
  admin: PlatformClient,
  orderId: string,
  { amountFen = PRICE, contract = {}, file }: Papers = {},
): Promise<void> {
  const documentId = await upload(admin, 'SERVICE_CONTRACT', file);
  await scanned(admin, documentId);
  const signedOn = await today(clock);
  const body = { number: `HT-${orderId}`, signedOn, amountFen, documentId, ...contract };
  await admin.done('registerContract', { params: { orderId }, body });
}

const today = async (clock: Timed['clock']): Promise<string> =>
  new Date(Date.parse(await clock.now()) + 8 * 3_600_000).toISOString().slice(0, 10);

/** Delivered and taken by the buyer. */
export async function performed(
  admin: PlatformClient,
  buyer: PlatformClient,
  orderId: string,
): Promise<void> {
  const params = { orderId };
  const documentIds = [await cleanMaterial(admin, 'DELIVERABLE')];
  await admin.done('deliverOrder', { params, body: { documentIds } });
  await buyer.done('acceptDelivery', { params });
}

/** An invoice and a proof of payment complete the archive, which is sealed; then the voucher amount is claimed. */
export async function sealedAndClaimed(
  { clock }: Timed,
  { admin, applicant }: ActiveAgency,
  orderId: string,
  {
    number,
    invoicedFen,
    paidFen,
  }: { readonly number: string; readonly invoicedFen: number; readonly paidFen: number },
): Promise<void> {
  const params = { orderId };
  const on = await today(clock);
  const invoice = {
    kind: 'INVOICE',
    number,
    amountFen: invoicedFen,
    issuedOn: on,
    sellerUscc: applicant.uscc,
    documentId: await cleanMaterial(admin, 'INVOICE'),
  };
  await admin.done('addArchiveItem', { params, body: invoice });
  const proof = {
    kind: 'PAYMENT_PROOF',
    documentId: await cleanMaterial(admin, 'PAYMENT_PROOF'),
    amountFen: paidFen,
    paidOn: on,
  };
  await admin.done('addArchiveItem', { params, body: proof });
  await until(
    () => admin.done<{ status: string }>('readArchive', { params }),
    ({ status }) => status === 'SEALED',
    `the archive of ${orderId} is sealed`,
  );
  await clock.rest();
  await admin.done('claimRedemption', { params });
}
