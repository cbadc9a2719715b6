import { type CaseCollectionBody, exportOf } from '../../../shared/domain/case-collection/case-collection.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { caseEditionId } from '../../../shared/domain/service-case/edition.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { caseCollection } from '../../../shared/store/aggregates/case-collection.ts';
import { caseEdition, serviceCase } from '../../../shared/store/aggregates/service-case.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { PAGE_HEADERS } from '../../publicity/pages/html.ts';
import type { ServiceCasesDeps } from '../deps.ts';
import { collectionPage } from '../pages/collection-page.ts';
import type { routes } from '../routes.ts';

/** A published version; a draft is nobody's outside the centre. @throws NOT_FOUND */
async function publishedCollection(
  tables: Tables,
  collectionId: string,
): Promise<Loaded<CaseCollectionBody>> {
  const found = await get(tables, caseCollection, collectionId);
  if (found.status !== 'PUBLISHED') throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

/**
 * The index that the hash is made of, and the texts in the editions that were published. A case that was withdrawn since
 * keeps its line, by which the hash is compared, but gives its text no more.
 */
async function exported(tables: Tables, { id, body }: Loaded<CaseCollectionBody>) {
  const contents = body.contents ?? [];
  const texts = await Promise.all(
    contents.map(async ({ caseId, edition }) => {
      const [current, text] = await Promise.all([
        get(tables, serviceCase, caseId),
        get(tables, caseEdition, caseEditionId(caseId, edition)),
      ]);
      const isPublic = current.status === 'PUBLISHED' || current.status === 'ARCHIVED';
      if (!isPublic || current.body.withdrawn !== undefined) return { caseId, withdrawn: true as const };
      return { caseId, title: text.body.title, text: text.body.text };
    }),
  );
  return { exportHash: body.exportHash ?? '', index: exportOf(id, body, contents), texts };
}
export type Exported = Awaited<ReturnType<typeof exported>>;

export async function exportCaseCollection(
  { params }: Request<(typeof routes)['exportCaseCollection']>,
  { tables }: ServiceCasesDeps,
): Promise<Reply> {
  const found = await publishedCollection(tables, params.collectionId);
  return { status: 200, body: await exported(tables, found) };
}

export async function readCollectionPage(
  { params }: Request<(typeof routes)['readCollectionPage']>,
  { tables }: ServiceCasesDeps,
): Promise<Reply> {
  const found = await publishedCollection(tables, params.collectionId);
  return { status: 200, body: collectionPage(await exported(tables, found)), headers: PAGE_HEADERS };
}
