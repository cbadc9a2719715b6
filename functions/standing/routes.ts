import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { agencyMachine } from '../../shared/domain/agency/machine.ts';
import { MATTER_KINDS } from '../../shared/domain/agency/over.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../shared/domain/identity/role.ts';
import { DeadlineViews } from '../../shared/runtime/deadline-view.ts';
import { pageOf, pageQuery } from '../../shared/runtime/paging.ts';
import { defineRoutes } from '../../shared/runtime/route.ts';

const ExitForm = onFirstUse(() =>
  z.strictObject({
    declaration: z
      .literal(true)
      .describe('that every order is finished, no matter is open and no payment outstanding'),
    reason: z.string().trim().min(1).max(2000),
  }),
);

const text = () => z.object({ zh: z.string(), en: z.string() });
const operation = () => ({
  operation: z.string(),
  method: z.string(),
  path: z.string(),
  ref: z.string(),
  summary: text(),
});
const passage = () => ({ article: z.string(), citation: text().optional() });

const StandingView = onFirstUse(() =>
  z.object({
    agencyId: z.string(),
    uscc: z.string(),
    name: z.string(),
    status: z.enum(agencyMachine.states),
    zh: z.string(),
    version: z.int(),
    asOf: z.string(),
    openCases: z.array(
      z.object({
        kind: z.enum(MATTER_KINDS),
        ref: z.string(),
        status: z.string(),
        zh: z.object({ kind: z.string(), status: z.string() }),
      }),
    ),
    deadlines: z
      .array(
        DeadlineViews().element.extend({
          ref: z.string(),
          matter: z.string(),
          ...z.object(passage()).partial().shape,
        }),
      )
      .describe('soonest first, each of the matter that it runs in'),
    operations: z.array(z.object(operation())).describe('what the agency may do now'),
    withheld: z
      .array(z.object({ ...operation(), because: text(), ...passage() }))
      .describe('what it may not do now, and why'),
    history: pageOf(
      z.object({
        type: z.string(),
        zh: z.string(),
        at: z.string(),
        ref: z.string(),
        role: z.string(),
        from: z.string().optional(),
        to: z.string().optional(),
        ...passage(),
      }),
    ).describe('newest first'),
  }),
);
const params = onFirstUse(() => z.strictObject({ agencyId: z.string().min(1).max(40) }));
const page = onFirstUse(() => z.strictObject(pageQuery()));
const html = onFirstUse(() => ({
  200: { description: 'a page for people', schema: z.string(), contentType: 'text/html' },
}));
const view = onFirstUse(() => ({ 200: { description: 'how it stands', schema: StandingView() } }));

/** The standing of an agency (issue of articles 12 to 14), and its own way out (12-4). */
export const routes = defineRoutes({
  exitPlatform: {
    method: 'POST',
    path: '/agencies/own/exit',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: { zh: '自愿退出', en: 'Leave the platform, with nothing left open' },
    articles: ['12-0'],
    body: ExitForm,
    responses: () => ({
      200: {
        description: 'the agency as it left',
        schema: z.object({
          agencyId: z.string(),
          uscc: z.string(),
          status: z.enum(agencyMachine.states),
          version: z.int(),
        }),
      },
    }),
    problems: ['AGENCY_NOT_ACTIVE', 'OPEN_OBLIGATIONS', 'ILLEGAL_TRANSITION', 'STALE_VERSION'],
  },
  readOwnStanding: {
    method: 'GET',
    path: '/agencies/own/standing',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: {
      zh: '本机构状态、未办结事项、期限、可办理事项与历史（清退、退出后仍可查阅）',
      en: 'How the caller’s agency stands: open matters, deadlines, what it may do, history; also once it has left',
    },
    articles: ['12-0'],
    query: page,
    responses: view,
    problems: ['NOT_FOUND'],
  },
  readStanding: {
    method: 'GET',
    path: '/agencies/{agencyId}/standing',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '服务机构状态页（与该机构所见相同）', en: 'The same of any agency, as that sees it' },
    articles: ['12-0'],
    params,
    query: page,
    responses: view,
    problems: ['NOT_FOUND'],
  },
  readOwnStandingPage: {
    method: 'GET',
    path: '/agencies/own/standing/page',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '本机构状态页', en: 'The standing of the caller’s agency as people read it' },
    articles: ['12-0'],
    query: page,
    responses: html,
    problems: ['NOT_FOUND'],
  },
  readStandingPage: {
    method: 'GET',
    path: '/agencies/{agencyId}/standing/page',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '服务机构状态页（网页）', en: 'The same of any agency' },
    articles: ['12-0'],
    params,
    query: page,
    responses: html,
    problems: ['NOT_FOUND'],
  },
});
