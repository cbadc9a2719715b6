import { entryIdOf } from '../../../shared/domain/evaluation/entry/entry.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { decideNominate } from '../../../shared/domain/service-case/nominate.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { acting, impartial } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { serviceCase } from '../../../shared/store/aggregates/service-case.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { gradedEntry } from '../../evaluation-follow-up/graded.ts';
import type { ServiceCasesDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { caseView } from '../views.ts';

const unfit = (zh: string, en: string) =>
  new ProblemError(
    refuse('VALIDATION_FAILED', { article: '11-2a', fields: [{ field: 'body.orderId', zh, en }] }),
  );

/**
 * A case is a completed order of the evaluated period, in a category that the agency was evaluated in: what the
 * evaluation showed (11-2). One case an order and cycle.
 */
export async function nominateServiceCase(
  request: Request<(typeof routes)['nominateServiceCase']>,
  { tables }: ServiceCasesDeps,
): Promise<Plan> {
  const { principal, body } = request;
  const byCentre = principal.roles.includes('CENTRE_OFFICER');
  const placed = await get(tables, order, body.orderId);
  const { agencyId, uscc, category, buyer, completedAt } = placed.body;
  if (!byCentre && principal.uscc !== uscc) throw new ProblemError(refuse('NOT_FOUND'));
  const graded = await gradedEntry(tables, entryIdOf(body.cycleId, category, agencyId));
  if (graded === undefined)
    throw unfit('该类别未参加本周期评价，或结果尚未公布', 'no published evaluation of that category');
  const { periodFrom, periodTo } = graded.cycle.body;
  const on = completedAt === undefined ? '' : toLocalDate(completedAt);
  if (on < periodFrom || on > periodTo)
    throw unfit('须为评价时限内完成的订单', 'the order was not completed in the evaluation period');
  const officer = byCentre ? impartial(request, uscc, '11-2a') : acting(request);
  const id = newId();
  const decided = decideNominate(
    id,
    {
      cycleId: body.cycleId,
      entryId: graded.entry.id,
      category,
      agencyId,
      uscc,
      agencyName: (await get(tables, agency, agencyId)).body.name,
      orderId: placed.id,
      buyer: { id: buyer.id, name: buyer.name },
      title: body.title,
      summary: body.summary,
    },
    byCentre ? 'CENTRE' : 'AGENCY',
    officer,
  );
  const after = standingAfter({ id }, decided);
  return {
    changes: [change(serviceCase, { newId: id }, decided)],
    guards: [
      {
        take: `SERVICECASE#${body.cycleId}#${placed.id}`,
        owner: id,
        refusal: refuse('DUPLICATE', { article: '11-2a' }),
      },
    ],
    response: { status: 201, body: caseView(after, principal), headers: etag(after.version) },
  };
}
