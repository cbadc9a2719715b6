import type { PaymentGround } from '../../shared/domain/redemption/ground.ts';
import { order } from '../../shared/store/aggregates/order.ts';
import { riskFlag } from '../../shared/store/aggregates/risk-flag.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import type { Check } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

/** What the payment of an order rests on, and the check that it stands so at the commit. */
export async function groundOf(
  ref: string,
  orderId: string,
  tables: Tables,
): Promise<{ readonly found?: PaymentGround; readonly checks: Check[] }> {
  const [kind = '', id = ''] = ref.split('#');
  const found =
    kind === 'RISKFLAG'
      ? await load(tables, riskFlag, id)
      : kind === 'VIOLATION'
        ? await load(tables, violation, id)
        : undefined;
  if (found === undefined) return { checks: [] };
  const { agencyId, subjectRef } = found.body;
  const ordered = subjectRef.startsWith('PRODUCT#') ? await load(tables, order, orderId) : undefined;
  return {
    found: {
      agencyId,
      status: found.status,
      subjectRef,
      order: { orderId, productId: ordered?.body.productId },
    },
    checks: [{ kind, id, version: found.version }],
  };
}
