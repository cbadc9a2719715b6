import type { ArchiveBody } from '../../../shared/domain/archive/archive.ts';
import { invoiceDigits, invoiceGuard } from '../../../shared/domain/archive/invoice-number.ts';
import type { OrderBody } from '../../../shared/domain/order/order.ts';
import { productVersionId } from '../../../shared/domain/product/product-version.ts';
import { isRefusal } from '../../../shared/domain/problem.ts';
import type { CheckedInvoice, HeldQualification } from '../../../shared/domain/risk/rules/rule.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { VerificationGateway } from '../../../shared/domain/verification/source-answer.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { productVersion } from '../../../shared/store/aggregates/product.ts';
import { qualification } from '../../../shared/store/aggregates/qualification.ts';
import { get, guardOwner, list, load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** Each invoice of an archive with what the tax register says of it today. Ask before any transaction. */
export async function checkInvoices(
  orderId: string,
  archive: ArchiveBody,
  now: string,
  { tables, gateway }: { readonly tables: Tables; readonly gateway: VerificationGateway },
): Promise<CheckedInvoice[]> {
  const invoices = archive.items.filter((item) => item.kind === 'INVOICE');
  if (invoices.length === 0) return [];
  const seller = await get(tables, agency, archive.agencyId);
  return Promise.all(
    invoices.map(async (item): Promise<CheckedInvoice> => {
      const digits = invoiceDigits(item);
      if (isRefusal(digits)) return { item };
      const question = { uscc: item.sellerUscc, orgName: seller.body.name, asOf: toLocalDate(now) };
      const [[answer], alsoIn] = await Promise.all([
        gateway.ask({ ...question, checks: ['INVOICE'], purpose: 'ORDER_RISK', invoiceNumber: digits }),
        guardOwner(tables, invoiceGuard(digits, orderId).take),
      ]);
      const known = answer?.check === 'INVOICE' && answer.outcome !== 'UNKNOWN' ? answer : undefined;
      return {
        item,
        ...(alsoIn !== undefined && { alsoIn }),
        ...(known && { register: known.facts, evidenceRef: `INVOICE#${item.itemId}#${known.asOf}` }),
      };
    }),
  );
}

export const paymentsOf = (archive: ArchiveBody) =>
  archive.items.filter((item) => item.kind === 'PAYMENT_PROOF');

/** More certificates than an agency has. */
const MOST_QUALIFICATIONS = 100;

/** What the order's category requires, and the certificates that the agency holds or held. */
export async function qualificationsOf(tables: Tables, order: OrderBody, policy: PolicySet) {
  const category = policy.get('category.catalogue').find(({ code }) => code === order.category);
  if (category === undefined || category.requiredQualifications.length === 0) return undefined;
  const { items } = await list(
    tables,
    qualification,
    'list1',
    { pk: `QUALIFICATION#AGENCY#${order.agencyId}`, newestFirst: true },
    { limit: MOST_QUALIFICATIONS },
  );
  const held = items
    .filter(
      ({ status, body }) => status !== 'REFUSED' && (body.category ?? order.category) === order.category,
    )
    .map(({ id, status, body }): HeldQualification => {
      const { kind, validUntil } = body;
      const unverified = status === 'RECORDED';
      return { id, kind, unverified, ...(validUntil !== undefined && { validUntil }) };
    });
  return { required: category.requiredQualifications, held };
}

/** The price of the version that was ordered. */
export async function publishedPrice(tables: Tables, { productId, productVersion: version }: OrderBody) {
  const loaded = await load(tables, productVersion, productVersionId(productId, version));
  const { priceFen, priceUnit } = loaded?.body.content ?? {};
  if (priceFen === undefined) return undefined;
  return { priceFen, ...(priceUnit !== undefined && { unit: priceUnit }) };
}
