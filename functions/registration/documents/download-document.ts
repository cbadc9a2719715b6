import { decideDownload } from '../../../shared/domain/document/register.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import type { RegistrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { getReadableDocument } from './document-view.ts';

/** Row 5-1d: a link to the very version that was scanned, handed out only together with its entry in the trail. */
export async function downloadDocument(
  request: Request<(typeof routes)['downloadDocument']>,
  deps: RegistrationDeps,
): Promise<Plan> {
  const { principal, params, now } = request;
  const loaded = await getReadableDocument(deps.tables, params.documentId, principal);
  const decided = orThrow(decideDownload(loaded, acting(request)));
  const versionId = loaded.body.scan?.versionId;
  if (versionId === undefined) throw new ProblemError(refuse('DOCUMENT_NOT_CLEAN', { article: '5-1d' }));
  return {
    changes: [change(document, loaded, decided)],
    response: { status: 200, body: await deps.materials.downloadLink(loaded.body, versionId, now) },
  };
}
