import { type FieldError, ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { DocumentBody } from '../../shared/domain/document/document.ts';
import type { Article } from '../../shared/policy/articles.ts';
import { document } from '../../shared/store/aggregates/document.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

/** Whose materials may be cited: all in an organisation's file, or only what it put there itself. */
export interface Citable {
  readonly uscc: string;
  /** The organisation's side of the platform, or both where it acts as whichever it is. */
  readonly origin?: 'AGENCY' | 'AGENCY_OR_BUYER';
}

const isOf = (actual: DocumentBody['origin'], origin: Citable['origin']): boolean =>
  origin === undefined || actual === 'AGENCY' || (origin === 'AGENCY_OR_BUYER' && actual === 'BUYER');

/** Refuses materials that may not be cited, or have not passed the malware scan. */
export async function requireDocuments(
  tables: Tables,
  ids: readonly string[],
  { uscc, origin }: Citable,
  article: Article,
): Promise<void> {
  const documents = await Promise.all(ids.map((id) => load(tables, document, id)));
  const missing = ids.flatMap((_, index): FieldError[] =>
    documents[index]?.body.uscc === uscc && isOf(documents[index].body.origin, origin)
      ? []
      : [{ field: `body.documentIds.${index}`, zh: '材料不存在', en: 'no such document' }],
  );
  if (missing.length > 0) throw new ProblemError(refuse('VALIDATION_FAILED', { article, fields: missing }));
  const unclean = ids.filter((_, index) => documents[index]?.status !== 'CLEAN');
  if (unclean.length > 0) {
    throw new ProblemError(refuse('DOCUMENT_NOT_CLEAN', { article, extra: { documentIds: unclean } }));
  }
}
