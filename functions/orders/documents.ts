import type { DocumentKind } from '../../shared/domain/document/document-kind.ts';
import type { OrderFile } from '../../shared/domain/order/order.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { document } from '../../shared/store/aggregates/document.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

interface Wanted {
  readonly kind: DocumentKind;
  /** The agency in whose file they lie. */
  readonly uscc: string;
  /** Path of the ids in the request, for the field errors. */
  readonly field: string;
}

/**
 * The agency's materials of one kind with these ids, with the hashes that their uploads were bound to.
 * @throws VALIDATION_FAILED naming one that is not there, DOCUMENT_NOT_CLEAN
 */
export async function cleanFiles(
  ids: readonly string[],
  { kind, uscc, field }: Wanted,
  tables: Tables,
): Promise<OrderFile[]> {
  const found = await Promise.all(ids.map(async (id) => ({ id, paper: await load(tables, document, id) })));
  const files = found.map(({ id, paper }, index) => {
    const fits = paper?.body.kind === kind && paper.body.uscc === uscc && paper.body.origin === 'AGENCY';
    if (paper === undefined || !fits) {
      const at = ids.length === 1 && field.endsWith('Id') ? field : `${field}.${index}`;
      const fields = [{ field: `body.${at}`, zh: '未找到该类材料', en: `no ${kind} of the agency` }];
      throw new ProblemError(refuse('VALIDATION_FAILED', { article: '6-1c', fields }));
    }
    return { documentId: id, sha256: paper.body.sha256, clean: paper.status === 'CLEAN' };
  });
  const unclean = files.filter(({ clean }) => !clean).map(({ documentId }) => documentId);
  if (unclean.length > 0)
    throw new ProblemError(
      refuse('DOCUMENT_NOT_CLEAN', { article: '6-1c', extra: { documentIds: unclean } }),
    );
  return files.map(({ documentId, sha256 }) => ({ documentId, sha256 }));
}
