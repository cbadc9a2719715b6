import { PlatformQuotaDecided } from '../../../events/inbound/platform-quota-decided/v1.ts';
import { quotaOf } from '../../../shared/domain/market/apply.ts';
import { decideQuota } from '../../../shared/domain/order/quota.ts';
import { isRefusal } from '../../../shared/domain/problem.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { closeQuotaTask } from '../orders/tasks.ts';
import type { IngestDeps } from './deps.ts';
import type { MarketMessage } from './market-message.ts';
import { openResolveTask } from './tasks.ts';

/**
 * The voucher platform's answer about an order that was placed here (SM-6). The same answer again changes nothing; one
 * that cannot be followed becomes a task.
 */
export async function planQuota(
  { id, detail }: MarketMessage,
  now: string,
  deps: IngestDeps,
): Promise<Plan<undefined> | undefined> {
  const parsed = PlatformQuotaDecided.data().safeParse(detail);
  const unresolved = async (subject: string, what: string): Promise<Plan<undefined>> => ({
    changes: await openResolveTask(subject, what, now, deps),
    response: undefined,
  });
  if (!parsed.success) return unresolved(`MARKETEVENT#${id}`, 'MALFORMED');
  const found = await load(deps.tables, order, parsed.data.orderId);
  if (found === undefined) return unresolved(`MARKETEVENT#${id}`, 'NOT_FOUND');
  if (found.body.quota?.outcome === parsed.data.outcome) return undefined;
  const actor = { id: 'voucher.market', role: 'SYSTEM' };
  const acting = { now, actor, roles: ['SYSTEM'] as const };
  const decided = decideQuota(found, quotaOf(parsed.data), acting);
  if (isRefusal(decided)) return unresolved(`ORDER#${found.id}`, `QUOTA-${decided.refused}`);
  return {
    changes: [
      change(order, found, decided),
      ...(await closeQuotaTask(found.id, { now, actor }, deps.tables)),
    ],
    response: undefined,
  };
}
