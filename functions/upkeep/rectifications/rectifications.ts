import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import { decideDrop } from '../../../shared/domain/rectification/drop.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { rectification } from '../../../shared/store/aggregates/rectification.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { closeTask, taskId } from '../../../shared/store/tasks.ts';
import type { UpkeepDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { rectificationView } from '../views.ts';

/** What is proposed, oldest first; or all of one agency, newest first. */
export async function listRectifications(
  { query, principal }: Request<(typeof routes)['listRectifications']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { agencyId, status } = query;
  const { items, ...rest } =
    agencyId === undefined
      ? await list(tables, rectification, 'list1', { pk: `RECTIFICATION#${status}` }, query)
      : await list(
          tables,
          rectification,
          'list2',
          { pk: `RECTIFICATION#AGENCY#${agencyId}`, newestFirst: true },
          query,
        );
  return {
    status: 200,
    body: { items: items.map((each) => rectificationView(each, principal.roles)), ...rest },
  };
}

export async function readRectification(
  { params, principal }: Request<(typeof routes)['readRectification']>,
  { tables }: UpkeepDeps,
): Promise<Reply> {
  const loaded = await get(tables, rectification, params.rectificationId);
  return {
    status: 200,
    body: rectificationView(loaded, principal.roles),
    headers: etag(loaded.version),
  };
}

/** SM-10, PROPOSED → DROPPED: an update that came late, or another reason, in the reviewer's words. */
export async function dropRectification(
  request: Request<(typeof routes)['dropRectification']>,
  { tables }: UpkeepDeps,
): Promise<Plan> {
  const { params, principal, body } = request;
  const loaded = await get(tables, rectification, params.rectificationId);
  requireVersion(loaded, request.ifMatch);
  const reviewer = acting(request);
  const decided = orThrow(decideDrop(loaded, body.reason, reviewer));
  const notBy = {
    path: ['proposedBy'],
    actorId: reviewer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '12-1a' }),
  };
  const task = await closeTask(tables, taskId(`RECTIFICATION#${loaded.id}`, 'REVIEW_RECTIFICATION', 1), {
    ...reviewer,
    article: '12-1a',
  });
  const after = standingAfter(loaded, decided);
  return {
    changes: [change(rectification, loaded, decided, notBy), ...(task ? [task] : [])],
    response: {
      status: 200,
      body: rectificationView(after, principal.roles),
      headers: etag(after.version),
    },
  };
}
