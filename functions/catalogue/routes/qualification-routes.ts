import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { localDateSchema } from '../../../shared/domain/time/local-date.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { QualificationView, Reason } from './schemas.ts';

const ofQualification = onFirstUse(() => z.strictObject({ qualificationId: z.string().min(1).max(40) }));
const reasonBody = onFirstUse(() => z.strictObject({ reason: Reason() }));
const one = (description: string) => ({ description, schema: QualificationView() });

export const qualificationRoutes = defineRoutes({
  recordQualification: {
    method: 'POST',
    path: '/qualifications',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: {
      zh: '登记服务资质证书，核验后生效',
      en: 'Record a certificate; it counts once it is verified',
    },
    articles: ['3-1b'],
    body: onFirstUse(() =>
      z.strictObject({
        kind: z.string().min(1).max(60),
        number: z.string().trim().min(1).max(60),
        validUntil: localDateSchema().optional(),
        documentId: z.string().min(1).max(40),
      }),
    ),
    responses: () => ({ 201: one('recorded; the registers are asked') }),
    problems: ['AGENCY_NOT_ACTIVE', 'DOCUMENT_NOT_CLEAN'],
  },
  listQualifications: {
    method: 'GET',
    path: '/qualifications',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: { zh: '服务资质；工作人员须指明机构', en: 'The certificates of an agency, newest first' },
    articles: ['3-1b'],
    query: onFirstUse(() => z.strictObject({ ...pageQuery(), agencyId: z.string().max(40).optional() })),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(QualificationView()) } }),
    problems: ['NOT_FOUND'],
  },
  readQualification: {
    method: 'GET',
    path: '/qualifications/{qualificationId}',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: { zh: '一项服务资质', en: 'One certificate' },
    articles: ['3-1b'],
    params: ofQualification,
    responses: () => ({ 200: one('the certificate') }),
    problems: ['NOT_FOUND'],
  },
  verifyQualification: {
    method: 'POST',
    path: '/qualifications/{qualificationId}/verify',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '人工核验服务资质',
      en: 'An officer verifies a certificate that the registers did not confirm',
    },
    articles: ['3-1b'],
    params: ofQualification,
    body: onFirstUse(() => z.strictObject({ reason: Reason(), validUntil: localDateSchema().optional() })),
    responses: () => ({ 200: one('valid') }),
    problems: [
      'NOT_FOUND',
      'ILLEGAL_TRANSITION',
      'QUALIFICATION_EXPIRED',
      'CONFLICT_OF_INTEREST',
      'STALE_VERSION',
    ],
  },
  proposeQualificationRefusal: {
    method: 'POST',
    path: '/qualifications/{qualificationId}/refusal-proposal',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: { zh: '提出不予认可的意见', en: 'An officer would not count a certificate' },
    articles: ['3-1b'],
    params: ofQualification,
    body: reasonBody,
    responses: () => ({ 200: one('for a reviewer to decide') }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'DUPLICATE', 'CONFLICT_OF_INTEREST', 'STALE_VERSION'],
  },
  refuseQualification: {
    method: 'POST',
    path: '/qualifications/{qualificationId}/refuse',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '不予认可（须由提出意见以外的人员决定）；可随时重新登记',
      en: 'A second person refuses a certificate; it may be recorded again',
    },
    articles: ['3-1b'],
    params: ofQualification,
    body: reasonBody,
    responses: () => ({ 200: one('refused') }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'FOUR_EYES', 'CONFLICT_OF_INTEREST', 'STALE_VERSION'],
  },
});
