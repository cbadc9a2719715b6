import type { OrderBody } from '../../../shared/domain/order/order.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { product } from '../../../shared/store/aggregates/product.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** What a flag is about, and the agency concerned. */
export interface Subject {
  readonly agencyId: string;
  readonly uscc: string;
  readonly order?: Loaded<OrderBody>;
  readonly productId?: string;
}

/** Reads `ORDER#…`, `PRODUCT#…` or `AGENCY#…`. @throws NOT_FOUND */
export async function subjectOf(tables: Tables, subjectRef: string): Promise<Subject> {
  const [kind, id = ''] = subjectRef.split('#');
  if (kind === 'ORDER') {
    const loaded = await get(tables, order, id);
    return { agencyId: loaded.body.agencyId, uscc: loaded.body.uscc, order: loaded };
  }
  if (kind === 'PRODUCT') {
    const { body } = await get(tables, product, id);
    return { agencyId: body.agencyId, uscc: body.uscc, productId: id };
  }
  const { body } = await get(tables, agency, id);
  return { agencyId: id, uscc: body.uscc };
}
