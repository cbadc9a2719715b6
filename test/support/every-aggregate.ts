import { readdirSync } from 'node:fs';
import type { AggregateType } from '../../shared/store/aggregate.ts';

const FOLDER = new URL('../../shared/store/aggregates/', import.meta.url);

const isAggregate = (value: unknown): value is AggregateType<unknown> =>
  typeof value === 'object' && value !== null && 'kind' in value && 'body' in value;

/** The modules that keep aggregates, by name. */
export const aggregateModules = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => name.slice(0, -'.ts'.length));

/** Every kind of aggregate in the store. */
export const everyAggregate = (
  await Promise.all(
    aggregateModules.map(async (name) => {
      const module: Record<string, unknown> = await import(`../../shared/store/aggregates/${name}.ts`);
      return Object.values(module).filter((each) => isAggregate(each));
    }),
  )
).flat();
