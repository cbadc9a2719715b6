import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { ChainBundle, ProofBundle, RootsBundle } from '../../shared/domain/history/bundle.ts';
import { SignedRoot } from '../../shared/domain/history/daily-root.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../shared/domain/identity/role.ts';
import { localDateSchema } from '../../shared/domain/time/local-date.ts';
import { pageOf, pageQuery } from '../../shared/runtime/paging.ts';
import { defineRoutes } from '../../shared/runtime/route.ts';
import { AUDITED_KINDS } from '../administration/routes/history-routes.ts';

const forAnybody = { method: 'GET', auth: 'none', roles: [], articles: ['1-1'] } as const;
const forReaders = {
  method: 'GET',
  auth: 'required',
  roles: [...AGENCY_ROLES, ...READING_OFFICERS],
  articles: ['1-1'],
} as const;
const chain = onFirstUse(() =>
  z.strictObject({ kind: z.enum(AUDITED_KINDS), id: z.string().min(1).max(200) }),
);
const versionField = onFirstUse(() => z.coerce.number().int().min(0).max(99_999_999));

/** That nothing of what was decided can be changed unseen: the daily roots, and what anybody checks by them. */
export const routes = defineRoutes({
  listDailyRoots: {
    ...forAnybody,
    path: '/daily-roots',
    summary: { zh: '每日日根，最新在前', en: 'Signed daily roots over all hash chains, newest first' },
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(SignedRoot()) } }),
    problems: [],
  },
  readDailyRoot: {
    ...forAnybody,
    path: '/daily-roots/{day}',
    summary: { zh: '某日日根及其签名、公钥', en: 'The root of one day with its signature and public key' },
    params: onFirstUse(() => z.strictObject({ day: localDateSchema() })),
    responses: () => ({ 200: { description: 'the signed root', schema: SignedRoot() } }),
    problems: ['NOT_FOUND'],
  },
  exportDailyRoots: {
    ...forAnybody,
    path: '/daily-root-succession',
    summary: {
      zh: '日根序列，最早在前，供离线核验',
      en: 'Daily roots in their succession, oldest first, as a bundle for `npm run verify`',
    },
    query: onFirstUse(() =>
      z.strictObject({
        after: localDateSchema().optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(400),
      }),
    ),
    responses: () => ({ 200: { description: 'the bundle', schema: RootsBundle() } }),
    problems: ['NOT_FOUND'],
  },
  readDailyRootsPage: {
    ...forAnybody,
    path: '/provable-history',
    summary: { zh: '可验证的留痕：说明与日根', en: 'What the daily roots are, for people to read' },
    query: onFirstUse(() => z.strictObject({ cursor: pageQuery().cursor })),
    responses: () => ({
      200: { description: 'a page for people', schema: z.string(), contentType: 'text/html' },
    }),
    problems: [],
  },
  exportHistory: {
    ...forReaders,
    path: '/history/{kind}/{id}/bundle',
    summary: {
      zh: '某一事项的留痕包（哈希链与包含证明），供离线核验',
      en: "A matter's hash chain with its proof under a daily root, in parts, for `npm run verify`",
    },
    params: chain,
    query: onFirstUse(() => z.strictObject({ after: versionField().default(0) })),
    responses: () => ({ 200: { description: 'the bundle', schema: ChainBundle() } }),
    problems: ['NOT_FOUND', 'FORBIDDEN_ROLE'],
  },
  readHistoryProof: {
    ...forReaders,
    path: '/history/{kind}/{id}/proof',
    summary: {
      zh: '某一事项在日根之下的包含证明',
      en: "That a matter's chain ended so when a day's root was taken: the last one, or the first to cover a version",
    },
    params: chain,
    query: onFirstUse(() => z.strictObject({ version: versionField().optional() })),
    responses: () => ({ 200: { description: 'the proof', schema: ProofBundle() } }),
    problems: ['NOT_FOUND', 'FORBIDDEN_ROLE', 'NOT_YET_PROVEN'],
  },
});
