import { decideImport, type ImportRow } from '../../../shared/domain/agency/import.ts';
import type { Acting } from '../../../shared/domain/acting.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import { agency, liveAgencyOf, takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { liveCaseOf } from '../../../shared/store/aggregates/onboarding-case.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { type Change, change, type Guard } from '../../../shared/store/plan.ts';
import { guardOwner } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** An agency that is there already stays as it is; a code with a case under way is left to it. */
export type RowStanding =
  | { readonly result: 'FRESH' }
  | { readonly result: 'ALREADY_THERE'; readonly agencyId: string }
  | { readonly result: 'CASE_RUNNING' };

/** How the platform stands to an existing agency that is to be taken over (2-1). */
export async function standingOf(tables: Tables, uscc: string): Promise<RowStanding> {
  const [agencyId, caseId] = await Promise.all([
    guardOwner(tables, liveAgencyOf(uscc)),
    guardOwner(tables, liveCaseOf(uscc)),
  ]);
  if (agencyId !== undefined) return { result: 'ALREADY_THERE', agencyId };
  return { result: caseId === undefined ? 'FRESH' : 'CASE_RUNNING' };
}

/** Takes one agency over with its original date, under the guards of its code. @throws ProblemError for a bad row */
export function takeOver(
  row: ImportRow,
  batchId: string,
  ctx: Acting & { readonly policy: PolicySet },
): { readonly agencyId: string; readonly change: Change; readonly guards: readonly Guard[] } {
  const agencyId = newId();
  const decided = orThrow(decideImport(agencyId, row, batchId, ctx));
  return {
    agencyId,
    change: change(agency, { newId: agencyId }, decided),
    guards: [
      takeLiveAgency(row.uscc, agencyId),
      { absent: liveCaseOf(row.uscc), refusal: refuse('DUPLICATE', { article: '5-1e' }) },
    ],
  };
}
