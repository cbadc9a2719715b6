import { type FieldError, ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { Article } from '../../shared/policy/articles.ts';
import { document } from '../../shared/store/aggregates/document.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

/** Refuses materials that are not in the file of this organisation, or have not passed the malware scan. */
export async function requireDocuments(
  tables: Tables,
  ids: readonly string[],
  uscc: string,
  article: Article,
): Promise<void> {
  const documents = await Promise.all(ids.map((id) => load(tables, document, id)));
  const missing = ids.flatMap((_, index): FieldError[] =>
    documents[index]?.body.uscc === uscc
      ? []
      : [{ field: `body.documentIds.${index}`, zh: '材料不存在', en: 'no such document' }],
  );
  if (missing.length > 0) throw new ProblemError(refuse('VALIDATION_FAILED', { article, fields: missing }));
  const unclean = ids.filter((_, index) => documents[index]?.status !== 'CLEAN');
  if (unclean.length > 0) {
    throw new ProblemError(refuse('DOCUMENT_NOT_CLEAN', { article, extra: { documentIds: unclean } }));
  }
}
