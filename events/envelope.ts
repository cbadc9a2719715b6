import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/**
 * What every event on the bus looks like (EventBridge `detail`): ids and public facts only, never a name or a phone.
 * `id` is stable over re-deliveries; consumers record it with their effect.
 */
export const Envelope = onFirstUse(() =>
  z.strictObject({
    id: z.string(),
    type: z.string(),
    version: z.int().positive(),
    at: z.iso.datetime({ precision: 3 }),
    aggregate: z.strictObject({ kind: z.string(), id: z.string(), version: z.int().positive() }),
    role: z.string(),
    article: z.string(),
    policyVersion: z.string(),
    /** The request, event or timer that led to it. */
    cause: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
);
export type Envelope = z.infer<ReturnType<typeof Envelope>>;

/** The bus `source` of everything that this platform publishes. */
export const EVENT_SOURCE = 'voucher.platform';

export interface EventContract<T extends string, D extends z.ZodType> {
  readonly type: T;
  readonly version: number;
  /**
   * How it reads, in Chinese, in the history that the unit of its `uscc` may see (12-0). `null` = a step between officers, which
   * that unit is not shown; absent = what that history does not cover.
   */
  readonly told?: string | null;
  /** Built when first asked for: most functions only say that an event happened. */
  readonly data: () => D;
  /** One valid `data`; a test parses it and the generated JSON Schema carries it. */
  readonly example: z.infer<D>;
}

export function defineEvent<const T extends string, D extends z.ZodType>(
  contract: EventContract<T, D>,
): EventContract<T, D> {
  return { ...contract, data: onFirstUse(contract.data) };
}
