import * as z from 'zod';
import { notice } from './template.ts';

/** Payments withheld, refused and recovered (rows 14-2a to 14-2c). */
export const fundTemplates = {
  PAYMENT_HELD: notice({
    article: '14-2c',
    letter: {
      title: '暂缓兑付通知',
      body: '因有关事项正在核查，贵单位一笔创新券兑付暂缓办理，理由见平台。暂缓期间不影响核查以外的事项；核查结束后将另行通知。',
    },
  }),
  PAYMENT_RELEASED: notice({
    article: '14-2c',
    letter: {
      title: '解除暂缓兑付通知',
      body: '贵单位一笔创新券兑付的暂缓事由已解除。没有其他暂缓事由的，兑付继续办理。',
    },
  }),
  PAYMENT_HOLD_ESCALATED: notice({
    article: '14-2c',
    letter: {
      title: '暂缓兑付到期待处理',
      body: '一笔创新券兑付暂缓已满期限，款项仍暂缓，请决定延续或商管理中心解除。',
    },
  }),
  PAYMENT_REFUSED: notice({
    isDecision: true,
    article: '14-2a',
    letter: {
      title: '不予兑付决定',
      body: '依据实施细则第十四条，决定对贵单位一笔创新券申领不予兑付，理由及依据见平台。',
    },
    sms: '贵单位一笔创新券申领被决定不予兑付，请登录平台查看决定。',
  }),
  PAYMENT_REFUSAL_REVOKED: notice({
    article: '14-2a',
    letter: {
      title: '撤销不予兑付决定通知',
      body: '原对贵单位一笔创新券申领不予兑付的决定已撤销，该申领恢复审核，理由见平台。',
    },
    sms: '原不予兑付决定已撤销，该申领恢复审核。',
  }),
  PAYMENT_REFUSAL_DROPPED: notice({
    article: '14-2a',
    letter: {
      title: '不再拟不予兑付通知',
      body: '此前告知拟对贵单位一笔创新券申领不予兑付，经研究决定不再处理，理由见平台。',
    },
    sms: '此前告知的不予兑付事项不再处理，理由请登录平台查看。',
  }),
  RECOVERY_DROPPED: notice({
    article: '14-2b',
    letter: {
      title: '不予追缴通知',
      body: '此前告知拟向贵单位追缴资金，经研究决定不予追缴，理由见平台。',
    },
    sms: '此前告知的追缴事项决定不予追缴，理由请登录平台查看。',
  }),
  RECOVERY_ORDERED: notice({
    isDecision: true,
    article: '14-2b',
    // An order has sixty instalments at most.
    params: () => ({ amount: z.string().max(20), plan: z.string().max(60 * 40) }),
    letter: {
      title: '追缴资金决定',
      body: '依据实施细则第十四条，决定追缴已支付给贵单位的资金共{amount}，请于{plan}。理由、依据及缴还方式见平台。',
    },
    sms: '贵单位收到追缴资金决定，请登录平台查看并按期缴还。',
  }),
  RECOVERY_REFUNDED: notice({
    article: '14-2b',
    params: () => ({ amount: z.string().max(20) }),
    letter: {
      title: '撤销追缴决定通知',
      body: '原对贵单位的追缴资金决定已撤销，已缴还的{amount}将予退还，理由见平台。',
    },
    sms: '原追缴资金决定已撤销，已缴还款项将予退还，请登录平台查看。',
  }),
  RECOVERY_OVERDUE: notice({
    article: '14-2b',
    letter: {
      title: '逾期未缴还通知',
      body: '贵单位未按期缴还应追缴的资金，请立即缴还；逾期不缴的，将移送有关机关依法处理。',
    },
    sms: '贵单位追缴资金已逾期，请立即缴还。',
  }),
  RECOVERY_REFERRED: notice({
    article: '14-2b',
    letter: {
      title: '追缴资金移送通知',
      body: '贵单位逾期未缴还的资金已移送有关机关依法处理，受理机关见平台。',
    },
    sms: '贵单位逾期未缴还的资金已移送有关机关，请登录平台查看。',
  }),
  RECOVERY_REPAID: notice({
    article: '14-2b',
    letter: { title: '追缴资金缴清通知', body: '贵单位应缴还的资金已全部缴清。' },
  }),
  RECOVERY_REVOKED: notice({
    article: '14-2b',
    letter: {
      title: '撤销追缴决定通知',
      body: '原对贵单位的追缴资金决定已撤销，无需缴还，理由见平台。',
    },
    sms: '原追缴资金决定已撤销，无需缴还，请登录平台查看。',
  }),
};
