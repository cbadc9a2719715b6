import * as z from 'zod';
import { notice, zhDateParam } from './template.ts';

/** Removals (rows 12-3a to 12-3i). */
export const removalTemplates = {
  REMOVAL_CURE: notice({
    article: '12-3d',
    params: () => ({ date: zhDateParam() }),
    letter: {
      title: '补救期限通知',
      body: '经核查，贵单位已不符合基本入驻条件。请于{date}前补救并告知管理中心复核；届时仍不符合的，可能被依规清退。',
    },
    sms: '贵单位须于{date}前补救入驻条件，请登录平台查看。',
  }),
  REMOVAL_CURE_ENDED: notice({
    article: '12-3d',
    letter: {
      title: '补救期限届满通知',
      body: '通知贵单位补救入驻条件的期限已届满，平台未收到已重新符合条件的核查结果。市科委将在听取贵单位意见后依法作出决定。',
    },
    sms: '贵单位补救入驻条件的期限已届满，请登录平台查看。',
  }),
  REMOVAL_DROPPED: notice({
    article: '12-3a',
    letter: { title: '清退事项终止通知', body: '此前告知贵单位的清退事项已终止，不予清退。理由见平台。' },
    sms: '此前告知贵单位的清退事项已终止，请登录平台查看。',
  }),
  REMOVED: notice({
    isDecision: true,
    article: '12-3a',
    letter: {
      title: '清退决定',
      body: '依据实施细则第十二条，决定将贵单位清退，理由及依据见平台。未完成的订单终止，由此产生的违约等责任由贵单位承担；未兑付的券款暂缓兑付。贵单位仍可查阅本单位档案。',
    },
    sms: '贵单位已被清退，请登录平台查看决定。',
  }),
  REMOVAL_REVOKED: notice({
    article: '12-3a',
    letter: {
      title: '撤销清退决定通知',
      body: '原清退贵单位的决定已撤销，入驻资格自即日起恢复，理由见平台。已终止的订单不再恢复。',
    },
    sms: '原清退决定已撤销，贵单位入驻资格已恢复。',
  }),
  LIABILITY_NOTICE: notice({
    article: '12-3i',
    params: () => ({ quota: z.string().max(12) }),
    letter: {
      title: '订单终止及责任告知',
      body: '您的一笔订单因服务机构被清退而终止，{quota}。因订单终止产生的违约等责任由该服务机构承担，责任记录可登录平台查阅。',
    },
  }),
};
