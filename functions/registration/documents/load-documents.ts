import type { DocumentBody } from '../../../shared/domain/document/document.ts';
import type { DocumentFacts } from '../../../shared/domain/onboarding/completeness.ts';
import type { DocumentReference } from '../../../shared/domain/onboarding/draft-documents.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** The agencies' materials named, by id, each read once; one that does not exist is left out. */
export async function loadDocuments(
  tables: Tables,
  references: readonly DocumentReference[],
): Promise<Map<string, Loaded<DocumentBody>>> {
  const ids = [...new Set(references.map(({ documentId }) => documentId))];
  const found = await Promise.all(ids.map((id) => load(tables, document, id)));
  return new Map(
    found.flatMap((loaded) => (loaded?.body.origin === 'AGENCY' ? [[loaded.id, loaded] as const] : [])),
  );
}

/** The same, as a submission needs to know them. */
export async function documentFacts(
  tables: Tables,
  references: readonly DocumentReference[],
): Promise<Map<string, DocumentFacts>> {
  const loaded = await loadDocuments(tables, references);
  return new Map(
    [...loaded].map(([id, { status, body }]) => [
      id,
      { status, uscc: body.uscc, sha256: body.sha256, kind: body.kind },
    ]),
  );
}
