import * as z from 'zod';

const schema = z.looseObject({
  batchItemFailures: z.array(z.looseObject({ itemIdentifier: z.string().min(1) })).nullish(),
});

/**
 * The items that a partial-batch response names. An answer that is not of that shape, or names an item that was not in
 * the batch, fails the whole batch, as Lambda has it ("Implementing partial batch responses").
 */
export function failedItems(answer: unknown, items: readonly string[]): ReadonlySet<string> {
  if (answer === null || answer === undefined) return new Set();
  const parsed = schema.safeParse(answer);
  if (!parsed.success) return new Set(items);
  const failed = (parsed.data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((item) => items.includes(item)) ? new Set(failed) : new Set(items);
}
