import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { aggregateModules, everyAggregate } from '../../../test/support/every-aggregate.ts';
import { inLines } from '../../../test/support/in-lines.ts';
import type { AggregateType } from '../aggregate.ts';

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
    const kinds = everyAggregate.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds.length).toBeGreaterThanOrEqual(aggregateModules.length);
  });

  it.each(
    everyAggregate.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)).map((type) => [type.kind, type] as const),
  )('of %s changes only on purpose', (_, type) => {
    expect(inLines(shapeOf(type))).toMatchSnapshot();
  });
});
