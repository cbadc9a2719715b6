import { notice } from './template.ts';

/** Rewards, what follows a grade, and service cases (rows 10-2, 10-3c, 11-1b, 11-2a). */
export const evaluationFollowUpTemplates = {
  REWARD_CONFIRMED: notice({
    article: '10-2a',
    letter: {
      title: '奖励确认通知',
      body: '根据综合评价结果，贵单位的奖励已经确认。后续发放安排请登录平台查看。',
    },
  }),
  REWARD_PAID: notice({
    article: '10-2a',
    letter: { title: '奖励发放通知', body: '贵单位的综合评价奖励已经发放，请查收，并可登录平台查看。' },
  }),
  REWARD_REVOKED: notice({
    article: '10-3c',
    letter: {
      title: '奖励撤销通知',
      body: '贵单位的综合评价奖励已被撤销，理由请登录平台查看。已经发放的，将依规办理追回。',
    },
  }),
  REWARD_EXCLUDED: notice({
    article: '10-3c',
    letter: {
      title: '不重复奖励说明',
      body: '贵单位在评价时限内已获得上海市大型科学仪器设施共享服务奖励资金，本次综合评价不重复奖励。评价等次和专栏展示不受影响。',
    },
  }),
  RECTIFICATION_AFTER_EVALUATION: notice({
    article: '12-1c',
    letter: {
      title: '综合评价后续事项通知',
      body: '根据公布的综合评价结果，管理中心将对贵单位启动限期整改程序，具体要求和期限另行通知。改进建议请登录平台查看。',
    },
    sms: '综合评价结果公布后有事项需要贵单位办理，请登录平台站内信查看。',
  }),
  FOLLOW_UP_AFTER_EVALUATION: notice({
    article: '11-1b',
    letter: {
      title: '跟踪服务安排',
      body: '管理中心根据综合评价结果制定了分类服务措施，将对贵单位开展跟踪服务，届时由经办人员联系贵单位。',
    },
  }),
  CASE_REVIEW_OPENED: notice({
    article: '11-2a',
    letter: {
      title: '服务案例评审',
      body: '有服务案例提交专家评审。受邀专家请登录平台查看并评分；与案例有利害关系的，请申请回避。',
    },
  }),
  CASE_SELECTED: notice({
    article: '11-2b',
    letter: {
      title: '服务案例入选通知',
      body: '贵单位的服务案例已入选。公布前须取得贵单位和用户双方同意，请登录平台确认。',
    },
  }),
  CASE_SELECTED_BUYER: notice({
    article: '11-2c',
    letter: {
      title: '服务案例公开征求同意',
      body: '贵方购买的一项服务入选科技创新券服务案例。公布前须取得贵方同意，请登录平台确认是否同意公开。',
    },
  }),
  CASE_NOT_SELECTED: notice({
    article: '11-2a',
    letter: { title: '服务案例评审结果', body: '经专家评审，贵单位的一项服务案例本次未入选。感谢参与。' },
  }),
  CASE_WITHDRAWN: notice({
    article: '11-2a',
    letter: {
      title: '服务案例撤下通知',
      body: '贵单位的一项服务案例已从宣传栏撤下。如需了解情况，请联系管理中心。',
    },
  }),
};
