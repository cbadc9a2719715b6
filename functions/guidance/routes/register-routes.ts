import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { REGISTER_NAMES } from '../registers/names.ts';
import { answers, idField, words } from './route-parts.ts';
import { EntryView } from './schemas.ts';

const shared = {
  method: 'GET',
  auth: 'required',
  roles: [...READING_OFFICERS, ...AGENCY_ROLES],
  articles: ['3-2a', '3-2b', '3-2c', '3-2d', '3-3b', '3-4a', '3-4b'],
} as const;

/** One list and one reading for all registers: what they hold differs, how they are asked does not. */
export const registerRoutes = defineRoutes({
  listRegister: {
    ...shared,
    path: '/guidance/{register}',
    summary: {
      zh: '中心工作台账：按状态、机构或文字检索（服务机构仅见本机构的报名、走访和建议）',
      en: 'A register of the centre: by status, agency, or words; an agency finds its own places, visits and advice',
    },
    params: onFirstUse(() => z.strictObject({ register: z.enum(REGISTER_NAMES) })),
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        status: z.string().max(20).optional().describe('the first status where nothing else is asked for'),
        agencyId: idField().optional(),
        parentId: idField().optional().describe('the session of places, the guide of versions'),
        q: words(),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(EntryView()) } }),
    problems: ['NOT_FOUND', 'AGENCY_NOT_ACTIVE'],
  },
  readRegisterEntry: {
    ...shared,
    path: '/guidance/{register}/{id}',
    summary: { zh: '台账中的一项', en: 'One entry of a register' },
    params: onFirstUse(() =>
      z.strictObject({ register: z.enum(REGISTER_NAMES), id: z.string().min(1).max(120) }),
    ),
    responses: answers(200, 'the entry, as the caller may see it', EntryView),
    problems: ['NOT_FOUND'],
  },
});
