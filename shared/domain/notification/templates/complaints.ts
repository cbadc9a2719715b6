import * as z from 'zod';
import { notice, zhDateParam } from './template.ts';

const DATE = () => ({ date: zhDateParam() });
const RECEIPT = () => ({ receiptNo: z.string().max(21) });

/** Complaints, reports and suggestions (rows 3-2f … 3-2h). */
export const complaintTemplates = {
  COMPLAINT_RECEIVED: notice({
    article: '3-2f',
    sms: '您提交的事项已收到，办理进展可凭回执号和查询码登录平台查看。',
  }),
  COMPLAINT_ACCEPTED: notice({
    article: '3-2f',
    params: DATE,
    sms: '您提交的事项已受理，将于{date}前答复，可凭回执号和查询码查看。',
  }),
  COMPLAINT_RESULT: notice({
    article: '3-2f',
    sms: '您提交的事项已有办理结果，请凭回执号和查询码登录平台查看。',
  }),
  COMPLAINT_EXTENDED: notice({
    article: '3-2f',
    params: DATE,
    sms: '您提交的事项答复期限延长至{date}，可凭回执号和查询码查看。',
  }),
  COMPLAINT_COMMENT_REQUESTED: notice({
    article: '3-2f',
    params: DATE,
    letter: {
      title: '投诉举报说明通知',
      body: '平台收到涉及贵单位的反映，请于{date}前登录平台查看摘要并提交说明。反映人信息依规保密。',
    },
    sms: '平台收到涉及贵单位的反映，请于{date}前登录平台提交说明。',
  }),
  COMPLAINT_DECIDED: notice({
    article: '3-2f',
    letter: {
      title: '投诉举报处理结果通知',
      body: '涉及贵单位的一项反映已作出处理，处理结果请登录平台查看。',
    },
  }),
  COMPLAINT_OVERDUE: notice({
    article: '3-2f',
    params: RECEIPT,
    letter: { title: '投诉举报办理超期提醒', body: '{receiptNo}号事项已超过办理期限，请督促办理。' },
  }),
  IDENTITY_ACCESS_REFUSED: notice({
    article: '3-2g',
    params: RECEIPT,
    letter: {
      title: '越权调阅告警',
      body: '有人员越权尝试调阅{receiptNo}号事项的投诉举报人身份，已被拒绝并留痕，请核查。',
    },
  }),
};
