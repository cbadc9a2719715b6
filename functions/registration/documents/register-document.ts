import type { DocumentBody } from '../../../shared/domain/document/document.ts';
import { decideRegisterDocument, followDocument } from '../../../shared/domain/document/register.ts';
import { ownFile } from '../../../shared/domain/document/own-file.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import type { RegistrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { documentView, getReadableDocument } from './document-view.ts';

/** Row 5-1d: announces a material and hands out the form that takes exactly this file. */
export async function registerDocument(
  request: Request<(typeof routes)['registerDocument']>,
  deps: RegistrationDeps,
): Promise<Plan> {
  const { origin: asked, ...body } = request.body;
  const file = orThrow(ownFile(request.principal, asked, body.kind));
  return planRegistration({ ...request, body }, file, deps);
}

/** Evidence that an officer adds to an organisation's file; it sees what a prior notice names to it. */
export async function registerEvidence(
  request: Request<(typeof routes)['registerEvidence']>,
  deps: RegistrationDeps,
): Promise<Plan> {
  const { uscc } = request.params;
  if (request.principal.conflicts?.includes(uscc)) throw new ProblemError(refuse('CONFLICT_OF_INTEREST'));
  return planRegistration(request, { uscc, origin: 'CENTRE' }, deps);
}

interface Registration extends Pick<
  Request<(typeof routes)['registerEvidence']>,
  'principal' | 'body' | 'now'
> {}

async function planRegistration(
  request: Registration,
  file: Pick<DocumentBody, 'uscc' | 'origin'>,
  deps: RegistrationDeps,
): Promise<Plan> {
  const { principal, body, now } = request;
  const { policy } = await deps.settings.current(now);
  const id = newId();
  const decided = orThrow(decideRegisterDocument(id, { ...file, ...body }, policy, acting(request)));
  const upload = await deps.materials.uploadForm(decided.body, now);
  const view = documentView({ id, status: 'UPLOAD_PENDING', version: 1, body: decided.body }, principal);
  return {
    changes: [change(document, { newId: id }, decided)],
    response: {
      status: 201,
      body: { ...view, upload },
      headers: { location: `/documents/${id}`, ...etag(1) },
    },
  };
}

/** Another form for a material that has not arrived; the first one's time was over. */
export async function renewUpload(
  request: Request<(typeof routes)['renewUpload']>,
  deps: RegistrationDeps,
): Promise<Reply> {
  const { principal, params, now } = request;
  const loaded = await getReadableDocument(deps.tables, params.documentId, principal);
  orThrow(followDocument(loaded.status, 'upload', acting(request)));
  return { status: 200, body: await deps.materials.uploadForm(loaded.body, now) };
}
