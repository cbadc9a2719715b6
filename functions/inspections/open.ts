import { decideRequest } from '../../shared/domain/cooperation/request.ts';
import { decideOpenInspection, sideOfInspector } from '../../shared/domain/inspection/open.ts';
import { isRefusal, orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { cooperation } from '../../shared/store/aggregates/cooperation.ts';
import { inspection } from '../../shared/store/aggregates/inspection.ts';
import { order } from '../../shared/store/aggregates/order.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get, load } from '../../shared/store/read.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { InspectionDeps } from './deps.ts';
import type { routes } from './routes.ts';
import { inspectionView } from './views.ts';

/** Opens an inspection of an agency or of some of its orders, with the request for material in the same commit (14-1). */
export async function openInspection(
  request: Request<(typeof routes)['openInspection']>,
  { tables, settings }: InspectionDeps,
): Promise<Plan> {
  const { body, principal, now } = request;
  const side = sideOfInspector(principal.roles);
  if (isRefusal(side)) throw new ProblemError(side);
  const inspected = await get(tables, agency, body.agencyId);
  const { uscc } = inspected.body;
  const { subject, basis, orderIds, items } = body;
  await requireOwnOrders(orderIds, inspected.id, tables);
  const officer = acting(request);
  const id = newId();
  // Items of an archive may be handed in where the inspection is about one order.
  const [orderId] = orderIds.length === 1 ? orderIds : [];
  const asked = orThrow(
    decideRequest(
      id,
      {
        agencyId: inspected.id,
        uscc,
        side,
        subjectRef: `INSPECTION#${id}`,
        ...(orderId !== undefined && { orderId }),
        article: '14-1',
        purpose: `监督检查：${subject}`,
        items,
      },
      { ...officer, ...(await settings.current(now)) },
    ),
  );
  const opening = { agencyId: inspected.id, uscc, side, orderIds, subject, basis, cooperationId: id };
  const standing = { agencyStatus: inspected.status, dueOn: asked.body.dueOn };
  const decided = orThrow(decideOpenInspection(id, opening, standing, officer));
  const after = standingAfter({ id }, decided);
  return {
    changes: [change(inspection, { newId: id }, decided), change(cooperation, { newId: id }, asked)],
    checks: [{ kind: agency.kind, id: inspected.id, version: inspected.version }],
    response: {
      status: 201,
      body: inspectionView(after, principal),
      headers: { location: `/inspections/${id}`, ...etag(after.version) },
    },
  };
}

async function requireOwnOrders(
  orderIds: readonly string[],
  agencyId: string,
  tables: Tables,
): Promise<void> {
  const found = await Promise.all(orderIds.map((each) => load(tables, order, each)));
  const fields = found.flatMap((each, i) =>
    each?.body.agencyId === agencyId
      ? []
      : [{ field: `body.orderIds.${i}`, zh: '该机构没有此订单', en: 'no such order of this agency' }],
  );
  if (fields.length > 0) throw new ProblemError(refuse('VALIDATION_FAILED', { article: '14-1', fields }));
}
