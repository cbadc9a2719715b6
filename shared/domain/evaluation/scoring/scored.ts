import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { ENGINE } from '../scheme/scheme.ts';

const decimal = (places: number) => z.string().regex(new RegExp(`^\\d+\\.\\d{${places}}$`));

/** The points of one entry as they are published: decimals as text, so that everybody reads the same bytes. */
export const Scored = onFirstUse(() =>
  z.strictObject({
    engine: z.literal(ENGINE),
    indicators: z.array(
      z.union([
        z.strictObject({ id: z.string(), ratio: decimal(10), score: decimal(4) }),
        z.strictObject({ id: z.string(), missing: z.literal(true) }),
      ]),
    ),
    dimensions: z.array(z.strictObject({ id: z.string(), score: decimal(4) })),
    total: decimal(2),
  }),
);
export type Scored = z.infer<ReturnType<typeof Scored>>;

/** Whether the users' answers are still awaited (row 9-2) or count (row 9-3). */
export interface Stage {
  readonly satisfaction: 'PENDING' | 'FINAL';
}

/** `86.59` → 8659. */
export const hundredths = (text: string): number => digits(text, 2);
/** `13.2` → 132000. */
export const tenThousandths = (text: string): number => digits(text, 4);

function digits(text: string, places: number): number {
  const [whole = '0', part = ''] = text.split('.');
  return Number(whole + part.padEnd(places, '0'));
}

/** 8659 → `86.59`. */
export function fixed(scaled: number | bigint, places: number): string {
  const text = String(scaled).padStart(places + 1, '0');
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
}
