import type { Envelope } from '../../../events/envelope.ts';
import { ProductVersionRecorded } from '../../../events/product-version-recorded/v1.ts';
import { priceBefore, type PriceRule, reviewPrice } from '../../../shared/domain/price/review.ts';
import { productVersionId } from '../../../shared/domain/product/product-version.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import { product, productVersion } from '../../../shared/store/aggregates/product.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { load } from '../../../shared/store/read.ts';
import type { UpkeepWorkerDeps } from '../deps.ts';
import { flagInformation } from '../flags.ts';
import { alignOffer, comparablesOf } from './statistics.ts';

export const priceFlagId = (productId: string, ruleId: PriceRule): string => `${productId}-${ruleId}`;

/**
 * Looks at the price of a version that was put on offer (6-3c): against the version before it, and against what others
 * of its category ask now. A finding is for a person; it stops nothing.
 */
export async function reviewVersionPrice(
  event: Envelope,
  now: string,
  deps: UpkeepWorkerDeps,
): Promise<void> {
  const { tables } = deps;
  const facts = ProductVersionRecorded.data().parse(event.data);
  const { productId, agencyId, uscc, category, version, priceFen } = facts;
  const settings = await deps.settings.current(now);
  const done = await executeOnce(
    tables,
    { consumer: 'price-review', messageId: event.id },
    async () => {
      const [previous, comparables, change] = await Promise.all([
        version > 1 ? load(tables, productVersion, productVersionId(productId, version - 1)) : undefined,
        comparablesOf(tables, category, productId),
        load(tables, riskFlag, priceFlagId(productId, 'PR-01')),
      ]);
      const price = { priceFen, previousFen: priceBefore(previous?.body.content.priceFen, change) };
      const findings = reviewPrice(price, comparables, settings.policy);
      const raised = await Promise.all(
        findings.map(({ ruleId, zh, inputs }) =>
          flagInformation(
            tables,
            priceFlagId(productId, ruleId),
            {
              agencyId,
              uscc,
              subjectRef: `PRODUCT#${productId}`,
              ruleId,
              zh,
              inputs,
              evidenceRefs: [
                `PRODUCTVERSION#${productVersionId(productId, version)}`,
                ...(previous === undefined ? [] : [`PRODUCTVERSION#${previous.id}`]),
              ],
            },
            { ...settings, now },
          ),
        ),
      );
      const changes = raised.flat();
      return changes.length === 0 ? undefined : { changes, response: undefined };
    },
    reactionContext(event, now, settings.policy.version),
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, eventType: event.type });
}

/** Keeps the prices on offer in a category up to date as products come and go. */
export async function followOffer(
  event: Envelope,
  productId: string,
  now: string,
  deps: UpkeepWorkerDeps,
): Promise<void> {
  const { policy } = await deps.settings.current(now);
  await executeOnce(
    deps.tables,
    { consumer: 'price-statistics', messageId: event.id },
    async () => {
      const loaded = await load(deps.tables, product, productId);
      const projections = loaded === undefined ? [] : await alignOffer(deps.tables, loaded);
      return projections.length === 0 ? undefined : { changes: [], projections, response: undefined };
    },
    reactionContext(event, now, policy.version),
  );
}
