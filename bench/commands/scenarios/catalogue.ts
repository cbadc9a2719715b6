import { product } from '../../../shared/store/aggregates/product.ts';
import { changeHeld } from '../../../shared/store/held-qualifications.ts';
import { change } from '../../../shared/store/plan.ts';
import { completeContent } from '../../../test/support/catalogue-fixtures.ts';
import { NOW, put, type Scenario } from '../scenario.ts';
import { activeAgency, begun, sidesOf } from '../subjects.ts';

export const catalogueScenarios: readonly Scenario[] = [
  {
    name: 'publishProduct, first version',
    load: () => import('../../../functions/catalogue/api.ts'),
    status: 200,
    prepare: async (tables, index) => {
      const sides = sidesOf('F', index);
      const { agencyId: id, uscc } = sides;
      const { changes, guards } = activeAgency(sides);
      const content = completeContent();
      const body = { agencyId: id, uscc, content, version: 1, createdAt: NOW, createdBy: 'bench' };
      const drafted = change(product, { newId: id }, { events: [begun('ProductDrafted', 'DRAFT')], body });
      const certificate = { qualificationId: id, kind: 'CMA', validUntil: '2099-12-31' };
      const held = changeHeld({ agencyId: id, rev: undefined, held: [] }, { added: [certificate] });
      await put(tables, { changes: [...changes, drafted], guards, projections: [held] });
      const call = {
        routeKey: 'POST /products/{productId}/publish',
        params: { productId: id },
        claims: sides.asAgency,
        idempotencyKey: id,
      };
      return { id, call };
    },
    // Reads: settings, idempotency record, product, agency, certificates held.
    // Writes, all under 1 KB: product 2 and its three lists, event 2 and its outbox entry; version 2 and its list, event 2
    // and its outbox entry; checks that no flag blocks it and that the agency is as read, the certificates held as they were
    // read, idempotency record: 2 each.
    units: { read: 5, write: 22, counted: '(2 + 3) + (2 + 1) + (2 + 1) + (2 + 1) + 2 + 2 + 2 + 2' },
  },
];
