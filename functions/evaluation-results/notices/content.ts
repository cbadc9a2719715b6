import { evaluationName } from '../../../shared/domain/evaluation/cycle/name.ts';
import type { EvaluationContent } from '../../../shared/domain/publicity/content.ts';
import type { CategoryRanking } from '../../../shared/domain/evaluation/result/category-result.ts';
import { howToObject } from '../../../shared/domain/publicity/how-to-object.ts';
import { cite } from '../../../shared/policy/articles.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import type { ListedRow } from '../ranking/rows.ts';
import { GRADE_ZH } from '../grade-names.ts';

/** Entries that a notice carries itself; a longer list would not fit into one item of the store (400 KB). */
export const INLINE_ENTRIES = 1000;

export const nameOfCategory = (policy: PolicySet, code: string): string =>
  policy.get('category.catalogue').find((each) => each.code === code)?.nameZh ?? code;

/** Where anybody reads the list of a category, once it is publicised. */
export const listPath = (cycleId: string, category: string): string =>
  `/evaluation-results/${cycleId}/${category}/page`;

/** What is made public of a category: who got which grade, and the hash that fixes all of it (9-5). */
export function evaluationContent(
  about: { readonly cycleId: string; readonly category: string; readonly year: number },
  ranking: CategoryRanking,
  rows: readonly ListedRow[],
  policy: PolicySet,
): EvaluationContent {
  const { cycleId, category, year } = about;
  const nameZh = nameOfCategory(policy, category);
  const entries = rows.map(({ orgName, uscc, grade, rank }) => ({
    orgName,
    uscc,
    category: nameZh,
    grade: GRADE_ZH[grade ?? 'WITHHELD'],
    ...(rank !== undefined && { rank }),
  }));
  const whole = ranking.listed <= INLINE_ENTRIES;
  return {
    kind: 'EVALUATION_RESULT',
    title: `关于${evaluationName(year)}结果（${nameZh}）的公示`,
    year,
    entries: whole ? entries : [],
    listed: ranking.listed,
    ...(!whole && { listAt: listPath(cycleId, category) }),
    rankingHash: ranking.rankingHash,
    basis: cite('9-5', policy.get('regulation.docNo'))?.zh ?? policy.get('regulation.docNo'),
    howToObject: howToObject(policy),
  };
}
