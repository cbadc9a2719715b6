import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { StandingKind } from '../../../shared/domain/standing-document/standing-document.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { StandingDocumentView } from './schemas.ts';

const ofDocument = onFirstUse(() => z.strictObject({ standingDocId: z.string().min(1).max(120) }));
const one = (description: string) => ({ description, schema: StandingDocumentView() });

export const standingDocumentRoutes = defineRoutes({
  fileStandingDocument: {
    method: 'POST',
    path: '/standing-documents',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: {
      zh: '报备内部管理制度、服务规范、收费标准或财务制度；再次报备即为新版本',
      en: 'File a document that the agency must hold, or its next version',
    },
    articles: ['6-2a', '6-2b'],
    body: onFirstUse(() =>
      z.strictObject({
        kind: StandingKind(),
        category: z
          .string()
          .min(1)
          .max(60)
          .optional()
          .describe('for SERVICE_STANDARD and CHARGING_STANDARD, which are held for each category'),
        documentId: z.string().min(1).max(40),
      }),
    ),
    responses: () => ({ 200: one('its next version'), 201: one('its first version') }),
    problems: ['AGENCY_NOT_ACTIVE', 'DOCUMENT_NOT_CLEAN', 'NO_EFFECTIVE_CHANGE', 'STALE_VERSION'],
  },
  confirmStandingDocument: {
    method: 'POST',
    path: '/standing-documents/{standingDocId}/confirm',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: { zh: '确认核对无变化', en: 'Confirm that it still holds: another year' },
    articles: ['6-2a', '6-2b'],
    params: ofDocument,
    responses: () => ({ 200: one('current') }),
    problems: ['NOT_FOUND', 'AGENCY_NOT_ACTIVE', 'STALE_VERSION'],
  },
  listStandingDocuments: {
    method: 'GET',
    path: '/standing-documents',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: { zh: '制度规范；工作人员须指明机构', en: 'The documents that an agency holds' },
    articles: ['6-2a', '6-2b'],
    query: onFirstUse(() => z.strictObject({ ...pageQuery(), agencyId: z.string().max(40).optional() })),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(StandingDocumentView()) } }),
    problems: ['NOT_FOUND'],
  },
  readStandingDocument: {
    method: 'GET',
    path: '/standing-documents/{standingDocId}',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: { zh: '一项制度规范', en: 'One document' },
    articles: ['6-2a', '6-2b'],
    params: ofDocument,
    responses: () => ({ 200: one('the document') }),
    problems: ['NOT_FOUND'],
  },
});
