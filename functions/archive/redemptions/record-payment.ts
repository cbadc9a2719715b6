import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import {
  decideConfirmPayment,
  decideRecordPayment,
  decideReturnPaymentRecord,
} from '../../../shared/domain/redemption/manual-payment.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import { change, type NotBy, type Plan } from '../../../shared/store/plan.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { ArchiveDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { closeSteps, openStep } from '../tasks.ts';
import { answer, handledRedemption } from './own-redemption.ts';

/** A finance officer enters the facts of a payment by hand; the next one must confirm them. */
export async function recordPayment(
  request: Request<(typeof routes)['recordPayment']>,
  { tables, settings, treasuryConnected: connected }: ArchiveDeps,
): Promise<Plan> {
  const { found, officer } = await handledRedemption(request, tables);
  const { now } = request;
  const decided = orThrow(decideRecordPayment(found, request.body, { ...officer, connected }));
  const after = standingAfter(found, decided);
  return {
    changes: [
      change(redemption, found, decided),
      ...(await closeSteps(['RECORD_PAYMENT', 'SETTLE_PAYMENT'], found, officer, tables)),
      ...(await openStep('CONFIRM_PAYMENT', after, now, await settings.current(now), tables)),
    ],
    response: answer(found, decided, request.principal),
  };
}

/** The second finance officer confirms what the first entered (④), or returns it with a reason. */
export async function confirmPayment(
  request: Request<(typeof routes)['confirmPayment']>,
  { tables, settings }: ArchiveDeps,
): Promise<Plan> {
  const { found, officer } = await handledRedemption(request, tables);
  const { now, body } = request;
  const decided = orThrow(
    body.agreed
      ? decideConfirmPayment(found, officer)
      : decideReturnPaymentRecord(found, { reason: body.reason }, officer),
  );
  const notRecorder: NotBy = {
    path: ['payment', 'recordedBy'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '14-2' }),
  };
  const after = standingAfter(found, decided);
  const step = after.body.payment === undefined ? 'RECORD_PAYMENT' : 'SETTLE_PAYMENT';
  return {
    changes: [
      change(redemption, found, decided, notRecorder),
      ...(await closeSteps(['CONFIRM_PAYMENT'], found, officer, tables)),
      ...(body.agreed ? [] : await openStep(step, after, now, await settings.current(now), tables)),
    ],
    response: answer(found, decided, request.principal),
  };
}
