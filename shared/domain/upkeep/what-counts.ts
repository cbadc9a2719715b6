import * as z from 'zod';
import type { Envelope } from '../../../events/envelope.ts';
import { OrderAccepted } from '../../../events/order-accepted/v1.ts';
import { OrderArchived } from '../../../events/order-archived/v1.ts';
import { OrderCompleted } from '../../../events/order-completed/v1.ts';
import { OrderDelivered } from '../../../events/order-delivered/v1.ts';
import { OrderDeliveryRejected } from '../../../events/order-delivery-rejected/v1.ts';
import { OrderQuotaConfirmed } from '../../../events/order-quota-confirmed/v1.ts';
import { OrderQuotaRefused } from '../../../events/order-quota-refused/v1.ts';
import { OrderServiceBegun } from '../../../events/order-service-begun/v1.ts';
import { OrderTerminated } from '../../../events/order-terminated/v1.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { ProductArchived } from '../../../events/product-archived/v1.ts';
import { ProductPublished } from '../../../events/product-published/v1.ts';
import { ProductRevised } from '../../../events/product-revised/v1.ts';
import { ProductTakenOffShelf } from '../../../events/product-taken-off-shelf/v1.ts';
import { ProfileUpdated } from '../../../events/profile-updated/v1.ts';
import { QualificationVerified } from '../../../events/qualification-verified/v1.ts';
import { StandingDocumentFiled } from '../../../events/standing-document-filed/v1.ts';
import { AGENCY_ROLES } from '../identity/role.ts';
import type { ProductBody } from '../product/product.ts';
import type { QualificationBody } from '../qualification/qualification.ts';
import { toLocalDate } from '../time/local-date.ts';
import type { Activity } from './record.ts';
import type { Section } from './upkeep.ts';

/** The order was accepted, and moved on since: either is “an order” of 12-3f [J, domain §1.5]. */
const ORDERS: readonly string[] = [
  OrderAccepted.type,
  OrderQuotaConfirmed.type,
  OrderQuotaRefused.type,
  OrderServiceBegun.type,
  OrderDelivered.type,
  OrderDeliveryRejected.type,
  OrderCompleted.type,
  OrderTerminated.type,
  OrderArchived.type,
];

const SECTION_OF: Readonly<Record<string, Section>> = {
  [ProductPublished.type]: 'PRODUCTS',
  [ProductRevised.type]: 'PRODUCTS',
  [ProductTakenOffShelf.type]: 'PRODUCTS',
  [ProductArchived.type]: 'PRODUCTS',
};

/** Events of these types may count, each by its day in Shanghai. */
export const COUNTED: readonly string[] = [
  ...ORDERS,
  ...Object.keys(SECTION_OF),
  QualificationVerified.type,
  ProfileUpdated.type,
  StandingDocumentFiled.type,
];

/** These happen to drafts, too, which nobody sees: what was never on offer is no part of what the agency offers. */
const ALSO_OF_DRAFTS: readonly string[] = [ProductRevised.type, ProductArchived.type];

const Filed = onFirstUse(() => z.object({ kind: z.string() }));

/** What an event is about, as it stands, where the event alone does not say whether it counts. */
export interface Concerned {
  readonly product?: Pick<ProductBody, 'firstPublishedAt'> | undefined;
  readonly qualification?: Pick<QualificationBody, 'origin' | 'recordedAt'> | undefined;
}

/**
 * What an event counts as: an effective update of one of the four sections (6-3a), an order (12-3f), or nothing. An
 * update is what the agency saved and what took effect: a certificate counts by the day on which its agency entered it,
 * once it is verified, whoever verifies it.
 */
export function activityOf(event: Envelope, concerned: Concerned = {}): Activity | undefined {
  const on = toLocalDate(event.at);
  if (ORDERS.includes(event.type)) return { kind: 'ORDER', on };
  if (event.type === QualificationVerified.type) return certificateOf(concerned);
  const source = sectionOf(event, concerned);
  return source === undefined ? undefined : { kind: 'UPDATE', source, on };
}

/** What was verified with a case or a request for a category, the platform took over itself. */
function certificateOf({ qualification }: Concerned): Activity | undefined {
  if (qualification?.origin.kind !== 'AGENCY') return undefined;
  return { kind: 'UPDATE', source: 'QUALIFICATIONS', on: toLocalDate(qualification.recordedAt) };
}

function sectionOf({ type, data, role, at }: Envelope, { product }: Concerned): Section | undefined {
  // The platform and the centre update nothing for the agency.
  if (!AGENCY_ROLES.some((each) => each === role)) return undefined;
  if (type === ProfileUpdated.type)
    return ProfileUpdated.data().parse(data).fields.includes('introduction') ? 'INTRODUCTION' : undefined;
  if (type === StandingDocumentFiled.type)
    return Filed().parse(data).kind === 'CHARGING_STANDARD' ? 'CHARGING_STANDARD' : undefined;
  if (ALSO_OF_DRAFTS.includes(type) && !wasOffered(product, at)) return undefined;
  return SECTION_OF[type];
}

const wasOffered = (product: Concerned['product'], at: string): boolean =>
  product?.firstPublishedAt !== undefined && product.firstPublishedAt <= at;
