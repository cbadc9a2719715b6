import type { Envelope } from '../../../events/envelope.ts';
import { type Acting, bySystem } from '../../../shared/domain/acting.ts';
import { blocksPrice, PRICE_RULES } from '../../../shared/domain/price/review.ts';
import { decideFollowBlock } from '../../../shared/domain/product/freeze.ts';
import { blockedProduct, type ProductBody } from '../../../shared/domain/product/product.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import type { StandingContext } from '../../../shared/domain/product/standing.ts';
import type { RiskFlagBody } from '../../../shared/domain/risk/risk-flag.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { product } from '../../../shared/store/aggregates/product.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { asRead, readHeld, standingOf } from '../../../shared/store/held-qualifications.ts';
import { change, type Guard, type Plan } from '../../../shared/store/plan.ts';
import { get, guardOwner, load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { UpkeepWorkerDeps } from '../deps.ts';
import { priceFlagId } from './review-price.ts';

/**
 * A product whose price an officer confirmed to be unreasonable is not on offer until the price is another (6-3c): it is
 * frozen for review with its block, and given back when that is settled, whoever set it. What holds is read anew each
 * time, so that verdicts and revisions in any order come to the same.
 */
export async function settleBlock(
  event: Envelope,
  productId: string,
  now: string,
  deps: UpkeepWorkerDeps,
): Promise<void> {
  const { tables } = deps;
  const { policy } = await deps.settings.current(now);
  const done = await executeOnce(
    tables,
    { consumer: 'price-block', messageId: event.id },
    async () => {
      const block = await settledBlock(tables, productId);
      const followed = await followBlock(tables, block, {
        ...bySystem(now),
        policy,
        today: toLocalDate(now),
      });
      const guards = [...block.guards, ...followed.guards];
      if (guards.length + followed.changes.length === 0) return undefined;
      // What was read must still hold when the guard is moved; a product that changes is conditioned on by that.
      const checks = [
        ...(block.loaded && followed.changes.length === 0
          ? [{ kind: 'PRODUCT', id: productId, version: block.loaded.version }]
          : []),
        ...block.flags.map(({ id, version }) => ({ kind: 'RISKFLAG', id, version })),
        ...followed.checks,
      ];
      const { changes, projections } = followed;
      return { changes, guards, checks, projections, response: undefined };
    },
    reactionContext(event, now, policy.version),
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, eventType: event.type });
}

interface Block {
  readonly loaded: Loaded<ProductBody> | undefined;
  readonly flags: readonly Loaded<RiskFlagBody>[];
  /** Whether it is blocked by what a person confirmed; `held` also while that is open. */
  readonly confirmed: boolean;
  readonly held: boolean;
  readonly guards: readonly Guard[];
}

/** Whether the product is blocked, and the guard as it must be moved for that. */
async function settledBlock(tables: Tables, productId: string): Promise<Block> {
  const take = blockedProduct(productId);
  const owner = `PRICE#${productId}`;
  const [loaded, holder, ...prices] = await Promise.all([
    load(tables, product, productId),
    guardOwner(tables, take),
    ...PRICE_RULES.map((ruleId) => load(tables, riskFlag, priceFlagId(productId, ruleId))),
  ]);
  const isOthers = holder !== undefined && holder !== owner;
  // Whoever else holds it is a flag that an officer raised by hand.
  const raised = isOthers ? await load(tables, riskFlag, holder) : undefined;
  const priceFen = loaded?.body.content.priceFen;
  const blocked = loaded?.status !== 'ARCHIVED' && prices.some((flag) => blocksPrice(flag, priceFen));
  const guards: Guard[] = [];
  if (blocked && holder === undefined)
    guards.push({ take, owner, refusal: refuse('BUSY', { article: '6-3c' }) });
  if (!blocked && holder === owner) guards.push({ release: take, owner });
  return {
    loaded,
    flags: [...prices, raised].filter((each) => each !== undefined),
    confirmed: blocked || raised?.status === 'CONFIRMED',
    held: blocked || isOthers,
    guards,
  };
}

/** Freezes and gives back the product with its block. */
async function followBlock(
  tables: Tables,
  { loaded, confirmed, held, guards }: Block,
  ctx: Acting & StandingContext,
): Promise<Required<Pick<Plan, 'changes' | 'guards' | 'checks' | 'projections'>>> {
  // On offer until a person has confirmed; what is frozen does not come back before.
  const blocked = loaded?.status === 'PUBLISHED' ? confirmed : held;
  if (loaded === undefined || !['PUBLISHED', 'FROZEN'].includes(loaded.status)) return NOTHING;
  const { agencyId } = loaded.body;
  const [owner, certificates] = await Promise.all([
    get(tables, agency, agencyId),
    readHeld(tables, agencyId),
  ]);
  const decided = decideFollowBlock(loaded, blocked, standingOf(owner, certificates), ctx);
  if (decided === undefined) return NOTHING;
  const changes = [change(product, loaded, orThrow(decided))];
  if (blocked) return { ...NOTHING, changes };
  const absent = blockedProduct(loaded.id);
  return {
    changes,
    guards: guards.length > 0 ? [] : [{ absent, refusal: refuse('PRODUCT_BLOCKED', { article: '6-3c' }) }],
    checks: [{ kind: 'AGENCY', id: agencyId, version: owner.version }],
    projections: [asRead(certificates)],
  };
}

const NOTHING = { changes: [], guards: [], checks: [], projections: [] };
