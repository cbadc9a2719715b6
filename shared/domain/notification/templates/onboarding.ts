import { notice, zhDateParam } from './template.ts';

/** Entry to the platform (articles 2, 5). Texts of domain.md §4.3 stand as printed there. */
export const onboardingTemplates = {
  ONBOARDING_SUBMITTED: notice({
    article: '5-1e',
    letter: {
      title: '入驻自主评价材料提交回执',
      body: '贵单位提交的入驻自主评价材料已收到，平台将对信用信息、基本条件及服务资质进行核验。核验结果将另行告知。',
    },
  }),
  ONBOARDING_SUPPLEMENT_REQUIRED: notice({
    article: '5-2c',
    params: () => ({ date: zhDateParam() }),
    letter: {
      title: '入驻材料补正通知',
      body: '贵单位的入驻材料需要补正，请于{date}前登录平台查看补正事项并重新提交。逾期未提交的，本次入驻流程终止，可随时重新发起。',
    },
    sms: '贵单位入驻材料需补正，请于{date}前登录平台查看并提交。',
  }),
  ONBOARDING_SUPPLEMENT_RECEIVED: notice({
    article: '5-2c',
    letter: {
      title: '入驻补正材料提交回执',
      body: '贵单位提交的入驻补正材料已收到，平台将继续核验。',
    },
  }),
  ONBOARDING_LAPSED: notice({
    article: '5-2c',
    letter: {
      title: '入驻流程终止通知',
      body: '贵单位未在期限内提交补正材料，本次入驻流程已终止。贵单位可随时重新发起入驻自主评价。',
    },
  }),
  ONBOARDING_WITHDRAWN: notice({
    article: '5-1e',
    letter: { title: '入驻撤回回执', body: '贵单位已撤回本次入驻自主评价。贵单位可随时重新发起。' },
  }),
  ONBOARDING_VERIFIED: notice({
    article: '5-2c',
    letter: {
      title: '入驻核验通过通知',
      body: '贵单位的入驻信息已通过核验，将在平台公示。通过核验的服务类别请登录平台查看。',
    },
  }),
  ONBOARDING_VERIFICATION_FAILED: notice({
    article: '5-2c',
    letter: {
      title: '入驻核验结果通知',
      body: '贵单位入驻核验未通过。核验结果、理由、依据及救济途径请登录平台查看。',
    },
    sms: '贵单位入驻核验未通过，原因及补正方式请登录平台查看。',
  }),
  ONBOARDING_RETURNED_TO_VERIFICATION: notice({
    article: '5-4a',
    letter: {
      title: '入驻信息重新核验通知',
      body: '平台对贵单位入驻信息的复核需要进一步核验，入驻流程已回到核验环节。重新通过核验后将另行公示。',
    },
  }),
  ONBOARDING_HELD_FOR_OBJECTION: notice({
    article: '5-4b',
    letter: {
      title: '入驻公示异议处理通知',
      body: '贵单位入驻公示期内收到的异议正在处理，处理结束前暂不办理入驻。处理结果将另行告知。',
    },
  }),
  ONBOARDING_APPROVED: notice({
    article: '5-4a',
    params: () => ({ date: zhDateParam() }),
    letter: {
      title: '正式入驻通知',
      body: '贵单位入驻公示期满无异议，自{date}起正式入驻创新券平台，可在通过核验的服务类别内发布服务产品。',
    },
    sms: '贵单位入驻公示期满无异议，已正式入驻创新券平台，请及时发布服务产品。',
  }),
  ONBOARDING_APPROVED_AFTER_OBJECTION: notice({
    article: '5-4b',
    params: () => ({ date: zhDateParam() }),
    letter: {
      title: '正式入驻通知',
      body: '贵单位入驻公示期内的异议已处理完毕，自{date}起正式入驻创新券平台，可在通过核验的服务类别内发布服务产品。',
    },
    sms: '贵单位入驻公示异议已处理完毕，已正式入驻创新券平台，请及时发布服务产品。',
  }),
  ONBOARDING_REJECTED: notice({
    article: '5-4b',
    letter: {
      title: '入驻结果通知',
      body: '贵单位入驻公示期内的异议经查成立，本次不予入驻。理由、依据及救济途径请登录平台查看决定书。',
    },
    sms: '贵单位入驻事项已有处理决定，决定书及救济途径请登录平台查看。',
  }),
  AGENCY_IMPORTED: notice({
    article: '2-1',
    params: () => ({ date: zhDateParam() }),
    letter: {
      title: '服务机构信息导入通知',
      body: '贵单位作为已入驻的服务机构已导入创新券平台，入驻日期为{date}。如有不符，请联系管理中心更正。',
    },
  }),
  DOCUMENT_INFECTED: notice({
    article: '5-1d',
    letter: {
      title: '上传材料未通过安全检查',
      body: '贵单位上传的一份材料未通过安全检查，不能使用。请检查文件后重新上传。',
    },
  }),
  DOCUMENT_REJECTED: notice({
    article: '5-1d',
    letter: {
      title: '上传材料不符合要求',
      body: '贵单位上传的一份材料与登记的类型、大小或校验值不一致，不能使用。请重新上传。',
    },
  }),
};
