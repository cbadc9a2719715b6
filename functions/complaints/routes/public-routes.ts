import { defineRoutes } from '../../../shared/runtime/route.ts';
import {
  codeHeader,
  ComplaintForm,
  ComplaintPaper,
  PaperForm,
  Receipt,
  receiptParams,
  ReceiptStatus,
} from './schemas.ts';

/** What anybody may do, without a login. */
export const publicRoutes = defineRoutes({
  submitComplaint: {
    method: 'POST',
    path: '/complaints',
    auth: 'optional',
    roles: [],
    summary: {
      zh: '提交投诉、举报或意见建议（热线来电由经办人代录）',
      en: 'Complain, report or suggest; answers a receipt number and a secret code',
    },
    articles: ['3-2f', '3-2g', '3-2h'],
    body: ComplaintForm,
    responses: () => ({
      201: {
        description:
          'the receipt; the code is shown this once. Anonymous without leads: `status` is NOT_ACCEPTED, with the reason',
        schema: Receipt(),
      },
    }),
    problems: ['NOT_FOUND', 'FORBIDDEN_ROLE', 'DOCUMENT_NOT_CLEAN', 'RATE_LIMITED'],
  },
  registerComplaintPaper: {
    method: 'POST',
    path: '/complaint-papers',
    auth: 'optional',
    roles: [],
    summary: {
      zh: '登记投诉举报材料并取得上传表单',
      en: 'Announce a piece of evidence and get its upload form; name its id in the complaint',
    },
    articles: ['3-2f', '3-2g'],
    body: ComplaintPaper,
    responses: () => ({
      201: {
        description: 'post the file to `upload.url` with `upload.fields`, the file as the last field `file`',
        schema: PaperForm(),
      },
    }),
    problems: ['RATE_LIMITED'],
  },
  readComplaintReceipt: {
    method: 'GET',
    path: '/complaints/{receiptNo}',
    auth: 'none',
    roles: [],
    summary: { zh: '凭回执号和查询码查询办理进展', en: 'Where it stands, by receipt number and code' },
    articles: ['3-2f', '3-2g', '3-2h'],
    params: receiptParams,
    headers: codeHeader,
    responses: () => ({ 200: { description: 'where it stands', schema: ReceiptStatus() } }),
    problems: ['NOT_FOUND', 'RATE_LIMITED'],
  },
});
