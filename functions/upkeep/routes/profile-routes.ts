import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { upkeepMachine } from '../../../shared/domain/upkeep/machine.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { IntroductionVersionView, UpkeepSummary, UpkeepView } from './schemas.ts';

const ofAgency = onFirstUse(() => z.strictObject({ agencyId: z.string().min(1).max(40) }));
const paged = onFirstUse(() => z.strictObject(pageQuery()));

export const profileRoutes = defineRoutes({
  readOwnUpkeep: {
    method: 'GET',
    path: '/agencies/own/upkeep',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: {
      zh: '本单位信息更新情况、到期日及其计算过程',
      en: 'How the caller’s agency stands with its yearly update, with the derivation of each date',
    },
    articles: ['6-3a', '6-3b', '12-3f'],
    responses: () => ({ 200: { description: 'as it stands', schema: UpkeepView() } }),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
  confirmProfile: {
    method: 'POST',
    path: '/agencies/own/upkeep/confirmations',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: {
      zh: '逐项核对并签署确认机构介绍、服务资质、服务产品、收费标准无变化',
      en: 'Confirm under signature that all four sections are unchanged; an effective update',
    },
    articles: ['6-3a'],
    body: onFirstUse(() =>
      z.strictObject({
        sections: z
          .strictObject({
            INTRODUCTION: z.literal(true),
            QUALIFICATIONS: z.literal(true),
            PRODUCTS: z.literal(true),
            CHARGING_STANDARD: z.literal(true),
          })
          .describe('each was looked at'),
        declaration: z
          .strictObject({ accepted: z.boolean(), textVersion: z.string().max(40) })
          .optional()
          .describe('the text that readOwnUpkeep shows'),
      }),
    ),
    responses: () => ({ 201: { description: 'confirmed', schema: UpkeepView() } }),
    problems: [
      'AGENCY_NOT_ACTIVE',
      'DECLARATION_REQUIRED',
      'NO_EFFECTIVE_CHANGE',
      'ILLEGAL_TRANSITION',
      'STALE_VERSION',
    ],
  },
  listOwnIntroductions: {
    method: 'GET',
    path: '/agencies/own/introduction-versions',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: {
      zh: '本单位机构介绍的历次版本',
      en: 'The versions of the caller’s introduction, newest first',
    },
    articles: ['6-3a'],
    query: paged,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(IntroductionVersionView()) } }),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
  listUpkeeps: {
    method: 'GET',
    path: '/upkeeps',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: {
      zh: '各机构信息更新情况，按状态，先到期者在前',
      en: 'How agencies stand with their updates, by status, first due first',
    },
    articles: ['6-3b', '12-3f'],
    query: onFirstUse(() =>
      z.strictObject({ ...pageQuery(), status: z.enum(upkeepMachine.states).default('OVERDUE') }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(UpkeepSummary()) } }),
    problems: [],
  },
  readUpkeep: {
    method: 'GET',
    path: '/agencies/{agencyId}/upkeep',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: {
      zh: '服务机构信息更新情况及到期日的计算过程',
      en: 'How an agency stands with its update, with the derivation of each date',
    },
    articles: ['6-3b', '12-3f'],
    params: ofAgency,
    responses: () => ({ 200: { description: 'as it stands', schema: UpkeepView() } }),
    problems: ['NOT_FOUND'],
  },
  listIntroductions: {
    method: 'GET',
    path: '/agencies/{agencyId}/introduction-versions',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '服务机构介绍的历次版本', en: 'The versions of an agency’s introduction, newest first' },
    articles: ['6-3a', '6-3c'],
    params: ofAgency,
    query: paged,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(IntroductionVersionView()) } }),
    problems: ['NOT_FOUND'],
  },
});
