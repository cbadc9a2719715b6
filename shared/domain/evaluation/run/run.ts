import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import type { Acting } from '../../acting.ts';
import type { Decided } from '../../event.ts';
import { follow } from '../../machine.ts';
import type { Refusal } from '../../problem.ts';
import { instantSchema } from '../../time/instant.ts';
import { localDateSchema } from '../../time/local-date.ts';
import { type RunAction, runMachine, type RunStatus } from './machine.ts';

/** A scoring run; its id is that of EvaluationScoringStarted. */
export const RunBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    /** The last day of the period evaluated. */
    periodTo: localDateSchema(),
    /** Policy that inputs are read under, whatever changes while the run goes on. */
    policyVersion: z.string(),
    schemeHash: z.string(),
    /** In the order of the scheme. */
    categories: z.array(z.string()).min(1),
    startedAt: instantSchema(),
    /** Times the inputs were gone through: 1, and once more after each mended cause. */
    round: z.int().min(1),
    blocked: z.strictObject({ at: instantSchema(), hard: z.int().min(1) }).optional(),
    frozen: z
      .strictObject({ at: instantSchema(), entries: z.int().min(0), snapshotHash: z.string() })
      .optional(),
    finishedAt: instantSchema().optional(),
  }),
);
export type RunBody = z.infer<ReturnType<typeof RunBody>>;

export interface RunState {
  readonly id: string;
  readonly status: string;
  readonly body: RunBody;
}

export type RunDecision = Decided<RunBody> | Refusal;

export const runRefOf = ({ id, body }: Pick<RunState, 'id' | 'body'>) => ({
  runId: id,
  cycleId: body.cycleId,
});

export const followRun = (status: string, action: RunAction, { roles }: Pick<Acting, 'roles'>) =>
  // The status was written by the same machine.
  follow(runMachine, status as RunStatus, action, roles);
