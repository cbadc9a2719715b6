import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AliyunReport } from '../../../shared/platform/sms/aliyun-receipts.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';

/** Where a domestic gateway reports what became of text messages (SM-21). It has no login, but its address a secret. */
export const reportRoutes = defineRoutes({
  takeSmsReports: {
    method: 'POST',
    path: '/sms-reports/{token}',
    auth: 'none',
    roles: [],
    summary: { zh: '接收短信状态报告', en: "Take the SMS gateway's reports" },
    articles: ['9-1c'],
    params: onFirstUse(() =>
      z.strictObject({
        token: z.string().min(1).max(200).describe('the token of the account at the gateway'),
      }),
    ),
    body: AliyunReport,
    responses: () => ({
      200: {
        description: 'taken, in the words that the gateway expects',
        schema: z.object({ code: z.literal(0), msg: z.string() }),
      },
    }),
    problems: ['NOT_FOUND'],
    idempotencyKey: 'not-needed',
  },
});
