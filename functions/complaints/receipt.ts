import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { hashCode, sameHash } from '../../shared/platform/secret-code.ts';
import { limitAttempts } from '../../shared/runtime/limit-attempts.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import { complaint } from '../../shared/store/aggregates/complaint.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { ComplaintDeps } from './deps.ts';
import type { routes } from './routes.ts';
import { receiptView } from './views.ts';

/** Where it stands, for whoever holds number and code; a wrong code looks like a number that does not exist. */
export async function readComplaintReceipt(
  request: Request<(typeof routes)['readComplaintReceipt']>,
  deps: ComplaintDeps,
): Promise<Reply> {
  const { params, headers, now } = request;
  const { policy } = await deps.settings.current(now);
  await limitAttempts(request, 'complaint-status', policy, deps);
  const [found, given] = await Promise.all([
    load(deps.tables, complaint, params.receiptNo),
    hashCode(deps.keyedHash, 'complaint-code', params.receiptNo, headers['x-complaint-code']),
  ]);
  if (found === undefined || !sameHash(found.body.codeHash, given))
    throw new ProblemError(refuse('NOT_FOUND'));
  return {
    status: 200,
    body: receiptView(found),
    headers: { ...etag(found.version), 'cache-control': 'no-store' },
  };
}
