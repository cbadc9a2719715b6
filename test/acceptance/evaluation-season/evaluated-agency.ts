import {
  type ActiveAgency,
  cleanMaterial,
  draftedProduct,
  importedAgency,
} from '../../support/journeys/catalogue.ts';
import type { PlatformClient } from '../../support/platform-client.ts';
import type { Timed } from '../../support/journeys/evaluation/cycle.ts';

export interface EvaluatedAgency extends ActiveAgency {
  /** Of its published products, by category. */
  readonly products: Readonly<Record<string, string>>;
}

/** An agency whose two years have run, with a product on offer in each category. */
export async function evaluatedAgency(place: Timed, categories: readonly string[]): Promise<EvaluatedAgency> {
  const agency = await importedAgency(place, categories);
  const products: Record<string, string> = {};
  for (const category of categories) {
    const productId = await draftedProduct(agency.admin, { category });
    await agency.admin.done('publishProduct', { params: { productId } });
    products[category] = productId;
  }
  return { ...agency, products };
}

/** An order from its placing to its acceptance, on one day. Gives its id. */
export async function completedOrder(
  place: Timed,
  { admin }: ActiveAgency,
  buyer: PlatformClient,
  productId: string,
): Promise<string> {
  const today = (await place.clock.now()).slice(0, 10);
  const { version: textVersion } = await place.anyone.done<{ version: string }>('readUsageDeclaration');
  const declaration = { accepted: true, textVersion, relatedParty: false };
  const { orderId, orderNo } = await buyer.done<{ orderId: string; orderNo: string }>('placeOrder', {
    body: {
      productId,
      productVersion: 1,
      requirement: '新材料配方研究开发',
      priceFen: 1_000_000,
      voucherFen: 500_000,
      dueOn: '2027-01-20',
      declaration,
    },
  });
  const params = { orderId };
  await admin.done('acceptOrder', { params, body: { declaration } });
  await place.as('officer-li').done('decideOrderQuota', { params, body: { outcome: 'CONFIRMED' } });
  const documentId = await cleanMaterial(admin, 'SERVICE_CONTRACT');
  const contract = { number: `HT-${orderNo}`, signedOn: today, amountFen: 1_000_000, documentId };
  await admin.done('registerContract', { params, body: contract });
  const documentIds = [await cleanMaterial(admin, 'DELIVERABLE')];
  await admin.done('deliverOrder', { params, body: { documentIds } });
  await buyer.done('acceptDelivery', { params });
  return orderId;
}
