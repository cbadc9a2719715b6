import type { Actor } from '../../../shared/domain/event.ts';
import type { Change } from '../../../shared/store/plan.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { closeTask, taskId } from '../../../shared/store/tasks.ts';

/** The one task of an order that is about its voucher amount. */
export const quotaTaskId = (orderId: string): string => taskId(`ORDER#${orderId}`, 'CONFIRM_QUOTA', 1);

/** Closes it, by whoever decided or ended the order; nothing when there is none open. */
export async function closeQuotaTask(
  orderId: string,
  doing: { readonly now: string; readonly actor: Actor },
  tables: Tables,
): Promise<Change[]> {
  const { now, actor } = doing;
  const closed = await closeTask(tables, quotaTaskId(orderId), { now, actor, article: '6-1c' });
  return closed === undefined ? [] : [closed];
}
