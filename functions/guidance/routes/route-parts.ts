import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import type { InputSchema } from '../../../shared/runtime/route.ts';

export const idField = onFirstUse(() => z.string().min(1).max(64));
export const words = onFirstUse(() =>
  textField(60)
    .optional()
    .describe('words to search for, all of them, spaces between; of two characters at least'),
);
export const reason = onFirstUse(() => z.strictObject({ reason: textField(1000) }));
export const oneText = onFirstUse(() => z.strictObject({ text: textField(4000) }));

/** What every step of an entry may be refused for. */
export const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION'] as const;

/** The one answer of a command. */
export const answers =
  <const N extends 200 | 201>(status: N, description: string, schema: InputSchema) =>
  () =>
    ({ [status]: { description, schema: schema() } }) as Record<
      N,
      { description: string; schema: z.ZodType }
    >;
