import { readdirSync } from 'node:fs';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { inLines } from '../../../test/support/in-lines.ts';
import type { AggregateType } from '../aggregate.ts';

const modules = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => name.slice(0, -'.ts'.length));

const isAggregate = (value: unknown): value is AggregateType<unknown> =>
  typeof value === 'object' && value !== null && 'kind' in value && 'body' in value;

const aggregates: AggregateType<unknown>[] = [];
for (const name of modules)
  aggregates.push(
    ...Object.values(await import(`../aggregates/${name}.ts`)).filter((each) => isAggregate(each)),
  );

const shapeOf = ({ body }: AggregateType<unknown>) => {
  const { $schema: _, ...shape } = z.toJSONSchema(body(), { unrepresentable: 'any' });
  return shape;
};

/**
 * What lies in the table outlives the code that wrote it: a member that disappears or narrows makes what is stored
 * unreadable. A change here is a decision, and needs a reading of the old shape where one was released.
 */
describe('the stored shape', () => {
  it('is known of every aggregate, each kind once', () => {
    const kinds = aggregates.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds.length).toBeGreaterThanOrEqual(modules.length);
  });

  it.each(
    aggregates.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)).map((type) => [type.kind, type] as const),
  )('of %s changes only on purpose', (_, type) => {
    expect(inLines(shapeOf(type))).toMatchSnapshot();
  });
});
