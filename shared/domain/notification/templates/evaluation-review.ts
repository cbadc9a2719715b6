import * as z from 'zod';
import { notice, zhDateParam } from './template.ts';

const DATE = () => ({ date: zhDateParam() });

/** The review of entries and the survey of users (rows 9-3c … 9-4). */
export const evaluationReviewTemplates = {
  SATISFACTION_SURVEY: notice({
    article: '9-3c',
    params: () => ({ ...DATE(), code: z.string().max(16) }),
    sms: '请于{date}前凭码{code}登录平台“满意度评价”页，评价所用创新券服务。',
  }),
  EVALUATION_SUPPLEMENT_REQUESTED: notice({
    article: '9-3d',
    params: DATE,
    letter: {
      title: '综合评价补充材料通知',
      body: '因综合评价复核需要，请于{date}前（截至当日24时）登录平台补充提供相关材料。逾期提交的材料不予接收，确有困难的可在期限届满前申请延期。',
    },
    sms: '因综合评价复核需要，请于{date}前登录平台补充提供相关材料。',
  }),
  EVALUATION_SITE_VISIT: notice({
    article: '9-3e',
    params: DATE,
    letter: {
      title: '综合评价实地走访通知',
      body: '因综合评价复核需要，管理中心拟于{date}派员到贵单位实地走访，事项请登录平台查看。',
    },
  }),
  EVALUATION_SITE_VISIT_CANCELLED: notice({
    article: '9-3e',
    params: DATE,
    letter: {
      title: '综合评价实地走访取消通知',
      body: '原定于{date}到贵单位的综合评价实地走访取消，如另有安排将重新通知。',
    },
  }),
  EVALUATION_UNQUALIFIED_LIFTED: notice({
    article: '9-4',
    letter: {
      title: '综合评价陈述申辩处理结果通知',
      body: '经听取陈述申辩并审核，不再拟将贵单位本次综合评价认定为不合格。评价结果以公示为准。',
    },
  }),
};
