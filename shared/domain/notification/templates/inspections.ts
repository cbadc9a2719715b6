import { notice, zhDateParam } from './template.ts';

/** Inspections by the Commission and Finance (row 14-1). */
export const inspectionTemplates = {
  INSPECTION_OPENED: notice({
    article: '14-1',
    params: () => ({ date: zhDateParam() }),
    letter: {
      title: '监督检查通知',
      body: '依据实施细则第十四条，对贵单位开展监督检查，事项及依据见平台。请积极配合，于{date}前（截至当日24时）登录平台提交所要求的材料。',
    },
    sms: '现对贵单位开展监督检查，请于{date}前登录平台提交材料。',
  }),
  INSPECTION_CONCLUDED: notice({
    article: '14-1',
    letter: { title: '监督检查结论通知', body: '对贵单位的监督检查已作出结论，结论及理由请登录平台查看。' },
    sms: '对贵单位的监督检查已作出结论，请登录平台查看。',
  }),
  CREDIT_RECORD_REPORTED: notice({
    isDecision: true,
    article: '14-2d',
    letter: {
      title: '纳入科技信用记录决定',
      body: '依据实施细则第十四条，决定将有关违规纳入本市科技信用记录，内容、依据及惩戒期限见平台。',
    },
    sms: '有关违规已决定纳入科技信用记录，请登录平台查看。',
  }),
  CREDIT_RECORD_DROPPED: notice({
    article: '14-2d',
    letter: {
      title: '不予纳入科技信用记录通知',
      body: '此前告知拟纳入科技信用记录的事项，经研究决定不予纳入，理由请登录平台查看。',
    },
    sms: '此前告知的事项决定不纳入科技信用记录，请登录平台查看。',
  }),
  NAME_ACCESS_REFUSED: notice({
    article: '14-2d',
    letter: {
      title: '无权人员试图调阅被记录人员姓名',
      body: '有无权人员试图调阅科技信用记录中密封的人员姓名，已被拒绝，详情见任务。',
    },
  }),
  CREDIT_RECORD_CHANGED: notice({
    article: '14-2d',
    letter: {
      title: '科技信用记录变更通知',
      body: '有关科技信用记录已更正、撤销或期满，详情请登录平台查看。',
    },
    sms: '有关科技信用记录已变更，请登录平台查看。',
  }),
  INSPECTION_ENDED: notice({
    article: '14-1',
    letter: {
      title: '监督检查终止通知',
      body: '对贵单位的监督检查已终止，无须再提交材料，详情请登录平台查看。',
    },
    sms: '对贵单位的监督检查已终止，请登录平台查看。',
  }),
};
