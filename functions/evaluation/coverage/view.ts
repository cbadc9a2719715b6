import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { CoverageBody } from '../../../shared/domain/evaluation/scope/coverage.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

export const CoverageView = onFirstUse(() =>
  z.object({
    agencyId: z.string(),
    uscc: z.string(),
    status: z.string(),
    version: z.int(),
    placedAt: z.string(),
    letterAt: z.string().optional(),
    smsAt: z.string().optional(),
    reachedBy: z.string().optional(),
    closedAt: z.string().optional(),
  }),
);

export const coverageView = ({ status, version, body }: Omit<Standing<CoverageBody>, 'deadlines'>) => ({
  agencyId: body.agencyId,
  uscc: body.uscc,
  status,
  version,
  placedAt: body.placedAt,
  letterAt: body.letterAt,
  smsAt: body.smsAt,
  reachedBy: body.manual?.how,
  closedAt: body.closedAt,
});
