import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ObjectionBody } from '../../../shared/domain/objection/objection.ts';
import { decideWithdrawObjection } from '../../../shared/domain/objection/submit.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { objection } from '../../../shared/store/aggregates/objection.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { PUBLIC } from '../../../shared/domain/acting.ts';
import type { PublicityDeps } from '../deps.ts';
import { limitAttempts } from '../../../shared/runtime/limit-attempts.ts';
import type { routes } from '../routes.ts';
import { hashCode, sameHash } from '../../../shared/platform/secret-code.ts';
import { after, receiptView } from '../views.ts';
import { closeObjectionTasks } from './tasks.ts';
import { settleNotice } from './settle-notice.ts';

type ByCode = Request<(typeof routes)['readReceipt']> | Request<(typeof routes)['withdrawObjection']>;

/** The objection of whoever holds number and code; a wrong code looks like a number that does not exist. */
async function byCode(request: ByCode, deps: PublicityDeps): Promise<Loaded<ObjectionBody>> {
  const { params, headers, now } = request;
  const { policy } = await deps.settings.current(now);
  await limitAttempts(request, 'objection-status', policy, deps);
  const [found, given] = await Promise.all([
    load(deps.tables, objection, params.receiptNo),
    hashCode(deps.keyedHash, 'objection-code', params.receiptNo, headers['x-objection-code']),
  ]);
  if (found === undefined || !sameHash(found.body.codeHash, given))
    throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

export async function readReceipt(
  request: Request<(typeof routes)['readReceipt']>,
  deps: PublicityDeps,
): Promise<Reply> {
  const found = await byCode(request, deps);
  return {
    status: 200,
    body: receiptView(found),
    headers: { ...etag(found.version), 'cache-control': 'no-store' },
  };
}

/** The objector takes it back; the notice no longer waits for it (SM-3). */
export async function withdrawObjection(
  request: Request<(typeof routes)['withdrawObjection']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const found = await byCode(request, deps);
  const { now } = request;
  const decided = orThrow(decideWithdrawObjection(found, { now, actor: PUBLIC, roles: ['PUBLIC'] }));
  const moved = change(objection, found, decided);
  const shown = after(moved, decided.body);
  return {
    changes: [
      moved,
      await settleNotice(found, now, deps.tables),
      ...(await closeObjectionTasks(found.id, { now, actor: PUBLIC, proposals: 0 }, deps.tables)),
    ],
    actor: PUBLIC,
    response: {
      status: 200,
      body: receiptView(shown),
      headers: { ...etag(shown.version), 'cache-control': 'no-store' },
    },
  };
}
