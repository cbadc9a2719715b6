import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { ProposedOverride } from '../../../shared/domain/policy-change/policy-change.ts';
import { policyChangeMachine } from '../../../shared/domain/policy-change/machine.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';

export const PolicyChangeView = onFirstUse(() =>
  z.object({
    changeId: z.string(),
    status: z.enum(policyChangeMachine.states),
    version: z.int(),
    override: ProposedOverride(),
    proposedAt: z.string(),
    decisionReason: z.string().optional(),
    allowedActions: z.array(z.string()),
  }),
);

const params = onFirstUse(() => z.strictObject({ changeId: z.string().min(1).max(64) }));
const reason = onFirstUse(() => z.strictObject({ reason: z.string().min(1).max(500) }));

export const policyRoutes = defineRoutes({
  readPolicy: {
    method: 'GET',
    path: '/policy',
    auth: 'none',
    roles: [],
    summary: { zh: '现行参数、依据性质及版本', en: 'Every parameter in force, its basis, and the version' },
    articles: ['1-1'],
    responses: () => ({
      200: {
        description: 'the parameters',
        schema: z.object({
          version: z.string(),
          regulation: z.object({
            docNo: z.string(),
            title: z.string(),
            effectiveFrom: z.string(),
            effectiveTo: z.string(),
          }),
          parameters: z.array(
            z.object({
              key: z.string(),
              title: z.string(),
              value: z.unknown(),
              default: z.unknown(),
              basis: z.string().describe('R regulation, S sourced practice, J judgement'),
              article: z.string().optional(),
              effectiveFrom: z.string().optional().describe('of the override in force'),
            }),
          ),
        }),
      },
    }),
    problems: [],
  },
  proposePolicyChange: {
    method: 'POST',
    path: '/policy/changes',
    auth: 'required',
    roles: ['CENTRE_ADMIN'],
    summary: { zh: '提议变更参数', en: 'Propose another value of a parameter from a day on' },
    articles: ['1-1'],
    body: ProposedOverride,
    responses: () => ({ 201: { description: 'proposed', schema: PolicyChangeView() } }),
    problems: [],
  },
  approvePolicyChange: {
    method: 'POST',
    path: '/policy/changes/{changeId}/approval',
    auth: 'required',
    roles: ['COMMISSION_OFFICER'],
    summary: { zh: '批准参数变更', en: 'Approve it (a second person)' },
    articles: ['1-1'],
    params,
    body: reason,
    responses: () => ({ 200: { description: 'approved', schema: PolicyChangeView() } }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'FOUR_EYES', 'STALE_VERSION'],
  },
  rejectPolicyChange: {
    method: 'POST',
    path: '/policy/changes/{changeId}/rejection',
    auth: 'required',
    roles: ['COMMISSION_OFFICER'],
    summary: { zh: '不批准参数变更', en: 'Reject it' },
    articles: ['1-1'],
    params,
    body: reason,
    responses: () => ({ 200: { description: 'rejected', schema: PolicyChangeView() } }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'FOUR_EYES', 'STALE_VERSION'],
  },
  listPolicyChanges: {
    method: 'GET',
    path: '/policy/changes',
    auth: 'required',
    roles: ['CENTRE_OFFICER', 'CENTRE_REVIEWER', 'CENTRE_ADMIN', 'COMMISSION_OFFICER', 'FINANCE_OFFICER'],
    summary: { zh: '参数变更记录', en: 'Proposed and decided changes, newest first' },
    articles: ['1-1'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(PolicyChangeView()) } }),
    problems: [],
  },
});
