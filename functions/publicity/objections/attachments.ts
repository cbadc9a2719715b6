import type { ObjectionForm } from '../../../shared/domain/objection/form.ts';
import { checkDocuments, listedDocuments } from '../../../shared/store/check-documents.ts';
import type { Tables } from '../../../shared/store/table.ts';

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
    ...listedDocuments(documentIds),
    ...(seal === undefined ? [] : [{ field: 'objector.sealDocumentId', id: seal }]),
  ];
  await checkDocuments(named, ({ origin }) => origin === 'OBJECTOR', tables);
}
