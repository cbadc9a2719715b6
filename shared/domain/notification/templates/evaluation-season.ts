import * as z from 'zod';
import { notice, zhDateParam } from './template.ts';

const YEAR = () => ({ year: z.string().length(4) });

/** The season of the yearly evaluation (rows 7-1a, 9-1a … 9-1d). */
export const evaluationSeasonTemplates = {
  EVALUATION_NOTICE: notice({
    article: '9-1c',
    params: YEAR,
    letter: {
      title: '综合评价通知',
      body: '{year}年度创新券服务机构综合评价已启动，贵单位已纳入评价范围，无需申请，也无需提交评价材料。评价方案、参评清单及清单更正的申请期限详见平台通知。',
    },
    sms: '{year}年度服务机构综合评价已启动，贵单位已纳入评价范围，无需申请，详见平台通知。',
  }),
  EVALUATION_PREPARED: notice({
    article: '7-1a',
    params: YEAR,
    letter: {
      title: '年度综合评价待组织',
      body: '{year}年度综合评价周期及评价方案草稿已建立，请审定评价方案并锁定。',
    },
  }),
  EVALUATION_NOTICE_DUE: notice({
    article: '9-1a',
    params: () => ({ ...YEAR(), date: zhDateParam() }),
    letter: {
      title: '综合评价通知催办',
      body: '{year}年度综合评价通知尚未发布，须于{date}前发布。',
    },
  }),
  EVALUATION_CANCELLED: notice({
    article: '7-1b',
    params: YEAR,
    letter: {
      title: '综合评价取消通知',
      body: '{year}年度综合评价已经市科委决定取消，详见平台公告。',
    },
  }),
  SCOPE_CORRECTION_RECEIPT: notice({
    article: '9-1d',
    letter: {
      title: '参评清单更正申请回执',
      body: '贵单位的参评清单更正申请已收到，处理结果将另行通知。',
    },
  }),
  SCOPE_CORRECTION_ACCEPTED: notice({
    article: '9-1d',
    letter: {
      title: '参评清单更正结果通知',
      body: '贵单位的参评清单更正申请已采纳，清单已更新，详情请登录平台查看。',
    },
  }),
  SCOPE_CORRECTION_REFUSED: notice({
    article: '9-1d',
    letter: {
      title: '参评清单更正结果通知',
      body: '贵单位的参评清单更正申请未予采纳，理由请登录平台查看。',
    },
  }),
};
