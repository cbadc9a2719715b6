import { notice, zhDateParam } from './template.ts';

const dated = () => ({ date: zhDateParam() });

/** Categories, certificates, products and standing documents (articles 3, 5 (5), 6 (2)). */
export const catalogueTemplates = {
  CATEGORY_REQUESTED: notice({
    article: '5-5c',
    letter: {
      title: '新增服务类别申请回执',
      body: '贵单位新增服务类别的申请已收到，平台将核验该类别的服务资质。核验结果将另行告知。',
    },
  }),
  CATEGORY_VERIFIED: notice({
    article: '5-5c',
    letter: {
      title: '新增服务类别核验通过通知',
      body: '贵单位申请新增的服务类别已通过核验，可在该类别内发布服务产品。核验报告请登录平台查看。',
    },
  }),
  CATEGORY_REFUSAL_PROPOSED: notice({
    article: '5-5c',
    params: dated,
    letter: {
      title: '新增服务类别拟不予通过告知书',
      body: '贵单位申请新增的服务类别拟不予通过。事实、理由请登录平台查看；贵单位可于{date}前陈述申辩。',
    },
    sms: '贵单位新增服务类别申请有待陈述事项，请于{date}前登录平台查看。',
  }),
  CATEGORY_REFUSED: notice({
    article: '5-5c',
    letter: {
      title: '新增服务类别核验结果通知',
      body: '贵单位申请新增的服务类别未通过核验。理由、依据请登录平台查看。贵单位完善条件后可重新申请。',
    },
    sms: '贵单位新增服务类别申请已有处理决定，请登录平台查看。',
  }),
  CATEGORY_LAPSED: notice({
    article: '5-5c',
    letter: {
      title: '新增服务类别申请终止通知',
      body: '贵单位已不在入驻状态，此前提交的新增服务类别申请尚未办结，现予终止。重新入驻后可另行申请。',
    },
  }),
  QUALIFICATION_REFUSED: notice({
    article: '3-1b',
    letter: {
      title: '服务资质核验结果通知',
      body: '贵单位登记的一项服务资质经核验不予认可。理由请登录平台查看。贵单位可重新登记有效的资质证书。',
    },
  }),
  QUALIFICATION_EXPIRING: notice({
    article: '3-1b',
    params: dated,
    letter: {
      title: '服务资质即将到期提醒',
      body: '贵单位登记的一项服务资质有效期至{date}。请及时登录平台登记新的资质证书；到期后，依赖该资质的服务产品将暂停展示。',
    },
    sms: '贵单位一项服务资质将于{date}到期，请登录平台更新。',
  }),
  QUALIFICATION_ENDED: notice({
    article: '3-1b',
    letter: {
      title: '服务资质到期通知',
      body: '贵单位登记的一项服务资质已到期。所在类别没有其他有效资质的，相关服务产品已暂停展示；登记新的有效资质后恢复。',
    },
  }),
  STANDING_DOCUMENT_DUE: notice({
    article: '6-2a',
    params: dated,
    letter: {
      title: '制度规范年度确认提醒',
      body: '贵单位报备的一项制度规范须每年确认，请于{date}前登录平台更新，或确认核对无变化。',
    },
  }),
  STANDING_DOCUMENT_STALE: notice({
    article: '6-2a',
    letter: {
      title: '制度规范逾期未确认通知',
      body: '贵单位报备的一项制度规范逾期未确认。请尽快登录平台更新，或确认核对无变化。',
    },
  }),
  PRODUCT_FROZEN: notice({
    article: '5-5b',
    letter: {
      title: '服务产品冻结通知',
      body: '贵单位的一项服务产品已被冻结，暂不展示。理由请登录平台查看。',
    },
  }),
  PRODUCT_RESTORED: notice({
    article: '5-5b',
    letter: { title: '服务产品恢复通知', body: '贵单位的一项服务产品已解除冻结，恢复冻结前的状态。' },
  }),
};
