import type { EntryBody } from '../../shared/domain/evaluation/entry/entry.ts';
import type { CycleBody } from '../../shared/domain/evaluation/cycle/cycle.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { entry } from '../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../shared/store/aggregates/evaluation.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

/** An entry of a published result, as what follows from it needs it. */
export interface Graded {
  readonly entry: Loaded<EntryBody>;
  readonly cycle: Loaded<CycleBody>;
  /** What the agency is ranked with: the grade of its one ranked category; of the others nothing follows (10-3a). */
  readonly grade: NonNullable<NonNullable<EntryBody['result']>['grade']> | undefined;
}

export const isPublished = ({ status }: { readonly status: string }): boolean =>
  status === 'PUBLISHED' || status === 'CLOSED';

/** The grade that counts: of a ranked, not excluded entry. */
export function gradeOf({
  status,
  body,
}: {
  readonly status: string;
  readonly body: Pick<EntryBody, 'result'>;
}): Graded['grade'] {
  return status !== 'EXCLUDED' && body.result?.primary === true ? body.result.grade : undefined;
}

/** Read consistently; undefined while the result of its cycle is not published. */
export async function gradedEntry(tables: Tables, entryId: string): Promise<Graded | undefined> {
  const found = await load(tables, entry, entryId);
  // An amended one is published again as FINAL.
  if (found === undefined || found.status === 'AMENDED') return undefined;
  const cycle = await load(tables, evaluationCycle, found.body.cycleId);
  if (cycle === undefined || !isPublished(cycle)) return undefined;
  return { entry: found, cycle, grade: gradeOf(found) };
}
