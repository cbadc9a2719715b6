import { type AmendmentBody, decidedOnOf } from '../../../shared/domain/evaluation/result/amendment.ts';
import type { CategoryResultBody } from '../../../shared/domain/evaluation/result/category-result.ts';
import { amendment } from '../../../shared/store/aggregates/category-result.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import type { Tables } from '../../../shared/store/table.ts';

interface Decided {
  readonly id: string;
  readonly body: AmendmentBody;
}

/** The amendments of a category since its publication, oldest first (9-6b). */
export async function amendmentsOf(
  tables: Tables,
  { amendments }: Pick<CategoryResultBody, 'amendments'>,
): Promise<Decided[]> {
  if (amendments.length === 0) return [];
  const found = await loadMany(tables, amendment, amendments);
  return amendments.flatMap((id) => found.get(id) ?? []);
}

/** What anybody sees of an amendment: which grade took the place of which, and by what decision. */
export const publicAmendment = ({ id, body }: Decided) => ({
  amendmentId: id,
  agencyId: body.agencyId,
  ...(body.orgName !== undefined && { orgName: body.orgName }),
  category: body.category,
  ...(body.from !== undefined && { from: body.from }),
  grade: body.grade,
  ...(body.ground !== undefined && { ground: body.ground }),
  decisionNo: body.decisionNo,
  decidedOn: decidedOnOf(body),
});
export type PublishedAmendment = ReturnType<typeof publicAmendment>;

/** How many of each grade there are after the amendments. */
export function gradesAfter(
  grades: Readonly<Record<string, number>>,
  amendments: readonly Pick<PublishedAmendment, 'from' | 'grade'>[],
): Record<string, number> {
  const counts = new Map(Object.entries(grades));
  for (const { from, grade } of amendments) {
    if (from !== undefined) counts.set(from, (counts.get(from) ?? 0) - 1);
    counts.set(grade, (counts.get(grade) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].filter(([, count]) => count > 0));
}
