import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startStack } from '../../stack.ts';
import { isRestored, SeedStore } from '../seed-store.ts';
import { makeInMemory } from '../workshop.ts';
import type { YearSize } from './plan-types.ts';
import { AUTUMN, WHOLE_YEAR, yearPlan } from './plan.ts';
import { Progress } from './progress.ts';
import { liveThrough } from './run.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** Nearly every function is needed every day; a second environment of one only warms up what two processors cannot run. */
const ENVIRONMENTS = { maxPopulation: 128, maxWorkers: 1, logLevel: 'WARN' };
/** Deadlines close as late as the hourly sweep would close them. */
const STRIDE_MS = 3_600_000;

/** A kind of seed by its name. */
export interface Seed {
  readonly name: string;
  readonly size: YearSize;
}

const YEAR_SEED: Seed = { name: 'year', size: WHOLE_YEAR };
export const AUTUMN_SEED: Seed = { name: 'autumn', size: AUTUMN };

export interface Asked {
  readonly dir: string;
  readonly port: number;
  readonly stage: string;
  /** Told what goes on. */
  readonly say: (line: string) => void;
}

/** Makes sure that a data directory holds the year. */
export const ensureYear = (asked: Asked): Promise<void> => ensureSeed(YEAR_SEED, asked);

/**
 * Makes sure that a data directory holds a seed: as it was left when it holds it already, as a copy of the kept one,
 * or by living through it first. @throws when the directory holds something else.
 */
export async function ensureSeed(seed: Seed, asked: Asked): Promise<void> {
  const { dir, port, stage, say } = asked;
  if (isRestored(dir, seed.name)) return;
  const store = new SeedStore(join(ROOT, '.local/seeds'));
  const hash = SeedStore.hash(ROOT, seed.name, port, stage);
  if (!store.has(hash)) await make(store, hash, seed, asked);
  const startedAt = performance.now();
  store.restore(hash, dir);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`The ${seed.name} was copied to ${dir} in ${seconds} s.`);
}

async function make(
  store: SeedStore,
  hash: string,
  { name, size }: Seed,
  { port, stage, say }: Asked,
): Promise<void> {
  const plan = yearPlan(size);
  say(`The ${name}, with ${plan.agencies.length} agencies and ${plan.orders.length} orders, is made once …`);
  const startedAt = performance.now();
  const refused = await makeInMemory(store.unfinished(hash), async (dir) => {
    const stack = await startStack({
      dir,
      port,
      stage,
      at: `${size.from}T09:00:00+08:00`,
      environments: ENVIRONMENTS,
      strideMs: STRIDE_MS,
      log: (source) => source === 'synthesis' && say('Synthesising…'),
    });
    const progress = new Progress({ deeds: plan.deeds.length, orders: plan.orders.length });
    try {
      return (await liveThrough(plan, stack, (day, done, orders) => progress.day(day, done, orders))).refused;
    } finally {
      await stack.stop();
    }
  });
  for (const { deed, why } of refused) say(`${deed.on} ${JSON.stringify(deed.act)}: ${why}`);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const record = { seed: name, hash, port, stage, refused: refused.length, seconds };
  store.finish(record, (path, text) => writeFileSync(path, text));
}

/** Where to look in it. */
export function yearGuide(baseUrl: string): string {
  return `
  一年样例 a year   ${WHOLE_YEAR.agencies} agencies, ${WHOLE_YEAR.orders} orders, 2026-03-02 … 2027-01-04
  登录 logins       legal-testing 检验检测, legal-institute 研究开发 (agencies); buyer-shi, buyer-gu (buyers);
                    officer-li, reviewer-chen, admin-zhou, discipline-sun, finance-qian, commission-wu (officers)
  看看 look at      ${baseUrl}/                         pages and logins of this machine
                    ${baseUrl}/bulletin                 publicities
                    ${baseUrl}/agencies?category=RESEARCH_DEVELOPMENT
                    ${baseUrl}/products?category=INSPECTION_TESTING
                    ${baseUrl}/local/docs               every route; try listTasks, listSpotChecks, readCategoryMetrics
`;
}
