import { orThrow, ProblemError } from '../../shared/domain/problem.ts';
import { decideProposeByHand } from '../../shared/domain/rectification/propose-by-hand.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import type { RectificationBody } from '../../shared/domain/rectification/rectification.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { rectification } from '../../shared/store/aggregates/rectification.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openStep } from '../../shared/store/tasks.ts';
import { requireDocuments } from '../verification/documents.ts';
import { causeOf, duplicate, takeCause } from './cause.ts';
import type { RectificationDeps } from './deps.ts';
import type { routes } from './routes.ts';
import { proofOf } from './proof.ts';
import { reviewStep } from './steps.ts';
import { rectificationView } from './views.ts';

/** An officer proposes an order to rectify from daily management, evaluation or inspection (12-0, 3-3c). */
export async function proposeRectification(
  request: Request<(typeof routes)['proposeRectification']>,
  deps: RectificationDeps,
): Promise<Plan> {
  const { body, principal, now } = request;
  const { tables } = deps;
  const found = await get(tables, agency, body.agencyId);
  const { agencyId, ...more } = body;
  const officer = acting(request);
  const id = newId();
  const { policy } = await deps.settings.current(now);
  const { proof, checks } = await proofOf(body, { now, policy }, tables);
  const about = { agencyId, uscc: found.body.uscc, agencyStatus: found.status, ...more, proof };
  const decided = orThrow(decideProposeByHand(id, about, officer));
  await requireDocuments(tables, body.documentIds, { uscc: found.body.uscc }, '12-1d');
  const cause = causeOf(decided.body);
  await requireUnproposed(tables, agencyId, cause, body.ground);
  const step = reviewStep({ id });
  const opened = await openStep(
    step,
    { queue: 'CENTRE_REVIEWER', uscc: found.body.uscc },
    { now, policy },
    tables,
  );
  const after = standingAfter({ id }, decided);
  return {
    changes: [change(rectification, { newId: id }, decided), ...opened],
    checks: [...checks, { kind: agency.kind, id: found.id, version: found.version }],
    guards: [takeCause(cause, id, body.ground)],
    response: {
      status: 201,
      body: rectificationView(after, principal),
      headers: { location: `/rectifications/${id}`, ...etag(after.version) },
    },
  };
}

const LOOKED_AT = 100;

/** One that the platform proposed takes its cause only when it is issued. @throws DUPLICATE */
async function requireUnproposed(
  tables: Tables,
  agencyId: string,
  cause: string,
  ground: RectificationBody['ground'],
): Promise<void> {
  const key = { pk: `RECTIFICATION#AGENCY#${agencyId}`, newestFirst: true };
  const { items } = await list(tables, rectification, 'list2', key, { limit: LOOKED_AT });
  if (items.some(({ status, body }) => status === 'PROPOSED' && causeOf(body) === cause))
    throw new ProblemError(duplicate(ground));
}
