import type { Instant } from '../../time/instant.ts';
import { type LocalDate, toLocalDate } from '../../time/local-date.ts';

/** The day of the first instant. */
export const earliest = (instants: readonly Instant[]): LocalDate | undefined =>
  instants.map(toLocalDate).toSorted()[0];

/** The day of the last instant. */
export const latest = (instants: readonly Instant[]): LocalDate | undefined =>
  instants.map(toLocalDate).toSorted().at(-1);
