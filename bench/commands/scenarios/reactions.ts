import { followObject } from '../../../functions/metrics/follow-object.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import type { Envelope } from '../../../events/envelope.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideAcceptOrder } from '../../../shared/domain/order/respond.ts';
import { decidePlaceOrder } from '../../../shared/domain/order/place.ts';
import { decideAcceptDelivery } from '../../../shared/domain/order/deliver.ts';
import { contact } from '../../../shared/store/aggregates/contact.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { as, declaration, placement, settings } from '../../../test/support/order-fixtures.ts';
import { lastEvent, NOW, put, type Scenario, TODAY } from '../scenario.ts';
import { begun, orderChange, type Sides, sidesOf } from '../subjects.ts';

/** A placed order and its event. */
async function placeOrder(tables: Tables, { agencyId: id, uscc, buyerUscc }: Sides): Promise<Envelope> {
  const offered = { ...placement.offered, productId: id, agencyId: id, uscc };
  const buyer = { ...placement.buyer, id: buyerUscc, uscc: buyerUscc };
  const wanted = { ...placement, offered, buyer, dueOn: TODAY };
  const decided = orThrow(decidePlaceOrder(id, wanted, { ...as('BUYER', NOW), ...settings }));
  await put(tables, { changes: [change(order, { newId: id }, decided)] });
  return lastEvent(tables, 'ORDER', id);
}

export const reactionScenarios: readonly Scenario[] = [
  {
    name: 'metrics: OrderAccepted',
    load: () => import('../../../functions/metrics/worker.ts'),
    prepare: async (tables, index) => {
      const sides = sidesOf('M', index);
      const { agencyId: id } = sides;
      const placed = await placeOrder(tables, sides);
      await followObject(tables, { kind: 'ORDER', id }, reactionContext(placed, NOW, 'default'));
      const found = await get(tables, order, id);
      const accepted = orThrow(decideAcceptOrder(found, { declaration }, as('AGENCY_ADMIN', NOW)));
      await put(tables, { changes: [change(order, found, accepted)] });
      return { id, call: await lastEvent(tables, 'ORDER', id) };
    },
    // Reads: order, what it added so far, its events since. Writes: what it adds now 2, the cell of its year and category 2.
    // What was counted before is recognised by the version, so that there is no mark.
    units: { read: 3, write: 4, counted: '2 + 2' },
  },
  {
    name: 'notification planner: OrderPlaced, a letter and a text message',
    load: () => import('../../../functions/notification/planner.ts'),
    prepare: async (tables, index) => {
      const sides = sidesOf('N', index);
      const { agencyId: id, uscc } = sides;
      const phone = { phoneRef: `CONTACT-${id}/phone`, phoneHash: id, verifiedAt: NOW, verifiedBy: 'bench' };
      const verified = {
        events: [begun('ContactPhoneVerified', 'VERIFIED')],
        body: { uscc, verified: phone, requests: [] },
      };
      await put(tables, { changes: [change(contact, { newId: uscc }, verified)] });
      return { id, call: await placeOrder(tables, sides) };
    },
    // Reads: settings, contact. Writes, all under 1 KB: notice 2, event 2 and its outbox entry; letter 2 and its list, event 2
    // and its outbox entry; two deliveries likewise; mark of the event 2.
    units: { read: 2, write: 25, counted: '(2 + 2 + 1) + (2 + 1 + 2 + 1) + 2 × (2 + 1 + 2 + 1) + 2' },
  },
  {
    name: 'risk: OrderCompleted, nothing found',
    load: () => import('../../../functions/risk/worker.ts'),
    prepare: async (tables, index) => {
      const sides = sidesOf('O', index);
      const { agencyId: id } = sides;
      await put(tables, { changes: [orderChange(sides, 'DELIVERED')] });
      const found = await get(tables, order, id);
      const completed = orThrow(decideAcceptDelivery(found, { auto: false }, as('BUYER', NOW)));
      await put(tables, { changes: [change(order, found, completed)] });
      return { id, call: await lastEvent(tables, 'ORDER', id) };
    },
    // Reads: settings, order, archive, the flags that withhold its payment. What finds nothing leaves nothing, not even a
    // mark: once more it finds nothing again.
    units: { read: 4, write: 0, counted: '0' },
  },
];
