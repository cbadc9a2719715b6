import { sumOf } from '../../../shared/domain/archive/completeness.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import type { Amounts } from '../../../shared/domain/redemption/review-sheet.ts';
import {
  decideApprove,
  decideProposeApproval,
  decideReturn,
  decideStartReview,
} from '../../../shared/domain/redemption/review.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { archive } from '../../../shared/store/aggregates/archive.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import { change, type NotBy, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ArchiveDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { closeSteps, openStep } from '../tasks.ts';
import { answer, handledRedemption, type OnRedemption } from './own-redemption.ts';

/** An officer begins to review a claim. */
export async function startRedemptionReview(
  request: Request<(typeof routes)['startRedemptionReview']>,
  { tables }: ArchiveDeps,
): Promise<Plan> {
  const { found, officer } = await handledRedemption(request, tables);
  const decided = orThrow(decideStartReview(found, officer));
  return {
    changes: [change(redemption, found, decided)],
    response: answer(found, decided, request.principal),
  };
}

/** The claim goes back to the agency, which may mend it (a correction to the archive) and claim again. */
export async function returnRedemption(
  request: Request<(typeof routes)['returnRedemption']>,
  { tables }: ArchiveDeps,
): Promise<Plan> {
  const { found, officer } = await handledRedemption(request, tables);
  const decided = orThrow(decideReturn(found, request.body, officer));
  return {
    changes: [
      change(redemption, found, decided),
      ...(await closeSteps(['REVIEW_REDEMPTION', 'APPROVE_REDEMPTION'], found, officer, tables)),
    ],
    response: answer(found, decided, request.principal),
  };
}

/** The amounts of contract, invoices and payments as they stand in the sealed archive. */
async function amountsOf(orderId: string, tables: Tables): Promise<Amounts> {
  const { items } = (await get(tables, archive, orderId)).body;
  const contract = items.find(({ kind }) => kind === 'CONTRACT');
  return {
    contractFen: contract?.kind === 'CONTRACT' ? contract.amountFen : 0,
    invoicedFen: sumOf(items, 'INVOICE'),
    paidFen: sumOf(items, 'PAYMENT_PROOF'),
  };
}

/** The first person's review sheet: approval is proposed, or the sheet is refused with what stands against it. */
export async function proposeRedemptionApproval(
  request: Request<(typeof routes)['proposeRedemptionApproval']>,
  { tables, settings }: ArchiveDeps,
): Promise<Plan> {
  const { found, officer } = await handledRedemption(request, tables);
  const { now } = request;
  const [current, recorded] = await Promise.all([settings.current(now), amountsOf(found.id, tables)]);
  const acting = { ...officer, policy: current.policy };
  const decided = orThrow(decideProposeApproval(found, request.body, recorded, acting));
  const after = standingAfter(found, decided);
  return {
    changes: [
      change(redemption, found, decided),
      ...(await closeSteps(['REVIEW_REDEMPTION'], found, officer, tables)),
      ...(await openStep('APPROVE_REDEMPTION', after, now, current, tables)),
    ],
    response: answer(found, decided, request.principal),
  };
}

/** The second person's approval (④), of one redemption: a bulk of them calls it for each. */
export async function approveRedemption(
  request: OnRedemption,
  { tables }: Pick<ArchiveDeps, 'tables'>,
): Promise<Plan> {
  const { found, officer } = await handledRedemption(request, tables);
  const decided = orThrow(decideApprove(found, officer));
  const notProposer: NotBy = {
    path: ['proposal', 'by'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '14-2' }),
  };
  return {
    changes: [
      change(redemption, found, decided, notProposer),
      ...(await closeSteps(['APPROVE_REDEMPTION'], found, officer, tables)),
    ],
    response: answer(found, decided, request.principal),
  };
}
