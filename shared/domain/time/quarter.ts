import type { Instant } from './instant.ts';
import { toLocalDate } from './local-date.ts';

/** The quarter of Shanghai's calendar in which an instant lies, `2026Q1`. */
export function quarterOf(instant: Instant): string {
  const date = toLocalDate(instant);
  return `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
