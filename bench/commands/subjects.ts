import type { DocumentKind } from '../../shared/domain/document/document-kind.ts';
import type { DomainEvent } from '../../shared/domain/event.ts';
import type { OrderBody } from '../../shared/domain/order/order.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import type { Deadline } from '../../shared/domain/time/deadline.ts';
import { agency, takeLiveAgency } from '../../shared/store/aggregates/agency.ts';
import { document } from '../../shared/store/aggregates/document.ts';
import { order } from '../../shared/store/aggregates/order.ts';
import { type Change, change, type Plan } from '../../shared/store/plan.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import { placed, stepOn } from '../../test/support/order-histories.ts';
import { usccFixture } from '../../test/support/uscc-fixtures.ts';
import { agencyClaims, type ClaimTexts } from './api-event.ts';
import { hashOf, idOf, NOW } from './scenario.ts';

/** The one event that brings a subject to where a scenario begins. */
export const begun = (
  type: string,
  to: string,
  deadlines: Readonly<Record<string, Deadline>> = {},
): DomainEvent => ({
  type,
  data: {},
  article: '5-1',
  to,
  deadlines: { set: Object.values(deadlines) },
});

/** The two sides of the subject with this index. */
export interface Sides {
  readonly agencyId: string;
  readonly uscc: string;
  readonly buyerUscc: string;
  readonly asAgency: ClaimTexts;
  readonly asBuyer: ClaimTexts;
}

const AGENCY_NAME = '上海示例检测技术有限公司';
const BUYER_NAME = '上海示例科技有限公司';
/** So that no buyer is an agency, too. */
const FIRST_BUYER = 5_000_000;

/** Agencies of different scenarios are told apart by `kind`, a letter. */
export function sidesOf(kind: string, index: number): Sides {
  const id = idOf(`BENCH${kind}`, index);
  const uscc = usccFixture((kind.charCodeAt(0) - 64) * 100_000 + index);
  const buyerUscc = usccFixture(FIRST_BUYER + index);
  return {
    agencyId: id,
    uscc,
    buyerUscc,
    asAgency: agencyClaims(`agency ${uscc}`, uscc, AGENCY_NAME),
    asBuyer: { ...agencyClaims(`buyer ${buyerUscc}`, buyerUscc, BUYER_NAME), roles: '[BUYER]' },
  };
}

/** An agency on the platform. */
export function activeAgency({ agencyId, uscc }: Sides): Required<Pick<Plan, 'changes' | 'guards'>> {
  const body = {
    uscc,
    name: AGENCY_NAME,
    onboardedOn: '2024-01-02',
    categories: [{ code: 'INSPECTION_TESTING', grantedOn: '2024-01-02' }],
    origin: { kind: 'IMPORT' as const, batchId: 'BENCH', source: 'bench' },
    createdAt: '2024-01-02T01:00:00.000Z',
  };
  return {
    changes: [change(agency, { newId: agencyId }, { events: [begun('AgencyImported', 'ACTIVE')], body })],
    guards: [takeLiveAgency(uscc, agencyId)],
  };
}

/** A clean material of the agency. */
export function paper({ uscc }: Sides, kind: DocumentKind, id: string): Change {
  const body = {
    uscc,
    origin: 'AGENCY' as const,
    kind,
    fileName: '材料.pdf',
    mediaType: 'application/pdf',
    bytes: 1024,
    sha256: hashOf(id),
    objectKey: `uploads/${uscc}/${id}`,
    registeredBy: 'bench',
    registeredAt: NOW,
    scan: { at: NOW, versionId: 'V1', verdict: 'NO_THREATS_FOUND' },
  };
  return change(document, { newId: id }, { events: [begun('DocumentScanned', 'CLEAN')], body });
}

/** How far an order has come. */
export type Stage =
  'PLACED' | 'ACCEPTED' | 'QUOTA_CONFIRMED' | 'IN_SERVICE' | 'DELIVERED' | 'COMPLETED' | 'ARCHIVED';

/** An order between the two sides as it stands at a stage, by their decisions of today. */
export function orderOf(sides: Sides, stage: Stage) {
  const { agencyId, uscc, buyerUscc } = sides;
  const about = { agencyId, category: 'INSPECTION_TESTING', buyerId: buyerUscc, dueInDays: 0 };
  let state = standingAfter({ id: agencyId }, orThrow(placed(agencyId, about, NOW)));
  while (state.status !== stage) {
    const decided = stepOn(state, 'next', NOW);
    if (decided === undefined) throw new Error(`no way from ${state.status} to ${stage}`);
    state = standingAfter(state, orThrow(decided));
  }
  const buyer = { id: buyerUscc, kind: 'ENTERPRISE' as const, uscc: buyerUscc, name: BUYER_NAME };
  const body: OrderBody = { ...state.body, uscc, buyer, ...filesOf(agencyId, state.body) };
  return { ...state, body };
}

/** The papers of an order are its agency's first and second. */
function filesOf(agencyId: string, { contract, deliveries }: OrderBody) {
  const [first, second] = [`${agencyId}-1`, `${agencyId}-2`];
  return {
    ...(contract && { contract: { ...contract, documentId: first, sha256: hashOf(first) } }),
    deliveries: deliveries.map((each) => ({ ...each, documentIds: [second], hashes: [hashOf(second)] })),
  };
}

export function orderChange(sides: Sides, stage: Stage): Change {
  const { status, deadlines, body } = orderOf(sides, stage);
  const events = [begun('OrderPlaced', status, deadlines)];
  return change(order, { newId: sides.agencyId }, { events, body });
}
