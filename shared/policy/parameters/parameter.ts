import * as z from 'zod';
import type { Article } from '../articles.ts';

/**
 * Where a number comes from: R the regulation, S sourced practice, J judgement (domain.md decision 7), S+J a
 * sourced practice with a judged choice. Shown with the number wherever people see it.
 */
export type Basis = 'R' | 'S' | 'J' | 'S+J';

export interface Parameter<S extends z.ZodType = z.ZodType> {
  /** Built when asked for: most functions never check an override, and building them all costs 10 ms at start. */
  readonly schema: () => S;
  /** Never edited once released: a changed number is an override with an effective date. */
  readonly default: z.output<S>;
  readonly basis: Basis;
  readonly article?: Article;
  readonly zh: string;
}

/** Keeps the schema's type with the entry. */
export function parameter<S extends z.ZodType>(entry: Parameter<S>): Parameter<S> {
  return entry;
}

export const count = () => z.int().min(1);
export const countOrZero = () => z.int().min(0);
export const ratio = () => z.number().min(0).max(1);
export const flag = () => z.boolean();
/** Money, in 分. */
export const fen = () => z.int().min(0);
/** Days before an event at which something is sent, largest first. */
export const daysBefore = () =>
  z
    .array(z.int().min(0))
    .refine(
      (days) => days.every((day, i) => i === 0 || day < (days[i - 1] ?? 0)),
      'largest first, no repeats',
    );
export const clockTime = () => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** `MM-DD`. */
export const monthDay = () => z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
