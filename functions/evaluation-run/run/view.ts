import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { EntryCheck } from '../../../shared/domain/evaluation/entry/entry.ts';
import { runMachine, type RunStatus } from '../../../shared/domain/evaluation/run/machine.ts';
import type { RunBody } from '../../../shared/domain/evaluation/run/run.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import type { Viewer } from '../../../shared/runtime/viewer.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

export const RunView = onFirstUse(() =>
  z.object({
    runId: z.string(),
    cycleId: z.string(),
    status: z.enum(runMachine.states),
    version: z.int(),
    startedAt: z.string(),
    round: z.int().describe('how often the inputs were gone through'),
    blocked: z.object({ at: z.string(), hard: z.int() }).optional(),
    frozen: z.object({ at: z.string(), entries: z.int(), snapshotHash: z.string() }).optional(),
    finishedAt: z.string().optional(),
    allowedActions: z.array(z.string()),
  }),
);

export const FindingView = onFirstUse(() =>
  z.object({
    entryId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    category: z.string(),
    round: z.int(),
    checks: z.array(EntryCheck()),
  }),
);

export function runView(
  { id, status, version, body }: Pick<Standing<RunBody>, 'id' | 'status' | 'version' | 'body'>,
  { roles }: Viewer,
) {
  const { cycleId, startedAt, round, blocked, frozen, finishedAt } = body;
  return {
    runId: id,
    cycleId,
    status: status as RunStatus,
    version,
    startedAt,
    round,
    ...(blocked && { blocked }),
    ...(frozen && { frozen }),
    ...(finishedAt !== undefined && { finishedAt }),
    // The status was written by the same machine.
    allowedActions: allowedActions(runMachine, status as RunStatus, roles),
  };
}
