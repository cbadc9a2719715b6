import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { agencyMachine } from '../../shared/domain/agency/machine.ts';
import { defineRoutes } from '../../shared/runtime/route.ts';

const ExitForm = onFirstUse(() =>
  z.strictObject({
    declaration: z
      .literal(true)
      .describe('that every order is finished, no matter is open and no payment outstanding'),
    reason: z.string().trim().min(1).max(2000),
  }),
);

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
});
