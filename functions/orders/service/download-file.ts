import { decideDownload } from '../../../shared/domain/document/register.ts';
import type { OrderBody } from '../../../shared/domain/order/order.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { OrdersDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { rolesTowards } from '../sides.ts';

const filesOf = ({ contract, deliveries }: OrderBody): readonly string[] => [
  ...(contract === undefined ? [] : [contract.documentId]),
  ...deliveries.flatMap(({ documentIds }) => documentIds),
];

/**
 * Row 6-1c: the contract and the deliverables of an order for its two sides and officers, so that a buyer sees what it
 * accepts. Every link is on record with the material (5-1d).
 */
export async function downloadOrderFile(
  request: Request<(typeof routes)['downloadOrderFile']>,
  { tables, materials }: OrdersDeps,
): Promise<Plan> {
  const { principal, params, now } = request;
  const found = await get(tables, order, params.orderId);
  const roles = rolesTowards(found.body, principal);
  if (roles.length === 0 || !filesOf(found.body).includes(params.documentId))
    throw new ProblemError(refuse('NOT_FOUND'));
  const paper = await get(tables, document, params.documentId);
  const decided = orThrow(decideDownload(paper, { ...acting(request), roles }));
  const versionId = paper.body.scan?.versionId;
  if (versionId === undefined) throw new ProblemError(refuse('DOCUMENT_NOT_CLEAN', { article: '5-1d' }));
  return {
    changes: [change(document, paper, decided)],
    response: { status: 200, body: await materials.downloadLink(paper.body, versionId, now) },
  };
}
