import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { rolesTowards } from '../../orders/sides.ts';
import type { ArchiveDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { archiveView } from '../views.ts';
import { archiveFor } from './own-archive.ts';

/** The archive of an order, with what it still lacks: for its two parties and for officers. */
export async function readArchive(
  request: Request<(typeof routes)['readArchive']>,
  { tables }: ArchiveDeps,
): Promise<Reply> {
  const { ordered, archived } = await archiveFor(request, tables);
  const { principal } = request;
  if (rolesTowards(ordered.body, principal).length === 0) throw new ProblemError(refuse('NOT_FOUND'));
  return {
    status: 200,
    body: archiveView(ordered, archived, principal),
    headers: etag(archived?.version ?? 0),
  };
}
