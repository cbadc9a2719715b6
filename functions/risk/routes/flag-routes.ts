import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { RULES_BY_HAND } from '../../../shared/domain/risk/raise-by-hand.ts';
import { riskFlagMachine, Severity } from '../../../shared/domain/risk/risk-flag.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { FlagView } from '../views.ts';
import { documentIds, id, reasonText } from './schemas.ts';

const ofFlag = onFirstUse(() => z.strictObject({ flagId: z.string().min(1).max(160) }));
const flag = (description: string) => ({ description, schema: FlagView() });

const RuleView = onFirstUse(() =>
  z.object({
    id: z.string(),
    version: z.int().optional(),
    severity: Severity(),
    article: z.string(),
    zh: z.string(),
    byHand: z.boolean().describe('nothing feeds it: only an officer raises it'),
    thresholds: z.array(
      z.object({
        key: z.string(),
        zh: z.string(),
        value: z.unknown(),
        basis: z.string().describe('R regulation, S sourced practice, J judgement'),
        effectiveFrom: z.string().optional().describe('of the approved change that it comes from'),
      }),
    ),
  }),
);

export const flagRoutes = defineRoutes({
  listRiskRules: {
    method: 'GET',
    path: '/risk-rules',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '风险规则目录及现行阈值', en: 'Every rule on orders, with the thresholds in force' },
    articles: ['13-1a', '13-1b', '13-1c', '13-1d', '13-2', '13-3'],
    responses: () => ({
      200: {
        description: 'the rules, under one policy version',
        schema: z.object({ policyVersion: z.string(), items: z.array(RuleView()) }),
      },
    }),
    problems: [],
  },
  listRiskFlags: {
    method: 'GET',
    path: '/risk-flags',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: {
      zh: '风险提示：按对象、机构或状态，自早至晚',
      en: 'Flags about a subject, of an agency, or else of a status; oldest first',
    },
    articles: ['3-1d', '13-1a', '13-2', '13-3'],
    query: onFirstUse(() =>
      z.strictObject({
        subjectRef: z.string().min(1).max(80).optional().describe('goes before the others: `ORDER#…`'),
        agencyId: id().optional().describe('goes before `status`'),
        status: z.enum(riskFlagMachine.states).default('OPEN'),
        ...pageQuery(),
      }),
    ),
    responses: () => ({ 200: { description: 'a page of flags', schema: pageOf(FlagView()) } }),
    problems: [],
  },
  readRiskFlag: {
    method: 'GET',
    path: '/risk-flags/{flagId}',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '风险提示详情', en: 'A flag with what its rule saw' },
    articles: ['3-1d', '13-1a', '13-2', '13-3'],
    params: ofFlag,
    responses: () => ({ 200: flag('the flag') }),
    problems: ['NOT_FOUND'],
  },
  raiseRiskFlag: {
    method: 'POST',
    path: '/risk-flags',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: {
      zh: '人工提出风险提示（如成果出具单位、第三方实施）',
      en: 'An officer raises a flag: issuer of a report, a third-party performer, whatever no rule sees',
    },
    articles: ['13-1a', '13-1e', '13-3', '14-2c'],
    body: onFirstUse(() =>
      z.strictObject({
        subjectRef: z
          .string()
          .regex(/^(ORDER|PRODUCT|AGENCY)#[\w-]{1,64}$/, 'ORDER#…, PRODUCT#… or AGENCY#…'),
        ruleId: z.enum(RULES_BY_HAND),
        severity: Severity()
          .optional()
          .describe('the rule’s own unless given; HOLD and BLOCK withhold payment'),
        note: reasonText(),
        documentIds: documentIds(),
      }),
    ),
    responses: () => ({ 201: flag('the flag') }),
    problems: ['NOT_FOUND', 'CONFLICT_OF_INTEREST', 'DUPLICATE'],
  },
  decideRiskFlag: {
    method: 'POST',
    path: '/risk-flags/{flagId}/decision',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: {
      zh: '认定或排除风险提示；最后一项暂缓事由排除后解除暂缓',
      en: 'Confirm or dismiss a flag; with the last one that holds an order dismissed, the hold ends',
    },
    articles: ['3-1d', '13-1a', '13-2', '13-3', '14-2c'],
    params: ofFlag,
    body: onFirstUse(() =>
      z.strictObject({ outcome: z.enum(['CONFIRMED', 'DISMISSED']), reason: reasonText() }),
    ),
    responses: () => ({ 200: flag('decided') }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT_OF_INTEREST', 'FOUR_EYES', 'STALE_VERSION'],
  },
});
