import { notice, zhDateParam } from './template.ts';

/** Archives and redemptions (rows 6-4a and 14-2c, SM-6). */
export const archiveTemplates = {
  ARCHIVE_SEALED: notice({
    article: '6-4a',
    params: () => ({ date: zhDateParam() }),
    letter: {
      title: '订单档案封存通知',
      body: '贵单位一笔订单的档案材料已齐全并封存，保存至{date}。封存后材料不得修改、删除，仅可追加更正。可登录平台申领兑付。',
    },
  }),
  REDEMPTION_RETURNED: notice({
    article: '14-2',
    letter: {
      title: '兑付申领退回通知',
      body: '贵单位的一笔兑付申领已退回，退回理由请登录平台查看。补正后可再次申领。',
    },
    sms: '贵单位的一笔兑付申领已退回，请登录平台查看理由，补正后可再次申领。',
  }),
  REDEMPTION_APPROVED: notice({
    article: '14-2',
    letter: { title: '兑付审核通过通知', body: '贵单位的一笔兑付申领已审核通过，将按季度批次支付。' },
  }),
  REDEMPTION_HELD: notice({
    article: '14-2c',
    letter: {
      title: '暂缓兑付通知',
      body: '贵单位的一笔兑付因有事项待核实，现暂缓办理。核实结果将另行通知，有关情况请登录平台查看。',
    },
  }),
  REDEMPTION_RELEASED: notice({
    article: '14-2c',
    letter: {
      title: '暂缓兑付事项变更通知',
      body: '贵单位一笔兑付的一项暂缓事由已解除，当前办理状态请登录平台查看。',
    },
  }),
  REDEMPTION_PAID: notice({
    article: '14-2',
    params: () => ({ date: zhDateParam() }),
    letter: { title: '兑付支付通知', body: '贵单位的一笔兑付已于{date}支付。' },
  }),
};
