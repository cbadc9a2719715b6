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
import { QualificationRecorded } from '../../../events/qualification-recorded/v1.ts';
import { QualificationVerified } from '../../../events/qualification-verified/v1.ts';
import { StandingDocumentFiled } from '../../../events/standing-document-filed/v1.ts';
import { OFFICER_ROLES } from '../identity/role.ts';
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

/** Also done by the platform or the centre, who update nothing for the agency. */
const ONLY_BY_AGENCY: readonly string[] = [
  ProductArchived.type,
  ProductTakenOffShelf.type,
  ProductRevised.type,
  ProductPublished.type,
];

const SECTION_OF: Readonly<Record<string, Section>> = {
  [QualificationRecorded.type]: 'QUALIFICATIONS',
  [QualificationVerified.type]: 'QUALIFICATIONS',
  [ProductPublished.type]: 'PRODUCTS',
  [ProductRevised.type]: 'PRODUCTS',
  [ProductTakenOffShelf.type]: 'PRODUCTS',
  [ProductArchived.type]: 'PRODUCTS',
};

/** Events of these types may count, each by its day in Shanghai. */
export const COUNTED: readonly string[] = [
  ...ORDERS,
  ...Object.keys(SECTION_OF),
  ProfileUpdated.type,
  StandingDocumentFiled.type,
];

const Filed = onFirstUse(() => z.object({ kind: z.string() }));

/** What an event counts as: an effective update of one of the four sections (6-3a), an order (12-3f), or nothing. */
export function activityOf(event: Envelope): Activity | undefined {
  const on = toLocalDate(event.at);
  if (ORDERS.includes(event.type)) return { kind: 'ORDER', on };
  const source = sectionOf(event);
  return source === undefined ? undefined : { kind: 'UPDATE', source, on };
}

function sectionOf({ type, data, role }: Envelope): Section | undefined {
  if (type === ProfileUpdated.type)
    return ProfileUpdated.data().parse(data).fields.includes('introduction') ? 'INTRODUCTION' : undefined;
  if (type === StandingDocumentFiled.type)
    return Filed().parse(data).kind === 'CHARGING_STANDARD' ? 'CHARGING_STANDARD' : undefined;
  const byOthers = ['SYSTEM', ...OFFICER_ROLES].includes(role);
  if (ONLY_BY_AGENCY.includes(type) && byOthers) return undefined;
  return SECTION_OF[type];
}
