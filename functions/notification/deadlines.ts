import { RECEIPT_DUE, RELEASE, SUBMISSION_EXPIRES } from '../../shared/domain/notification/delivery.ts';
import { decideRelease } from '../../shared/domain/notification/release.ts';
import { decideInDoubt, decideNoReceipt } from '../../shared/domain/notification/submission.ts';
import { isDue } from '../../shared/domain/time/deadline.ts';
import { delivery } from '../../shared/store/aggregates/delivery.ts';
import { change } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { DeadlineHandler, DeadlineHandlers, FireDeps } from '../timers/fire-deadline.ts';
import { openCallTask } from './call-tasks.ts';

/** Quiet hours are over, the number may get another message, or the next attempt is due. */
const releaseDelivery: DeadlineHandler<FireDeps> = async ({ id, now }, { tables }) => {
  const loaded = await load(tables, delivery, id);
  const decided = loaded && decideRelease(loaded, now);
  if (loaded === undefined || decided === undefined) return undefined;
  return { changes: [change(delivery, loaded, decided)], response: undefined };
};

/** No answer came to a submission: a person finds out whether the recipient was reached (SM-21). */
const doubtSubmission: DeadlineHandler<FireDeps> = async ({ id, now }, { tables, settings }) => {
  const loaded = await load(tables, delivery, id);
  const deadline = loaded?.deadlines[SUBMISSION_EXPIRES];
  if (loaded === undefined || deadline === undefined || !isDue(deadline, now)) return undefined;
  const decided = decideInDoubt(loaded, now);
  if (decided === undefined) return undefined;
  const ctx = { now, ...(await settings.current(now)) };
  const tasks = await openCallTask(tables, loaded, 'SUBMISSION_IN_DOUBT', ctx);
  return { changes: [change(delivery, loaded, decided), ...tasks], response: undefined };
};

/** The carrier has reported nothing: whether it arrived is found out by a call (SM-21). */
const missReceipt: DeadlineHandler<FireDeps> = async ({ id, now }, { tables, settings }) => {
  const loaded = await load(tables, delivery, id);
  const deadline = loaded?.deadlines[RECEIPT_DUE];
  if (loaded === undefined || deadline === undefined || !isDue(deadline, now)) return undefined;
  const ctx = { now, ...(await settings.current(now)) };
  const failed = decideNoReceipt(loaded, ctx);
  if (failed === undefined) return undefined;
  const tasks = await openCallTask(tables, loaded, 'REACH_BY_PHONE', ctx);
  return { changes: [change(delivery, loaded, failed.decided), ...tasks], response: undefined };
};

export const deadlineHandlers: DeadlineHandlers<FireDeps> = {
  [`DELIVERY ${RELEASE}`]: releaseDelivery,
  [`DELIVERY ${SUBMISSION_EXPIRES}`]: doubtSubmission,
  [`DELIVERY ${RECEIPT_DUE}`]: missReceipt,
};
