import { notice, zhDateParam } from './template.ts';

const DATE = () => ({ date: zhDateParam() });

/** Training, visits and advice (rows 3-2b, 3-2d, 3-3b). */
export const guidanceTemplates = {
  TRAINING_INVITATION: notice({
    article: '3-2b',
    params: DATE,
    letter: {
      title: '培训交流活动邀请',
      body: '管理中心将于{date}举办一场培训交流活动，邀请贵单位参加。请登录平台查看活动安排，并在报名截止前报名。',
    },
  }),
  TRAINING_REGISTERED: notice({
    article: '3-2b',
    params: DATE,
    letter: {
      title: '培训交流活动报名成功',
      body: '贵单位已报名{date}举办的培训交流活动。如不能参加，请在活动开始前登录平台取消，以便其他单位报名。',
    },
  }),
  VISIT_PLANNED: notice({
    article: '3-2d',
    params: DATE,
    letter: {
      title: '调研走访通知',
      body: '管理中心拟于{date}到贵单位调研走访。走访事由请登录平台查看。',
    },
  }),
  ADVICE_OPTIMIZE: notice({
    article: '3-3b',
    letter: {
      title: '优化建议',
      body: '管理中心向贵单位提出一项优化建议，请登录平台查看并回复。',
    },
  }),
  ADVICE_IMPROVE: notice({
    article: '3-3b',
    letter: {
      title: '改进建议',
      body: '管理中心向贵单位提出一项改进建议，请登录平台查看并回复。',
    },
  }),
};
