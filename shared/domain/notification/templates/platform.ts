import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { notice, type Template, zhDateParam } from './template.ts';

/** Deadlines, credit, the centre's own inbox and the verification of phones. */
export const platformTemplates = {
  DEADLINE_EXTENDED: notice({
    article: '5-2c',
    params: () => ({ date: zhDateParam() }),
    letter: { title: '办理期限顺延通知', body: '因节假日安排调整，贵单位一项办理事项的期限顺延至{date}。' },
  }),
  CREDIT_ATTENTION: notice({
    article: '3-1a',
    letter: {
      title: '信用核对提示',
      body: '平台在定期信用核对中发现需要贵单位关注并处理的事项，请登录平台查看。',
    },
  }),
  REGULATION_ENDS: notice({
    article: '15-1',
    letter: {
      title: '实施细则有效期届满提醒',
      body: '平台所依据的实施细则有效期将满。届满后不得据此启动新的事项，请及时登记新的依据。',
    },
  }),
  TASK_ESCALATED: notice({
    article: '3-2',
    letter: {
      title: '任务逾期提醒',
      body: '工作队列中有一项任务已超过应办日期仍未办结，请登录平台查看并安排办理。',
    },
  }),
  PHONE_VERIFICATION: {
    article: '5-1c',
    category: 'OTP',
    params: onFirstUse(() => z.strictObject({ code: z.string().length(6), minutes: z.string().max(2) })),
    sms: { text: '验证码{code}，{minutes}分钟内有效，用于验证联系手机，请勿告知他人。', providerIds: {} },
  } satisfies Template,
};
