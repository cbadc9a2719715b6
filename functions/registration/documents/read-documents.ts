import { fileOf, isAgency } from '../../../shared/domain/document/own-file.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { document, documentsOf } from '../../../shared/store/aggregates/document.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { list } from '../../../shared/store/read.ts';
import { isReadingOfficer } from '../cases/own-case.ts';
import type { RegistrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { documentView, getReadableDocument } from './document-view.ts';

export async function readDocument(
  { params, principal }: Request<(typeof routes)['readDocument']>,
  deps: RegistrationDeps,
): Promise<Reply> {
  const loaded = await getReadableDocument(deps.tables, params.documentId, principal);
  return { status: 200, body: documentView(loaded, principal), headers: etag(loaded.version) };
}

export async function listDocuments(
  { query, principal }: Request<(typeof routes)['listDocuments']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const uscc = isReadingOfficer(principal) ? query.uscc : fileOf(principal);
  if (uscc === undefined) {
    const fields = [{ field: 'query.uscc', zh: '请填写统一社会信用代码', en: 'a credit code is required' }];
    throw new ProblemError(refuse('VALIDATION_FAILED', { fields }));
  }
  if (query.origin === 'CENTRE' && !isReadingOfficer(principal))
    throw new ProblemError(refuse('FORBIDDEN_ROLE'));
  const origin = query.origin ?? (isAgency(principal) || isReadingOfficer(principal) ? 'AGENCY' : 'BUYER');
  const key = { pk: documentsOf(uscc, origin), newestFirst: true };
  const { items, ...rest } = await list(deps.tables, document, 'list1', key, query);
  return { status: 200, body: { items: items.map((each) => documentView(each, principal)), ...rest } };
}
