import type { CooperationBody, GivenItem } from '../../../shared/domain/cooperation/cooperation.ts';
import { type FieldError, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { archive } from '../../../shared/store/aggregates/archive.ts';
import { load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { requireDocuments } from '../../verification/documents.ts';

/**
 * What an agency hands in must be there: documents of its own that passed the malware scan, and items in the archive
 * of the very order that is asked about. @throws VALIDATION_FAILED, DOCUMENT_NOT_CLEAN
 */
export async function requireMaterial(
  { uscc, orderId }: CooperationBody,
  items: readonly GivenItem[],
  tables: Tables,
): Promise<void> {
  const documents = [...new Set(items.flatMap(({ documentIds }) => documentIds))];
  await requireDocuments(tables, documents, { uscc, origin: 'AGENCY' }, '6-4b');
  const archived = items.flatMap(({ archiveItemIds }, i) =>
    archiveItemIds.map((id, j) => ({ id, field: `body.items.${i}.archiveItemIds.${j}` })),
  );
  if (archived.length === 0) return;
  const kept = orderId === undefined ? undefined : await load(tables, archive, orderId);
  const known = new Set(kept?.body.items.map(({ itemId }) => itemId));
  const fields = archived
    .filter(({ id }) => !known.has(id))
    .map(({ field }): FieldError => ({
      field,
      zh: '该订单档案中没有此项',
      en: "not in the order's archive",
    }));
  if (fields.length > 0) throw new ProblemError(refuse('VALIDATION_FAILED', { article: '6-4b', fields }));
}
