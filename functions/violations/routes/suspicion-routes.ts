import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { violationMachine } from '../../../shared/domain/violation/machine.ts';
import { ViolationKind } from '../../../shared/domain/violation/kinds.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { ARTICLES, ofViolation, Reason, reasonText, violationAnswer, ViolationView } from './schemas.ts';

export const suspicionRoutes = defineRoutes({
  suspectViolation: {
    method: 'POST',
    path: '/risk-flags/{flagId}/violation',
    auth: 'required',
    roles: [...CENTRE_ROLES, 'CENTRE_DISCIPLINE', 'COMMISSION_OFFICER'],
    summary: {
      zh: '依据已认定的风险提示立为违规线索',
      en: 'Make a confirmed flag the suspicion of a violation',
    },
    articles: ARTICLES,
    params: onFirstUse(() => z.strictObject({ flagId: z.string().min(1).max(160) })),
    body: onFirstUse(() => z.strictObject({ kind: ViolationKind(), reason: reasonText() })),
    responses: () => ({ 201: violationAnswer('suspected; nothing is found yet') }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT_OF_INTEREST', 'DUPLICATE', 'STALE_VERSION'],
  },
  listViolations: {
    method: 'GET',
    path: '/violations',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: {
      zh: '违规事项：按机构或状态（来自举报的单列）',
      en: 'Violations of an agency, or of a status; oldest first',
    },
    articles: ARTICLES,
    query: onFirstUse(() =>
      z.strictObject({
        agencyId: z.string().min(1).max(64).optional().describe('goes before `status`'),
        status: z.enum(violationMachine.states).default('SUSPECTED'),
        source: z
          .enum(['REPORT', 'OTHER'])
          .default('OTHER')
          .describe('REPORT: what came from reports, for those who may read reports'),
        ...pageQuery(),
      }),
    ),
    responses: () => ({ 200: { description: 'a page of violations', schema: pageOf(ViolationView()) } }),
    problems: [],
  },
  readViolation: {
    method: 'GET',
    path: '/violations/{violationId}',
    auth: 'required',
    roles: [...READING_OFFICERS, ...AGENCY_ROLES],
    summary: {
      zh: '违规事项（服务机构自告知起可见本机构）',
      en: 'A violation; an agency sees its own from the prior notice on',
    },
    articles: ARTICLES,
    params: ofViolation,
    responses: () => ({ 200: violationAnswer('the violation') }),
    problems: ['NOT_FOUND'],
  },
  dismissViolation: {
    method: 'POST',
    path: '/violations/{violationId}/dismissal',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '排除违规；由提出人以外的复核人员作出',
      en: 'Find that it came to nothing; never by who suspected it or proposed to confirm it',
    },
    articles: ARTICLES,
    params: ofViolation,
    body: Reason,
    responses: () => ({ 200: violationAnswer('dismissed; what it held is released') }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT_OF_INTEREST', 'FOUR_EYES', 'STALE_VERSION'],
  },
});
