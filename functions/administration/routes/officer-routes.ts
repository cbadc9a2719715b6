import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CENTRE_ROLES, OFFICER_ROLES } from '../../../shared/domain/identity/role.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';

const Roles = onFirstUse(() => z.array(z.enum(OFFICER_ROLES)).max(OFFICER_ROLES.length));
const Conflicts = onFirstUse(() => z.array(z.string().length(18)).max(200));

export const OfficerView = onFirstUse(() =>
  z.object({
    officerId: z.string(),
    displayName: z.string(),
    roles: Roles(),
    conflicts: Conflicts(),
    active: z.boolean(),
    version: z.int(),
  }),
);

const ExpertView = onFirstUse(() =>
  z.object({ expertId: z.string(), displayName: z.string(), conflicts: Conflicts() }),
);

const params = onFirstUse(() => z.strictObject({ officerId: z.string().min(1).max(64) }));

export const officerRoutes = defineRoutes({
  registerOfficer: {
    method: 'POST',
    path: '/officers',
    auth: 'required',
    roles: ['CENTRE_ADMIN'],
    summary: { zh: '登记工作人员及其角色', en: 'Enter an officer into the register, with roles' },
    articles: ['3-1'],
    body: onFirstUse(() =>
      z.strictObject({
        subject: z.string().min(1).max(200).describe('the subject of the officer’s login'),
        displayName: z.string().min(1).max(60),
        roles: Roles(),
        conflicts: Conflicts().default([]),
      }),
    ),
    responses: () => ({ 201: { description: 'registered', schema: OfficerView() } }),
    problems: ['DUPLICATE', 'FOUR_EYES'],
  },
  changeOfficer: {
    method: 'PATCH',
    path: '/officers/{officerId}',
    auth: 'required',
    roles: ['CENTRE_ADMIN'],
    summary: { zh: '变更角色、利益冲突申报或停用', en: 'Change roles or declared conflicts, or deactivate' },
    articles: ['3-1'],
    params,
    body: onFirstUse(() =>
      z.strictObject({
        roles: Roles().optional(),
        conflicts: Conflicts().optional(),
        active: z.boolean().optional(),
        reason: z.string().min(1).max(500),
      }),
    ),
    responses: () => ({ 200: { description: 'changed', schema: OfficerView() } }),
    problems: ['NOT_FOUND', 'FOUR_EYES', 'STALE_VERSION'],
  },
  listOfficers: {
    method: 'GET',
    path: '/officers',
    auth: 'required',
    // Reviewers appoint the two who investigate a violation (13-2).
    roles: ['CENTRE_ADMIN', 'CENTRE_REVIEWER'],
    summary: { zh: '工作人员名册', en: 'The officers’ register' },
    articles: ['3-1'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(OfficerView()) } }),
    problems: [],
  },
  listExperts: {
    method: 'GET',
    path: '/experts',
    auth: 'required',
    roles: [...CENTRE_ROLES, 'CENTRE_ADMIN'],
    summary: {
      zh: '在册专家（供案例评审选聘，含利益冲突申报）',
      en: 'The experts in office, with their declared conflicts, to appoint reviewers of service cases from',
    },
    articles: ['11-2a'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(ExpertView()) } }),
    problems: [],
  },
  whoAmI: {
    method: 'GET',
    path: '/me',
    auth: 'required',
    roles: [],
    summary: { zh: '当前登录身份及角色', en: 'The caller and the roles that hold now' },
    articles: ['5-1a'],
    responses: () => ({
      200: {
        description: 'the caller',
        schema: z.object({
          id: z.string(),
          roles: z.array(z.string()),
          displayName: z.string(),
          uscc: z.string().optional(),
          orgName: z.string().optional(),
        }),
      },
    }),
    problems: [],
  },
});
