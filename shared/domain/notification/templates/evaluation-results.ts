import * as z from 'zod';
import { notice } from './template.ts';

const CYCLE = () => ({ cycle: z.string().max(8) });

/** The result of the annual evaluation (rows 9-4 … 9-6b). No grade stands in a text message (domain §4.2). */
export const evaluationResultTemplates = {
  EVALUATION_RESULT_PUBLICISED: notice({
    article: '9-5',
    letter: {
      title: '综合评价结果公示通知',
      body: '贵单位的综合评价结果已在创新券平台公示。对结果有异议的，可在公示期内通过平台提出；评分明细请登录平台查看。',
    },
    sms: '贵单位综合评价结果已公示，如有异议请在公示期内提出，详情请登录平台查看。',
  }),
  EVALUATION_RESULT_PUBLISHED: notice({
    article: '9-6b',
    letter: {
      title: '综合评价结果公布通知',
      body: '综合评价结果已报市科委备案并在创新券平台公布，贵单位的评价结果与评分明细请登录平台查看。',
    },
    sms: '综合评价结果已公布，贵单位的结果与评分明细请登录平台查看。',
  }),
  EVALUATION_ENTRY_FINAL: notice({
    article: '10-3a',
    letter: {
      title: '综合评价评分通知',
      body: '贵单位开展多个服务类别的，以评价得分最高的一类参加排名。其他类别的评分明细请登录平台查看。',
    },
  }),
  EVALUATION_RESULT_AMENDED: notice({
    article: '9-6b',
    letter: {
      title: '综合评价结果更正通知',
      body: '经市科委决定，贵单位已公布的综合评价结果作出更正并重新公布，更正内容与理由请登录平台查看。',
    },
    sms: '贵单位综合评价结果经市科委决定更正，详情请登录平台查看。',
  }),
  EVALUATION_RESULT_REOPENED: notice({
    article: '9-4',
    params: CYCLE,
    letter: {
      title: '综合评价结果退回复核',
      body: '{cycle}评价周期的综合评价结果已退回复核，原因请登录平台查看。更正后须重新形成结果。',
    },
  }),
  EVALUATION_READY_TO_FILE: notice({
    article: '9-6a',
    params: CYCLE,
    letter: {
      title: '综合评价结果待备案',
      body: '{cycle}评价周期的综合评价结果公示无未决异议，报请备案。',
    },
  }),
  EVALUATION_RESULT_RETURNED: notice({
    article: '9-6a',
    params: CYCLE,
    letter: {
      title: '综合评价结果退回修正',
      body: '{cycle}评价周期的综合评价结果被退回修正，理由请登录平台查看。',
    },
  }),
};
