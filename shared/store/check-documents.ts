import type { DocumentBody } from '../domain/document/document.ts';
import { ProblemError, refuse } from '../domain/problem.ts';
import { document } from './aggregates/document.ts';
import { load } from './read.ts';
import type { Tables } from './table.ts';

/**
 * The papers that a request names must be `fit` for it and have passed the malware scan.
 * @throws VALIDATION_FAILED naming an unknown one, DOCUMENT_NOT_CLEAN
 */
export async function checkDocuments(
  named: readonly { readonly field: string; readonly id: string }[],
  fit: (paper: DocumentBody) => boolean,
  tables: Tables,
): Promise<void> {
  const found = await Promise.all(
    named.map(async (each) => ({ ...each, paper: await load(tables, document, each.id) })),
  );
  const fields = found
    .filter(({ paper }) => paper === undefined || !fit(paper.body))
    .map(({ field }) => ({ field: `body.${field}`, zh: '未找到该材料', en: 'no such document' }));
  if (fields.length > 0) throw new ProblemError(refuse('VALIDATION_FAILED', { fields }));
  const unclean = found.filter(({ paper }) => paper?.status !== 'CLEAN').map(({ id }) => id);
  if (unclean.length > 0)
    throw new ProblemError(refuse('DOCUMENT_NOT_CLEAN', { extra: { documentIds: unclean } }));
}

/** The ids of `body.documentIds`, each with its field. */
export const listedDocuments = (documentIds: readonly string[]) =>
  documentIds.map((id, index) => ({ field: `documentIds.${index}`, id }));
