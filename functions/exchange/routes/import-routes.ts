import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { WORKBOOK } from '../../../shared/domain/document/register.ts';
import { ImportKind } from '../../../shared/domain/import/import.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { importParams, ImportView, ReportRow, templateParams } from './schemas.ts';

const READERS = ['CENTRE_ADMIN', 'COMMISSION_OFFICER'] as const;

export const importRoutes = defineRoutes({
  readImportTemplate: {
    method: 'GET',
    path: '/import-templates/{kind}',
    auth: 'required',
    roles: READERS,
    summary: {
      zh: '下载导入模板（Excel，含填写说明）',
      en: 'The workbook to fill in, with instructions in Chinese',
    },
    articles: ['2-1'],
    params: templateParams,
    responses: () => ({
      200: { description: 'a workbook', schema: z.string(), contentType: WORKBOOK },
    }),
    problems: [],
  },
  requestImport: {
    method: 'POST',
    path: '/imports',
    auth: 'required',
    roles: ['CENTRE_ADMIN'],
    summary: {
      zh: '提交既有服务机构或历史订单的导入文件，逐行试运行，不改变任何数据',
      en: 'Hand in a workbook of existing agencies or past orders: every row is checked, nothing changes yet',
    },
    articles: ['2-1', '6-1c'],
    body: onFirstUse(() =>
      z.strictObject({
        kind: ImportKind(),
        documentId: z.string().min(1).max(40),
        source: textField(60).describe('what the list is and who vouches for it'),
      }),
    ),
    responses: () => ({ 202: { description: 'is being checked', schema: ImportView() } }),
    problems: ['DOCUMENT_NOT_CLEAN'],
  },
  listImports: {
    method: 'GET',
    path: '/imports',
    auth: 'required',
    roles: READERS,
    summary: { zh: '导入记录，最近的在前', en: 'Imports, newest first' },
    articles: ['2-1'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(ImportView()) } }),
    problems: [],
  },
  readImport: {
    method: 'GET',
    path: '/imports/{importId}',
    auth: 'required',
    roles: READERS,
    summary: { zh: '查看导入', en: 'One import' },
    articles: ['2-1'],
    params: importParams,
    responses: () => ({ 200: { description: 'the import', schema: ImportView() } }),
    problems: ['NOT_FOUND'],
  },
  listImportRows: {
    method: 'GET',
    path: '/imports/{importId}/rows',
    auth: 'required',
    roles: READERS,
    summary: {
      zh: '试运行逐行结果：有误、不变或不予导入的行及原因',
      en: 'The rows that would not be taken over, each with why, in the order of the sheet',
    },
    articles: ['2-1'],
    params: importParams,
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(ReportRow()) } }),
    problems: ['NOT_FOUND'],
  },
  applyImport: {
    method: 'POST',
    path: '/imports/{importId}/apply',
    auth: 'required',
    roles: READERS,
    summary: {
      zh: '确认导入（由另一人）',
      en: 'Order that the checked rows be taken over; by a second person (④)',
    },
    articles: ['2-1'],
    params: importParams,
    responses: () => ({ 202: { description: 'is being taken over', schema: ImportView() } }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'FOUR_EYES', 'STALE_VERSION'],
  },
  discardImport: {
    method: 'POST',
    path: '/imports/{importId}/discard',
    auth: 'required',
    roles: READERS,
    summary: { zh: '放弃导入', en: 'Decide against it' },
    articles: ['2-1'],
    params: importParams,
    body: onFirstUse(() => z.strictObject({ reason: textField(1000) })),
    responses: () => ({ 200: { description: 'as discarded', schema: ImportView() } }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION'],
  },
});
