import { createHash, timingSafeEqual } from 'node:crypto';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { receiptsOf } from '../../../shared/platform/sms/aliyun-receipts.ts';
import { ALIYUN } from '../../../shared/platform/sms/aliyun-sms.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import type { NotificationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { takeReceipts } from './take-receipts.ts';

/**
 * Takes what the domestic gateway posts. Each report is a message of its own, committed by itself and once, as from a
 * queue: the gateway posts the whole batch again unless it is told that all were taken.
 */
export async function takeSmsReports(
  { params, body, now }: Request<(typeof routes)['takeSmsReports']>,
  { smsAccount, ...deps }: NotificationDeps,
): Promise<Reply> {
  const account = await smsAccount?.();
  if (account === undefined || !sameToken(account.receiptToken, params.token))
    throw new ProblemError(refuse('NOT_FOUND'));
  await takeReceipts(ALIYUN, { receipts: receiptsOf(body), unread: 0 }, now, deps);
  return { status: 200, body: { code: 0, msg: '接收成功' } };
}

/** In time that tells nothing of where they differ, or how long the right one is. */
function sameToken(expected: string, given: string): boolean {
  const digest = (token: string) => createHash('sha256').update(token).digest();
  return timingSafeEqual(digest(expected), digest(given));
}
