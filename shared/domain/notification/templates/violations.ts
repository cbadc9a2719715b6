import * as z from 'zod';
import { notice, zhDateParam } from './template.ts';

/** Violations found, dismissed and reviewed (rows 13-1a to 13-3). */
export const violationTemplates = {
  VIOLATION_CONFIRMED: notice({
    isDecision: true,
    article: '13-1a',
    params: () => ({ kind: z.string().max(20), level: z.string().max(2), date: zhDateParam() }),
    letter: {
      title: '违规认定决定',
      body: '经告知并听取陈述申辩，认定贵单位存在违规：{kind}（{level}），事实、理由及依据见平台。贵单位可于{date}前（截至当日24时）登录平台申请复核。',
    },
    sms: '有一项涉及贵单位的认定决定，请于{date}前登录平台查看。',
  }),
  VIOLATION_DISMISSED: notice({
    article: '13-1a',
    letter: {
      title: '不予认定通知',
      body: '此前告知贵单位的拟认定事项，经听取陈述申辩和复核，决定不予认定。',
    },
    sms: '此前告知的事项已有结论，请登录平台查看。',
  }),
  VIOLATION_RETURNED: notice({
    article: '13-1a',
    letter: {
      title: '撤回事先告知通知',
      body: '此前告知贵单位的拟认定违规事项已退回补充调查，原告知书撤回，无需再就其陈述申辩。如再拟认定，将另行告知并重新听取陈述申辩。',
    },
    sms: '此前的告知书已撤回，无需陈述申辩，详情请登录平台查看。',
  }),
  VIOLATION_UPHELD: notice({
    isDecision: true,
    article: '13-1a',
    letter: {
      title: '复核决定通知（维持）',
      body: '贵单位所涉违规认定经复核，决定维持，理由见平台。',
    },
    sms: '复核已作出决定，请登录平台查看。',
  }),
  VIOLATION_REVOKED: notice({
    article: '13-1a',
    letter: {
      title: '复核决定通知（撤销）',
      body: '贵单位所涉违规认定经复核，决定撤销，理由见平台。据该认定作出的处理将另行复查，结果另行通知。',
    },
    sms: '复核已作出决定，请登录平台查看。',
  }),
};
