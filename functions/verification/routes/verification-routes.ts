import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CENTRE_ROLES } from '../../../shared/domain/identity/role.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { VerificationView } from '../cases/view.ts';
import { VERIFICATION_READERS } from '../readers.ts';

const ofCase = onFirstUse(() => z.strictObject({ caseId: z.string().min(1).max(40) }));
const Key = onFirstUse(() => z.string().min(1).max(80));
const Reason = onFirstUse(() => z.string().trim().min(1).max(2000));
const answer = onFirstUse(() => ({
  200: { description: 'the verification as it then is', schema: VerificationView() },
}));
const common = [
  'NOT_FOUND',
  'ILLEGAL_TRANSITION',
  'CONFLICT_OF_INTEREST',
  'VERIFICATION_INCOMPLETE',
  'STALE_VERSION',
] as const;

export const verificationRoutes = defineRoutes({
  readVerification: {
    method: 'GET',
    path: '/onboarding-cases/{caseId}/verification',
    auth: 'required',
    roles: VERIFICATION_READERS,
    summary: {
      zh: '核验结果：工作人员可见全部，服务机构可见本单位各项结果及理由',
      en: 'The verification: officers see all of it, an agency its own results and their reasons',
    },
    articles: ['5-2a', '5-2b', '5-2c', '4-1', '4-2a', '4-3'],
    params: ofCase,
    responses: answer,
    problems: ['NOT_FOUND'],
  },
  enterCheckResult: {
    method: 'POST',
    path: '/onboarding-cases/{caseId}/verification/manual-results',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: {
      zh: '人工录入来源未能给出、或须更正的核验结果，附理由和证明材料；经另一人确认后生效',
      en: 'Enter a result that no source gave, or set a failed one right, with reason and evidence; it counts once confirmed',
    },
    articles: ['5-2c'],
    params: ofCase,
    body: onFirstUse(() =>
      z.strictObject({
        key: Key().describe('an undecided or failed key of the results'),
        outcome: z
          .enum(['PASS', 'WARN', 'FAIL', 'SKIPPED'])
          .describe('SKIPPED is always refused: no check is skipped (5-2c)'),
        reason: z.string().max(2000),
        documentIds: z.array(z.string().min(1).max(40)).max(20),
      }),
    ),
    responses: answer,
    problems: [...common, 'CHECK_NOT_SKIPPABLE', 'DOCUMENT_NOT_CLEAN'],
  },
  confirmCheckResult: {
    method: 'POST',
    path: '/onboarding-cases/{caseId}/verification/manual-results/{key}/confirmation',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: { zh: '由另一人确认录入的核验结果', en: 'Another person confirms an entered result' },
    articles: ['5-2c'],
    params: onFirstUse(() => ofCase().extend({ key: Key() })),
    responses: answer,
    problems: [...common, 'FOUR_EYES'],
  },
  requestSupplement: {
    method: 'POST',
    path: '/onboarding-cases/{caseId}/verification/supplement-requests',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: { zh: '要求限期补正，逐项说明理由', en: 'Ask for a supplement in time, with a reason per item' },
    articles: ['5-2c'],
    params: ofCase,
    body: onFirstUse(() =>
      z.strictObject({
        items: z
          // Every round stays with the case, whose item holds 400 KB (DynamoDB quotas).
          .array(z.strictObject({ subject: Key(), reason: z.string().trim().min(1).max(500) }))
          .min(1)
          .max(20),
      }),
    ),
    responses: answer,
    problems: [...common, 'SUPPLEMENT_ROUNDS_SPENT', 'HEARING_REQUIRED'],
  },
  passVerification: {
    method: 'POST',
    path: '/onboarding-cases/{caseId}/verification/pass',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '含人工结果的核验由复核人员通过（录入人不得通过）',
      en: 'A reviewer passes a verification with entered results; who entered one may not',
    },
    articles: ['5-2c'],
    params: ofCase,
    responses: answer,
    problems: [...common, 'FOUR_EYES'],
  },
  proposeFailure: {
    method: 'POST',
    path: '/onboarding-cases/{caseId}/verification/failure-proposals',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: {
      zh: '拟不予通过；同时告知服务机构陈述申辩',
      en: 'Propose a refusal; prior notice goes to the agency in the same commit',
    },
    articles: ['5-2c'],
    params: ofCase,
    body: onFirstUse(() => z.strictObject({ keys: z.array(Key()).min(1).max(40), reason: Reason() })),
    responses: answer,
    problems: [...common, 'DUPLICATE'],
  },
  failVerification: {
    method: 'POST',
    path: '/onboarding-cases/{caseId}/verification/failure',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '听取陈述申辩后，由非提出人的复核人员决定不予通过',
      en: 'After the hearing a reviewer who did not propose it decides the refusal',
    },
    articles: ['5-2c'],
    params: ofCase,
    responses: answer,
    problems: [...common, 'FOUR_EYES', 'HEARING_REQUIRED'],
  },
});
