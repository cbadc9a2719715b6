import * as z from 'zod';
import { notice, zhDateParam } from './template.ts';

const SUBJECT = () => ({ start: zhDateParam(), end: zhDateParam() });

/** Public notice, objections and hearings (rows 5-3 … 5-4b, SM-22). */
export const publicityTemplates = {
  ONBOARDING_PUBLICITY_OPENED: notice({
    article: '5-3',
    params: SUBJECT,
    letter: {
      title: '入驻公示通知',
      body: '贵单位入驻信息已通过核验，公示期：{start}至{end}（截至当日24时）。公示期满无异议且复核通过的，自动正式入驻。',
    },
    sms: '贵单位入驻信息已通过核验，于{start}至{end}公示，详情请登录平台查看。',
  }),
  PUBLICITY_EXTENDED: notice({
    article: '5-3',
    params: () => ({ end: zhDateParam() }),
    letter: {
      title: '公示期顺延通知',
      body: '贵单位的公示期顺延至{end}（截至当日24时），顺延原因请登录平台查看。',
    },
    sms: '贵单位公示期顺延至{end}，详情请登录平台查看。',
  }),
  PUBLICITY_CANCELLED: notice({
    article: '5-3',
    letter: {
      title: '公示撤销通知',
      body: '贵单位的本次公示因公示内容有误已撤销。更正后将重新公示满规定期限。',
    },
  }),
  OBJECTION_RESPONSE_REQUESTED: notice({
    article: '5-3x',
    params: () => ({ date: zhDateParam() }),
    letter: {
      title: '异议说明通知',
      body: '公示期内收到对贵单位的异议，请于{date}前登录平台查看异议内容并提交说明。',
    },
    sms: '公示期内收到对贵单位的异议，请于{date}前登录平台提交说明。',
  }),
  OBJECTION_DECIDED: notice({
    article: '5-4b',
    letter: {
      title: '异议处理结果通知',
      body: '对贵单位的一项异议已作出处理，处理结果请登录平台查看。',
    },
  }),
  OBJECTION_DECISION_EXTENDED: notice({
    article: '5-4b',
    params: () => ({ date: zhDateParam() }),
    letter: { title: '异议处理延期通知', body: '对贵单位的一项异议的处理期限延长至{date}。' },
  }),
  OBJECTION_RECEIVED: notice({
    article: '5-3x',
    sms: '您提交的异议已收到，受理与处理进展可凭回执号和查询码登录平台查看。',
  }),
  OBJECTION_RESULT: notice({
    article: '5-4b',
    sms: '您提交的异议已有处理结果，请凭回执号和查询码登录平台查看。',
  }),
  PRIOR_NOTICE: notice({
    article: '5-2c',
    params: () => ({ intended: z.string().max(80), date: zhDateParam() }),
    letter: {
      title: '陈述申辩告知书',
      body: '平台拟{intended}。事实、理由、依据和所列证据材料请登录平台在本告知书页面查看。贵单位可于{date}前（截至当日24时）在该页面提交书面陈述申辩，并可附材料；所作陈述申辩将逐项考虑并答复。逾期未提交的，依程序继续办理。',
    },
    sms: '平台拟对贵单位作出处理，请于{date}前登录平台查看告知书并提交陈述申辩。',
  }),
};
