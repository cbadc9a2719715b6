import type { Acting } from '../../../shared/domain/acting.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** One part of the commit for an entry. */
export type Part = Pick<Plan, 'changes' | 'guards' | 'projections' | 'checks'>;

export const NOTHING: Part = { changes: [] };

/** The platform at work on one entry. */
export interface Settling extends Acting, Settings {
  readonly tables: Tables;
}

export const joined = (parts: readonly Part[]): Required<Part> => ({
  changes: parts.flatMap(({ changes }) => changes),
  guards: parts.flatMap(({ guards = [] }) => guards),
  projections: parts.flatMap(({ projections = [] }) => projections),
  checks: parts.flatMap(({ checks = [] }) => checks),
});

/** Whether a commit of it would change anything. */
export const isEmpty = ({ changes, guards = [], projections = [] }: Part): boolean =>
  changes.length + guards.length + projections.length === 0;

/** Whether the agency is shown and owed what follows from its grade. */
export const onPlatform = (found: { readonly status: string } | undefined): boolean =>
  found?.status === 'ACTIVE' || found?.status === 'SUSPENDED';
