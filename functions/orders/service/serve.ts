import {
  contractGuardsOf,
  decideRecordMilestone,
  decideRegisterContract,
} from '../../../shared/domain/order/contract.ts';
import { decideDeliver } from '../../../shared/domain/order/deliver.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Guard, Plan } from '../../../shared/store/plan.ts';
import type { OrdersDeps } from '../deps.ts';
import { cleanFiles } from '../documents.ts';
import { orderOfSide, settingsOf, step } from '../orders/handling.ts';
import type { routes } from '../routes.ts';

/** FR-01: a contract, by its number at its agency and by its file, serves one order only. */
export function contractGuards(
  uscc: string,
  contract: { readonly number: string; readonly sha256: string },
  orderId: string,
): Guard[] {
  const refusal = refuse('CONTRACT_ALREADY_USED', { article: '13-1a', extra: { rule: 'FR-01' } });
  const { number, file } = contractGuardsOf(uscc, contract);
  return [number, file].map((take) => ({ take, owner: orderId, refusal }));
}

/** Row 6-1c: the agency registers the signed contract; the service begins. */
export async function registerContract(
  request: Request<(typeof routes)['registerContract']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const { found, acting } = await orderOfSide(request, 'AGENCY', deps);
  const { thirdParty, ...form } = request.body;
  const wanted = { kind: 'SERVICE_CONTRACT', uscc: found.body.uscc, field: 'documentId' } as const;
  const [file] = await cleanFiles([form.documentId], wanted, deps.tables);
  if (file === undefined) throw new Error('a document that was found has gone');
  const contract = {
    ...form,
    ...(thirdParty !== undefined && { thirdParty }),
    sha256: file.sha256,
  };
  const { policy } = await settingsOf(found, request.now, deps);
  const decided = orThrow(decideRegisterContract(found, contract, { ...acting, policy }));
  return step(found, decided, request, deps, { guards: contractGuards(found.body.uscc, contract, found.id) });
}

export async function recordMilestone(
  request: Request<(typeof routes)['recordMilestone']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const { found, acting } = await orderOfSide(request, 'AGENCY', deps);
  return step(found, decideRecordMilestone(found, request.body, acting), request, deps);
}

/** Row 6-1c: the agency delivers; the hashes of the files are those that their uploads were bound to. */
export async function deliverOrder(
  request: Request<(typeof routes)['deliverOrder']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const { found, acting } = await orderOfSide(request, 'AGENCY', deps);
  const wanted = { kind: 'DELIVERABLE', uscc: found.body.uscc, field: 'documentIds' } as const;
  const files = await cleanFiles(request.body.documentIds, wanted, deps.tables);
  const settings = await settingsOf(found, request.now, deps);
  return step(found, decideDeliver(found, { files }, { ...acting, ...settings }), request, deps);
}
