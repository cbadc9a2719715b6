import { ProblemError, orThrow, refuse } from '../../../shared/domain/problem.ts';
import { refusePick } from '../../../shared/domain/spot-check/decide-plan.ts';
import { spotCheckIdOf } from '../../../shared/domain/spot-check/spot-check.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { spotCheck, spotCheckPlan } from '../../../shared/store/aggregates/spot-check.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { SpotChecksDeps } from '../deps.ts';
import { countChecks } from '../plans/coverage.ts';
import { readSample } from '../plans/population.ts';
import type { routes } from '../routes.ts';
import { openCheck } from './open-check.ts';
import { spotCheckView } from './view.ts';

/** An officer chooses an order for the risk-weighted part, with a reason and perhaps an open flag; the random part is closed. */
export async function pickSpotCheck(
  request: Request<(typeof routes)['pickSpotCheck']>,
  deps: SpotChecksDeps,
): Promise<Plan> {
  const { params, body, principal, now } = request;
  const { tables } = deps;
  const plan = await get(tables, spotCheckPlan, params.planId);
  const refused = refusePick(plan, body.part, principal);
  if (refused !== undefined) throw new ProblemError(refused);
  const picked = await load(tables, order, body.orderId);
  if (picked?.body.completedAt === undefined) {
    const fields = [{ field: 'body.orderId', zh: '没有此已完成订单', en: 'no such completed order' }];
    throw new ProblemError(refuse('VALIDATION_FAILED', { article: '3-1c', fields }));
  }
  const officer = impartial(request, picked.body.uscc, '3-1c');
  const id = spotCheckIdOf(plan.id, picked.id);
  if ((await load(tables, spotCheck, id)) || (await isDrawn(tables, plan.id, picked.id)))
    throw new ProblemError(refuse('DUPLICATE', { article: '3-1c' }));
  if (body.flagId !== undefined) await requireOpenFlag(tables, body.flagId, picked);
  const pick = {
    reason: body.reason,
    by: officer.actor.id,
    ...(body.flagId !== undefined && { flagId: body.flagId }),
  };
  const settings = await deps.settings.current(now);
  const how = { planId: plan.id, part: 'RISK', pick } as const;
  const { opened, changes } = openCheck(picked, how, officer, settings);
  const after = standingAfter({ id }, opened);
  return {
    changes,
    checks: [{ kind: spotCheckPlan.kind, id: plan.id, version: plan.version }],
    projections: countChecks(plan.id, [picked.body.agencyId], 1),
    response: {
      status: 201,
      body: spotCheckView(after, principal),
      headers: { location: `/spot-checks/${id}`, ...etag(after.version) },
    },
  };
}

/** A drawn order whose check is yet to be opened: taken by hand before that, it could be given up by hand, too. */
const isDrawn = async (tables: Tables, planId: string, orderId: string): Promise<boolean> =>
  (await readSample(tables, planId)).some(([drawn]) => drawn === orderId);

/** The flag must be open, and about this order or its agency. */
async function requireOpenFlag(
  tables: Tables,
  flagId: string,
  picked: { readonly id: string; readonly body: { readonly agencyId: string } },
): Promise<void> {
  const flag = await load(tables, riskFlag, flagId);
  const subjects = [`ORDER#${picked.id}`, `AGENCY#${picked.body.agencyId}`];
  if (flag?.status === 'OPEN' && subjects.includes(flag.body.subjectRef)) return;
  const fields = [
    {
      field: 'body.flagId',
      zh: '没有关于该订单或机构的未处理风险标记',
      en: 'no open flag on this order or agency',
    },
  ];
  orThrow(refuse('VALIDATION_FAILED', { article: '3-1c', fields }));
}
