import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { IndicatorScheme } from '../../../shared/domain/evaluation/scheme/scheme.ts';

export const NoticeView = onFirstUse(() =>
  z.object({
    cycleId: z.string(),
    year: z.int(),
    periodFrom: z.string(),
    periodTo: z.string(),
    noticeOn: z.string(),
    schemeVersion: z.int(),
    schemeHash: z.string(),
    seedHash: z.string().describe('SHA-256 of the seed of the satisfaction sample'),
    agencies: z.int(),
    entries: z.int(),
    listHash: z.string().describe('of the list as first published'),
    contentHash: z.string().describe('SHA-256 of the RFC 8785 form of the members above'),
    publishedAt: z.string(),
    scheme: IndicatorScheme(),
    list: z.object({ version: z.int(), listHash: z.string(), agencies: z.int(), entries: z.int() }),
    correctionsUntil: z.string(),
    override: z.string().optional(),
    cancelled: z.object({ at: z.string(), number: z.string() }).optional(),
  }),
);
export type NoticeView = z.infer<ReturnType<typeof NoticeView>>;

export const ListedAgency = onFirstUse(() =>
  z.object({
    agencyId: z.string(),
    uscc: z.string(),
    agencyName: z.string(),
    categories: z.array(z.string()),
  }),
);
