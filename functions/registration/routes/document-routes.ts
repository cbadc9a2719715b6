import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { DocumentKind } from '../../../shared/domain/document/document-kind.ts';
import { Sha256 } from '../../../shared/domain/document/document.ts';
import { documentMachine, EVIDENCE_KEEPERS } from '../../../shared/domain/document/machine.ts';
import { AGENCY_ROLES } from '../../../shared/domain/identity/role.ts';
import { usccSchema } from '../../../shared/domain/identity/uscc.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { FILE_READERS } from '../readers.ts';

const params = onFirstUse(() => z.strictObject({ documentId: z.string().min(1).max(40) }));

export const DocumentView = onFirstUse(() =>
  z.object({
    documentId: z.string(),
    status: z.enum(documentMachine.states),
    version: z.int(),
    uscc: z.string(),
    origin: z.enum(['AGENCY', 'BUYER', 'CENTRE', 'OBJECTOR', 'REPORTER', 'COMPLAINANT']),
    kind: DocumentKind(),
    fileName: z.string(),
    mediaType: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    registeredAt: z.string(),
    scannedAt: z.string().optional(),
    reason: z.string().optional().describe('why it was not accepted'),
    allowedActions: z.array(z.enum(documentMachine.transitions.map(({ action }) => action))),
  }),
);

const UploadForm = onFirstUse(() =>
  z.object({
    url: z.url(),
    fields: z.record(z.string(), z.string()),
    expiresAt: z.string(),
  }),
);

const Announcement = onFirstUse(() =>
  z.strictObject({
    kind: DocumentKind(),
    fileName: z.string().trim().min(1).max(120),
    mediaType: z.string().min(1).max(100),
    bytes: z.int().positive(),
    sha256: Sha256(),
  }),
);
const registered = onFirstUse(() => ({
  201: {
    description: 'post the file to `upload.url` with `upload.fields`, the file as the last field `file`',
    schema: DocumentView().extend({ upload: UploadForm() }),
  },
}));

export const documentRoutes = defineRoutes({
  registerDocument: {
    method: 'POST',
    path: '/documents',
    auth: 'required',
    roles: [...AGENCY_ROLES, 'BUYER', 'CENTRE_ADMIN'],
    summary: {
      zh: '登记材料并取得上传表单（类型、大小、SHA-256 均为上传条件）',
      en: 'Announce a material and get its upload form; type, size and SHA-256 are conditions of the upload',
    },
    articles: ['5-1d'],
    body: onFirstUse(() =>
      Announcement().extend({
        origin: z
          .enum(['AGENCY', 'BUYER'])
          .optional()
          .describe('for who is both: as which; the agency unless said otherwise'),
      }),
    ),
    responses: registered,
    problems: ['FORBIDDEN_ROLE', 'LEGAL_PERSON_LOGIN_REQUIRED', 'USCC_INVALID'],
  },
  registerEvidence: {
    method: 'POST',
    path: '/organisations/{uscc}/documents',
    auth: 'required',
    roles: EVIDENCE_KEEPERS,
    summary: {
      zh: '管理中心、市科委、财政部门向某单位卷宗登记佐证材料（该单位仅可见事先告知书列明的）',
      en: 'An officer adds evidence to the file of an organisation, which sees what a prior notice names to it',
    },
    articles: ['5-1d', '5-2', '12-0'],
    params: onFirstUse(() => z.strictObject({ uscc: usccSchema() })),
    body: Announcement,
    responses: registered,
    problems: ['NOT_FOUND', 'CONFLICT_OF_INTEREST'],
  },
  listDocuments: {
    method: 'GET',
    path: '/documents',
    auth: 'required',
    roles: FILE_READERS,
    summary: { zh: '材料列表', en: 'Materials of one agency: its own, or for officers of the code given' },
    articles: ['5-1d'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        uscc: z.string().trim().min(1).max(40).optional().describe('for officers: whose file'),
        origin: z.enum(['AGENCY', 'BUYER', 'CENTRE']).optional().describe('CENTRE for officers only'),
      }),
    ),
    responses: () => ({ 200: { description: 'a page, newest first', schema: pageOf(DocumentView()) } }),
    problems: [],
  },
  readDocument: {
    method: 'GET',
    path: '/documents/{documentId}',
    auth: 'required',
    roles: FILE_READERS,
    summary: { zh: '材料状态', en: 'A material and the state of its scan' },
    articles: ['5-1d'],
    params,
    responses: () => ({ 200: { description: 'the material', schema: DocumentView() } }),
    problems: ['NOT_FOUND'],
  },
  renewUpload: {
    method: 'POST',
    path: '/documents/{documentId}/upload',
    auth: 'required',
    roles: [...AGENCY_ROLES, 'BUYER', ...EVIDENCE_KEEPERS, 'CENTRE_ADMIN'],
    summary: { zh: '重新取得上传表单', en: 'Another upload form, when the first has expired' },
    articles: ['5-1d'],
    params,
    responses: () => ({ 200: { description: 'the form', schema: UploadForm() } }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION'],
    idempotencyKey: 'not-needed',
  },
  downloadDocument: {
    method: 'POST',
    path: '/documents/{documentId}/download',
    auth: 'required',
    roles: FILE_READERS,
    summary: {
      zh: '取得下载链接（短时有效，留痕）',
      en: 'A short-lived link to the file; each one is on record',
    },
    articles: ['5-1d'],
    params,
    responses: () => ({
      200: { description: 'the link', schema: z.object({ url: z.url(), expiresAt: z.string() }) },
    }),
    problems: ['NOT_FOUND', 'DOCUMENT_NOT_CLEAN', 'FORBIDDEN_ROLE'],
    // Every link is one of its own, with its own entry in the trail.
    idempotencyKey: 'not-needed',
  },
});
