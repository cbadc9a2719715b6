import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { usccSchema } from '../../../shared/domain/identity/uscc.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { answers, idField, moved } from './route-parts.ts';
import { ProspectView } from './schemas.ts';

const byOfficer = {
  method: 'POST',
  auth: 'required',
  roles: ['CENTRE_OFFICER'],
  articles: ['3-4b'],
} as const;

/** Whom the centre invites, and where agencies are few. */
export const outreachRoutes = defineRoutes({
  inviteProspect: {
    ...byOfficer,
    path: '/prospects',
    summary: { zh: '登记邀请入驻的机构', en: 'Invite an institution' },
    body: onFirstUse(() =>
      z.strictObject({
        uscc: usccSchema(),
        name: textField(100),
        categories: z.array(z.string().min(1).max(40)).min(1).max(20),
        note: textField(1000).optional(),
      }),
    ),
    responses: answers(201, 'the prospect', ProspectView),
    problems: ['DUPLICATE', 'CONFLICT_OF_INTEREST'],
  },
  joinProspect: {
    ...byOfficer,
    path: '/prospects/{prospectId}/joining',
    summary: { zh: '登记已入驻', en: 'Record that it has come onto the platform' },
    params: onFirstUse(() => z.strictObject({ prospectId: idField() })),
    responses: answers(200, 'the prospect', ProspectView),
    problems: [...moved, 'AGENCY_NOT_ACTIVE'],
  },
  listThinCategories: {
    method: 'GET',
    path: '/thin-categories',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '服务机构较少的服务类别', en: 'Open categories with few active agencies' },
    articles: ['3-4b'],
    responses: () => ({
      200: {
        description: 'fewest first',
        schema: z.object({
          fewerThan: z.int(),
          items: z.array(z.object({ category: z.string(), nameZh: z.string(), agencies: z.int() })),
        }),
      },
    }),
    problems: [],
  },
});
