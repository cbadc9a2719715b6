import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { passageOf } from '../../../shared/policy/articles.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { EventRecord } from '../../../shared/store/event-item.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { history } from '../../../shared/store/read.ts';
import type { AdministrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { hidesReason, refuseTrail } from './refuse-trail.ts';

/** One matter's audit trail as officers read it: who (by pseudonym), when, what, and the passage it rests on (1-1). */
export async function readHistory(
  { params, query, principal }: Request<(typeof routes)['readHistory']>,
  deps: AdministrationDeps,
): Promise<Reply> {
  await refuseTrail(params, principal, deps.tables);
  const { items, ...rest } = await history(deps.tables, params.kind, params.id, query);
  if (items.length === 0 && query.cursor === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  return { status: 200, body: { items: items.map((event) => entry(event, principal)), ...rest } };
}

function entry(event: EventRecord, reader: Principal) {
  const { id, type, at, actor, from, to, article, policyVersion, reason, record, data, prevHash, hash } =
    event;
  const citation = passageOf(article);
  return {
    id,
    type,
    at,
    role: actor.role,
    actorId: actor.id,
    from,
    to,
    article,
    policyVersion,
    ...(!hidesReason(type, reader) && { reason }),
    record,
    data,
    ...(citation && { citation }),
    prevHash,
    hash,
  };
}
