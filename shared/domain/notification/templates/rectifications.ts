import * as z from 'zod';
import { notice, zhDateParam } from './template.ts';

const date = () => ({ date: zhDateParam() });

/** Orders to rectify (rows 12-1a to 12-2b). */
export const rectificationTemplates = {
  JUSTIFICATION_ASKED: notice({
    article: '12-1b',
    params: date,
    letter: {
      title: '请说明未响应订单的理由',
      body: '平台记录显示贵单位多次未响应服务订单。请于{date}（含当日）前登录平台说明理由并可附材料；逾期未说明的，管理中心将依据现有材料决定是否责令限期整改。',
    },
    sms: '贵单位多次未响应服务订单，请于{date}前登录平台说明理由。',
  }),
  RECTIFICATION_ISSUED: notice({
    article: '12-1e',
    params: () => ({ ...date(), ground: z.string().max(20), items: z.string().max(3) }),
    letter: {
      title: '限期整改通知',
      body: '因贵单位{ground}，依据实施细则第十二条，责令贵单位限期整改。整改事项共{items}项，具体理由和事项见平台。请于{date}（含当日）前逐项完成并提交整改报告。逾期未完成或整改不合格的，可能被暂停服务资格。对本通知有不同意见的，可在整改报告中逐项说明理由并附材料。',
    },
    sms: '贵单位被责令限期整改，请于{date}前登录平台提交整改报告。',
  }),
  RECTIFICATION_EXTENDED: notice({
    article: '12-1e',
    params: date,
    letter: { title: '整改期限延长通知', body: '贵单位的整改期限已延长至{date}。期限只延长一次。' },
    sms: '贵单位整改期限已延长至{date}。',
  }),
  RECTIFICATION_DUE: notice({
    article: '12-1e',
    params: () => ({ ...date(), days: z.string().max(3) }),
    letter: {
      title: '整改到期提醒',
      body: '贵单位的整改期限将于{date}届满（剩余{days}天）。请登录平台逐项填报整改情况并提交。',
    },
    sms: '贵单位整改期限{date}届满，请登录平台提交整改报告。',
  }),
  RECTIFICATION_RETURNED: notice({
    article: '12-1e',
    params: date,
    letter: {
      title: '整改报告退回通知',
      body: '贵单位提交的整改报告经核验尚不合格，理由见平台。请于{date}（含当日）前继续整改并重新提交；再次不合格的，可能被暂停服务资格。',
    },
    sms: '贵单位整改报告被退回，请于{date}前登录平台重新提交。',
  }),
  RECTIFICATION_ACCEPTED: notice({
    article: '12-1e',
    letter: { title: '整改合格通知', body: '贵单位的整改经核验合格，本次限期整改办结。' },
    sms: '贵单位整改已通过核验，本次限期整改办结。',
  }),
  RECTIFICATION_FAILED: notice({
    article: '12-2b',
    letter: {
      title: '整改不合格通知',
      body: '贵单位退回后再次提交的整改经核验仍不合格，理由见平台。依据实施细则第十二条，可能被暂停服务资格；作出决定前将另行告知并听取贵单位陈述申辩。',
    },
    sms: '贵单位整改核验已有结果，请登录平台查看。',
  }),
  RECTIFICATION_OVERDUE: notice({
    article: '12-2a',
    params: date,
    letter: {
      title: '整改逾期通知',
      body: '贵单位未在{date}（含当日）前提交整改报告，整改已逾期。依据实施细则第十二条，可能被暂停服务资格；作出决定前将另行告知并听取贵单位陈述申辩。',
    },
    sms: '贵单位整改已逾期，请登录平台查看并尽快整改。',
  }),
};
