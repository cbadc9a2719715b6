import type { Envelope } from '../../../events/envelope.ts';
import { blocksPrice, PRICE_RULES } from '../../../shared/domain/price/review.ts';
import { blockedProduct } from '../../../shared/domain/product/product.ts';
import { refuse } from '../../../shared/domain/problem.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import { product } from '../../../shared/store/aggregates/product.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import type { Guard } from '../../../shared/store/plan.ts';
import { guardOwner, load } from '../../../shared/store/read.ts';
import type { UpkeepWorkerDeps } from '../deps.ts';
import { priceFlagId } from './review-price.ts';

/**
 * A product whose price an officer confirmed to be unreasonable is not published until the price is another (6-3c). What
 * holds is read anew each time, so that verdicts and revisions in any order come to the same.
 */
export async function settleBlock(
  event: Envelope,
  productId: string,
  now: string,
  deps: UpkeepWorkerDeps,
): Promise<void> {
  const { tables } = deps;
  const { policy } = await deps.settings.current(now);
  const take = blockedProduct(productId);
  const owner = `PRICE#${productId}`;
  const done = await executeOnce(
    tables,
    { consumer: 'price-block', messageId: event.id },
    async () => {
      const [loaded, holder, ...flags] = await Promise.all([
        load(tables, product, productId),
        guardOwner(tables, take),
        ...PRICE_RULES.map((ruleId) => load(tables, riskFlag, priceFlagId(productId, ruleId))),
      ]);
      const priceFen = loaded?.body.content.priceFen;
      const blocked = loaded?.status !== 'ARCHIVED' && flags.some((flag) => blocksPrice(flag, priceFen));
      // What was read must still hold when the guard is moved.
      const checks = [
        ...(loaded ? [{ kind: 'PRODUCT', id: productId, version: loaded.version }] : []),
        ...flags.flatMap((flag) => (flag ? [{ kind: 'RISKFLAG', id: flag.id, version: flag.version }] : [])),
      ];
      const guard: Guard | undefined =
        blocked && holder === undefined
          ? { take, owner, refusal: refuse('BUSY', { article: '6-3c' }) }
          : !blocked && holder === owner
            ? { release: take, owner }
            : undefined;
      return guard && { changes: [], guards: [guard], checks, response: undefined };
    },
    reactionContext(event, now, policy.version),
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, eventType: event.type });
}
