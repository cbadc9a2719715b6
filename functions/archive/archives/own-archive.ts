import type { ArchiveBody } from '../../../shared/domain/archive/archive.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { OrderBody } from '../../../shared/domain/order/order.ts';
import { requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { archive } from '../../../shared/store/aggregates/archive.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** Any request about one order's archive. */
export interface OnArchive {
  readonly params: { readonly orderId: string };
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
}

export interface FoundArchive {
  readonly ordered: Loaded<OrderBody>;
  /** Absent until the first piece of evidence is added. */
  readonly archived: Loaded<ArchiveBody> | undefined;
}

/** The order and its archive, in the version that the caller saw. @throws NOT_FOUND, STALE_VERSION */
export async function archiveFor(request: OnArchive, tables: Tables): Promise<FoundArchive> {
  const { orderId } = request.params;
  const [ordered, archived] = await Promise.all([
    get(tables, order, orderId),
    load(tables, archive, orderId),
  ]);
  if (archived !== undefined) requireVersion(archived, request.ifMatch);
  return { ordered, archived };
}
