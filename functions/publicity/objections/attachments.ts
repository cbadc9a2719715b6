import type { DocumentBody } from '../../../shared/domain/document/document.ts';
import type { ObjectionForm } from '../../../shared/domain/objection/form.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/**
 * The papers that come with an objection or a comment must be `fit` for it and have passed the malware scan.
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

/**
 * The papers of an objection, the sealed page among them: only those that were taken for an objection, as an
 * organisation's own material would name its owner.
 */
export async function checkAttachments(
  { objector, documentIds }: ObjectionForm,
  tables: Tables,
): Promise<void> {
  const seal = objector.kind === 'UNIT' ? objector.sealDocumentId : undefined;
  const named = [
    ...documentIds.map((id, index) => ({ field: `documentIds.${index}`, id })),
    ...(seal === undefined ? [] : [{ field: 'objector.sealDocumentId', id: seal }]),
  ];
  await checkDocuments(named, ({ origin }) => origin === 'OBJECTOR', tables);
}
