import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { categoryParams, cursorQuery, PublicList } from './schemas.ts';

const file = (contentType: string) => () => ({
  200: {
    description: 'a file; `x-next-cursor` where the list goes on in another part',
    schema: z.string(),
    contentType,
  },
});

/** The list of a category: for anybody, from its public notice on (9-5, 9-6b). */
export const listRoutes = defineRoutes({
  readResultList: {
    method: 'GET',
    path: '/evaluation-results/{cycleId}/{category}',
    auth: 'none',
    roles: [],
    summary: { zh: '评价结果清单', en: 'The result of a category, best first' },
    articles: ['9-5', '9-6b', '10-1a'],
    params: categoryParams,
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: PublicList() } }),
    problems: ['NOT_FOUND'],
  },
  readResultPage: {
    method: 'GET',
    path: '/evaluation-results/{cycleId}/{category}/page',
    auth: 'none',
    roles: [],
    summary: { zh: '评价结果页面', en: 'The list as people read it' },
    articles: ['9-5', '9-6b'],
    params: categoryParams,
    query: cursorQuery,
    responses: file('text/html'),
    problems: ['NOT_FOUND'],
  },
  downloadResultList: {
    method: 'GET',
    path: '/evaluation-results/{cycleId}/{category}/workbook',
    auth: 'none',
    roles: [],
    summary: { zh: '评价结果清单（Excel）', en: 'The list as a workbook' },
    articles: ['9-6b'],
    params: categoryParams,
    query: cursorQuery,
    responses: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    problems: ['NOT_FOUND'],
  },
  downloadResultDocument: {
    method: 'GET',
    path: '/evaluation-results/{cycleId}/{category}/document',
    auth: 'none',
    roles: [],
    summary: { zh: '评价结果文件（PDF）', en: 'The list as a document' },
    articles: ['9-5', '9-6b'],
    params: categoryParams,
    query: cursorQuery,
    responses: file('application/pdf'),
    problems: ['NOT_FOUND'],
  },
});
