import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { EXPORT_FORMATS } from '../../../shared/domain/export/export.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { exportParams, ExportView, Link } from './schemas.ts';

const narrowing = () => z.record(z.string().max(40), z.string().max(400)).default({});

export const exportRoutes = defineRoutes({
  requestExport: {
    method: 'POST',
    path: '/exports',
    auth: 'required',
    roles: [],
    summary: {
      zh: '将可查阅的列表导出为 CSV 或 Excel（后台生成）',
      en: 'A list that the caller may see, as a file; made in the background as the caller would read it',
    },
    articles: ['3-2'],
    body: onFirstUse(() =>
      z.strictObject({
        list: z.string().min(1).max(60).describe('the operation that gives the list, e.g. `listOrders`'),
        format: z.enum(EXPORT_FORMATS),
        params: narrowing().describe('members of the path of that operation'),
        filters: narrowing().describe('members of its query but `limit` and `cursor`'),
      }),
    ),
    responses: () => ({ 202: { description: 'is being made', schema: ExportView() } }),
    problems: ['FORBIDDEN_ROLE'],
  },
  readExport: {
    method: 'GET',
    path: '/exports/{exportId}',
    auth: 'required',
    roles: [],
    summary: { zh: '查看本人的导出', en: 'An export of the caller’s own' },
    articles: ['3-2'],
    params: exportParams,
    responses: () => ({ 200: { description: 'the export', schema: ExportView() } }),
    problems: ['NOT_FOUND'],
  },
  downloadExport: {
    method: 'POST',
    path: '/exports/{exportId}/download',
    auth: 'required',
    roles: [],
    summary: {
      zh: '获取导出文件的短时下载地址（留痕）',
      en: 'A link to the file for a short time; each one is on record',
    },
    articles: ['3-2'],
    params: exportParams,
    responses: () => ({ 200: { description: 'the link', schema: Link() } }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'DEADLINE_PASSED'],
    idempotencyKey: 'not-needed',
  },
});
