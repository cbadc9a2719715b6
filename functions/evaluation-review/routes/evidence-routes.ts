import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { localDateSchema } from '../../../shared/domain/time/local-date.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { CorrectionView, EntryReviewView, SiteVisitView } from '../views.ts';
import { entryParams, idField, Reason, REVIEWING } from './schemas.ts';

const visitParams = onFirstUse(() => z.strictObject({ siteVisitId: idField() }));
const paged = onFirstUse(() => z.strictObject(pageQuery()));
const key = onFirstUse(() => z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/));
/** As the inputs of an entry are: a number, a word, a share, or nothing. */
const inputValue = () =>
  z
    .union([
      z.number(),
      z.string().max(40),
      z.strictObject({ n: z.number(), of: z.number() }),
      z.strictObject({ n: z.number(), stars: z.number() }),
      z.null(),
    ])
    .optional();

export const evidenceRoutes = defineRoutes({
  requestEntrySupplement: {
    method: 'POST',
    path: '/evaluation-entries/{entryId}/supplements',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '要求服务机构补充材料',
      en: 'Ask the agency for what the review lacks; `location` names the request',
    },
    articles: ['9-3d'],
    params: entryParams,
    body: onFirstUse(() =>
      z.strictObject({
        purpose: textField(500),
        items: z
          .array(z.strictObject({ key: key(), zh: textField(200), required: z.boolean().default(true) }))
          .min(1)
          .max(20),
      }),
    ),
    responses: () => ({ 200: { description: 'the entry after the step', schema: EntryReviewView() } }),
    problems: REVIEWING,
  },
  planSiteVisit: {
    method: 'POST',
    path: '/evaluation-entries/{entryId}/site-visits',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: { zh: '安排实地走访（两人以上）', en: 'Plan a visit on site by two officers at least' },
    articles: ['9-3e'],
    params: entryParams,
    body: onFirstUse(() =>
      z.strictObject({
        visitOn: localDateSchema(),
        purpose: textField(500),
        visitors: z.array(idField()).min(1).max(10),
      }),
    ),
    responses: () => ({ 201: { description: 'the visit', schema: SiteVisitView() } }),
    problems: REVIEWING,
  },
  listSiteVisits: {
    method: 'GET',
    path: '/evaluation-entries/{entryId}/site-visits',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '实地走访列表', en: 'The visits for an entry' },
    articles: ['9-3e'],
    params: entryParams,
    query: paged,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(SiteVisitView()) } }),
    problems: [],
  },
  readSiteVisit: {
    method: 'GET',
    path: '/evaluation-site-visits/{siteVisitId}',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: { zh: '查看实地走访', en: 'One visit' },
    articles: ['9-3e'],
    params: visitParams,
    responses: () => ({ 200: { description: 'the visit', schema: SiteVisitView() } }),
    problems: ['NOT_FOUND'],
  },
  recordSiteVisit: {
    method: 'POST',
    path: '/evaluation-site-visits/{siteVisitId}/record',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '登记走访笔录与照片（由规定人数以上的走访人员签字）',
      en: 'Minutes signed by as many visitors as policy asks, findings and photos',
    },
    articles: ['9-3e'],
    params: visitParams,
    body: onFirstUse(() =>
      z.strictObject({
        minutes: textField(5000),
        findings: z.array(textField(500)).max(30),
        photoIds: z.array(idField()).min(1).max(30),
        minutesDocumentId: idField(),
        signedBy: z.array(idField()).min(1).max(10),
      }),
    ),
    responses: () => ({ 200: { description: 'the visit', schema: SiteVisitView() } }),
    problems: [
      'NOT_FOUND',
      'ILLEGAL_TRANSITION',
      'STALE_VERSION',
      'CONFLICT_OF_INTEREST',
      'DOCUMENT_NOT_CLEAN',
    ],
  },
  cancelSiteVisit: {
    method: 'POST',
    path: '/evaluation-site-visits/{siteVisitId}/cancellation',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '取消实地走访（说明原因，并告知机构）',
      en: 'Cancel a visit that was announced, with the reason; the agency is told',
    },
    articles: ['9-3e'],
    params: visitParams,
    body: Reason,
    responses: () => ({ 200: { description: 'the visit', schema: SiteVisitView() } }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'CONFLICT_OF_INTEREST'],
  },
  proposeInputCorrection: {
    method: 'POST',
    path: '/evaluation-entries/{entryId}/input-corrections',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '提出更正指标输入（须附依据，不得更改得分）',
      en: 'Propose to correct an input, with evidence; a score cannot be',
    },
    articles: ['9-3a'],
    params: entryParams,
    body: onFirstUse(() =>
      z.strictObject({
        indicatorId: key(),
        input: z.string().min(1).max(40),
        oldInput: inputValue(),
        newInput: inputValue(),
        reason: textField(1000),
        evidenceRef: idField(),
      }),
    ),
    responses: () => ({ 201: { description: 'the correction', schema: CorrectionView() } }),
    problems: [...REVIEWING, 'NO_EFFECTIVE_CHANGE'],
  },
  listInputCorrections: {
    method: 'GET',
    path: '/evaluation-entries/{entryId}/input-corrections',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '指标输入更正记录', en: 'The corrections of an entry' },
    articles: ['9-3a'],
    params: entryParams,
    query: paged,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(CorrectionView()) } }),
    problems: [],
  },
  decideInputCorrection: {
    method: 'POST',
    path: '/input-corrections/{correctionId}/decision',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '同意更正并重新计分，或退回（第二人）',
      en: 'Approve, upon which the entry is scored anew, or give it back; a second person',
    },
    articles: ['9-3a'],
    params: onFirstUse(() => z.strictObject({ correctionId: idField() })),
    body: onFirstUse(() =>
      z.strictObject({ outcome: z.enum(['APPROVE', 'RETURN']), reason: textField(1000) }),
    ),
    responses: () => ({ 200: { description: 'the correction', schema: CorrectionView() } }),
    problems: [...REVIEWING, 'FOUR_EYES'],
  },
});
