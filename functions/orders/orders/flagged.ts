import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { CENTRE_ROLES } from '../../../shared/domain/identity/role.ts';
import type { OrderBody } from '../../../shared/domain/order/order.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { readHolds } from '../../risk/holds.ts';

type Orders = readonly Pick<Standing<OrderBody>, 'id' | 'body'>[];

/** Which of these orders risk flags hold, for the officers who could lift any other hold; nobody else needs to know. */
export async function flaggedAmong(
  orders: Orders,
  { roles }: Pick<Principal, 'roles'>,
  tables: Tables,
): Promise<ReadonlySet<string>> {
  if (!CENTRE_ROLES.some((role) => roles.includes(role))) return new Set();
  const held = orders.filter(({ body }) => body.hold !== undefined);
  const read = await Promise.all(held.map(({ id }) => readHolds(tables, id)));
  return new Set(held.filter((_, i) => (read[i]?.flagIds.length ?? 0) > 0).map(({ id }) => id));
}
