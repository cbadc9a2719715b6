import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { ViolationKind } from '../../../shared/domain/violation/kinds.ts';
import { violationMachine } from '../../../shared/domain/violation/machine.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { ViolationView } from '../views.ts';
import { id, reasonText } from './schemas.ts';

const ofViolation = onFirstUse(() => z.strictObject({ violationId: z.string().min(1).max(180) }));
const violation = (description: string) => ({ description, schema: ViolationView() });
const articles = ['13-1a', '13-1b', '13-1c', '13-1d', '13-1e', '13-2', '13-3'] as const;

export const violationRoutes = defineRoutes({
  suspectViolation: {
    method: 'POST',
    path: '/risk-flags/{flagId}/violation',
    auth: 'required',
    roles: [...CENTRE_ROLES, 'CENTRE_DISCIPLINE', 'COMMISSION_OFFICER'],
    summary: {
      zh: '依据已认定的风险提示立为违规线索',
      en: 'Make a confirmed flag the suspicion of a violation',
    },
    articles,
    params: onFirstUse(() => z.strictObject({ flagId: z.string().min(1).max(160) })),
    body: onFirstUse(() => z.strictObject({ kind: ViolationKind(), reason: reasonText() })),
    responses: () => ({ 201: violation('suspected; nothing is found yet') }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT_OF_INTEREST', 'DUPLICATE', 'STALE_VERSION'],
  },
  listViolations: {
    method: 'GET',
    path: '/violations',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: {
      zh: '违规线索：按机构或状态（来自举报的单列）',
      en: 'Suspected violations of an agency, or of a status; oldest first',
    },
    articles,
    query: onFirstUse(() =>
      z.strictObject({
        agencyId: id().optional().describe('goes before `status`'),
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
    roles: READING_OFFICERS,
    summary: { zh: '违规线索详情', en: 'A suspected violation' },
    articles,
    params: ofViolation,
    responses: () => ({ 200: violation('the violation') }),
    problems: ['NOT_FOUND'],
  },
  dismissViolation: {
    method: 'POST',
    path: '/violations/{violationId}/dismissal',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '排除违规线索；由提出人以外的复核人员作出',
      en: 'Find that a suspicion came to nothing; never by who suspected it',
    },
    articles,
    params: ofViolation,
    body: onFirstUse(() => z.strictObject({ reason: reasonText() })),
    responses: () => ({ 200: violation('dismissed; what it held is released') }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT_OF_INTEREST', 'FOUR_EYES', 'STALE_VERSION'],
  },
});
