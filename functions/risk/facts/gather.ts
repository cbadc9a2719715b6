import { OrderAccepted } from '../../../events/order-accepted/v1.ts';
import { OrderDelivered } from '../../../events/order-delivered/v1.ts';
import { OrderPlaced } from '../../../events/order-placed/v1.ts';
import { OrderRated } from '../../../events/order-rated/v1.ts';
import { OrderServiceBegun } from '../../../events/order-service-begun/v1.ts';
import { ArchiveItemAdded } from '../../../events/archive-item-added/v1.ts';
import { ArchiveSealed } from '../../../events/archive-sealed/v1.ts';
import { RedemptionClaimed } from '../../../events/redemption-claimed/v1.ts';
import type { OrderBody } from '../../../shared/domain/order/order.ts';
import type { CheckedInvoice, OrderFacts } from '../../../shared/domain/risk/rules/rule.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { archive } from '../../../shared/store/aggregates/archive.ts';
import type { Projection } from '../../../shared/store/projections.ts';
import { load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { RiskWorkerDeps } from '../deps.ts';
import { lookUpFile } from './evidence-index.ts';
import { countAccepted, countRated } from './order-counts.ts';
import { checkInvoices, paymentsOf, publishedPrice, qualificationsOf } from './papers.ts';
import { askAboutParties, equityOf, keepSnapshots, phonesOf, type Snapshot } from './parties.ts';
import { comparePrice } from './prices.ts';

/** What the sources outside said, asked before the transaction. */
export interface Answers {
  readonly parties?: { readonly agency: Snapshot; readonly buyer: Snapshot };
  readonly invoices?: readonly CheckedInvoice[];
  /** A source that was asked did not tell. */
  readonly silent: readonly ('EQUITY_AND_OFFICERS' | 'INVOICE')[];
}

/** At which events the registry is asked: from the contract on, and again before payment. */
const ASKING_PARTIES: readonly string[] = [
  OrderServiceBegun.type,
  ArchiveSealed.type,
  RedemptionClaimed.type,
];
/** An invoice may be cancelled after it was added, so it is asked for until payment. */
const ASKING_INVOICES: readonly string[] = [
  ArchiveItemAdded.type,
  ArchiveSealed.type,
  RedemptionClaimed.type,
];

/** Whether an event calls for an answer from outside. */
export const asksSources = (eventType: string): boolean =>
  ASKING_PARTIES.includes(eventType) || ASKING_INVOICES.includes(eventType);

/** Asks the gateway what an event calls for. It never throws; what it cannot learn is silent. */
export async function askSources(
  eventType: string,
  order: Loaded<OrderBody>,
  now: string,
  deps: RiskWorkerDeps,
  policy: PolicySet,
): Promise<Answers> {
  const on = order.body.contract?.signedOn ?? toLocalDate(now);
  const asksParties = ASKING_PARTIES.includes(eventType);
  const parties = asksParties ? await askAboutParties(order.body, on, deps, policy) : undefined;
  const filed = ASKING_INVOICES.includes(eventType) ? await load(deps.tables, archive, order.id) : undefined;
  const invoices = filed && (await checkInvoices(order.id, filed.body, now, deps));
  const unknownParty = asksParties && parties === undefined && order.body.buyer.uscc !== undefined;
  const unknownInvoice = invoices?.some(({ register }) => register === undefined) ?? false;
  return {
    ...(parties && { parties }),
    ...(invoices && { invoices }),
    silent: [
      ...(unknownParty ? (['EQUITY_AND_OFFICERS'] as const) : []),
      ...(unknownInvoice ? (['INVOICE'] as const) : []),
    ],
  };
}

interface Gathered {
  readonly facts: OrderFacts;
  /** What the platform keeps of it for later orders: written with the flags. */
  readonly projections: readonly Projection[];
}

/** The facts that the rules are to judge at an event. Everything is read by its key; nothing is scanned. */
export async function gatherFacts(
  eventType: string,
  order: Loaded<OrderBody>,
  answers: Answers,
  tables: Tables,
  policy: PolicySet,
): Promise<Gathered> {
  const { parties } = answers;
  const [own, filed, kept] = await Promise.all([
    factsAt(eventType, order, tables, policy),
    load(tables, archive, order.id),
    keepSnapshots(tables, parties === undefined ? [] : [parties.agency, parties.buyer]),
  ]);
  const invoices = answers.invoices;
  const facts: OrderFacts = {
    orderId: order.id,
    order: order.body,
    sealed: filed?.status === 'SEALED',
    ...(parties && { equity: { agency: equityOf(parties.agency), buyer: equityOf(parties.buyer) } }),
    ...(invoices && filed && { invoices, payments: paymentsOf(filed.body) }),
    ...own.facts,
  };
  return { facts, projections: [...own.projections, ...kept] };
}

type Own = { readonly facts: Partial<OrderFacts>; readonly projections: readonly Projection[] };

async function factsAt(
  eventType: string,
  { id: orderId, body: order }: Loaded<OrderBody>,
  tables: Tables,
  policy: PolicySet,
): Promise<Own> {
  const entry = { orderId, agencyId: order.agencyId };
  switch (eventType) {
    case OrderPlaced.type: {
      const phones = await phonesOf(tables, order);
      return { facts: { ...(phones && { phones }) }, projections: [] };
    }
    case OrderAccepted.type: {
      const { year, added } = await countAccepted(tables, order, policy);
      const phones = await phonesOf(tables, order);
      return { facts: { year, ...(phones && { phones }) }, projections: added };
    }
    case OrderServiceBegun.type:
      return serviceBegun(entry, order, tables, policy);
    case OrderDelivered.type: {
      const hashes = [...new Set(order.deliveries.at(-1)?.hashes)];
      const looked = await Promise.all(
        hashes.map((sha256) => lookUpFile(tables, 'DELIVERABLE', sha256, entry)),
      );
      const qualifications = await qualificationsOf(tables, order, policy);
      return {
        facts: {
          deliverablesElsewhere: looked.flatMap(({ elsewhere }) => elsewhere),
          ...(qualifications && { qualifications }),
        },
        projections: looked.flatMap(({ added }) => added),
      };
    }
    case ArchiveSealed.type: {
      const qualifications = await qualificationsOf(tables, order, policy);
      return { facts: { ...(qualifications && { qualifications }) }, projections: [] };
    }
    case OrderRated.type: {
      const { ratings, added } = await countRated(tables, order);
      return { facts: { ratings }, projections: added };
    }
    default:
      return { facts: {}, projections: [] };
  }
}

async function serviceBegun(
  entry: { readonly orderId: string; readonly agencyId: string },
  order: OrderBody,
  tables: Tables,
  policy: PolicySet,
): Promise<Own> {
  const { contract, category } = order;
  if (contract === undefined) return { facts: {}, projections: [] };
  const priced = { orderId: entry.orderId, category, priceFen: contract.amountFen, on: contract.signedOn };
  const [looked, compared, published, qualifications] = await Promise.all([
    lookUpFile(tables, 'CONTRACT', contract.sha256, entry),
    comparePrice(tables, priced, policy.get('risk.priceMonths')),
    publishedPrice(tables, order),
    qualificationsOf(tables, order, policy),
  ]);
  return {
    facts: {
      contractElsewhere: looked.elsewhere,
      ...(compared.prices && { prices: compared.prices }),
      ...(published && { published }),
      ...(qualifications && { qualifications }),
    },
    projections: [...looked.added, ...compared.added],
  };
}
