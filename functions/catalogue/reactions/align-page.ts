import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideAlign } from '../../../shared/domain/product/freeze.ts';
import { blockedProduct } from '../../../shared/domain/product/product.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { product } from '../../../shared/store/aggregates/product.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { asRead, readHeld, standingOf } from '../../../shared/store/held-qualifications.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { queryProjections } from '../../../shared/store/projections.ts';
import { get, guardOwner, load } from '../../../shared/store/read.ts';
import type { PageDeps } from '../deps.ts';
import { notBlocked } from '../products/product-plan.ts';
import { productsPartition } from './agency-products.ts';

/** A product makes at most five items of a transaction of a hundred: its state, three events and its block. */
export const PRODUCTS_A_PAGE = 16;

/** One page of an agency's products that are to be brought in line with how it stands. */
export const AlignPage = onFirstUse(() =>
  z.strictObject({
    /** The event that made it necessary. */
    work: z.string(),
    agencyId: z.string(),
    index: z.int().nonnegative(),
    cursor: z.string().optional(),
  }),
);
export type AlignPage = z.infer<ReturnType<typeof AlignPage>>;

/**
 * Brings one page in line and asks for the next. What the agency is now counts, not what the event said: events that
 * come late or out of order do no harm (SM-5, 12-2a, 3-1b).
 */
export async function alignPage(page: AlignPage, now: string, deps: PageDeps): Promise<void> {
  const { work, agencyId, index, cursor } = page;
  const { policy } = await deps.settings.current(now);
  const listed = await queryProjections(
    deps.tables,
    { pk: productsPartition(agencyId) },
    { limit: PRODUCTS_A_PAGE, cursor },
  );
  const ids = listed.items.map(({ sk }) => sk);
  const last = listed.cursor === undefined;
  const done = await executeOnce(
    deps.tables,
    { consumer: 'catalogue-align', messageId: `${work}#${index}` },
    async () => {
      const { handled, ...parts } = await alignProducts(agencyId, ids, now, deps);
      const pages = [
        { work: `align-${work}`, page: String(index), handled },
        ...(last ? [{ work: `align-${work}`, total: index + 1 }] : []),
      ];
      return { ...parts, pages, response: undefined };
    },
    {
      actor: { id: 'SYSTEM', role: 'SYSTEM' },
      now,
      policyVersion: policy.version,
      requestId: `${work}#${index}`,
      cause: `event ${work}`,
    },
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { ref: `${work}#${index}` });
  if (listed.cursor !== undefined)
    await deps.pages.send([{ work, agencyId, index: index + 1, cursor: listed.cursor }]);
}

async function alignProducts(
  agencyId: string,
  ids: readonly string[],
  now: string,
  { tables, settings }: PageDeps,
): Promise<Pick<Plan, 'changes' | 'guards' | 'checks' | 'projections'> & { readonly handled: number }> {
  const [owner, held, { policy }, ...products] = await Promise.all([
    get(tables, agency, agencyId),
    readHeld(tables, agencyId),
    settings.current(now),
    ...ids.map(async (id) => ({
      loaded: await load(tables, product, id),
      blocked: (await guardOwner(tables, blockedProduct(id))) !== undefined,
    })),
  ]);
  const ctx = { ...bySystem(now), policy, today: toLocalDate(now) };
  const standing = standingOf(owner, held);
  const aligned = products.flatMap(({ loaded, blocked }) => {
    const decided = loaded && decideAlign(loaded, standing, { ...ctx, blocked });
    return loaded === undefined || decided === undefined ? [] : [{ loaded, decided: orThrow(decided) }];
  });
  const changes = aligned.map(({ loaded, decided }) => change(product, loaded, decided));
  if (changes.length === 0) return { changes, handled: 0 };
  const offered = aligned.filter(({ decided }) => decided.events.at(-1)?.to === 'PUBLISHED');
  return {
    changes,
    guards: offered.map(({ loaded }) => notBlocked(loaded.id)),
    // What it rests on must not have changed meanwhile: the later change would find nothing to do.
    checks: [{ kind: 'AGENCY', id: agencyId, version: owner.version }],
    projections: [asRead(held)],
    handled: changes.length,
  };
}
