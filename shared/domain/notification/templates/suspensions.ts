import * as z from 'zod';
import { notice, zhDateParam } from './template.ts';

/** Suspensions and their end (rows 12-2a to 12-2c), and an agency's own leaving (12-4). */
export const suspensionTemplates = {
  SUSPENDED: notice({
    isDecision: true,
    article: '12-2a',
    params: () => ({ ground: z.string().max(20) }),
    letter: {
      title: '暂停服务资格决定',
      body: '因贵单位{ground}，依据实施细则第十二条，决定暂停贵单位服务资格，理由及依据见平台。暂停期间服务产品下架、不得承接新订单；在办订单、整改、申辩、归档及配合检查不受影响。整改完成后可申请恢复。',
    },
    sms: '贵单位服务资格已被暂停，请登录平台查看决定并继续整改。',
  }),
  SUSPENDED_URGENTLY: notice({
    isDecision: true,
    article: '12-2a',
    params: () => ({ date: zhDateParam() }),
    letter: {
      title: '紧急暂停服务资格通知',
      body: '因涉嫌违规且存在资金兑付风险，现紧急暂停贵单位服务资格，并于{date}前完成复核，逾期未复核的自动恢复。贵单位可在告知书所载期限内陈述申辩。',
    },
    sms: '贵单位服务资格被紧急暂停，请登录平台查看并陈述申辩。',
  }),
  RESUMED: notice({
    article: '12-2c',
    letter: {
      title: '恢复服务资格通知',
      body: '贵单位服务资格已恢复。暂停前上架且仍符合条件的服务产品随之恢复上架。',
    },
    sms: '贵单位服务资格已恢复，请登录平台查看。',
  }),
  SUSPENSION_REVOKED: notice({
    article: '12-2a',
    letter: {
      title: '撤销暂停决定通知',
      body: '原暂停贵单位服务资格的决定已撤销，服务资格自即日起恢复，理由见平台。',
    },
    sms: '原暂停决定已撤销，贵单位服务资格已恢复。',
  }),
  EXITED: notice({
    article: '12-0',
    letter: {
      title: '退出通知',
      body: '贵单位已自愿退出平台，服务产品及展示随之下架。贵单位仍可查阅本单位档案；如需再次入驻，须重新申请。',
    },
  }),
  ORDER_RETURNED: notice({
    article: '12-2s',
    letter: {
      title: '订单退回通知',
      body: '您下达的一笔订单，因服务机构已不能承接而退回，券额不受影响。请登录平台查看并另选服务机构。',
    },
  }),
};
