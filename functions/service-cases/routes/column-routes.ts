import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CaseBoard } from '../../../events/service-case-ref.ts';
import { MAX_CASES } from '../../../shared/domain/case-collection/case-collection.ts';
import { READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { answers, idField, moved } from '../../guidance/routes/route-parts.ts';
import { CollectionExport, CollectionView, PublicCaseView } from './schemas.ts';

const forAnybody = { method: 'GET', auth: 'none', roles: [] } as const;
const cycleField = onFirstUse(() => z.string().min(4).max(10));
const collectionParams = onFirstUse(() => z.strictObject({ collectionId: idField() }));
const aCollection = answers(200, 'the collection', CollectionView);
const aPage = () => ({
  200: { description: 'a page for people', schema: z.string(), contentType: 'text/html' },
});

/** The publicity column and the collection of cases (11-2b, 11-2c, 11-2d). */
export const columnRoutes = defineRoutes({
  listPublishedCases: {
    ...forAnybody,
    path: '/published-cases',
    summary: { zh: '宣传栏某板块的案例', en: 'What stands on a board of the publicity column, newest first' },
    articles: ['11-2b', '11-2d'],
    query: onFirstUse(() => z.strictObject({ ...pageQuery(), board: CaseBoard() })),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(PublicCaseView()) } }),
    problems: [],
  },
  readCasesPage: {
    ...forAnybody,
    path: '/case-column',
    summary: { zh: '服务案例宣传栏页面', en: 'The publicity column as people read it' },
    articles: ['11-2b', '11-2d'],
    query: onFirstUse(() =>
      z.strictObject({ cursor: pageQuery().cursor, board: CaseBoard().default('EXCELLENT_SERVICE') }),
    ),
    responses: aPage,
    problems: [],
  },
  draftCaseCollection: {
    method: 'POST',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    path: '/case-collections',
    summary: { zh: '编制案例集（新版本）', en: 'Begin the next version of the collection of a cycle' },
    articles: ['11-2c'],
    body: onFirstUse(() => z.strictObject({ cycleId: cycleField(), title: textField(200) })),
    responses: answers(201, 'the collection', CollectionView),
    problems: ['NOT_FOUND', 'DUPLICATE'],
  },
  arrangeCaseCollection: {
    method: 'PUT',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    path: '/case-collections/{collectionId}',
    summary: { zh: '编排案例顺序', en: 'Which cases, in which order' },
    articles: ['11-2c'],
    params: collectionParams,
    body: onFirstUse(() =>
      z.strictObject({ title: textField(200), caseIds: z.array(idField()).max(MAX_CASES) }),
    ),
    responses: aCollection,
    problems: [...moved],
  },
  publishCaseCollection: {
    method: 'POST',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    path: '/case-collections/{collectionId}/publication',
    summary: { zh: '公布案例集', en: 'Publish the version, with the hash of its export' },
    articles: ['11-2c'],
    params: collectionParams,
    responses: aCollection,
    problems: [...moved, 'CONSENT_MISSING'],
  },
  listCaseCollections: {
    method: 'GET',
    auth: 'required',
    roles: READING_OFFICERS,
    path: '/case-collections',
    summary: { zh: '某评价周期的案例集各版本', en: "Versions of a cycle's collection" },
    articles: ['11-2c'],
    query: onFirstUse(() => z.strictObject({ ...pageQuery(), cycleId: cycleField() })),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(CollectionView()) } }),
    problems: [],
  },
  exportCaseCollection: {
    ...forAnybody,
    path: '/case-collections/{collectionId}/export',
    summary: { zh: '导出案例集', en: 'A published version with its texts and its hash' },
    articles: ['11-2c'],
    params: collectionParams,
    responses: answers(200, 'the export', CollectionExport),
    problems: ['NOT_FOUND'],
  },
  readCollectionPage: {
    ...forAnybody,
    path: '/case-collections/{collectionId}/page',
    summary: { zh: '案例集页面', en: 'A published version as people read it' },
    articles: ['11-2c'],
    params: collectionParams,
    responses: aPage,
    problems: ['NOT_FOUND'],
  },
});
