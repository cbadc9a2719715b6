import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { EntryGrade } from '../../../shared/domain/evaluation/entry/entry.ts';
import {
  type RehearsalBody,
  rehearsalMachine,
} from '../../../shared/domain/evaluation/rehearsal/rehearsal.ts';
import type { GradeChange } from '../../../shared/domain/evaluation/rehearsal/compare.ts';
import { fixed } from '../../../shared/domain/evaluation/scoring/scored.ts';
import { IndicatorScheme } from '../../../shared/domain/evaluation/scheme/scheme.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

export const RehearsalView = onFirstUse(() =>
  z.object({
    rehearsalId: z.string(),
    cycleId: z.string(),
    status: z.enum(rehearsalMachine.states),
    version: z.int(),
    reason: z.string(),
    orderedAt: z.string(),
    draft: IndicatorScheme(),
    baseHash: z.string().describe('of the scheme that the cycle is locked to'),
    result: z
      .object({
        at: z.string(),
        entries: z.int(),
        agencies: z.int(),
        changed: z.int().describe('agencies with another grade or another ranked category'),
        better: z.int(),
        worse: z.int(),
      })
      .optional(),
    allowedActions: z.array(z.string()),
  }),
);

const Place = onFirstUse(() =>
  z.object({
    category: z.string(),
    total: z.string().describe('as the published list prints it'),
    rank: z.int().optional(),
    of: z.int(),
    grade: EntryGrade(),
  }),
);
export const GradeChangeView = onFirstUse(() =>
  z.object({ agencyId: z.string(), from: Place(), to: Place() }),
);

const placeView = ({ total, ...place }: GradeChange['from']) => ({ ...place, total: fixed(total, 2) });

export const gradeChangeView = ({ agencyId, from, to }: GradeChange) => ({
  agencyId,
  from: placeView(from),
  to: placeView(to),
});

export function rehearsalView({
  id,
  status,
  version,
  body,
}: Pick<Standing<RehearsalBody>, 'id' | 'status' | 'version' | 'body'>) {
  const { orderedBy: _, ...shown } = body;
  return { rehearsalId: id, status, version, ...shown, allowedActions: [] };
}
