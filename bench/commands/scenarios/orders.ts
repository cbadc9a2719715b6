import { product } from '../../../shared/store/aggregates/product.ts';
import { change } from '../../../shared/store/plan.ts';
import { completeContent } from '../../../test/support/catalogue-fixtures.ts';
import { declaration } from '../../../test/support/order-fixtures.ts';
import type { ApiCall } from '../api-event.ts';
import { NOW, put, type Scenario, TODAY } from '../scenario.ts';
import { activeAgency, begun, orderChange, paper, type Sides, sidesOf, type Stage } from '../subjects.ts';

const load = () => import('../../../functions/orders/api.ts');

/** A step of one side of an order that has come to a stage. */
const stepOn =
  (
    kind: string,
    stage: Stage,
    papers: (sides: Sides) => Parameters<typeof paper>[1][],
    call: (sides: Sides) => Omit<ApiCall, 'params' | 'idempotencyKey'>,
  ): Scenario['prepare'] =>
  async (tables, index) => {
    const sides = sidesOf(kind, index);
    const { agencyId: id } = sides;
    const { changes, guards } = activeAgency(sides);
    const files = papers(sides).map((each, i) => paper(sides, each, `${id}-${i + 1}`));
    await put(tables, { changes: [...changes, orderChange(sides, stage), ...files], guards });
    return { id, call: { ...call(sides), params: { orderId: id }, idempotencyKey: id } };
  };

export const orderScenarios: readonly Scenario[] = [
  {
    name: 'placeOrder',
    load,
    status: 201,
    prepare: async (tables, index) => {
      const sides = sidesOf('A', index);
      const { agencyId: id, uscc } = sides;
      const { changes, guards } = activeAgency(sides);
      const offered = {
        agencyId: id,
        uscc,
        content: completeContent(),
        version: 1,
        createdAt: NOW,
        createdBy: 'bench',
        publishedAt: NOW,
      };
      const onOffer = { events: [begun('ProductPublished', 'PUBLISHED')], body: offered };
      await put(tables, { changes: [...changes, change(product, { newId: id }, onOffer)], guards });
      const body = {
        productId: id,
        productVersion: 1,
        requirement: '材料力学性能检测',
        priceFen: 1_000_000,
        voucherFen: 500_000,
        dueOn: TODAY,
        declaration,
      };
      const call = { routeKey: 'POST /orders', body, claims: sides.asBuyer, idempotencyKey: id };
      return { id, call };
    },
    // Reads: settings, idempotency record, product, agency.
    // Writes: state of under 3 KB, as its deadlines stand there with their derivation, 6 and three lists of 3; event of under
    // 3 KB for the same reason 6 and its outbox entry; three deadlines 2 and one entry each; guard of the order number,
    // checks of product and agency 2 each; idempotency record of under 3 KB 6.
    units: { read: 4, write: 43, counted: '(6 + 3 × 3) + (6 + 1) + 3 × (2 + 1) + 2 + 2 + 2 + 6' },
  },
  {
    name: 'acceptOrder',
    load,
    status: 200,
    prepare: stepOn(
      'B',
      'PLACED',
      () => [],
      ({ asAgency }) => ({
        routeKey: 'POST /orders/{orderId}/acceptance',
        body: { declaration },
        claims: asAgency,
      }),
    ),
    // Reads: settings, idempotency record, order, agency, the task that may be there.
    // Writes: state, under 3 KB before and under 2 KB after, 6; it moves in two lists, 3 and 2 each, and stays in one, 3;
    // event 2 and its outbox entry; three deadlines go, 2 and one entry each. The task 2 and two lists, its event of under
    // 2 KB 4 and its outbox entry, its deadline 2 and one entry. Check of the agency 2, idempotency record of under 2 KB 4.
    units: {
      read: 5,
      write: 49,
      counted: '(6 + 5 + 3 + 5) + (2 + 1) + 3 × (2 + 1) + (2 + 2) + (4 + 1) + (2 + 1) + 2 + 4',
    },
  },
  {
    name: 'registerContract',
    load,
    status: 200,
    prepare: stepOn(
      'C',
      'QUOTA_CONFIRMED',
      () => ['SERVICE_CONTRACT'],
      ({ agencyId, asAgency }) => ({
        routeKey: 'POST /orders/{orderId}/contract',
        body: {
          number: `HT-${agencyId}`,
          signedOn: TODAY,
          amountFen: 1_000_000,
          documentId: `${agencyId}-1`,
        },
        claims: asAgency,
      }),
    ),
    // Reads: settings, idempotency record, order, document.
    // Writes: state of under 2 KB 4, it moves in two lists, 2 and 2 each, and stays in one, 2; event 2 and its outbox entry;
    // guards of number and file 2 each; idempotency record of under 2 KB 4.
    units: { read: 4, write: 25, counted: '(4 + 4 + 2 + 4) + (2 + 1) + 2 + 2 + 4' },
  },
  {
    name: 'deliverOrder',
    load,
    status: 200,
    prepare: stepOn(
      'D',
      'IN_SERVICE',
      () => ['SERVICE_CONTRACT', 'DELIVERABLE'],
      ({ agencyId, asAgency }) => ({
        routeKey: 'POST /orders/{orderId}/deliveries',
        body: { documentIds: [`${agencyId}-2`] },
        claims: asAgency,
      }),
    ),
    // Reads: settings, idempotency record, order, document.
    // Writes: state, under 2 KB before and under 3 KB after, 6; it moves in two lists, 2 and 3 each, and stays in one, 3;
    // event of under 2 KB 4 and its outbox entry; two deadlines 2 and one entry each; idempotency record of under 3 KB 6.
    units: { read: 4, write: 36, counted: '(6 + 5 + 3 + 5) + (4 + 1) + 2 × (2 + 1) + 6' },
  },
  {
    name: 'acceptDelivery',
    load,
    status: 200,
    prepare: stepOn(
      'E',
      'DELIVERED',
      () => [],
      ({ asBuyer }) => ({ routeKey: 'POST /orders/{orderId}/delivery-acceptance', claims: asBuyer }),
    ),
    // Reads: settings, idempotency record, order.
    // Writes: state, under 3 KB before and under 2 KB after, 6; it moves in two lists, 3 and 2 each, and stays in one, 3;
    // event 2 and its outbox entry; two deadlines go, 2 and one entry each; idempotency record of under 2 KB 4.
    units: { read: 3, write: 32, counted: '(6 + 5 + 3 + 5) + (2 + 1) + 2 × (2 + 1) + 4' },
  },
];
